"""How the scores of a reading model become decisions: weights fitted to that model on held data.

They stand in `calibration.json` in the model's own folder, for they belong to its scores.
"""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import NamedTuple

from index import Caution


class Calibration(NamedTuple):
    """Weights of the features, by name, and the decisions made on the scores."""

    sentence: dict[str, float]
    answerable: dict[str, float]
    thresholds: dict[Caution, float]
    """Decline below this probability that the articles answer, by how careful to be."""
    further: dict[str, float]
    """Weights of the features of a sentence beside a better one, `behind` by how much: shown too
    where they come to more than nothing."""


_NEAR = 1e-6  # to 0 and to 1, of which there are no odds
# For a model that nothing was fitted to: rerankers are trained so that the logistic function
# of their score is a probability, and that is taken at its word.
UNFITTED = Calibration(
    sentence={"evidence": 1.0, "heading": -1.0},
    answerable={"evidence": 1.0},
    thresholds={"careful": 0.7, "balanced": 0.5, "forthcoming": 0.3},
    further={"behind": 1.0, "intercept": 2.0},
)


def load_calibration(folder: Path) -> Calibration:
    """The calibration in a model's folder, `UNFITTED` where there is none."""
    path = folder / "calibration.json"
    return Calibration(**json.loads(path.read_text("utf-8"))) if path.is_file() else UNFITTED


def weigh(weights: dict[str, float], values: dict[str, float]) -> float:
    """The weighted sum of the features, with the weight `intercept` added."""
    return weights.get("intercept", 0.0) + sum(
        weight * values.get(name, 0.0) for name, weight in weights.items()
    )


def log_odds(p: float) -> float:
    """The logit of a probability, the other way about; of 0 and 1 of what comes near them."""
    held = min(max(p, _NEAR), 1 - _NEAR)
    return math.log(held / (1 - held))


def probability(logit: float) -> float:
    """The logistic function, 0..1."""
    return 1 / (1 + math.exp(-max(-60.0, min(60.0, logit))))
