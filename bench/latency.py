"""How long an answer takes: warm, over 25,000 passages, with no language model.

`make bench`. Uses the real articles of `--data`, if given, else generated ones; the
library is built once, in `bench/out`. Stages are in one run, so their shares compare.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import statistics
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from bench.datasets import realtimeqa_articles, realtimeqa_gold
from bench.generated import articles
from index import Draft, Library, Settings
from qa import Answerer, Question

PASSAGES = 25_000
QUESTIONS = 200


def fill(library: Library, drafts: Iterator[Draft]) -> None:
    """Add articles until there are enough passages."""
    held = library.counts().passages
    while held < PASSAGES:
        batch = [d for d, _ in zip(drafts, range(50), strict=False)]
        if not batch:
            break
        held += sum(outcome.passages for outcome in library.add_drafts(batch))
        print(f"\r{held:6} of {PASSAGES} passages embedded", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)


def questions(library: Library, data: Path | None) -> list[str]:
    """Real questions of the data, else one about each of the generated articles."""
    if data is not None:
        return [q.text for q in realtimeqa_gold(data)][:QUESTIONS]
    asked = []
    for article in library.articles(limit=QUESTIONS):
        thing, town = article.title.split(" in ", 1)
        person = article.authors[0]
        pick = hashlib.sha256(article.id.encode()).digest()[0] % 3
        asked.append(
            (
                f"What happened to the {thing.lower()} in {town.split()[0]}?",
                f"What did {person} say?",
                f"How many people were affected in {town.split()[0]}?",
            )[pick]
        )
    return asked


def main() -> None:
    """Build the library if need be, ask, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=os.environ.get("FOOTNOTE_DATA"))
    parser.add_argument("--library", type=Path, help="a library that is there already")
    arguments = parser.parse_args()
    data = Path(arguments.data) if arguments.data else None
    kind = "real" if data else "generated"
    folder = arguments.library or Path(__file__).parent / "out" / f"latency-{kind}"
    library = Library(Settings(library=folder))
    if arguments.library is None:
        fill(library, realtimeqa_articles(data, 4_000) if data else articles(9_000))
    answerer = Answerer(library)
    asked = questions(library, data)
    for question in asked[:5]:
        answerer.invoke(Question(text=question))
    laps: dict[str, list[float]] = defaultdict(list)
    declined = 0
    for question in asked:
        answer = answerer.invoke(Question(text=question))
        declined += answer.abstained
        for stage, milliseconds in answer.timings_ms.items():
            laps[stage].append(milliseconds)
    counts = library.counts()
    print(
        f"{counts.passages} passages of {counts.articles} {kind} articles, {len(asked)} questions"
    )
    print(f"{declined} declined; {os.cpu_count()} cores; {answer.model}")
    print("| stage | median ms | 95th percentile ms | share |\n|---|---|---|---|")
    whole = statistics.median(laps["total"])
    for stage, times in laps.items():
        high = statistics.quantiles(times, n=20)[-1]
        median = statistics.median(times)
        print(f"| {stage} | {median:.1f} | {high:.1f} | {median / whole:.0%} |")
    library.close()


if __name__ == "__main__":
    main()
