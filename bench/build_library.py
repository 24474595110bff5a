"""Build the library of real articles that the other benches ask: `python -m bench.build_library`.

Can be interrupted and run again. Prints passages a second as it goes.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from bench.datasets import data_folder, realtimeqa_articles, squad_articles
from bench.unseen import unseen_articles
from index import Draft, Library, Settings
from qa.evaluation.datasets.clapnq import clapnq

_SETS: dict[str, Callable[[Path, int], Iterable[Draft]]] = {
    "realtimeqa": realtimeqa_articles,
    "squad2": lambda data, _: squad_articles(data),
    "clapnq": lambda data, _: clapnq(data / "clapnq").articles(),
    "unseen": lambda train, _: unseen_articles(train),
}


def main() -> None:
    """Build it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("library", type=Path, help="the folder to build it in")
    parser.add_argument("--others", type=int, default=2_500, help="articles besides the gold ones")
    parser.add_argument("--set", choices=tuple(_SETS), default="realtimeqa")
    arguments = data_folder(parser)
    library = Library(Settings(library=arguments.library))
    began, passages, articles = time.perf_counter(), 0, 0
    for outcome in library.add_drafts(_SETS[arguments.set](arguments.data, arguments.others)):
        articles += 1
        passages += outcome.passages
        if articles % 100 == 0:
            rate = passages / (time.perf_counter() - began)
            print(f"{articles:6} articles {passages:7} passages {rate:6.1f} a second", flush=True)
    library.close()
    print(library.counts())


if __name__ == "__main__":
    main()
