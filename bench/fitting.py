"""What `bench.calibrate` fits: which sentence answers, which others belong, whether any does."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedGroupKFold

from index import Caution
from qa.answer import MAX_CLAIMS
from qa.features import of_question

SENTENCE = (
    "evidence", "span", "answerable", "fused", "heading",
    "lead", "gives", "votes", "words", "names", "overlap",
)  # fmt: skip
# Held, not fitted: the sets have few headlines and questions that say the answer's words, and a
# person is not answered by one. Fitted it is -0.01, and .626 of gold's first sentences are right
# for .641.
HELD = {"heading": -0.5}
# What the best sentence scores adds nothing to these. How near to its article's opening it stands
# would, in news, but a detail is no less answered for standing far down (bench/answers.md).
ANSWERABLE = ("answerable_most", "dense_most", "names_most", "overlap", "timely", "alone")
# How much a set counts in choosing sentences, and in how sure to be, whatever its size: this
# is for news, and what tells its sentences apart, "lead" above all, is nothing to an encyclopedia.
IMPORTANCE = {"gold": 3.0}
# What tells whether a sentence beside the best adds to the answer, and how likely it has to be
# to: `bench/answers.md` has what other values come to. ClapNQ's are the only answers of which it is
# known sentence by sentence; of the others, which sentences hold the words that are asked for.
FURTHER = ("behind", "evidence", "overlap")
LIKELY = 0.33
WHOLE_ANSWERS = {"clapnq-scoped": 4.0}
# Of those that are answerable, how many are answered, by how careful to be.
ANSWERED: dict[Caution, float] = {"careful": 0.7, "balanced": 0.92, "forthcoming": 0.95}


def fit(rows: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Both models; prints what they reach on questions they were not fitted on."""
    # Asked of its own article alone, a question says little of which passage answers; ClapNQ's
    # are never asked otherwise, and only of them it is known sentence by sentence.
    plainly = [r for r in rows if "-" not in r["set"] and r["set"] != "seeds"]
    chosen = plainly + [r for r in rows if r["set"] in WHOLE_ANSWERS]
    reachable = [r for r in chosen if any(s["right"] for s in r["sentences"])]
    random.Random(0).shuffle(reachable)
    folds = [reachable[n::5] for n in range(5)]
    held: list[tuple[dict[str, Any], list[int]]] = []
    for n, fold in enumerate(folds):
        weights = fit_sentences([r for m, other in enumerate(folds) if m != n for r in other])
        held += [(r, np.argsort(-(_matrix(r) @ weights)).tolist()) for r in fold]
    for name in dict.fromkeys(r["set"] for r in reachable):
        asked = sum(r["answerable"] for r in chosen if r["set"] == name)
        ranked = [(r, order) for r, order in held if r["set"] == name]
        for n in (1, 2, 3):
            right = sum(any(r["sentences"][i]["right"] for i in order[:n]) for r, order in ranked)
            print(f"{name}: right within the best {n}: {right / asked:.3f} of {asked}")
    sentence = dict(zip(SENTENCE, fit_sentences(reachable).tolist(), strict=True))
    further = fit_further([r for r in rows if r["answerable"]], sentence)
    return {
        "sentence": _rounded(sentence),
        **fit_answerable(rows, sentence),
        "further": _rounded(further),
    }


def fit_further(rows: Sequence[dict[str, Any]], sentence: dict[str, float]) -> dict[str, float]:
    """Which sentences beside the best one belong to the answer; every set counts the same.

    Prints what is reached on questions that it was not fitted on.
    """
    rows = [r for r in rows if len(r["sentences"]) > 1 and any(s["right"] for s in r["sentences"])]
    sizes = Counter(r["set"] for r in rows)
    beside = [_beside(r, sentence) for r in rows]
    worth = [
        WHOLE_ANSWERS.get(r["set"], 1.0) / sizes[r["set"]] / len(y)
        for r, (_, y) in zip(rows, beside, strict=True)
    ]

    def fitted(chosen: Sequence[int]) -> dict[str, float]:
        x, y = (np.concatenate([beside[n][part] for n in chosen]) for part in (0, 1))
        weights = np.concatenate([np.full(len(beside[n][1]), worth[n]) for n in chosen])
        model = LogisticRegression(max_iter=3000)
        model.fit(x, y, sample_weight=weights * len(y) / weights.sum())
        found = dict(zip(FURTHER, model.coef_[0].tolist(), strict=True))
        # Shown where it comes to more than nothing.
        return found | {
            "intercept": float(model.intercept_[0]) - float(np.log(LIKELY / (1 - LIKELY)))
        }

    reached: dict[str, list[tuple[float, ...]]] = {}
    order = np.zeros(len(rows))
    ids = [r["id"] for r in rows]
    for kept, held in StratifiedGroupKFold(5, shuffle=True, random_state=0).split(
        order, order, ids
    ):
        weights = fitted(kept.tolist())
        for n in held:
            reached.setdefault(rows[n]["set"], []).append(_shown(rows[n], sentence, weights))
    for name, found in reached.items():
        one, two, three, f1, count = np.mean(found, 0)
        print(
            f"{name}: right within the first 1, 2, 3 shown {one:.3f} {two:.3f} {three:.3f}; "
            f"F1 of the sentences {f1:.3f}, {count:.2f} of them"
        )
    return fitted(range(len(rows)))


def _beside(row: dict[str, Any], sentence: dict[str, float]) -> tuple[NDArray[Any], NDArray[Any]]:
    """What `fit_further` weighs of every sentence but the best, and whether it is right."""
    scores = _matrix(row) @ np.array([sentence[name] for name in SENTENCE])
    best = int(np.argmax(scores))
    known = [
        s["features"] | {"behind": score - scores[best]}
        for s, score in zip(row["sentences"], scores, strict=True)
    ]
    x = np.array([[k[name] for name in FURTHER] for k in known])
    y = np.array([s["right"] for s in row["sentences"]])
    return np.delete(x, best, 0), np.delete(y, best)


def _shown(
    row: dict[str, Any], sentence: dict[str, float], further: dict[str, float]
) -> tuple[float, ...]:
    """Right within the first 1, 2 and 3 sentences shown, their F1, and how many they are."""
    x, y = _beside(row, sentence)
    adds = x @ np.array([further[name] for name in FURTHER]) + further["intercept"]
    others = [n for n in np.argsort(-adds) if adds[n] >= 0][: MAX_CLAIMS - 1]
    right = sum(s["right"] for s in row["sentences"])
    shown = [bool(right - y.sum()), *(bool(y[n]) for n in others)]
    share = 2 * sum(shown) / (len(shown) + right)
    return *(float(any(shown[:n])) for n in (1, 2, 3)), share, float(len(shown))


def fit_sentences(rows: Sequence[dict[str, Any]]) -> NDArray[np.float64]:
    """Weights that make the right sentences of a question stand out among all that were read.

    A softmax over each question's sentences rather than a regression over all: whether a
    question can be answered at all must not be mistaken for which sentence answers it.
    """
    x = np.concatenate([_matrix(r) for r in rows])
    right = np.concatenate([[s["right"] for s in r["sentences"]] for r in rows])
    sizes = np.array([len(r["sentences"]) for r in rows])
    starts = np.cumsum(sizes) - sizes
    sets = Counter(r["set"] for r in rows)
    worth = np.array([IMPORTANCE.get(r["set"], 1.0) / sets[r["set"]] for r in rows])
    worth /= worth.sum()

    def spread(logits: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """The log of each question's sum of exponentials, and each sentence's share of it."""
        highest = np.maximum.reduceat(logits, starts)
        powers = np.exp(logits - np.repeat(highest, sizes))
        sums = np.add.reduceat(powers, starts)
        return highest + np.log(sums), powers / np.repeat(sums, sizes)

    def surprise(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        logits = x @ weights
        every, shares = spread(logits)
        those, among = spread(np.where(right, logits, -1e9))
        slope = ((shares - among) * np.repeat(worth, sizes)) @ x
        lost = float(worth @ (every - those)) + 0.01 * float(weights @ weights)
        return lost, slope + 0.02 * weights

    held = [(HELD[name], HELD[name]) if name in HELD else (None, None) for name in SENTENCE]
    nothing = np.zeros(len(SENTENCE))
    found = minimize(surprise, nothing, jac=True, method="L-BFGS-B", bounds=held)
    return np.asarray(found.x)


def _matrix(row: dict[str, Any]) -> NDArray[np.float64]:
    """Features of a question's sentences, of shape (sentences, features)."""
    return np.array([[s["features"][name] for name in SENTENCE] for s in row["sentences"]])


def fit_answerable(rows: Sequence[dict[str, Any]], sentence: dict[str, float]) -> dict[str, Any]:
    """Whether the articles answer, from what all passages that were read say together.

    Every set counts the same, and in it the answerable as much as the others: how often
    people ask what their articles don't say is not known. Of the others those of later years
    count as much as those whose articles were left out.
    """
    best = [_best(r, sentence) for r in rows]
    x = np.array([[b[name] for name in ANSWERABLE] for b in best])
    y = np.array([r["answerable"] for r in rows])
    names = np.array([r["set"] for r in rows])
    # Asked of the same library, in the same way, each the other's other half.
    asked = [name.removesuffix("-without").replace("later", "gold") for name in names]
    groups = {name: np.array(asked) == name for name in dict.fromkeys(asked)}
    sets = np.array([name.split("-")[0] for name in asked])
    weights = np.ones(len(y))
    for group in groups.values():
        for side in (group & y, group & ~y):
            of_side = np.unique(names[side])
            for name in of_side:
                part = side & (names == name)
                weights[part] = len(y) / part.sum() / len(of_side)

    def decision(chosen: NDArray[np.int64]) -> LogisticRegression:
        model = LogisticRegression(max_iter=3000)
        return model.fit(x[chosen], y[chosen], sample_weight=weights[chosen])

    held = np.zeros(len(y))
    # A question that is asked in several ways is in one fold.
    ids = [r["id"] for r in rows]
    folds = StratifiedGroupKFold(5, shuffle=True, random_state=0)
    for fitted, kept in folds.split(x, y, ids):
        held[kept] = decision(fitted).predict_proba(x[kept])[:, 1]
    thresholds = {}
    for caution, share in ANSWERED.items():
        # By the sets' importance, not by their size, or the largest alone would decide.
        worth = weights[y] * [IMPORTANCE.get(name, 1.0) for name in sets[y]]
        least = np.quantile(held[y], 1 - share, weights=worth, method="inverted_cdf")
        thresholds[caution] = round(float(least), 3)
        print(f"{caution}: threshold {thresholds[caution]}")
        for name, group in groups.items():
            if not (group & y).any():
                continue
            answered = (held[group & y] >= thresholds[caution]).mean()
            own = float(np.quantile(held[group & y], 0.15))
            for other in np.unique(names[group & ~y]):
                against = held[group & ~y & (names == other)]
                print(
                    f"  {name}: {answered:.3f} answered, {other} "
                    f"{(against < thresholds[caution]).mean():.3f} declined; "
                    f"{(against < own).mean():.3f} at a threshold of its own that answers .85"
                )
    bins = np.clip((held * 10).astype(int), 0, 9)
    error = sum(
        abs(np.average(held[bins == b] - y[bins == b], weights=weights[bins == b]))
        * weights[bins == b].sum()
        for b in np.unique(bins)
    )
    print(f"expected calibration error {error / weights.sum():.3f}")
    whole = decision(np.arange(len(y)))
    fitted_weights = dict(zip(ANSWERABLE, whole.coef_[0].tolist(), strict=True))
    fitted_weights["intercept"] = float(whole.intercept_[0])
    return {"answerable": _rounded(fitted_weights), "thresholds": thresholds}


def _best(row: dict[str, Any], weights: dict[str, float]) -> dict[str, float]:
    """The features of the sentence that scores best, with those of the question."""
    sentences: list[dict[str, float]] = [s["features"] for s in row["sentences"]]
    best = max(sentences, key=lambda features: sum(weights[n] * features[n] for n in SENTENCE))
    return best | of_question(sentences)


def _rounded(weights: dict[str, float]) -> dict[str, float]:
    return {name: round(weight, 4) for name, weight in weights.items()}
