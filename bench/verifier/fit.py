"""Fits `qa/checking/verifier.json`: what the features of a claim and its source weigh.

    python -m bench.verifier.fit --data DATA --train TRAIN [--keep]

Fitted on the eighth of the entailment sets, and of the claims and edits written for Footnote,
that `bench.verifier.train` was not shown; the threshold is chosen on the development half of the
grounding sets. `--keep` writes the weights with the hashes of what they were fitted on; without
it the fit is only printed.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from sklearn.preprocessing import StandardScaler

from bench.checking import balanced
from bench.datasets import data_folder
from bench.grounding import TRAINED_ON, Pair, citation, grounding, held, training
from bench.verifier import edited, written
from bench.verifier.evaluate import JUDGED
from index.embed import PackagedEmbeddings
from qa.checking.check import findings
from qa.checking.entailment import Entailment
from qa.checking.features import Models, features
from qa.checking.source import Source
from qa.checking.verifier import claim_sentences
from qa.checking.wording import claimed

KEPT = Path(__file__).parents[2] / "qa" / "checking" / "verifier.json"
CACHE = Path(__file__).parents[1] / "out"
_MOST = 400  # claims of a set
_RIDGE = 0.01
# Held, not fitted: two of the sets are made so that shared words say nothing, and teach to distrust
# them where they tell most (bench/checking.md has what other values do).
_HELD = {"cosine": 2.0}
_ROUNDS = 3  # of finding the wrong sentence of a claim of several

Floats = NDArray[np.float64]


class Counted(NamedTuple):
    """The features of every sentence of every claim, and which claim each is of."""

    names: list[str]
    rows: Floats
    claim: NDArray[np.int64]
    supported: NDArray[np.bool_]
    flagged: NDArray[np.bool_]
    """Claims that a rule finds wrong already."""
    sets: list[str]


def count(sets: dict[str, list[Pair]], cache: Path) -> Counted:
    """The features of all pairs; kept in a file, for they take minutes."""
    if cache.exists():
        kept = np.load(cache, allow_pickle=False)
        return Counted(
            kept["names"].tolist(), kept["rows"], kept["claim"], kept["supported"],
            kept["flagged"], kept["sets"].tolist(),
        )  # fmt: skip
    models = Models(PackagedEmbeddings(threads=1), Entailment())
    rows: list[list[float]] = []
    claim, supported, flagged, names = [], [], [], []
    of = [(name, pair) for name, pairs in sets.items() for pair in pairs]
    feature_names: list[str] = []
    for n, (name, pair) in enumerate(of):
        source = Source([citation(pair.source)])
        for sentence in claim_sentences(claimed(pair.claim)):
            counted = features(sentence, source, models)
            feature_names = list(counted)
            rows.append(list(counted.values()))
            claim.append(n)
        supported.append(pair.supported)
        flagged.append(bool(findings(claimed(pair.claim), source)))
        names.append(name)
    found = Counted(
        feature_names, np.array(rows), np.array(claim), np.array(supported), np.array(flagged),
        names,
    )  # fmt: skip
    cache.parent.mkdir(exist_ok=True)
    np.savez(
        cache, names=np.array(found.names), rows=found.rows, claim=found.claim,
        supported=found.supported, flagged=found.flagged, sets=np.array(names),
    )  # fmt: skip
    return found


def fit(counted: Counted) -> tuple[Floats, float]:
    """Weights, none below zero, and the intercept, from the claims that no rule finds wrong.

    Without that bound, sets in which people wrote false claims with the source's own words
    teach that sharing many is a bad sign. A claim of several sentences is as good as its
    worst: which that is, is guessed from the last fit, a few times over.
    """
    scale = StandardScaler().fit(counted.rows)
    rows = scale.transform(counted.rows)
    supported = counted.supported[counted.claim]
    usable = ~counted.flagged[counted.claim]
    sign = np.where(supported, 1.0, -1.0)
    chosen = usable
    found = np.zeros(rows.shape[1] + 1)
    for _ in range(_ROUNDS):
        weight = _evened(counted, chosen)

        def loss(v: Floats, weight: Floats = weight) -> tuple[float, Floats]:
            margin = sign * (rows @ v[:-1] + v[-1])
            slope = -weight * sign / (1 + np.exp(np.clip(margin, -50, 50)))
            value = (weight * np.logaddexp(0, -margin)).sum() + _RIDGE * (v[:-1] ** 2).sum()
            return float(value), np.append(rows.T @ slope + 2 * _RIDGE * v[:-1], slope.sum())

        bounds: list[tuple[float | None, float | None]] = [
            _bounds(name, size) for name, size in zip(counted.names, scale.scale_, strict=True)
        ]
        bounds.append((None, None))
        found = minimize(loss, np.zeros_like(found), jac=True, bounds=bounds, method="L-BFGS-B").x
        scores = rows @ found[:-1] + found[-1]
        worst = worst_of(scores, counted.claim)
        chosen = usable & (supported | (scores <= worst[counted.claim] + 1e-9))
    weights = found[:-1] / scale.scale_
    return weights, float(found[-1] - (weights * scale.mean_).sum())


def _bounds(name: str, size: float) -> tuple[float, float | None]:
    """What a weight of the scaled feature may be."""
    return (_HELD[name] * size, _HELD[name] * size) if name in _HELD else (0, None)


def _evened(counted: Counted, chosen: NDArray[np.bool_]) -> Floats:
    """Each set counts the same for its true and for its false claims, whatever their number."""
    sets = np.array(counted.sets)[counted.claim]
    supported = counted.supported[counted.claim]
    weight = np.zeros(len(sets))
    for name in set(counted.sets):
        for side in (True, False):
            here = (sets == name) & (supported == side) & chosen
            weight[here] = 1 / max(1, here.sum())
    return weight


def worst_of(scores: Floats, claim: NDArray[np.int64]) -> Floats:
    """The least score of the sentences of each claim."""
    worst = np.full(int(claim.max()) + 1, np.inf)
    np.minimum.at(worst, claim, scores)
    return worst


def support(counted: Counted, weights: Floats, intercept: float) -> Floats:
    """The probability of each claim, 0 where a rule finds it wrong."""
    logits = worst_of(counted.rows @ weights + intercept, counted.claim)
    shares = 1 / (1 + np.exp(-np.clip(logits, -60, 60)))
    return np.where(counted.flagged[: len(shares)], 0.0, shares)


def by_set(counted: Counted, scores: Floats, threshold: float) -> dict[str, float]:
    """Balanced accuracy by set, and of the two halves of QAGS together."""
    sets = np.array(counted.sets)
    qags = np.array([name.startswith("qags") for name in counted.sets])
    rows = {name: sets == name for name in dict.fromkeys(counted.sets)}
    if qags.any():
        rows["qags"] = qags
    return {n: balanced(counted.supported[r], scores[r] >= threshold) for n, r in rows.items()}


def judged(found: dict[str, float]) -> list[float]:
    """The three figures that there are bars for."""
    return [found["summedits news"], found["qags"], found["faithbench"]]


def hashes(train: Path) -> dict[str, str]:
    """SHA-256 of each file that was trained on."""
    paths = [p for name in TRAINED_ON for p in sorted((train / name).glob("*.jsonl.gz"))]
    return {f"{p.parent.name}/{p.name}": _sha256(p) for p in (*paths, written.CLAIMS, edited.EDITS)}


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def main() -> None:
    """Count, fit, choose the threshold, print, keep."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--train", type=Path, required=True)
    parser.add_argument("--keep", action="store_true")
    parser.add_argument("--threshold", type=float)
    options = data_folder(parser)
    # The model has learned the others by heart: what it says of them is worth too much.
    sets = {
        name: [p for p in pairs if held(p.group)][:_MOST]
        for name, pairs in training(options.train).items()
    }
    sets["written"] = written.held_back(options.train)[:_MOST]
    sets["edited"] = edited.held_back(options.train)[:_MOST]
    taught = count(sets, CACHE / "verifier_train.npz")
    judging = {n: p for n, p in grounding(options.data).items() if n in JUDGED}
    dev = count(judging, CACHE / "verifier_dev.npz")
    weights, intercept = fit(taught)
    for name, weight in sorted(zip(taught.names, weights, strict=True), key=lambda x: -abs(x[1])):
        print(f"  {name:<16} {weight:+.3f}")
    scores = support(dev, weights, intercept)
    tried = [n / 100 for n in range(2, 90, 2)]
    best = max(tried, key=lambda t: sum(judged(by_set(dev, scores, t))))
    threshold = options.threshold or best
    for at in (0.001, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, threshold):
        shown = " ".join(f"{v:.3f}" for v in judged(by_set(dev, scores, at)))
        print(f"threshold {at:.2f}: news, QAGS, FaithBench {shown}")
    told = by_set(taught, support(taught, weights, intercept), threshold)
    print("on what it was fitted on:", {k: round(v, 3) for k, v in told.items()})
    if options.keep:
        named = {"intercept": intercept, **dict(zip(taught.names, weights.tolist(), strict=True))}
        rounded = {k: round(v, 5) for k, v in named.items()}
        KEPT.write_text(
            json.dumps({"weights": rounded, "threshold": threshold}, indent=1) + "\n", "utf-8"
        )
        record = json.dumps(hashes(options.train), indent=1)
        (Path(__file__).parent / "trained_on.json").write_text(record + "\n", "utf-8")


if __name__ == "__main__":
    main()
