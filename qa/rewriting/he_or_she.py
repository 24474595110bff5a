"""Whom "he" and "she" mean: a person of the conversation, or nobody."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa.attribution.names import Gender
from qa.language.lexicon import HE, SHE
from qa.rewriting.grammar import ASKING, AUXILIARY, DO, HAVE, MODAL
from qa.rewriting.people import People, is_person_noun, name_in
from qa.rewriting.phrases import Phrase
from qa.rewriting.topics import Topic, answer_names

_PERSON_TITLE = re.compile(r"(?:doctor|dr|president|king|queen|captain|pope|mr|mrs|ms)\.?\s[a-z]+$")
_SHE = frozenset("she her hers".split())
_WHO_IS = re.compile(
    r"who(?:['’]s|\s+is|\s+was)\s+(?P<who>(?:the|a|an)\s+[^?.!]{3,60}?)\s*[?.!]*$", re.IGNORECASE
)
# Not "who is Mirela Kost", which says of whom it asks.
_ASKS_WHO = re.compile(r"who\b(?!['’]s\b|\s+(?:is|was)\s+[A-Z])", re.IGNORECASE)


def person(word: str, about: Sequence[Topic], people: People) -> str | None:
    """The person last spoken of whom the pronoun fits; None rather than a place or a body."""
    wanted: Gender = "she" if word in _SHE else "he"
    last = people.recent[-1]
    asks_who = _ASKS_WHO.match(last.standalone_question) is not None
    asked = [name_in(_owner(t.phrase.text)) for t in about if _can_be_name(t.phrase, people)]
    told = [_owner(name) for turn in reversed(people.recent) for name in answer_names(turn)]
    roles = [t for t in about if _is_role(t.phrase, wanted, people)]
    found = None
    if asks_who:
        # Who did it is whom one goes on to speak of.
        answer = answer_names(last)
        found = people.first(answer, wanted, sure=True)
        found = found or people.first(answer[:1], wanted, sure=False)
    found = found or people.first(asked, wanted, sure=True)
    who_is = _WHO_IS.match(last.standalone_question)
    if not (found or asks_who or who_is) and roles and not roles[0].ago:
        return roles[0].phrase.spoken
    found = found or people.first(told, wanted, sure=True)
    if not found and who_is:
        return who_is["who"]
    found = found or people.first([*asked, *told], wanted, sure=False)
    if found:
        return people.full_name(found)
    if did := next((t.phrase for t in about if _did(t.phrase, wanted, people)), None):
        return did.text
    # "Doctor strange", in small letters, may be a name, and is asked about as one.
    small = (t.phrase for t in about if _PERSON_TITLE.match(t.phrase.text))
    phrase = roles[0].phrase if roles else next(small, None)
    return phrase.spoken if phrase else None


def _can_be_name(phrase: Phrase, people: People) -> bool:
    """Whether a phrase names a person: not with "the", unless more than that tells."""
    return phrase.is_name and (phrase.determiner != "the" or people.is_someone(phrase))


def _did(phrase: Phrase, wanted: Gender, people: People) -> bool:
    """Whether a name of one word is what a question asked about as one who does things."""
    does = phrase.before in DO | HAVE | MODAL and " " not in phrase.text
    if not does or not phrase.text[0].isupper() or people.gender(phrase.text) not in {"", wanted}:
        return False
    return _can_be_name(phrase, people) and people.is_unknown(phrase.text)


def _is_role(phrase: Phrase, wanted: Gender, people: People) -> bool:
    """Whether a phrase says who somebody is without a name: "the captain"."""
    if phrase.is_name or phrase.is_relational or phrase.is_plural:
        return False
    if not phrase.determiner and is_person_noun(phrase.head):
        return False  # "run for mayor"
    other = HE if wanted == "she" else SHE
    return people.is_someone(phrase) and phrase.head.lower() not in other


def _owner(name: str) -> str:
    """A name without what is theirs, and without the word that opens its question."""
    words = re.split(r"['’]s?\b", name)[0].split()
    opens = len(words) > 1 and words[0].lower() in AUXILIARY | ASKING
    return " ".join(words[1:] if opens else words)
