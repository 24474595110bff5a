"""The sentences of what a model wrote, each with the numbers it cites."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from index import Span, split_sentences
from qa.generation.numbers import Mark
from qa.generation.prompt import NOTHING

_BULLET = re.compile(r"\s*(?:[-*•#>]+|\d{1,2}[.)])\s+")
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)?")
# Where the words go, not only the link: nobody should be sent by a model to a page.
_ADDRESS = re.compile(r"<?(?:https?:|ftp:|data:|javascript:|mailto:|www\.)\S*", re.IGNORECASE)
_TAG = re.compile(r"</?[a-z!][^>]*>?|<\|[^>]*\|?>?", re.IGNORECASE)
_AT_END = re.compile(r"[.!?…。！？؟।][\"'”’»)\]*_]*$")
_EMPHASIS = re.compile(r"\*+|__+")
_EMPTY = re.compile(r"\(\s*\)")
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


class Written(NamedTuple):
    """A sentence that a model wrote, the numbers it cites, and whether it is at its end."""

    text: str
    numbers: tuple[int, ...]
    whole: bool


class _Piece(NamedTuple):
    span: Span
    line: int


def sentences(text: str, marks: Sequence[Mark], *, ended: bool) -> list[Written]:
    """The sentences of a text and their marks; before its end, the last may grow yet.

    >>> sentences("It reopened. It cost 18 million.", [Mark(12, 3, False)], ended=True)[0]
    Written(text='It reopened.', numbers=(3,), whole=True)
    """
    pieces = list(_pieces(text))
    cited: list[list[int]] = [[] for _ in pieces]
    starts = [i for i, c in enumerate(text, 1) if c == "\n"]
    for mark in marks:
        if pieces:
            cited[_owner(mark, pieces, marks, starts)].append(mark.n)
    found: list[Written] = []
    for i, (piece, numbers) in enumerate(zip(pieces, cited, strict=True)):
        words = plain(text[piece.span.start : piece.span.end])
        known = any(words == other.text for other in found)
        if any(c.isalpha() for c in words) and not known and not says_nothing(words):
            whole = ended or i < len(pieces) - 1
            found.append(Written(words, tuple(dict.fromkeys(numbers)), whole))
    return found


def broken_off(text: str, marks: Sequence[Mark]) -> bool:
    """Whether a text ends in mid-sentence: with neither a full stop nor a number at its end."""
    cited = bool(marks) and marks[-1].at == len(text)
    return bool(text) and not cited and not _AT_END.search(text) and not says_nothing(text)


def says_nothing(text: str) -> bool:
    """Whether these are the words by which a model says that the sentences do not answer."""
    return text.strip(" .*\"'").upper() == NOTHING


def plain(text: str) -> str:
    """Words without markup, links, tags, and what cannot be seen."""
    text = _LINK.sub(r"\1", _UNSEEN.sub(" ", text))
    for markup in (_ADDRESS, _TAG, _EMPHASIS, _EMPTY):
        text = markup.sub("", text)
    return " ".join(text.split())


def _pieces(text: str) -> Iterator[_Piece]:
    start = 0
    for n, line in enumerate(text.split("\n")):
        bullet = _BULLET.match(line)
        skipped = start + (bullet.end() if bullet else 0)
        for span in split_sentences(text[skipped : start + len(line)], "en"):
            yield _Piece(Span(span.start + skipped, span.end + skipped), n)
        start += len(line) + 1


def _owner(
    mark: Mark, pieces: Sequence[_Piece], marks: Sequence[Mark], starts: Sequence[int]
) -> int:
    """Which sentence a mark belongs to: the one it stands in or after, in its line.

    Where a line begins with a mark and does not end with one, marks stand before theirs.
    """
    line = _line(mark, starts)
    here = [i for i, piece in enumerate(pieces) if piece.line == line]
    if not here:  # a line of nothing but marks
        return max((i for i, piece in enumerate(pieces) if piece.line < line), default=0)
    end = pieces[here[-1]].span.end
    before = any(m.leads and _line(m, starts) == line for m in marks) and not any(
        not m.leads and m.at >= end and _line(m, starts) == line for m in marks
    )
    if before:
        return next((i for i in here if pieces[i].span.end > mark.at), here[-1])
    return max((i for i in here if pieces[i].span.start < mark.at), default=here[0])


def _line(mark: Mark, starts: Sequence[int]) -> int:
    """The number of the line a mark stands in; one that leads stands before its line's text."""
    at = mark.at + 1 if mark.leads and mark.at else max(0, mark.at - 1)
    return sum(start <= at for start in starts)
