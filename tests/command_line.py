"""What a run of the command gave, for the tests that call it."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, NamedTuple

from index import Library

BELL = "The bell tower of Ostrava was struck by lightning on Monday. Nobody was hurt."


class Result(NamedTuple):
    """Exit status, standard output, and the lines of standard error."""

    code: int
    out: str
    errors: list[str]

    @property
    def rows(self) -> list[dict[str, Any]]:
        """Standard output as JSON lines."""
        return [json.loads(line) for line in self.out.splitlines()]


Footnote = Callable[..., Result]


def article_of(library: Library, source_id: str) -> str:
    """The id of the article that came in under an id of its file."""
    return next(a.id for a in library.articles() if a.source_id == source_id)


def one_sentence(result: Result) -> str:
    """The one line that a call which failed left, and it left nothing else."""
    assert result.code != 0
    assert result.out == ""
    assert len(result.errors) == 1, result.errors
    return result.errors[0]
