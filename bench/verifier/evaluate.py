"""How well an entailment model by itself tells claims that are borne out from those that are not.

    python -m bench.verifier.evaluate FOLDER --data DATA --train TRAIN

The area under the curve, where no line is drawn: over all claims, and the mean of those within an
article. The claims written for Footnote are of articles that no model is trained on.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
from sklearn.metrics import roc_auc_score

from bench.datasets import data_folder
from bench.grounding import Pair, citation, grounding
from bench.verifier import edited, written
from qa.checking.entailment import SHIPPED, Entailment
from qa.checking.source import Source
from qa.checking.verifier import claim_sentences
from qa.checking.wording import claimed

JUDGED = ("summedits news", "qags cnndm", "qags xsum", "faithbench")


def scores(model: Entailment, pairs: Sequence[Pair]) -> list[float]:
    """The least logit of the sentences of each claim."""
    sources = {p.source: Source([citation(p.source)]) for p in pairs}

    def score(pair: Pair) -> float:
        source = sources[pair.source]
        told = claim_sentences(claimed(pair.claim)) or [pair.claim]
        return min(model.support(sentence, source) for sentence in told)

    with ThreadPoolExecutor(2) as threads:
        return list(threads.map(score, pairs))


def areas(pairs: Sequence[Pair], said: Sequence[float]) -> tuple[float, float]:
    """The area over all, and the mean of those within a group that has claims of both kinds."""
    groups: dict[str, list[int]] = defaultdict(list)
    for n, pair in enumerate(pairs):
        groups[pair.group].append(n)

    def area(of: Sequence[int]) -> float:
        return float(roc_auc_score([pairs[n].supported for n in of], [said[n] for n in of]))

    mixed = [g for g in groups.values() if len({pairs[n].supported for n in g}) == 2]
    return area(range(len(pairs))), float(np.mean([area(g) for g in mixed]))


def main() -> None:
    """Print a line a set."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=SHIPPED)
    parser.add_argument("--train", type=Path, required=True)
    options = data_folder(parser)
    model = Entailment(options.folder)
    sets = {n: p for n, p in grounding(options.data).items() if n in JUDGED}
    sets["written"] = written.held_back(options.train)
    sets["edited"] = edited.held_back(options.train)
    for name, pairs in sets.items():
        over_all, within = areas(pairs, scores(model, pairs))
        print(f"{name:<16} {over_all:.3f} within {within:.3f} of {len(pairs)}", flush=True)


if __name__ == "__main__":
    main()
