"""MultiHop-RAG: questions over several outlets, asked of the facts that were taken from them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path

from index import Draft
from index.clean import clean
from qa.evaluation.questions import DataSet, GoldQuestion, json_lines, parts, strings

_UNANSWERABLE = "null_query"
_JUDGEMENTS = frozenset(("yes", "no", "before", "after"))  # stand in no article as an answer


def multihop(folder: Path) -> DataSet:
    """The bodies of the articles are not there; each is its facts."""
    return DataSet(
        "multihop",
        "Questions over several news outlets, asked of the facts that were taken from their "
        "articles (the bodies are not there); questions answered by yes or no count for "
        "finding and declining only.",
        "multihop",
        partial(articles, folder),
        questions(folder),
    )


def articles(folder: Path) -> Iterator[Draft]:
    """Every article that facts were taken from, a line for each fact."""
    for row in json_lines(folder / "articles_meta_facts.jsonl"):
        published = row.get("published_at")
        yield Draft(
            key=f"multihop#{row['id']}",
            source_id=row["id"],
            title=row["title"],
            text=clean("\n\n".join(row["facts"])),
            outlet=row["source"] or None,
            authors=tuple(filter(None, [row.get("author")])),
            published=date.fromisoformat(published[:10]) if published else None,
            url=row.get("url") or None,
        )


def questions(folder: Path) -> list[GoldQuestion]:
    """The questions with the articles that are needed; any of them found counts as a hit."""
    found = []
    for row in parts(folder, "queries"):
        answerable = row["question_type"] != _UNANSWERABLE
        short = row["answer"].strip(" .").lower() not in _JUDGEMENTS
        found.append(
            GoldQuestion(
                row["id"],
                row["query"],
                strings(row["answer"]) if answerable and short else (),
                tuple(dict.fromkeys(e["article_id"] for e in row["evidence"])),
                answerable=answerable,
            )
        )
    return found
