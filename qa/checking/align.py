"""Where a claim follows its source word for word, what stands in the place of a word of it."""

from __future__ import annotations

from typing import NamedTuple

from qa.checking.source import Source
from qa.language.words import STOP, Word, words

# Words of a claim's surroundings that are compared, on each side.
_REACH = 3
# What the surroundings must come to: a rare word counts one, a common one less.
ENOUGH = 2.0
A_WORD = 1.0  # enough to say what was meant, where it is sure that something is wrong
_COMMON_COUNTS = 0.5


class Place(NamedTuple):
    """A range of characters of the source's text."""

    start: int
    end: int


def counterpart(
    claim: str, start: int, end: int, source: Source, *, both: bool = False, enough: float = ENOUGH
) -> Place | None:
    """The words of the source that stand where `claim[start:end]` stands in the claim.

    Those that have the same words on both sides, or (unless `both` is asked for) many on one;
    None where there are none, or the claim's own words stand there.
    """
    said = words(claim)
    inside = [n for n, w in enumerate(said) if w.start < end and start < w.end]
    if not inside:
        return None
    before, after = said[: inside[0]], said[inside[-1] + 1 :]
    own = [w.plain for w in said[inside[0] : inside[-1] + 1]]
    found: list[tuple[float, Place]] = []
    for first, last in _gaps(before, after, source, len(own)):
        there = source.words[first:last]
        if not there:
            continue
        left = _left(before, source.words[max(0, first - _REACH) : first])
        right = _right(after, source.words[last : last + _REACH])
        if both and before and after and not (left and right):
            continue
        score = left + right + (0.01 if len(there) == len(own) else 0.0)
        if [w.plain for w in there] == own:
            score += 0.02  # as good a place as any other: then nothing is wrong
        found.append((score, Place(there[0].start, there[-1].end)))
    score, place = max(found, default=(0.0, Place(0, 0)))
    same = [w.plain for w in source.words if place.start <= w.start < place.end] == own
    return None if score < enough or same else place


def _gaps(
    before: list[Word], after: list[Word], source: Source, size: int
) -> list[tuple[int, int]]:
    """Ranges of the source's words, of about the size, beside a word that the claim has there."""
    left = source.positions.get(before[-1].stem, []) if before else []
    right = source.positions.get(after[0].stem, []) if after else []
    lengths = sorted({max(1, size - 1), size, size + 1})
    starts = [(n + 1, n + 1 + length) for n in left for length in lengths]
    ends = [(n - length, n) for n in right for length in lengths]
    last = len(source.words)
    return [(first, end) for first, end in (*starts, *ends) if first >= 0 and end <= last]


def _left(before: list[Word], there: list[Word]) -> float:
    return _shared(before[-_REACH:][::-1], there[-_REACH:][::-1])


def _right(after: list[Word], there: list[Word]) -> float:
    return _shared(after[:_REACH], there[:_REACH])


def _shared(ours: list[Word], theirs: list[Word]) -> float:
    """How much of two runs of words is the same, counted from where they begin."""
    total = 0.0
    for one, other in zip(ours, theirs, strict=False):
        if one.stem != other.stem:
            break
        total += _COMMON_COUNTS if one.plain in STOP else 1.0
    return total
