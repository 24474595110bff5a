"""ClapNQ: natural questions with a passage, and the sentences of it that people chose."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from index import Draft
from index.clean import clean
from qa.evaluation.questions import DataSet, GoldQuestion, parts


def clapnq(folder: Path) -> DataSet:
    """The passage is given with its question."""
    return DataSet(
        "clapnq",
        "Natural questions, each with a passage given; the sentences that answer were chosen "
        "by people, and half of the passages do not answer.",
        "clapnq",
        partial(articles, folder),
        questions(folder),
    )


def articles(folder: Path) -> Iterator[Draft]:
    """Every passage as an article, its sentences one after the other."""
    for row in parts(folder, "queries"):
        yield Draft(
            key=row["id"],
            source_id=row["id"],
            title=row["title"],
            text=clean(" ".join(_sentences(row["sentences"]))),
        )


def questions(folder: Path) -> list[GoldQuestion]:
    """The questions; the answers are explanations, which have no short string to look for."""
    return [
        GoldQuestion(
            row["id"],
            row["query"],
            article_ids=(row["id"],),
            answerable=bool(row["answerable"]),
            scope=(row["id"],),
            selections=tuple(_sentences(a["selected_sentences"]) for a in row["answers"]),
            sentences=_sentences(row["sentences"]),
        )
        for row in parts(folder, "queries")
    ]


def _sentences(rows: list[str]) -> tuple[str, ...]:
    """As cleaning leaves them, so that they are found in the article."""
    return tuple(text for row in rows if (text := clean(row)))
