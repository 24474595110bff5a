"""What a data set came to, as one object that is printed, drawn and kept as JSON."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

import numpy as np
from pydantic import BaseModel, ConfigDict, Field

from index import Caution
from qa.evaluation.ablation import StageRow
from qa.evaluation.declining import Bin, Point, reliability, threshold, trade_off
from qa.evaluation.measures import Asked, Figure, decided, figures, said


class Lap(BaseModel):
    """Milliseconds of one stage over the questions."""

    model_config = ConfigDict(frozen=True)

    stage: str
    median: float
    late: float = Field(description="95th percentile")


class SetSummary(BaseModel):
    """The figures of one data set."""

    model_config = ConfigDict(frozen=True)

    name: str
    about: str
    articles: int
    passages: int
    questions: int
    answerable: int
    unanswerable: int
    left_out: int = Field(description="questions that were not asked: their article isn't there")
    model: str
    caution: Caution
    figures: tuple[Figure, ...]
    threshold: float | None = Field(description="confidence at which .85 of the answerable remain")
    reliability: tuple[Bin, ...]
    trade_off: tuple[Point, ...]
    shipped: Point | None = Field(description="what the setting in use came to")
    milliseconds: tuple[float, ...] = Field(description="total of each question")
    laps: tuple[Lap, ...]
    stages: tuple[StageRow, ...] = ()

    def figure(self, name: str) -> Figure | None:
        """The figure with this name, if it applies."""
        return next((f for f in self.figures if f.name == name), None)


class Summary(BaseModel):
    """A whole evaluation."""

    model_config = ConfigDict(frozen=True)

    version: str
    command: str
    made_at: datetime
    processors: int
    sets: tuple[SetSummary, ...]


def summarise(
    asked: Sequence[Asked],
    *,
    name: str,
    about: str,
    articles: int,
    passages: int,
    left_out: int,
    caution: Caution,
    stages: Sequence[StageRow] = (),
) -> SetSummary:
    """All that is told of a data set."""
    kinds = [a.question.answerable for a in asked]
    rows = np.array([r for a in asked if (r := said(a))], dtype=np.float64).reshape(-1, 2)
    can = rows[:, 0] == 1
    given = np.array([r[1] for a in asked if (r := decided(a))])
    both = bool(can.any()) and not bool(can.all())
    own = threshold(rows) if both else None
    return SetSummary(
        name=name,
        about=about,
        articles=articles,
        passages=passages,
        questions=len(asked),
        answerable=kinds.count(True),
        unanswerable=kinds.count(False),
        left_out=left_out,
        model=asked[0].record.answer.model,
        caution=caution,
        figures=tuple(figures(asked)),
        threshold=own,
        reliability=tuple(reliability(rows)) if both else (),
        trade_off=tuple(trade_off(rows)),
        # Questions of several parts have a threshold for each, so that none says it all.
        shipped=Point(0.0, float(given[can].mean()), float(1 - given[~can].mean()))
        if both
        else None,
        milliseconds=tuple(a.record.answer.timings_ms["total"] for a in asked),
        laps=tuple(_laps(asked)),
        stages=tuple(stages),
    )


def _laps(asked: Sequence[Asked]) -> list[Lap]:
    taken: dict[str, list[float]] = defaultdict(list)
    for a in asked:
        for stage, milliseconds in a.record.answer.timings_ms.items():
            taken[stage].append(milliseconds)
    return [
        Lap(stage=s, median=float(np.median(t)), late=float(np.quantile(t, 0.95)))
        for s, t in taken.items()
    ]
