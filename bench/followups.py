"""Follow-ups on MTRAG and TREC CAsT: what our rewrite finds of what a person's finds.

`python -m bench.followups` prints, for the turn as asked, as Footnote understands it and as a
person rewrote it, which share of the right passages is among the first five and ten, and how
much of the gap between the first and the last is recovered; then how alike its words are to
those of the person's rewrite, for the turns that came without passages too. The libraries are
built once, in `--keep`. Intervals draw whole conversations. `footnote eval mtrag cast` shows
the same of the whole pipeline.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

import numpy as np

from bench.datasets import data_folder, json_lines
from index import Library, Settings
from qa import Retriever, Stages
from qa.evaluation import DataSet, GoldQuestion, build, folder_of, is_built, load_set
from qa.evaluation.bootstrap import Rows, interval_of
from qa.evaluation.datasets.conversations import turns
from qa.evaluation.followups import Found, form, found, is_follow_up, recalls, recovered, right
from qa.rewriting import as_asked, standalone
from qa.rewriting.phrases import stems

FORMS = ("as asked", "as understood", "as a person rewrote it", "share of the gap recovered")
FIGURES: tuple[Callable[[Rows], float], ...] = (form(0), form(1), form(2), recovered)


def searched(one: DataSet, keep: Path) -> Iterator[str]:
    """Rows of the table for one data set, with the conversation searched with and without."""
    folder = folder_of(one, keep, Settings())
    with closing(Library(Settings(library=folder))) as library:
        if not is_built(folder):
            for _ in build(one, library):
                pass
        ids = {a.source_id: a.id for a in library.articles(limit=library.counts().articles)}
        asked = [
            q._replace(article_ids=tuple(ids[i] for i in right(q) if i in ids))
            for q in one.questions
            if is_follow_up(q)
        ]
        for name, context in (("the rewrite alone", False), ("and the conversation", True)):
            stages = Stages(folding=False, context=context)
            retriever = Retriever(library, stages)
            given = [found(retriever, q, as_asked(standalone(q.text, q.history))) for q in asked]
            for k in (5, 10):
                yield f"| {one.name}, {name}: recall@{k} | {_cells(asked, given, k)} |"


def _cells(asked: Sequence[GoldQuestion], given: Sequence[Found], k: int) -> str:
    rows = np.array([recalls(f, q.article_ids, k) for q, f in zip(asked, given, strict=True)])
    groups = [q.conversation for q in asked]
    cells = " | ".join(str(interval_of(figure, rows, groups)) for figure in FIGURES)
    return f"{cells} | {len(rows)} of {len(set(groups))}"


def worded(name: str, rewrites: Sequence[tuple[GoldQuestion, str]]) -> str:
    """How alike the words of two forms are to those of the person's rewrite, as F1."""
    rows = []
    for question, rewrite in rewrites:
        wanted = stems(rewrite)
        forms = (question.text, standalone(question.text, question.history))
        if wanted:
            rows.append([_f1(stems(text), wanted) for text in forms])
    values = np.array(rows)
    groups = [q.conversation for q, r in rewrites if stems(r)]
    cells = " | ".join(str(interval_of(form(n), values, groups)) for n in range(2))
    return f"| {name} | {cells} | {len(rows)} of {len(set(groups))} |"


def _f1(words: frozenset[str], wanted: frozenset[str]) -> float:
    shared = len(words & wanted)
    return 2 * shared / (len(words) + len(wanted)) if shared else 0.0


def _cast(data: Path) -> list[tuple[GoldQuestion, str]]:
    return [
        (
            GoldQuestion(
                row["id"],
                row["query"],
                history=turns(row["history"]),
                conversation=row["conversation_id"],
            ),
            row["rewrite"],
        )
        for path in sorted((data / "trec_cast").glob("turns.*jsonl"))
        for row in json_lines(path)
        if row["history"]
    ]


def _mtrag(data: Path) -> list[tuple[GoldQuestion, str]]:
    return [
        (
            GoldQuestion(
                row["id"],
                row["last_turn"],
                history=turns([{"speaker": "user", "text": t} for t in row["user_turns"][:-1]]),
                conversation=row["conversation_id"],
            ),
            row["rewrite"],
        )
        for path in sorted((data / "mtrag").glob("human_rewrites.*jsonl"))
        for row in json_lines(path)
        if len(row["user_turns"]) > 1
    ]


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--keep", type=Path, default=Path("bench/out/evaluation"))
    arguments = data_folder(parser)
    print(f"| | {' | '.join(FORMS)} | turns, conversations |\n|---|---|---|---|---|---|")
    for name in ("mtrag", "cast"):
        for row in searched(load_set(name, arguments.data), arguments.keep):
            print(row, flush=True)
    print(f"\n| words of the rewrite, F1 | {' | '.join(FORMS[:2])} | turns, conversations |")
    print("|---|---|---|---|")
    print(worded("mtrag, all human rewrites, questions only", _mtrag(arguments.data)))
    print(worded("cast, 2019 to 2022", _cast(arguments.data)))


if __name__ == "__main__":
    main()
