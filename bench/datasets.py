"""The data sets that Footnote is measured on, read from a folder that is not part of it.

The folder is given by `--data` or `FOOTNOTE_DATA`; its layout is described in its README.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import os
import re
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from index import Draft
from index.clean import clean


class GoldQuestion(NamedTuple):
    """A question, the answers that count as right, the articles known to hold one, its date."""

    id: str
    text: str
    answers: tuple[str, ...]
    article_ids: tuple[str, ...]
    asked_on: date | None


def data_folder(parser: argparse.ArgumentParser) -> argparse.Namespace:
    """Parse the command line with `--data` added; exits with a sentence if it isn't a folder."""
    parser.add_argument("--data", type=Path, default=os.environ.get("FOOTNOTE_DATA"))
    arguments = parser.parse_args()
    if arguments.data is None or not Path(arguments.data).is_dir():
        sys.exit("Say where the data folder is with --data or FOOTNOTE_DATA.")
    arguments.data = Path(arguments.data)
    return arguments


def json_lines(path: Path) -> Iterator[dict[str, Any]]:
    """Rows of a JSON-lines file, gzipped or not."""
    opened = gzip.open(path, "rt") if path.suffix == ".gz" else path.open()
    with opened as file:
        for line in file:
            yield json.loads(line)


def realtimeqa_gold(data: Path) -> list[GoldQuestion]:
    """The RealTimeQA questions whose articles are known."""
    return [
        GoldQuestion(
            row["id"],
            row["query"],
            tuple(row["answer"]),
            tuple(row["gold"]),
            date.fromisoformat(row["question_date"]) if row.get("question_date") else None,
        )
        for row in json_lines(data / "realtimeqa/gold_queries.dev.jsonl")
    ]


def realtimeqa_articles(data: Path, others: int = 2_500) -> Iterator[Draft]:
    """The gold articles and `others` more of 2022 and 2023, chosen by a hash of their ids."""
    gold = {i for q in realtimeqa_gold(data) for i in q.article_ids}
    rest: list[dict[str, Any]] = []
    for year in ("2022", "2023", "2024", "2025_26"):
        for row in json_lines(data / f"realtimeqa/articles.{year}.jsonl.gz"):
            if row["id"] in gold:
                yield _draft(row)
            elif year in ("2022", "2023") and len(row["body"]) >= 300:
                rest.append(row)
    rest.sort(key=lambda row: hashlib.sha256(row["id"].encode()).hexdigest())
    yield from map(_draft, rest[:others])


def _draft(row: dict[str, Any]) -> Draft:
    published = row.get("published_at") or None
    return Draft(
        key=f"realtimeqa#{row['id']}",
        source_id=row["id"],
        title=row["title"] or None,
        text=clean(row["body"]),
        outlet=row["source"] or None,
        authors=tuple(filter(None, [row.get("author")])),
        published=date.fromisoformat(published[:10]) if published else None,
        url=row.get("url") or None,
    )


def later_questions(data: Path) -> list[GoldQuestion]:
    """Questions of 2024 and later, asked of nothing that could answer them when it was written."""
    return [
        GoldQuestion(row["id"], row["query"], (), (), date.fromisoformat(row["question_date"]))
        for row in json_lines(data / "realtimeqa/queries.dev.jsonl")
        if row["question_date"] >= "2024"
    ]


def squad_articles(data: Path) -> Iterator[Draft]:
    """Every SQuAD 2.0 context, labelled or not, as an article of its own."""
    for name in ("contexts", "contexts_unlabelled_test"):
        for row in json_lines(data / f"squad2/{name}.jsonl"):
            text = clean(row["text"])
            yield Draft(key=row["id"], source_id=row["id"], title=row["title"], text=text)


def squad_questions(data: Path) -> list[GoldQuestion]:
    """The SQuAD 2.0 questions; an unanswerable one has no answers."""
    return [
        GoldQuestion(row["id"], row["query"], tuple(row["answers"]), (row["context_id"],), None)
        for row in json_lines(data / "squad2/queries.dev.jsonl")
    ]


def normalise(text: str) -> str:
    """Lower case, no punctuation, no articles: how answer strings are compared."""
    words = re.sub(r"[^\w\s]", " ", text.lower()).split()
    return " ".join(word for word in words if word not in ("a", "an", "the"))


def holds(text: str, answers: Iterable[str]) -> bool:
    """True when one of the answer strings stands in the text, as whole words."""
    padded = f" {normalise(text)} "
    return any(f" {normalise(answer)} " in padded for answer in answers if normalise(answer))
