"""Sentences of a text, as the training pairs and the made claims have them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from sentencex import get_sentence_boundaries

Range = tuple[int, int]


@cache
def split(text: str) -> tuple[Range, ...]:
    """Sentence ranges of a text, trimmed, leaving no empty ones."""
    found = []
    for boundary in get_sentence_boundaries("en", text):
        start, end = boundary["start_index"], boundary["end_index"]
        piece = text[start:end]
        start += len(piece) - len(piece.lstrip())
        end -= len(piece) - len(piece.rstrip())
        if start < end:
            found.append((start, end))
    return tuple(found)


def overlapping(sentences: Iterable[Range], spans: Iterable[Range]) -> tuple[int, ...]:
    """Which sentences share a character with any of the spans."""
    wanted = list(spans)
    return tuple(i for i, (s, e) in enumerate(sentences) if any(a < e and b > s for a, b in wanted))
