"""MTRAG: the last question of a conversation, with the passages that were found for it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from index import Draft
from index.clean import clean
from qa.evaluation.datasets.conversations import turns
from qa.evaluation.questions import DataSet, GoldQuestion, parts

_FILES = ("human_subset", "un_tasks")
# Small talk and questions that are too vague have no right decision here.
_ANSWERABLE = {"ANSWERABLE": True, "PARTIAL": True, "UNANSWERABLE": False}


def mtrag(folder: Path) -> DataSet:
    """The passages are given with the question, and the conversation before it."""
    return DataSet(
        "mtrag",
        "The last question of a conversation, with the passages that were found for it given, "
        "or asked of the passages of all where none was; answers are free text, so that only "
        "answering and declining are measured. Follow-ups that a person made stand alone are also "
        "searched for in the passages of all: as they were asked, as Footnote understands them "
        "and as the person put them.",
        "mtrag",
        partial(articles, folder),
        questions(folder),
    )


def articles(folder: Path) -> Iterator[Draft]:
    """Every passage once."""
    found = {c["id"]: c for row in _rows(folder) for c in row["contexts"]}
    for row in found.values():
        text = clean(row["text"])
        title = row["title"] or None
        yield Draft(key=f"mtrag#{row['id']}", source_id=row["id"], title=title, text=text)


def questions(folder: Path) -> list[GoldQuestion]:
    """The questions of which it is known whether they can be answered."""
    rewrites = {row["id"]: row["rewrite"] for row in parts(folder, "human_rewrites")}
    return [
        GoldQuestion(
            row["id"],
            row["query"],
            answerable=_ANSWERABLE[row["answerability"][0]],
            scope=tuple(c["id"] for c in row["contexts"]),
            history=turns(row["history"]),
            conversation=row.get("conversation_id", ""),
            rewrite=rewrites.get(row["id"], ""),
        )
        for row in _rows(folder)
        if row["answerability"][0] in _ANSWERABLE
    ]


def _rows(folder: Path) -> Iterator[dict[str, Any]]:
    for name in _FILES:
        yield from parts(folder, name)
