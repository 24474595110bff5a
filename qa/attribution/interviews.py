"""Interviews set as turns: paragraphs that begin "Q:" and "A:", or with two persons' initials."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from qa.attribution.names import Roster, is_body, strip_titles
from qa.language.names import NAME_RUN

INTERVIEWER = "the interviewer"
_INTERVIEWED = "the person interviewed"
_LABEL = re.compile(r"(?:^|\n)[ \t]{0,20}(?P<label>[A-Z]{1,3}|Question|Answer)(?P<mark>[:.])\s")
_ASKS = frozenset({"Q", "Question"})
_ANSWERS = frozenset({"A", "Answer"})
# Fewer turns than this are no interview: "Q: … A: …" once is one.
_TURNS = 2
_TURNS_OF_INITIALS = 4


class Turn(NamedTuple):
    """One turn: its label, as offsets, and where its words begin and end."""

    speaker: str
    label: int
    start: int
    end: int


def find_turns(text: str, roster: Roster) -> list[Turn]:
    """The turns of an interview, in order; none when the article is no interview."""
    labels = list(_LABEL.finditer(text))
    asked = [m for m in labels if m["label"] in _ASKS | _ANSWERS]
    if len(asked) >= _TURNS and {m["label"] for m in asked} & _ASKS and _answered(asked):
        who = _introduced(text[: asked[0].start()], roster)
        speakers = [INTERVIEWER if m["label"] in _ASKS else who for m in asked]
        return list(_turns(text, asked, speakers))
    return _by_initials(text, labels, roster)


def turn_at(turns: list[Turn], starts: list[int], offset: int) -> Turn | None:
    """The turn that an offset is in; `starts` are the labels of the turns."""
    i = bisect_right(starts, offset) - 1
    return turns[i] if i >= 0 and offset < turns[i].end else None


def _answered(labels: list[re.Match[str]]) -> bool:
    return any(m["label"] in _ANSWERS for m in labels)


def _turns(text: str, labels: list[re.Match[str]], speakers: list[str]) -> Iterator[Turn]:
    for i, (match, speaker) in enumerate(zip(labels, speakers, strict=True)):
        if i + 1 < len(labels):
            end = labels[i + 1].start()
        else:  # what follows the last answer's paragraph may be the article's again
            line = text.find("\n", match.end())
            end = line if line >= 0 else len(text)
        yield Turn(speaker, match.start("label"), match.end(), end)


def _introduced(before: str, roster: Roster) -> str:
    """Who is named most before the first question."""
    named: Counter[str] = Counter()
    for match in NAME_RUN.finditer(before):
        name, _ = strip_titles(match.group())
        if name and not is_body(name) and roster.is_person(name):
            full = roster.full_name(name)
            named[full] += 1 if " " in full else 0
    [(best, count)] = named.most_common(1) or [("", 0)]
    return best if count else _INTERVIEWED


def _by_initials(text: str, labels: list[re.Match[str]], roster: Roster) -> list[Turn]:
    """Turns under two persons' initials, when the article names who one of them is."""
    own = [m for m in labels if 2 <= len(m["label"]) <= 3 and m["mark"] == ":"]
    both = {m["label"] for m in own}
    if len(own) < _TURNS_OF_INITIALS or len(both) != 2:
        return []
    if any(a["label"] == b["label"] for a, b in pairwise(own)):
        return []
    named = {label: _with_initials(text[: own[0].start()], label, roster) for label in both}
    if not any(named.values()):
        return []
    return list(_turns(text, own, [named[m["label"]] or INTERVIEWER for m in own]))


def _with_initials(before: str, label: str, roster: Roster) -> str:
    for match in NAME_RUN.finditer(before):
        name, _ = strip_titles(match.group())
        if "".join(w[0] for w in name.split()) == label and not is_body(name):
            return roster.full_name(name)
    return ""
