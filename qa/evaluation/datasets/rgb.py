"""RGB: questions about news, with passages that answer them and passages that do not."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from index import Draft
from index.clean import clean
from qa.evaluation.questions import DataSet, GoldQuestion, parts, strings


def rgb(folder: Path) -> DataSet:
    """The passages of all questions are searched."""
    return DataSet(
        "rgb",
        "Questions about news, asked of passages that answer and passages that do not; the "
        "altered passages of the set are left out.",
        "rgb",
        partial(articles, folder),
        [
            GoldQuestion(
                row["id"],
                row["query"],
                strings(row["answer"]),
                tuple(map(_id, row["positive"])),
                answerable=True,
            )
            for row in _rows(folder)
        ],
    )


def articles(folder: Path) -> Iterator[Draft]:
    """Every passage once, right or wrong, as an article without a title."""
    texts = (text for row in _rows(folder) for text in (*row["positive"], *row["negative"]))
    for text in dict.fromkeys(texts):
        yield Draft(key=f"rgb#{_id(text)}", source_id=_id(text), text=clean(text))


def _rows(folder: Path) -> Iterator[dict[str, Any]]:
    return parts(folder, "en_fact")


def _id(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]
