"""A follow-up made into a question that stands alone, by rules, from the conversation so far.

"And what did he say about Russia?" after a question about Samir Azzam becomes "What did Samir
Azzam say about Russia?"; "Why?" is asked of what the question before was about. A question that
has all it needs is left as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from qa.language.words import plain, weight
from qa.models import Turn
from qa.rewriting import grammar
from qa.rewriting.antecedents import expansions, references, replaced
from qa.rewriting.ellipsis import added, asked_again, bare, besides, instead, is_whole, topic_of
from qa.rewriting.grammar import POINTING, TIMES
from qa.rewriting.people import People
from qa.rewriting.phrases import Phrase, phrases, stems
from qa.rewriting.pronouns import pronouns
from qa.rewriting.topics import CARRIED, Topic, is_definition, is_vague, topics

_LONGEST = 1_000  # characters; what is longer says by itself what it is about
_ENGLISH = re.compile(r"[A-Za-z]")
_LEAD = re.compile(
    r"^(?:(?:(?:and|but|so|then|also|well|now|ok(?:ay)?|oh|hmm+|wow|yes|yeah|no|by\s+the\s+way)\b"
    r"[,.!]*|(?:really|thanks|thank you|great|cool|interesting|i see|awesome|right|sure|nice|"
    r"good to know)\b[,.!?]+)\s+)+(?=\S+\s+\S)",
    re.IGNORECASE,
)
# "That's interesting." before a question is said to be polite.
_COURTESY = re.compile(
    r"^(?:(?:that|it|this)(?:['’]s|\s+is|\s+was|\s+sounds?)|sounds?|good|great|agreed|who knew|i\s+"
    r"(?:see|understand|agree|like|didn['’]t)|you['’]re)\b[^.!?]{0,30}[.!?]+\s+(?=\S.*\?)",
    re.IGNORECASE,
)
_COMPLEMENT = re.compile(r"\s+(?:of|for|on|in|to|between|from)\s+\w", re.IGNORECASE)
# "And who was the gunman?" goes on about the same thing, however much its words tell.
_GOES_ON = re.compile(r"^(?:and|but|so|then|also)\b", re.IGNORECASE)
_WHO = re.compile(r"who\b", re.IGNORECASE)
_NOW = re.compile(
    r"\b(?:today|yesterday|tonight|(?:last|next)\s+(?:night|week|month|year)|"
    r"on\s+(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b",
    re.IGNORECASE,
)
# A question whose words tell less than this (0 to 1 for each) does not say what it is about.
_ENOUGH = 1.3


def standalone(question: str, history: Sequence[Turn]) -> str:
    """The question as it would be asked with no conversation before it."""
    question = question.strip()
    if not history or len(question) > _LONGEST or not _ENGLISH.search(question):
        return question
    asked = " ".join(question.split())
    asked = _LEAD.sub("", _COURTESY.sub("", _LEAD.sub("", asked)))
    made = _left_out(question, asked, history)
    if made is None:
        made = _pointing_back(asked, history, goes_on=bool(_GOES_ON.match(question)))
    return made[:1].upper() + made[1:]


def conversation(exchanges: Iterable[tuple[str, str]]) -> tuple[Turn, ...]:
    """Questions and their answers, in their order, each question as it was understood then."""
    turns: list[Turn] = []
    for question, answer in exchanges:
        understood = standalone(question, turns)
        turns.append(Turn(question=question, standalone_question=understood, text=answer))
    return tuple(turns)


def _left_out(question: str, asked: str, history: Sequence[Turn]) -> str | None:
    """What "why?" and "what about …" ask of the question before; None if it is neither."""
    before = history[-1].standalone_question.strip()
    if not before or len(before) > _LONGEST:
        return None
    if asking := bare(asked):
        return asked_again(asking, before)
    topic = topic_of(question) or topic_of(asked)
    if topic is None:
        return added(asked, before)
    people = People(history)
    return instead(topic, before, people) or besides(topic, question, before, people)


def _pointing_back(asked: str, history: Sequence[Turn], *, goes_on: bool) -> str:
    """The question with the words that point back made plain."""
    if found := references(asked, history):
        return replaced(asked, found)
    about = topics(history)
    if found := expansions(asked, history):
        return replaced(asked, found)
    if _is_about_somebody(asked) or not _needs_topic(asked, about, goes_on=goes_on):
        return asked
    people = People(history)
    # What the captain says and who did something is not asked of a person; nobody is "it".
    nobody = any(p.determiner == "the" and people.speaks(p) for p in phrases(asked))
    nobody = (
        nobody or _WHO.match(asked) is not None or any(p.kind == "thing" for p in pronouns(asked))
    )
    could_be = (t for t in about if not t.phrase.is_relational and not is_vague(t.phrase))
    topic = next((t for t in could_be if not (nobody and people.is_someone(t.phrase))), None)
    if topic is None:
        return asked
    return _with(topic.phrase, asked)


def _is_about_somebody(question: str) -> bool:
    """Whether a question asks about a "he" or "she" whom nothing told: no topic helps."""
    return any(pronoun.kind == "person" for pronoun in pronouns(question))


def _needs_topic(question: str, about: Sequence[Topic], *, goes_on: bool) -> bool:
    """Whether a question doesn't say what it is about: "What are the symptoms?"."""
    own = phrases(question)
    if any(p.is_name for p in own):
        return False
    if goes_on and any(
        p.determiner == "the" and not _COMPLEMENT.match(question, p.end) for p in own
    ):
        return True
    if is_definition(question):
        return False
    now = [p for p in own if p.determiner in POINTING and grammar.singular(p.head) in TIMES]
    if any(p.determiner in POINTING and p not in now for p in own):
        return True
    # "Who resigned this week?" is whole: it says of which time it asks.
    if (now or _NOW.search(question)) and not any(p.determiner == "the" for p in own):
        return False
    said = stems(question)
    if any(t.phrase.stems & said for t in about if not t.phrase.is_relational):
        return False
    if any(p.is_relational and _COMPLEMENT.match(question, p.end) for p in own):
        return False
    telling = [w for p in own if not p.is_relational for w in p.text.split()]
    return sum(weight(plain(w)) for w in telling) < _ENOUGH


def _with(topic: Phrase, question: str) -> str:
    """The question asked of a topic."""
    words = question.rstrip("?!. ")
    own = phrases(question)
    if not own and words.lower().endswith(" about"):
        return question
    if not is_whole(question):
        # A fragment that is one phrase ("Spousal support") is asked about; a statement is not.
        if len(own) != 1 or len(own[0].text.split()) < len(words.split()) - 1:
            return question
        fragment = words if own[0].is_name else f"{words[:1].lower()}{words[1:]}"
        return f"{CARRIED}{topic.spoken}, what about {fragment}?"
    if own and own[-1].is_relational and own[-1].end == len(words):
        return f"{words} of {topic.spoken}{question[len(words) :]}"
    return f"{CARRIED}{topic.spoken}, {question[:1].lower()}{question[1:]}"
