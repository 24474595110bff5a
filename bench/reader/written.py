"""Questions written for Footnote, half of which only seem to be answered, as rows to train on.

    python -m bench.reader.written TRAIN_FOLDER OUT.npz --copies 3 --beside MIX.npz --rows 8000

`questions.jsonl` holds some questions of each passage: a few that it answers, and more that a
careful reader sees it does not, though words of the right kind stand in it. A language model wrote
them, passage by passage, for this project; a script asked that each answer stands in its passage.
The passages are those of the sets, named by their SHA-256, and their text is not in the project.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import re
from collections.abc import Iterator
from pathlib import Path

from bench.reader.data import MAX_PIECES, Pair, read_rows
from bench.reader.mix import as_met
from bench.reader.rows import pieces, rows_of
from bench.reader.sentences import overlapping, split
from bench.rows import Rows, write_beside
from bench.verifier.articles import documents, passages

QUESTIONS = Path(__file__).with_name("questions.jsonl")
UNSEEN = Path(__file__).with_name("questions_unseen.jsonl")
"""More of them, which are kept to measure with: `bench.reader.evaluate unseen`."""
_ENCYCLOPEDIA = (
    "squadshifts/new_wiki",
    "squad11_dev_extra/questions",
    "squad2_dev_otherhalf/questions",
    "qed/train",
)


def digest(text: str) -> str:
    """What names a passage."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def known_passages(train: Path) -> Iterator[tuple[str, str]]:
    """Title and text of every passage that questions may be of."""
    for name in _ENCYCLOPEDIA:
        for row in read_rows(train / f"{name}.jsonl.gz"):
            yield row["title"].replace("_", " "), row["context"]
    for document in documents(train):
        for text in passages(document):
            yield "", text


def written(train: Path, questions: Path = QUESTIONS) -> list[Pair]:
    """Every question of a file beside its passage.

    Raises:
        KeyError: a passage is not in the folder.
    """
    known = {digest(text): (title, text) for title, text in known_passages(train)}
    pairs = []
    for line in questions.read_text("utf-8").splitlines():
        row = json.loads(line)
        title, text = known[row["passage"]]
        sentences = split(text)
        answers = (text[slice(*row["answer"])],) if row["answer"] else ()
        spans = tuple(m.span() for a in answers for m in re.finditer(re.escape(a), text))
        gold = overlapping(sentences, spans)
        # Where an answer stands twice it is not known which is meant: the sentences are taught.
        taught = spans if len(spans) == 1 else ()
        pairs.append(
            Pair(row["question"], title, text, sentences, taught, gold, answers, "written")
        )
    return pairs


def asked_anew(pairs: list[Pair], copies: int, rng: random.Random) -> list[Pair]:
    """Copies of the questions, each cut and typed anew; the passage is whole in every other."""
    count = pieces()
    finished = []
    for copy in range(copies):
        for pair in pairs:
            room = rng.randint(90, MAX_PIECES) if copy % 2 else MAX_PIECES
            made = as_met(pair, count, room, rng)
            if made is not None:
                finished.append(made)
    return finished


def _rows(args: argparse.Namespace) -> Rows:
    return rows_of(asked_anew(written(args.data), args.copies, random.Random(args.seed)))


def _options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--copies", type=int, default=3)


def main() -> None:
    """Write the rows of the questions, beside some of a mix."""
    write_beside(__doc__, _rows, _options)


if __name__ == "__main__":
    main()
