"""TREC CAsT: conversations whose every turn a person made stand alone, and its answer's passage."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from index import Draft
from index.clean import clean
from qa.evaluation.datasets.conversations import turns
from qa.evaluation.questions import DataSet, GoldQuestion, parts

# A shorter passage asks back ("Is it for a man?") or is too little to be found by anything.
_LEAST_WORDS = 9


def cast(folder: Path) -> DataSet:
    """The turns of the years that came with their passages (2021 and 2022)."""
    return DataSet(
        "cast",
        "The turns of conversations, each made to stand alone by a person; the passage that "
        "answered it is looked for among the passages that answered all.",
        "cast",
        partial(articles, folder),
        questions(folder),
    )


def articles(folder: Path) -> Iterator[Draft]:
    """Every passage once."""
    for text, id_ in _passages(folder).items():
        yield Draft(key=f"cast#{id_}", source_id=id_, text=clean(text))


def questions(folder: Path) -> list[GoldQuestion]:
    """The turns that have a passage."""
    passages = _passages(folder)
    return [
        GoldQuestion(
            row["id"],
            row["query"],
            article_ids=(passages[row["passage"]],),
            history=turns(row["history"]),
            conversation=row["conversation_id"],
            rewrite=row["rewrite"],
        )
        for row in _rows(folder)
        if row["passage"] in passages
    ]


def _passages(folder: Path) -> dict[str, str]:
    """The id of the first turn that a passage answered, by its text."""
    found: dict[str, str] = {}
    for row in _rows(folder):
        text = row["passage"] or ""
        if len(text.split()) >= _LEAST_WORDS:
            found.setdefault(text, row["id"])
    return found


def _rows(folder: Path) -> Iterator[dict[str, Any]]:
    yield from parts(folder, "turns")
