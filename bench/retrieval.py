"""Does the right article come first, and do the passages hold the answer? On RealTimeQA.

`python -m bench.retrieval LIBRARY` prints an ablation of the searches and of what is made of
them, up to the passages beside an answer. The library is made by `bench.build_library`. A 95 %
interval (bootstrap over questions) stands behind each figure; answers are `footnote eval`'s.

`gold` questions have articles that are known to answer; `linked` ones, of 2022 and 2023, only
articles that a web search gave and that hold the answer string: more of them, and less sure.
"""

from __future__ import annotations

import argparse
import random
import statistics
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from bench.datasets import (
    GoldQuestion,
    data_folder,
    holds,
    json_lines,
    realtimeqa_gold,
)
from index import Library, Ranking, Settings
from qa import Answerer, Evidence, Question, Stages
from qa.retrieve import WEIGHTS, fuse

DEPTH = 200
EVIDENCE = 10
# As in `qa.retrieve`, and what else was looked at.
MIXES: tuple[dict[str, float], ...] = (
    {"dense": 0.5, "lexical": 0.5, "article": 0.0},
    {"dense": 0.4, "lexical": 0.6, "article": 0.0},
    {"dense": 0.4, "lexical": 0.3, "article": 0.3},
    {"dense": 0.3, "lexical": 0.3, "article": 0.4},
    WEIGHTS,
    {"dense": 0.2, "lexical": 0.4, "article": 0.4},
    {"dense": 0.2, "lexical": 0.3, "article": 0.5},
)
# What people call the outlets of the data.
SPOKEN = {"cnn.com": "CNN", "usatoday.com": "USA Today", "theweek.co.uk": "The Week"}
# What stands or falls with a switch: stages that are off, and whether the day is given.
ARRANGEMENTS: Mapping[str, tuple[Stages, bool]] = {
    "as it is": (Stages(), False),
    "without preferences": (Stages(preferences=False), False),
    "without whole articles": (Stages(article=False), False),
    "without dense": (Stages(dense=False), False),
    "without lexical": (Stages(lexical=False), False),
    "without folding": (Stages(folding=False), False),
    "without rerank": (Stages(rerank=False), False),
    "told the day it was asked": (Stages(), True),
    "told, without rerank": (Stages(rerank=False), True),
}


def interval(values: Sequence[float]) -> str:
    """The mean with its 95 % bootstrap interval."""
    random_ = random.Random(0)
    means = sorted(statistics.fmean(random_.choices(values, k=len(values))) for _ in range(500))
    return f"{statistics.fmean(values):.3f} ({means[12]:.3f}–{means[487]:.3f})"


def linked_questions(data: Path, library: Library) -> list[GoldQuestion]:
    """Questions of 2022 and 2023 with an article in the library that may well answer them."""
    there = {a.source_id for a in library.articles()}
    gold = {q.id for q in realtimeqa_gold(data)}
    return [
        GoldQuestion(
            row["id"],
            row["query"],
            tuple(row["answer"]),
            tuple(row["answer_in_article_ids"]),
            date.fromisoformat(row["question_date"]),
        )
        for row in json_lines(data / "realtimeqa/queries.dev.jsonl")
        if "2022" <= row["question_date"] < "2024"
        and row["id"] not in gold
        and there.intersection(row.get("answer_in_article_ids") or ())
    ]


def rank_of(ids: Sequence[str | None], question: GoldQuestion) -> int:
    """The rank, from 1, of the first right article among distinct ones; 0 if none is there."""
    for rank, source_id in enumerate(dict.fromkeys(ids), start=1):
        if source_id in question.article_ids:
            return rank
    return 0


def row(name: str, ranks: Sequence[int]) -> str:
    """One line of the table: MRR@10 and Hit@1, 4, 10."""
    cells = [interval([1 / r if 0 < r <= 10 else 0.0 for r in ranks])]
    cells += [interval([float(0 < r <= k) for r in ranks]) for k in (1, 4, 10)]
    return f"| {name} | " + " | ".join(cells) + " |"


def searches(library: Library, asked: Sequence[GoldQuestion]) -> None:
    """Print the ablation of the searches and of how they are mixed: all candidates, by article."""
    store = library.store
    found = [
        {
            "dense": store.dense(q.text, DEPTH),
            "lexical": store.lexical(q.text, DEPTH),
            "article": store.whole(q.text, DEPTH),
        }
        for q in asked
    ]
    origins = store.origins({i for r in found for s in r.values() for i in s.ids.tolist()})
    stands_in = {i: origin.article_id for i, origin in origins.items()}
    articles = store.articles(set(stands_in.values()))
    source = {i: articles[article].source_id for i, article in stands_in.items()}

    def print_row(name: str, ranked: Iterator[Sequence[int]]) -> None:
        orders = ([source[i] for i in ids] for ids in ranked)
        print(row(name, [rank_of(o, q) for o, q in zip(orders, asked, strict=True)]))

    print("| search | MRR@10 | Hit@1 | Hit@4 | Hit@10 |\n|---|---|---|---|---|")
    for name in ("dense", "lexical", "article"):
        rankings: list[Ranking] = [rankings[name] for rankings in found]
        print_row(name, (ranking.ids.tolist() for ranking in rankings))
    for mix in MIXES:
        named = ", ".join(f"{name} {weight:.2f}" for name, weight in mix.items())
        print_row(named, (list(fuse(r, stands_in, mix)) for r in found))


def evidence(library: Library, asked: Sequence[GoldQuestion]) -> None:
    """Print what stands in the evidence that a person is shown, by arrangement."""
    print(f"\n| the {EVIDENCE} passages shown | MRR@10 | Hit@1 | Hit@4 | Hit@10 |")
    print("|---|---|---|---|---|")
    found = {
        name: _shown(library, stages, asked, told) for name, (stages, told) in ARRANGEMENTS.items()
    }
    for name, given in found.items():
        print(row(name, _ranks(given, asked)))
    print("\n| answer string within the first | 1 | 4 | 10 passages |\n|---|---|---|---|")
    for name, given in found.items():
        cells = [
            interval(
                [
                    float(any(holds(e.text, q.answers) for e in passages[:n]))
                    for passages, q in zip(given, asked, strict=True)
                ]
            )
            for n in (1, 4, 10)
        ]
        print(f"| {name} | " + " | ".join(cells) + " |")


def _shown(
    library: Library, stages: Stages, asked: Sequence[GoldQuestion], told_day: bool = False
) -> list[tuple[Evidence, ...]]:
    """The passages beside the answer to each question."""
    answerer = Answerer(library, stages)
    return [
        answerer.invoke(
            Question(text=q.text, evidence=EVIDENCE, asked_on=q.asked_on if told_day else None)
        ).evidence
        for q in asked
    ]


def _ranks(shown: Sequence[Sequence[Evidence]], asked: Sequence[GoldQuestion]) -> list[int]:
    return [
        rank_of([e.source_id for e in passages], q)
        for passages, q in zip(shown, asked, strict=True)
    ]


def named(library: Library, asked: Sequence[GoldQuestion]) -> None:
    """Print what naming an outlet or a month before the question does, on and off."""
    own = {a.source_id: a for a in library.articles() if a.outlet in SPOKEN and a.published}
    pairs = [(q, own[i]) for q in asked for i in q.article_ids[:1] if i in own]
    worded = {
        "no outlet, no month": [q.text for q, _ in pairs],
        "its outlet": [f"According to {SPOKEN[str(a.outlet)]}, {q.text}" for q, a in pairs],
        "another outlet": [
            f"According to {'USA Today' if a.outlet == 'cnn.com' else 'CNN'}, {q.text}"
            for q, a in pairs
        ],
        "its month": [f"In {a.published:%B %Y}: {q.text}" for q, a in pairs],
    }
    print(f"\n| named before {len(pairs)} questions | MRR@10 | Hit@1 | Hit@4 | Hit@10 |")
    print("|---|---|---|---|---|")
    for name, texts in worded.items():
        for on in (True, False):
            so_worded = [q._replace(text=t) for t, (q, _) in zip(texts, pairs, strict=True)]
            ranks = _ranks(_shown(library, Stages(preferences=on), so_worded), so_worded)
            print(row(name if on else f"{name}, without preferences", ranks))


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("library", type=Path)
    parser.add_argument("--linked", action="store_true", help="ask the linked questions as well")
    arguments = data_folder(parser)
    library = Library(Settings(library=arguments.library))
    gold = realtimeqa_gold(arguments.data)
    counts = library.counts()
    asked = {"gold": gold}
    if arguments.linked:
        asked["linked"] = linked_questions(arguments.data, library)
    for name, questions in asked.items():
        print(f"\n{counts.articles} articles, {counts.passages} passages, ", end="")
        print(f"{len(questions)} {name} questions\n")
        searches(library, questions)
        evidence(library, questions)
        named(library, questions)


if __name__ == "__main__":
    main()
