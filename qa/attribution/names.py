"""The people and roles an article names, and the full name that a later short mention means."""

from __future__ import annotations

import re
from collections import Counter
from typing import Literal, NamedTuple

from qa.attribution.given_names import gender_of
from qa.language.lexicon import (
    BODIES,
    GIVEN_NAMES,
    HE,
    OPENING_WORDS,
    ROLE_OF_TITLE,
    ROLES,
    SHE,
    TITLES,
)
from qa.language.names import NAME_RUN

Gender = Literal["he", "she", ""]

_ROLE_AFTER = re.compile(r",\s(?P<appositive>[^,.;:()“”\x01\n]{3,120})[,.]")
_VERB = re.compile(r"\s(?:has|have|had|is|are|was|were|will|would|said|says|told|did)\s")
_DAY = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day")
_WORD = re.compile(r"[\w'’-]+")


class Person(NamedTuple):
    """A person as first named in full (`name`), and how the article speaks of them."""

    name: str
    gender: Gender


def bare(word: str) -> str:
    """A word without full stop, possessive and case, as the word lists have it."""
    return word.rstrip(".,").removesuffix("'s").removesuffix("’s").lower()


def strip_titles(run: str) -> tuple[str, list[str]]:
    """A run of capitalised words as the name at its end and the lead words before it."""
    words = run.split()
    lead: list[str] = []
    while words and (bare(words[0]) in TITLES or words[0].lower() in OPENING_WORDS):
        lead.append(words.pop(0))
    while len(words) > 1 and _DAY.fullmatch(words[-1]):  # "Florida Friday" is a place and a day
        words.pop()
    # "Syrian Defense Minister Ali Ayoub": everything up to the last title is no name.
    for i in range(len(words) - 2, -1, -1):
        if any(part in TITLES for part in bare(words[i]).split("-")):
            lead, words = [*lead, *words[: i + 1]], words[i + 1 :]
            break
    return " ".join(words).rstrip(".,") if not _initialed(words) else " ".join(words), lead


def _initialed(words: list[str]) -> bool:
    return bool(words) and (words[-1] in {"Jr.", "Sr."} or len(words[-1]) == 2)


def is_body(name: str) -> bool:
    """True for a name that belongs to a body or place ("Foreign Ministry"), not a person."""
    words = name.split()
    shouted = any(w.isupper() and len(w.strip(".")) > 3 for w in words)
    return bare(words[-1]) in BODIES or shouted or (name.isupper() and len(words) == 1)


def last_name(name: str) -> str:
    """The word that a later short mention of the name is likely to use."""
    words = name.split()
    while len(words) > 1 and bare(words[-1]) in {"jr", "sr", "ii", "iii", "iv"}:
        words.pop()
    return bare(words[-1]) if words else ""


class Roster:
    """Every full name of an article, looked up by last name or by role."""

    def __init__(self, text: str) -> None:
        self._full: dict[str, Counter[str]] = {}
        self._roles: dict[str, list[tuple[int, str]]] = {}
        self._gender: dict[str, Gender] = {}
        self._text = text
        for match in NAME_RUN.finditer(text):
            self._add(text, match)

    def _add(self, text: str, match: re.Match[str]) -> None:
        name, lead = strip_titles(match.group())
        roles = [ROLE_OF_TITLE.get(bare(w), bare(w)) for w in lead]
        before = _WORD.findall(text[max(0, match.start() - 40) : match.start()])
        if before and text[match.start() - 1] == " ":
            roles.append(bare(before[-1]))
        if not name or is_body(name) or self._is_thing(name):
            return
        if " " in name:
            self._full.setdefault(last_name(name), Counter())[name] += 1
        apposed = _ROLE_AFTER.match(text, match.end())
        if apposed and not _VERB.search(apposed.group()):
            roles += [bare(w) for w in _WORD.findall(apposed.group("appositive"))[:8]]
        full = self.full_name(name)
        for role in roles:
            if role in ROLES:
                self._roles.setdefault(role, []).append((match.start(), full))
        self._learn_gender(full, [*(bare(w) for w in lead), *roles])

    def _learn_gender(self, full: str, words: list[str]) -> None:
        if self._gender.get(full):
            return
        if any(w in SHE for w in words):
            self._gender[full] = "she"
        elif any(w in HE for w in words):
            self._gender[full] = "he"

    def full_name(self, name: str) -> str:
        """The article's full name for a short one; the name itself when there is none."""
        known = self._full.get(last_name(name))
        if not known or (" " in name and name in known):
            return name
        if " " in name:
            fits = [full for full in known if set(name.split()) <= set(full.split())]
            return max(fits, key=len) if fits else name
        return known.most_common(1)[0][0]

    def knows(self, surname: str) -> bool:
        """True when somebody of that last name is named in full, in any case of letters."""
        return surname.lower() in self._full or surname.lower() in GIVEN_NAMES

    def is_person(self, name: str) -> bool:
        """True when the name, or a full name it is short for, looks like a person's."""
        if is_body(name) or self._is_thing(name):
            return False
        first = bare(name.split()[0])
        return " " in name or last_name(name) in self._full or first in GIVEN_NAMES

    def _is_thing(self, name: str) -> bool:
        """True for "Tuft Cells" of a heading, which the article goes on to call tuft cells."""
        return " " in name and name.lower() in self._text

    def holder(self, role: str, before: int) -> str | None:
        """Who was last named in the role before an offset of the text."""
        holders = [name for at, name in self._roles.get(role, []) if at < before]
        return holders[-1] if holders else None

    def gender(self, name: str) -> Gender:
        """What titles, roles, earlier pronouns or the given name tell; empty if nothing does."""
        if known := self._gender.get(name):
            return known
        first, *others = name.split() or [""]
        return gender_of(bare(first), alone=not others)

    def note_gender(self, name: str, gender: Gender) -> None:
        """Remember a pronoun that was taken to mean this person."""
        self._gender.setdefault(name, gender)
