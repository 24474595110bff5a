"""Questions written for Footnote that nothing is trained on, as a data set.

The folder is that of the training sets, which hold the passages (`bench.reader.written`).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bench.reader.written import UNSEEN, digest, written
from index import Draft
from index.clean import clean
from qa.evaluation.questions import GoldQuestion

_UNTITLED = "News"  # the passages of news come without their headlines


def unseen_articles(train: Path) -> Iterator[Draft]:
    """Every passage as an article of its own."""
    passages = {pair.text: pair.title for pair in written(train, UNSEEN)}
    for text, title in passages.items():
        name = digest(text)
        yield Draft(key=name, source_id=name, title=title or _UNTITLED, text=clean(text))


def unseen_questions(train: Path) -> list[GoldQuestion]:
    """The questions; an unanswerable one has no answers."""
    return [
        GoldQuestion(
            f"{digest(pair.text)}-{n}",
            pair.question,
            pair.answers,
            (digest(pair.text),),
            answerable=pair.answerable,
        )
        for n, pair in enumerate(written(train, UNSEEN))
    ]
