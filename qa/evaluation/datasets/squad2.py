"""SQuAD 2.0: paragraphs of Wikipedia, and questions half of which theirs does not answer."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from index import Draft
from index.clean import clean
from qa.evaluation.questions import DataSet, GoldQuestion, json_lines, parts, strings


def squad2(folder: Path) -> DataSet:
    """Every paragraph is searched."""
    return DataSet(
        "squad2",
        "Questions about paragraphs of Wikipedia, all of which are searched; half of the "
        "questions are made to look answerable and are not.",
        "squad2",
        partial(articles, folder),
        questions(folder),
        spans=True,
    )


def squad2_given(folder: Path) -> DataSet:
    """The paragraph is given with its question."""
    return squad2(folder)._replace(
        name="squad2-given",
        about="The same questions as of squad2, each with its own paragraph given.",
        questions=[q._replace(scope=q.article_ids) for q in questions(folder)],
    )


def articles(folder: Path) -> Iterator[Draft]:
    """Every context, with questions or without, as an article of its own."""
    for path in sorted(folder.glob("contexts*.jsonl")):
        for row in json_lines(path):
            text = clean(row["text"])
            yield Draft(key=row["id"], source_id=row["id"], title=row["title"], text=text)


def questions(folder: Path) -> list[GoldQuestion]:
    """The questions; an unanswerable one has no answers."""
    return [
        GoldQuestion(
            row["id"],
            row["query"],
            strings(row["answers"]),
            (row["context_id"],),
            answerable=not row["is_impossible"],
        )
        for row in parts(folder, "queries")
    ]
