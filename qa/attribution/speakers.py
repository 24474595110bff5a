"""Who a subject is: names made full, roles and pronouns traced back through the article."""

from __future__ import annotations

import re
from typing import NamedTuple

from qa.attribution.agents import is_agent, is_event
from qa.attribution.names import Gender, Roster, bare, is_body, last_name, strip_titles
from qa.attribution.subjects import NounPhrase
from qa.language.lexicon import ROLES
from qa.language.names import NAME_RUN

_NAME_AT_END = re.compile(NAME_RUN.pattern + r"(?:['’]s?)?$")
_OWNER = re.compile(rf"({NAME_RUN.pattern})['’]s\s")
_AFFILIATION = re.compile(r"\s(?:of|from|at|with|for|in)\s")
# "in the", "in China's": what follows is where they are.
_PREPOSITION = re.compile(
    r"\b(?:of|for|at|in|from|with|to|by|on|and|near|under)\s+(?:the\s+|[A-Z][\w.-]*['’]s\s+)?$"
)
_PLURAL = re.compile(
    r"^(?:they|many|some|several|most|both|two|three|critics|people)\b|\b\w*(?:[^s'’\W]s|[Pp]olice|[Pp]eople|men|"
    r"women|police)$"
)
_SELF = frozenset({"i", "we", "you", "me", "us"})
_PERSONS = {"he": "he", "she": "she"}
_NOBODY = frozenset(
    "it this that these those there here what which who whom nobody anyone no one nothing none "
    "everything something anything how why when where".split()
)
# "I" outside of all quotation: a column, a letter, a memoir.
_WRITER = "the writer"
# A speaker of long ago is not who "she" means, unless nobody else has been named since.
_MEMORY = 12


class Speaker(NamedTuple):
    """A resolved speaker and the mention that led to them, as offsets of the text."""

    name: str
    start: int
    end: int


class _Heard(NamedTuple):
    name: str
    gender: Gender
    plural: bool
    person: bool


class Speakers:
    """Resolves subjects in text order, remembering who has spoken."""

    def __init__(self, roster: Roster) -> None:
        self._roster = roster
        self._heard: list[_Heard] = []
        self._paragraph = 0
        self._heard_in: dict[str, int] = {}  # the paragraph that last spoke of each

    def is_heading(self, phrase: NounPhrase) -> bool:
        """True for what stands before a colon and names nobody: "WEATHER:", "Denver:", "Group D:".

        Not for "ORTIZ:" and "Ortiz:" where Lena Ortiz is named.
        """
        *before, last = phrase.text.split()
        if before and not phrase.text.isupper():
            return len(last) == 1
        return not self._roster.knows(last)

    def resolve(self, phrase: NounPhrase, antecedents: list[NounPhrase]) -> Speaker | None:
        """The speaker a subject means, or None when it is nobody in particular.

        `antecedents` are the subjects a pronoun may lean on, likeliest first.
        """
        word = phrase.text.lower()
        if word == "it":
            bodies = [
                h.name for h in self._heard if not h.person and not h.plural and h.name != "it"
            ]
            return Speaker(bodies[-1], phrase.start, phrase.end) if bodies else None
        if word in {"i", "we"}:
            return Speaker(_WRITER, phrase.start, phrase.end)
        if word in _SELF or word in _NOBODY or not phrase.text:
            return None
        if word in {"he", "she", "they"}:
            name = self._pronoun(word, antecedents)
        else:
            name, _, _, _ = heard = self._describe(phrase)
            if is_event(name):
                return None
            self._remember(heard)
        return Speaker(name, phrase.start, phrase.end) if name else None

    def hear(self, phrase: NounPhrase, *, acts: bool = False) -> None:
        """Note somebody the narrative speaks of, whom a later pronoun may mean.

        `acts` tells that what the subject does, only a person does: a lone surname is one.
        """
        heard = self._describe(phrase)
        if acts and not heard.person and NAME_RUN.fullmatch(phrase.text):
            name = strip_titles(phrase.text)[0]
            if name and " " not in name and not is_body(name):
                heard = _Heard(name, self._roster.gender(name), False, True)
        owner = _OWNER.match(phrase.text)
        if not heard.person and owner:  # "Lena Ortiz's bet is …": she may be meant by what follows
            heard = self._describe(NounPhrase(phrase.start, owner.end(1), owner.group(1)))
        if heard.person or (heard.plural and is_agent(heard.name)):
            self._remember(heard)

    def paragraph(self) -> None:
        """Note that a new paragraph begins."""
        self._paragraph += 1

    def _remember(self, heard: _Heard) -> None:
        self._heard_in[heard.name] = self._paragraph
        if heard in self._heard:
            self._heard.remove(heard)
        self._heard.append(heard)
        del self._heard[:-_MEMORY]

    def _pronoun(self, word: str, antecedents: list[NounPhrase]) -> str:
        nearby = [
            self._describe(phrase) for phrase in antecedents if phrase.text.lower() not in _SELF
        ]
        for heard in [*nearby, *reversed(self._heard)]:
            if word == "they":
                if heard.plural or not (heard.person or is_event(heard.name)):
                    self._remember(heard)
                    return heard.name
            elif heard.person and not heard.plural and self._may_be(word, heard):
                gender: Gender = "he" if word == "he" else "she"
                self._roster.note_gender(heard.name, gender)
                self._remember(heard._replace(gender=gender))
                return heard.name
        return word

    def _may_be(self, word: str, heard: _Heard) -> bool:
        """True when "he" or "she" may be this person: one whose gender nothing tells, if near."""
        if heard.gender:
            return heard.gender == word
        return self._heard_in.get(heard.name, self._paragraph) >= self._paragraph - 1

    def _describe(self, phrase: NounPhrase) -> _Heard:
        text = phrase.text.strip(" ,'’\"")
        text = re.sub(
            r"^(?:The|A|An|One|Some|Many|Several|Other|His|Her|Their|Its)\b", _lower, text
        )
        name = self._person_in(text) or self._person_in(_AFFILIATION.split(text, maxsplit=1)[0])
        if name:
            return _Heard(name, self._roster.gender(name), False, True)
        words = text.split()
        head = (
            bare(re.split(r"\s(?:of|for|at|in|from|with|to|on)\s", text)[0].split()[-1])
            if words
            else ""
        )
        if head in ROLES and words[0].lower() in {"the", "his", "her", "their"}:
            holder = self._roster.holder(head, phrase.start)
            if holder and len(words) <= 4:
                return _Heard(holder, self._roster.gender(holder), False, True)
        plural = bool(_PLURAL.search(text.split(" of ")[0].split(" for ")[0].split(" in ")[0]))
        return _Heard(text, "", plural, head in ROLES and not plural)

    def _person_in(self, text: str) -> str:
        match = _NAME_AT_END.search(text)
        if match is None:
            return ""
        run = match.group()
        if match.end() == len(text) and text.endswith(("'s", "’s")):
            run = run.removesuffix("'s").removesuffix("’s")
        lead_in = text[: match.start()]
        if _PREPOSITION.search(lead_in):
            return ""
        name, lead = strip_titles(run)
        if not name and lead and self._roster.knows(bare(lead[-1])):
            name = lead.pop().rstrip(".,")  # Mr. Dean is no dean
        if not name or is_body(name):
            return ""
        if " " not in name and not self._roster.is_person(name) and not lead and lead_in.strip():
            return ""
        if self._roster.is_person(name) or lead or (lead_in.strip() and " " in name):
            return self._roster.full_name(name)
        return ""


def _lower(match: re.Match[str]) -> str:
    return match.group().lower()


def same_speaker(one: str, other: str) -> bool:
    """True when two display names share their last name."""
    return last_name(one) == last_name(other)
