"""Fit `qa/calibration.json`: which sentence answers, and whether any does.

`python -m bench.calibrate collect NAME LIBRARY` asks the questions of a data set of a
library and keeps what the reader said of each sentence; `fit` fits two logistic
regressions on what was collected and prints them cross-validated over the questions.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, cross_val_predict

from bench.datasets import (
    GoldQuestion,
    data_folder,
    holds,
    json_lines,
    later_questions,
    realtimeqa_gold,
    squad_questions,
)
from index import Library, Scope, Settings
from index.models import EVERYTHING
from qa import Question
from qa.answer import score_sentences
from qa.pipeline import READ
from qa.reading import PassageToRead, Reader
from qa.retrieve import Retriever

OUT = Path(__file__).parent / "out"
SENTENCE = ("evidence", "span", "answerable", "fused", "heading")
ANSWERABLE = ("score", "evidence", "span", "answerable", "dense", "fused")
# Of those that are answerable, how many must be answered: the rest is what caution costs.
ANSWERED = 0.85


def questions(name: str, data: Path, limit: int) -> list[GoldQuestion]:
    """A data set's questions, at most `limit`, chosen by a hash of their ids."""
    sets = {"gold": realtimeqa_gold, "later": later_questions, "squad2": squad_questions}
    found = sorted(sets[name](data), key=lambda q: hashlib.sha256(q.id.encode()).hexdigest())
    return found[:limit]


def collect(
    library: Library, asked: Iterable[GoldQuestion], scoped: bool
) -> Iterator[dict[str, Any]]:
    """Ask, read, and say of every sentence read what was thought of it and whether it is right.

    `scoped` asks each question of one article only, its own or, if it has none, any: people
    keep libraries of one article too, and there every question finds something "best".
    """
    retriever, reader = Retriever(library), Reader(library.settings.reader_model)
    ids = {a.source_id: a.id for a in library.articles()} if scoped else {}
    every = sorted(ids.values())
    for n, question in enumerate(asked):
        own = [ids[i] for i in question.article_ids if i in ids] or every[n : n + 1]
        scope = Scope(article_ids=tuple(own[:1])) if scoped else EVERYTHING
        found = retriever.invoke(Question(text=question.text, scope=scope))[:READ]
        passages = [PassageToRead.of(c.article, c.passage) for c in found]
        scored = score_sentences(found, reader.read(question.text, passages))
        yield {
            "id": question.id,
            "answerable": bool(question.answers),
            "sentences": [
                {
                    "features": s.features,
                    "right": holds(
                        s.candidate.article.text[s.sentence.start : s.sentence.end],
                        question.answers,
                    ),
                }
                for s in scored
            ],
        }


def fit(rows: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Both regressions; prints what they reach on questions they were not fitted on."""
    reachable = [r for r in rows if any(s["right"] for s in r["sentences"])]
    pairs = [(r["id"], s) for r in reachable for s in r["sentences"]]
    x = np.array([[s["features"][name] for name in SENTENCE] for _, s in pairs])
    y = np.array([s["right"] for _, s in pairs])
    groups = np.array([i for i, _ in pairs])
    model = LogisticRegression(C=1.0, max_iter=1000)
    held = cross_val_predict(
        model, x, y, groups=groups, cv=GroupKFold(5), method="decision_function"
    )
    for n in (1, 2, 3):
        right = [
            y[groups == r["id"]][np.argsort(-held[groups == r["id"]])[:n]].any() for r in reachable
        ]
        answerable = sum(r["answerable"] for r in rows)
        print(f"answer string in the best {n}: {sum(right) / answerable:.3f} of {answerable}")
    model.fit(x, y)
    sentence = dict(zip(SENTENCE, model.coef_[0].tolist(), strict=True))
    sentence["intercept"] = float(model.intercept_[0])
    return {"sentence": _rounded(sentence), **fit_answerable(rows, sentence)}


def fit_answerable(rows: Sequence[dict[str, Any]], sentence: dict[str, float]) -> dict[str, Any]:
    """Whether the best sentence answers, from its own features."""
    best = [_best(r, sentence) for r in rows if r["sentences"]]
    x = np.array([[b[name] for name in ANSWERABLE] for b in best])
    # An answerable question whose best sentence is wrong had better be declined.
    y = np.array([r["answerable"] for r in rows if r["sentences"]])
    model = LogisticRegression(C=1.0, max_iter=1000, class_weight="balanced")
    held = cross_val_predict(model, x, y, cv=5, method="predict_proba")[:, 1]
    threshold = float(np.quantile(held[y], 1 - ANSWERED))
    declined = (held[~y] < threshold).mean()
    answered = (held[y] >= threshold).mean()
    print(f"threshold {threshold:.3f}: {answered:.3f} answered, {declined:.3f} declined")
    bins = np.clip((held * 10).astype(int), 0, 9)
    error = sum(
        abs(held[bins == b].mean() - y[bins == b].mean()) * (bins == b).mean()
        for b in range(10)
        if (bins == b).any()
    )
    print(f"expected calibration error {error:.3f}")
    model.fit(x, y)
    weights = dict(zip(ANSWERABLE, model.coef_[0].tolist(), strict=True))
    weights["intercept"] = float(model.intercept_[0])
    return {"answerable": _rounded(weights), "threshold": round(threshold, 3)}


def _best(row: dict[str, Any], weights: dict[str, float]) -> dict[str, float]:
    def score(features: dict[str, float]) -> float:
        return weights["intercept"] + sum(weights[n] * features[n] for n in SENTENCE)

    features = max((s["features"] for s in row["sentences"]), key=score)
    return features | {"score": score(features)}


def _rounded(weights: dict[str, float]) -> dict[str, float]:
    return {name: round(weight, 4) for name, weight in weights.items()}


def main() -> None:
    """Collect or fit."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=("collect", "fit"))
    parser.add_argument("names", nargs="+", help="gold, later, squad2; the library last to collect")
    parser.add_argument("--limit", type=int, default=300)
    parser.add_argument("--scoped", action="store_true", help="ask one article at a time")
    arguments = data_folder(parser)
    OUT.mkdir(exist_ok=True)
    if arguments.what == "collect":
        name, folder = arguments.names
        library = Library(Settings(library=Path(folder)))
        asked = questions(name, arguments.data, arguments.limit)
        name += "-scoped" if arguments.scoped else ""
        with (OUT / f"collected.{name}.jsonl").open("w") as file:
            for row in collect(library, asked, arguments.scoped):
                file.write(json.dumps(row) + "\n")
        return
    rows = [r for n in arguments.names for r in json_lines(OUT / f"collected.{n}.jsonl")]
    random.Random(0).shuffle(rows)
    print(json.dumps(fit(rows), indent=2))


if __name__ == "__main__":
    main()
