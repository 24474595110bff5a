"""Fit `qa/reader/calibration.json`: which sentence answers, and whether any does.

`python -m bench.calibrate collect NAME LIBRARY` asks the questions of a data set of a
library and keeps what the reader said of each sentence; `fit` fits both decisions on what
was collected and prints what they reach, cross-validated over the questions.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from bench.datasets import (
    GoldQuestion,
    data_folder,
    holds,
    json_lines,
    later_questions,
    realtimeqa_gold,
    squad_questions,
)
from bench.fitting import fit, fit_answerable
from bench.unseen import unseen_questions
from index import Library, Scope, Settings
from index.models import EVERYTHING
from qa import Question
from qa.answer import Scored, score_sentences
from qa.calibration import load_calibration
from qa.evaluation.datasets.clapnq import clapnq
from qa.evaluation.questions import read_questions
from qa.features import words_of
from qa.readers import load_reader
from qa.reading import SHIPPED
from qa.retrieve import Candidate, Retriever
from qa.selection import READ, selected
from qa.wordings import read as read_all
from qa.wordings import to_each, worded

OUT = Path(__file__).parent / "out"
# Plain questions of our own, of one article: what people ask, where the data sets ask of news'
# openings (RealTimeQA) or to deceive (SQuAD 2.0). They decide whether, not which sentence.
SEEDS = Path(__file__).parent / "seed_questions.jsonl"
_DEEP = 30  # passages found where those that answer are left out


class Asking(NamedTuple):
    """How the questions of a set are asked.

    `scoped`, each of one article only, its own or, if it has none, the one that is nearest to it:
    people keep libraries of one article too, and there every question finds something "best".
    `told`, on its day. `without` the articles that answer: news of the day that does not say.
    """

    scoped: bool
    told: bool
    without: bool

    @property
    def suffix(self) -> str:
        """What tells the set from the same questions asked plainly."""
        return "".join(f"-{name}" for name, on in self._asdict().items() if on)


def questions(name: str, data: Path, limit: int) -> list[GoldQuestion]:
    """A data set's questions, at most `limit`, chosen by a hash of their ids."""
    sets: dict[str, Callable[[Path], list[GoldQuestion]]] = {
        "gold": realtimeqa_gold, "later": later_questions, "squad2": squad_questions,
        "clapnq": lambda data: list(clapnq(data / "clapnq").questions),
        "seeds": lambda _: read_questions(SEEDS), "unseen": unseen_questions,
    }  # fmt: skip
    found = sorted(sets[name](data), key=lambda q: hashlib.sha256(q.id.encode()).hexdigest())
    return found[:limit]


def collect(
    library: Library, asked: Iterable[GoldQuestion], read: int, how: Asking
) -> Iterator[dict[str, Any]]:
    """Ask, read, and say of every sentence read what was thought of it and whether it is right.

    What stands in no article of the days that a question asks about is not read, as it would
    not be for an answer.
    """
    retriever, reader = Retriever(library), load_reader(library.settings.reader_model)
    ids = {a.source_id: a.id for a in library.articles()} if how.scoped else {}
    for question in asked:
        scope = EVERYTHING
        if how.scoped:
            own = [ids[i] for i in question.article_ids if i in ids]
            nearest = own or [retriever.invoke(Question(text=question.text))[0].article.id]
            scope = Scope(article_ids=tuple(nearest[:1]))
        asking = Question(
            text=question.text,
            scope=scope,
            asked_on=question.asked_on if how.told else None,
            evidence=_DEEP if how.without else None,
        )
        preferred = retriever.preferences(asking)
        candidates = [
            c for c in retriever.invoke(asking) if not (how.without and _answers(c, question))
        ]
        # The openings of what is left may answer, too.
        found = [
            c
            for c in selected(candidates, preferred, library.store, read)
            if not (how.without and _answers(c, question))
        ]
        text = worded(question.text, found)
        wordings = to_each(text, found, preferred)
        readings = read_all(reader, wordings, found)
        scored = score_sentences(wordings, found, readings, reader.calibration)
        yield {
            "id": question.id,
            "answerable": _is_answered(question) and not how.without,
            "sentences": [
                {
                    "features": s.features,
                    "article": s.candidate.article.source_id,
                    "own": s.candidate.article.source_id in question.article_ids,
                    "right": _right(s, question),
                }
                for s in scored
            ],
        }


def _is_answered(question: GoldQuestion) -> bool:
    return bool(question.answers) or any(question.selections)


def _right(sentence: Scored, question: GoldQuestion) -> bool:
    """Whether people chose the sentence, or where none were chosen, whether it holds an answer."""
    words = words_of(sentence.candidate, sentence.sentence)
    if question.selections:
        return any(words in one or one in words for some in question.selections for one in some)
    return holds(words, question.answers)


def _answers(candidate: Candidate, question: GoldQuestion) -> bool:
    """Whether a passage is of an article that answers, or holds an answer's words."""
    own = candidate.article.source_id in question.article_ids
    return own or holds(candidate.text, question.answers)


def main() -> None:
    """Collect or fit."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=("collect", "fit"))
    parser.add_argument(
        "names",
        nargs="+",
        help="gold, later, squad2, clapnq, seeds, unseen; the library last to collect",
    )
    parser.add_argument("--limit", type=int, default=300)
    parser.add_argument("--read", type=int, default=READ, help="passages read, besides openings")
    parser.add_argument(
        "--decision", action="store_true", help="fit whether any answers, the sentences as shipped"
    )
    parser.add_argument("--scoped", action="store_true", help="ask one article at a time")
    parser.add_argument("--told", action="store_true", help="ask each question on its day")
    parser.add_argument("--without", action="store_true", help="leave out what answers")
    arguments = data_folder(parser)
    OUT.mkdir(exist_ok=True)
    if arguments.what == "collect":
        name, folder = arguments.names
        library = Library(Settings(library=Path(folder)))
        asked = questions(name, arguments.data, arguments.limit)
        how = Asking(arguments.scoped, arguments.told, arguments.without)
        with (OUT / f"collected.{name}{how.suffix}.jsonl").open("w") as file:
            for row in collect(library, asked, arguments.read, how):
                file.write(json.dumps(row) + "\n")
        return
    sets = {n: list(json_lines(OUT / f"collected.{n}.jsonl")) for n in arguments.names}
    rows = [r | {"set": n} for n, rows in sets.items() for r in rows]
    rows = [r for r in rows if r["sentences"]]
    if arguments.decision:
        kept = load_calibration(SHIPPED)
        found = kept._asdict() | fit_answerable(rows, kept.sentence)
    else:
        found = fit(rows)
    print(json.dumps(found, indent=2))


if __name__ == "__main__":
    main()
