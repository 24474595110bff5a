"""MTRAG: the last question of a conversation, with the passages that were found for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any

from index import Draft
from index.clean import clean
from qa.evaluation.questions import DataSet, GoldQuestion, parts
from qa.models import Turn

_FILES = ("human_subset", "un_tasks")
# Small talk and questions that are too vague have no right decision here.
_ANSWERABLE = {"ANSWERABLE": True, "PARTIAL": True, "UNANSWERABLE": False}


def mtrag(folder: Path) -> DataSet:
    """The passages are given with the question, and the conversation before it."""
    return DataSet(
        "mtrag",
        "The last question of a conversation, with the passages that were found for it given, "
        "or asked of the passages of all where none was; answers are free text, so that only "
        "answering and declining are measured.",
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
    return [
        GoldQuestion(
            row["id"],
            row["query"],
            answerable=_ANSWERABLE[row["answerability"][0]],
            scope=tuple(c["id"] for c in row["contexts"]),
            history=tuple(_turns(row["history"])),
        )
        for row in _rows(folder)
        if row["answerability"][0] in _ANSWERABLE
    ]


def _rows(folder: Path) -> Iterator[dict[str, Any]]:
    for name in _FILES:
        yield from parts(folder, name)


def _turns(said: Sequence[dict[str, str]]) -> Iterator[Turn]:
    """Each question of the person with the answer that follows it."""
    for asked, told in pairwise(said):
        if asked["speaker"] == "user" and told["speaker"] == "agent":
            text = asked["text"]
            yield Turn(question=text, standalone_question=text, text=told["text"])
