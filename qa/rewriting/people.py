"""Who is who in a conversation: which of its names are people's, and which are no one's.

A place, a body or a thing is never "he" or "she", and a person is never "it". What tells them
apart stands in the questions and answers so far: titles, roles and ages beside a name, what it
is said to have said, and the prepositions before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path

from qa.attribution.names import Gender, Roster, bare, is_body, last_name, strip_titles
from qa.language.aliases import NAMES
from qa.language.lexicon import GIVEN_NAMES, HE, ROLE_OF_TITLE, ROLES, SHE
from qa.language.names import NAME_RUN
from qa.models import Turn
from qa.rewriting import grammar
from qa.rewriting.phrases import Phrase, without_nicknames

_PLACES = Path(__file__).parent / "places.txt"
_TURNS = 4
# Read for who is who; long answers repeat themselves.
_READ = 2_000
PERSON_NOUNS = ROLES | HE | SHE | frozenset("""
    man woman boy girl person child friend teenager baby deckhand sailor skipper crewman driver
    pilot passenger gunman shooter suspect victim survivor patient nurse surgeon
    paramedic firefighter engineer architect artist singer musician composer painter poet writer
    novelist journalist blogger actor
    player striker goalkeeper athlete boxer swimmer student pupil graduate owner landlord tenant
    founder winner defendant plaintiff killer murderer attacker soldier fisherman miner lecturer
    scholar philosopher mathematician physicist chemist biologist inventor explorer comedian
    presenter winemaker baker chef cook waiter captain worker employee boss leader trader banker
    investor widow widower orphan parent uncle aunt cousin nephew niece grandfather grandmother
    grandson granddaughter partner neighbor neighbour migrant refugee hostage prisoner inmate
    monk priest vicar
""".split())  # fmt: skip
# Before a name they say what body or kind of thing it is as often as who.
_NO_TITLES = frozenset("general major chief chair democrat republican host secretary".split())
_PERSON_TITLES = (ROLES | HE | SHE | frozenset(ROLE_OF_TITLE)) - _NO_TITLES
_PLACE_WORDS = frozenset("""
    port island islands isle isles cape mount mountain river lake sea ocean bay strait gulf valley
    hill hills street road avenue square park bridge airport harbor harbour beach coast county
    province district north south east west northern southern eastern western upper lower saint
    san los las fort new town village city
""".split())  # fmt: skip
# Bodies that are heard, not those that something happens at: the union, not the hospital.
_BODY_NOUNS = frozenset("""
    union party ministry council agency department army navy police guard committee court
    association federation board commission company corporation bank government administration
    parliament congress senate assembly alliance coalition organization organisation
""".split())  # fmt: skip
_IN_PLACE = frozenset("in at off near from around outside inside across".split())
_AGE = re.compile(r",\s(?:aged?\s)?\d{1,2}(?=[,.;)]|\sand\b|$)|\s\(\d\d\)")
_ROLE = re.compile(
    r",\s(?:who\b|(?:(?:a|an|the|its|their|then|former)\s)?(?:[\w'’-]+\s){0,4}?"
    r"(?P<role>[\w-]+)(?=[,.;]|\s(?:of|at|for|from|with|who|on|aboard)\b))"
)
_SAYING = r"(?:say|says|said|think|thinks|want|wants|tell|tells|told|mean|means|add|adds|added)"
_SAYS = re.compile(rf"\s{_SAYING}\b")
_SAID_BEFORE = re.compile(r"\b(?:said|says|added)\s+$")
_SINGLE = re.compile(r"\b(?:he|him|his|she|her|hers|its?)\b", re.IGNORECASE)
_WHO = re.compile(r"\s*who\b", re.IGNORECASE)
_WHO_IS = re.compile(r"\s*who(?:['’]s|\s+is|\s+was|\s+are|\s+were)\s+(?P<who>.+)", re.IGNORECASE)
_THE = re.compile(r"^\s*(?:The|A|An)\s+(?=[a-z])")
_LAST_WORD = re.compile(r"(?P<word>[\w'’-]+),?\s(?:the\s)?$")


@cache
def _known_places() -> frozenset[str]:
    return frozenset(re.split(r",\s*", _PLACES.read_text(encoding="utf-8").strip()))


def is_person_noun(word: str) -> bool:
    """True for a word that says what a person is or does: captain, deckhand, fisherman."""
    low = grammar.singular(word.lower())
    return low in PERSON_NOUNS or (len(low) > 5 and low.endswith(("man", "woman")))


def is_body_noun(word: str) -> bool:
    """True for a word that names a body of people: union, ministry."""
    return grammar.singular(bare(word)) in _BODY_NOUNS


class People:
    """The people of the last turns, and what else is named in them."""

    def __init__(self, history: Sequence[Turn] = ()) -> None:
        self.recent = history[-_TURNS:]
        self._persons: set[str] = set()
        self._said: set[str] = set()
        self._answers: set[str] = set()
        self._things: set[str] = set()
        self._asked: list[str] = []
        self._places: set[str] = set()
        texts = []
        for turn in self.recent:
            asked = without_nicknames(turn.standalone_question)
            told = without_nicknames(turn.text[:_READ])
            texts.append(f"{asked}\n{told}")
            self._note(asked)
            self._note(told)
            self._note_answer(asked, told)
        self._roster = Roster("\n".join(texts))
        for turn in self.recent:
            self._note_meant(turn)

    def _note(self, text: str) -> None:
        """What a text tells of each of its names."""
        for match in NAME_RUN.finditer(text):
            name, lead = strip_titles(match.group())
            if not name:
                continue
            before = _LAST_WORD.search(text, max(0, match.start() - 40), match.start())
            word = before["word"].lower() if before else ""
            if lead:  # "In Velmar", at the beginning of a sentence
                word = bare(lead[-1])
            apposed = _ROLE.match(text, match.end())
            role = (apposed["role"] or "person") if apposed else ""
            is_in = word in _IN_PLACE
            if is_in:
                self._places.add(name)
            if (
                any(bare(w) in _PERSON_TITLES for w in lead)
                or is_person_noun(word)
                or (not is_in and (is_person_noun(role) or _AGE.match(text, match.end())))
            ):
                self._persons |= {name, last_name(name)}
            elif _SAYS.match(text, match.end()) or _SAID_BEFORE.search(
                text, max(0, match.start() - 12), match.start()
            ):
                self._said |= {name, last_name(name)}

    def _note_answer(self, asked: str, told: str) -> None:
        """Who a "who" question was about, and who its answer names first."""
        if match := _WHO_IS.match(asked):
            self._asked.append(match["who"])
        if _WHO.match(asked):
            first = NAME_RUN.search(told, len(told) - len(_THE.sub("", told)))
            before = _LAST_WORD.search(told, 0, first.start()) if first else None
            # "The council of Velmar won" is no answer that names a person.
            if first and not (before and before["word"].lower() in grammar.PREPOSITIONS):
                self._answers.add(strip_titles(first.group())[0])

    def _note_meant(self, turn: Turn) -> None:
        """What a pronoun of an earlier question was taken to mean, and so "he", "she" or "it"."""
        said = _SINGLE.search(turn.question)
        if not said:
            return
        word = said.group().lower()
        for name in names_of(turn.standalone_question):
            if name in turn.question or self._is_no_one(name):
                continue
            if word in {"it", "its"}:
                self._things.add(name)
            else:
                self._persons |= {name, last_name(name)}
                self._roster.note_gender(name, "he" if word in {"he", "him", "his"} else "she")

    def is_person(self, name: str) -> bool:
        """Whether a name is surely a person's."""
        if self._is_no_one(name):
            return False
        first = bare(name.split()[0])
        if first in GIVEN_NAMES and (" " in name or name not in self._places):
            return True
        return name in self._persons or last_name(name) in self._persons or self.asked_who(name)

    def may_be_person(self, name: str) -> bool:
        """Whether a name can be a person's, for all that is known of it."""
        if self._is_no_one(name):
            return False
        if self.is_person(name):
            return True
        if name in self._places:
            return False
        known = self._roster.full_name(name)
        said = name in self._said or name in self._answers or self.asked_who(name)
        return said or " " in known

    def is_unknown(self, name: str) -> bool:
        """Whether nothing tells that a name is not a person's."""
        return not self._is_no_one(name) and name not in self._places

    def _is_no_one(self, name: str) -> bool:
        """Whether the words of a name say that it is a body's or a place's."""
        words = [bare(w) for w in name.split()]
        if not words or is_body(name) or name in self._things or " ".join(words) in _known_places():
            return True
        if len(words) == 1 and words[0] in NAMES:
            return True
        return words[0] in _PLACE_WORDS or words[-1] in _PLACE_WORDS

    def asked_who(self, phrase: str) -> bool:
        """Whether it was asked who somebody of this name is; a small letter is no name's part."""
        if phrase[:1].isupper():
            return any(asked.startswith(phrase) for asked in self._asked)
        return " " in phrase and any(asked.rstrip(" ?.!") == phrase for asked in self._asked)

    def gender(self, name: str) -> Gender:
        """What is known of a person: "he", "she", or nothing."""
        return self._roster.gender(self.full_name(name))

    def full_name(self, name: str) -> str:
        """The full name for a short one."""
        return name if " " in name else self._roster.full_name(name)

    def first(self, names: Iterable[str], wanted: Gender, *, sure: bool) -> str | None:
        """The first of some names that "he" or "she" fits; if sure, one that is a person's."""
        fitting = [n for n in names if self.may_be_person(n) and self.gender(n) in {"", wanted}]
        if sure:
            fitting = [n for n in fitting if self.gender(n) or self.is_person(n)]
        known = (n for n in fitting if self.gender(n) == wanted)
        return next(known, None) or next(iter(fitting), None)

    def is_someone(self, phrase: Phrase) -> bool:
        """Whether a phrase is surely a person: by name, or by what they do."""
        if not phrase.is_name:
            words = phrase.text.lower().split()
            named = len(words) > 1 and words[0] in GIVEN_NAMES
            return is_person_noun(words[-1]) or named or self.asked_who(phrase.text)
        name = name_in(phrase.text)
        if self._is_no_one(name):
            return False
        titles = map(bare, phrase.text.removesuffix(name).split())
        titled = any(t in _PERSON_TITLES or is_person_noun(t) for t in titles)
        return titled or self.is_person(name) or self.asked_who(phrase.text)

    def speaks(self, phrase: Phrase) -> bool:
        """Whether a phrase is surely a person or a body, that can be asked for what it says."""
        return is_body_noun(phrase.head) or self.is_someone(phrase)

    def is_place(self, phrase: Phrase) -> bool:
        """Whether a phrase is where something is."""
        words = [bare(w) for w in phrase.text.split()]
        is_known = " ".join(words) in _known_places() or (len(words) == 1 and words[0] in NAMES)
        if phrase.before in _IN_PLACE or phrase.text in self._places or is_known:
            return True
        return phrase.is_name and (words[0] in _PLACE_WORDS or words[-1] in _PLACE_WORDS)


def names_of(text: str) -> Iterator[str]:
    """The names of a text without their titles, in order."""
    for match in NAME_RUN.finditer(text):
        if name := strip_titles(match.group())[0]:
            yield name


def name_in(phrase: str) -> str:
    """The name of the person in a phrase, its titles and roles left out where it is a full one."""
    phrase = without_nicknames(phrase)
    runs = list(NAME_RUN.finditer(phrase))
    if not runs or runs[-1].end() < len(phrase):
        return phrase
    name, lead = strip_titles(runs[-1].group())
    if " " in name:
        return name
    return runs[-1].group() if lead and name else phrase
