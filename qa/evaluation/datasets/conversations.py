"""Conversations of a data set as the turns that Footnote would have had."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qa.models import Turn
from qa.rewriting import conversation


def turns(said: Sequence[dict[str, str]]) -> tuple[Turn, ...]:
    """Each question of the person, as it was understood then, with the answer after it if any."""
    return conversation(_exchanges(said))


def _exchanges(said: Sequence[dict[str, str]]) -> Iterator[tuple[str, str]]:
    for n, one in enumerate(said):
        if one["speaker"] == "user":
            after = said[n + 1] if n + 1 < len(said) else one
            yield one["text"], after["text"] if after["speaker"] != "user" else ""
