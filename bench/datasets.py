"""Where the data folder is, and what the benches ask of it: read by `qa.evaluation.datasets`.

The folder is given by `--data` or `FOOTNOTE_DATA`; its layout is described in its README.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from index import Draft
from qa.evaluation.datasets.realtimeqa import articles, gold, later
from qa.evaluation.datasets.squad2 import articles as squad2_articles
from qa.evaluation.datasets.squad2 import questions
from qa.evaluation.matching import holds
from qa.evaluation.questions import GoldQuestion, json_lines

__all__ = [
    "GoldQuestion",
    "data_folder",
    "holds",
    "json_lines",
    "later_questions",
    "realtimeqa_articles",
    "realtimeqa_gold",
    "squad_articles",
    "squad_questions",
]


def data_folder(parser: argparse.ArgumentParser) -> argparse.Namespace:
    """Parse the command line with `--data` added; exits with a sentence if it isn't a folder."""
    parser.add_argument("--data", type=Path, default=os.environ.get("FOOTNOTE_DATA"))
    arguments = parser.parse_args()
    if arguments.data is None or not Path(arguments.data).is_dir():
        sys.exit("Say where the data folder is with --data or FOOTNOTE_DATA.")
    arguments.data = Path(arguments.data)
    return arguments


def realtimeqa_gold(data: Path) -> list[GoldQuestion]:
    """The RealTimeQA questions whose articles are known."""
    return gold(data / "realtimeqa")


def realtimeqa_articles(data: Path, others: int = 2_500) -> Iterator[Draft]:
    """The gold articles and `others` more of 2022 and 2023."""
    return articles(data / "realtimeqa", others)


def later_questions(data: Path) -> list[GoldQuestion]:
    """Questions of 2024 and later, asked of nothing that could answer them when it was written."""
    return later(data / "realtimeqa")


def squad_articles(data: Path) -> Iterator[Draft]:
    """Every SQuAD 2.0 context, labelled or not, as an article of its own."""
    return squad2_articles(data / "squad2")


def squad_questions(data: Path) -> list[GoldQuestion]:
    """The SQuAD 2.0 questions; an unanswerable one has no answers."""
    return questions(data / "squad2")
