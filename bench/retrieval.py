"""Does the right article come first, and do the claims hold the answer? On RealTimeQA.

`python -m bench.retrieval LIBRARY` prints an ablation of the searches (dense, lexical,
fused by several weights), then what the whole pipeline answers. The library is made by
`bench.build_library`. A 95 % interval (bootstrap over questions) stands behind each figure.
"""

from __future__ import annotations

import argparse
import random
import statistics
from collections.abc import Sequence
from pathlib import Path

from bench.datasets import GoldQuestion, data_folder, holds, later_questions, realtimeqa_gold
from index import Library, Ranking, Settings
from qa import Answerer, Question
from qa import retrieve as retrieval

DEPTH = 60


def interval(values: Sequence[float]) -> str:
    """The mean with its 95 % bootstrap interval."""
    random_ = random.Random(0)
    means = sorted(statistics.fmean(random_.choices(values, k=len(values))) for _ in range(500))
    return f"{statistics.fmean(values):.3f} ({means[12]:.3f}–{means[487]:.3f})"


def first_rank(library: Library, ranked: Sequence[int], question: GoldQuestion) -> int:
    """The rank, from 1, of the first gold article among these passages' articles; 0 if none."""
    passages = library.store.passages(ranked)
    articles = library.store.articles({p.article_id for p in passages.values()})
    order = dict.fromkeys(passages[i].article_id for i in ranked if i in passages)
    for rank, article_id in enumerate(order, start=1):
        if articles[article_id].source_id in question.article_ids:
            return rank
    return 0


def row(name: str, ranks: Sequence[int]) -> str:
    """One line of the table: MRR@10 and Hit@1, 4, 10."""
    cells = [interval([1 / r if 0 < r <= 10 else 0.0 for r in ranks])]
    cells += [interval([float(0 < r <= k) for r in ranks]) for k in (1, 4, 10)]
    return f"| {name} | " + " | ".join(cells) + " |"


def searches(library: Library, gold: Sequence[GoldQuestion]) -> None:
    """Print the ablation of the searches."""
    found: list[tuple[Ranking, Ranking]] = [
        (library.store.dense(q.text, DEPTH), library.store.lexical(q.text, DEPTH)) for q in gold
    ]
    print("| search | MRR@10 | Hit@1 | Hit@4 | Hit@10 |\n|---|---|---|---|---|")
    for name, side in (("dense", 0), ("lexical", 1)):
        ranks = [
            first_rank(library, pair[side].ids.tolist(), q)
            for pair, q in zip(found, gold, strict=True)
        ]
        print(row(name, ranks))
    for weight in (0.3, 0.4, 0.5, 0.6, 0.7):
        ranks = [
            first_rank(library, list(retrieval.fuse(*pair, dense_weight=weight)), q)
            for pair, q in zip(found, gold, strict=True)
        ]
        print(row(f"fused, dense weight {weight}", ranks))


def answers(library: Library, gold: Sequence[GoldQuestion], later: Sequence[GoldQuestion]) -> None:
    """Print what the whole pipeline makes of the questions."""
    answerer = Answerer(library)
    given = [answerer.invoke(Question(text=q.text, evidence=10)) for q in gold]
    print("\n| answers | |\n|---|---|")
    for n in (1, 2, 3):
        right = [
            float(holds(" ".join(c.text for c in a.claims[:n]), q.answers))
            for a, q in zip(given, gold, strict=True)
        ]
        print(f"| answer string in the first {n} claims, declined is wrong | {interval(right)} |")
    seen = [
        float(any(holds(e.text, q.answers) for e in a.evidence[:5]))
        for a, q in zip(given, gold, strict=True)
    ]
    print(f"| answer string in the best 5 passages | {interval(seen)} |")
    print(f"| answered | {interval([float(not a.abstained) for a in given])} |")
    lengths = [float(len(a.claims)) for a in given if a.claims]
    print(f"| claims an answer | {statistics.fmean(lengths):.2f} |")
    declined = [float(answerer.invoke(Question(text=q.text)).abstained) for q in later]
    print(f"| questions of 2024 and later declined ({len(later)}) | {interval(declined)} |")


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("library", type=Path)
    parser.add_argument("--searches-only", action="store_true")
    parser.add_argument("--later", type=int, default=150, help="how many later questions to ask")
    arguments = data_folder(parser)
    library = Library(Settings(library=arguments.library))
    gold = realtimeqa_gold(arguments.data)
    counts = library.counts()
    print(f"{counts.articles} articles, {counts.passages} passages, {len(gold)} questions\n")
    searches(library, gold)
    if not arguments.searches_only:
        later = later_questions(arguments.data)
        answers(library, gold, random.Random(1).sample(later, min(arguments.later, len(later))))


if __name__ == "__main__":
    main()
