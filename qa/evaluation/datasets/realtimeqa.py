"""RealTimeQA: weekly news quizzes, and the news articles around them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from index import Draft
from index.clean import clean
from qa.evaluation.questions import DataSet, GoldQuestion, json_lines, parts, strings

_ASKED = ("2022", "2023")  # years of the articles that questions are asked of
_LATER = "2024"
_SHORTEST = 300  # characters: shorter bodies are cookie notices and captions


def realtimeqa(folder: Path, others: int | None) -> DataSet:
    """Questions with known articles and questions of later years, asked of 2022 and 2023.

    With `others` None they are asked of every article of every year, some of which may
    answer the later questions, so that those are left out.
    """
    asked = gold(folder)
    known = {q.id for q in asked}
    if others is not None:
        asked += [q for q in later(folder) if q.id not in known]
    beside = "every other article" if others is None else f"{others:,} other articles of 2022–23"
    return DataSet(
        "realtimeqa",
        "News-quiz questions, each asked on its day, of the articles known to answer them and "
        f"{beside}; questions of 2024 and later, which those do not answer.",
        f"realtimeqa-{'all' if others is None else others}",
        partial(articles, folder, others),
        asked,
    )


def gold(folder: Path) -> list[GoldQuestion]:
    """The questions whose articles are known."""
    return [
        GoldQuestion(
            row["id"],
            row["query"],
            strings(row["answer"]),
            strings(row["gold"]),
            _day(row.get("question_date")),
            answerable=True,
        )
        for row in parts(folder, "gold_queries")
    ]


def later(folder: Path) -> list[GoldQuestion]:
    """Questions of 2024 and later: nothing that could answer them had been written in 2023."""
    return [
        GoldQuestion(row["id"], row["query"], asked_on=_day(row["question_date"]), answerable=False)
        for row in parts(folder, "queries")
        if row["question_date"] >= _LATER
    ]


def articles(folder: Path, others: int | None) -> Iterator[Draft]:
    """The gold articles and `others` more of 2022 and 2023, chosen by a hash of their ids.

    Every article of every year with `others` None.
    """
    wanted = {i for q in gold(folder) for i in q.article_ids}
    rest: list[dict[str, Any]] = []
    for path in sorted(folder.glob("articles.*.jsonl*")):
        year = path.name.split(".")[1]
        for row in json_lines(path):
            if row["id"] in wanted or (others is None and row["body"].strip()):
                yield _draft(row)
            elif others is not None and year in _ASKED and len(row["body"]) >= _SHORTEST:
                rest.append(row)
    rest.sort(key=lambda row: hashlib.sha256(row["id"].encode()).hexdigest())
    yield from map(_draft, rest[:others])


def _draft(row: dict[str, Any]) -> Draft:
    return Draft(
        key=f"realtimeqa#{row['id']}",
        source_id=row["id"],
        title=row["title"] or None,
        text=clean(row["body"]),
        outlet=row["source"] or None,
        authors=tuple(filter(None, [row.get("author")])),
        published=_day(row.get("published_at")),
        url=row.get("url") or None,
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text[:10]) if text else None
