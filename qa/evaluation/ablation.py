"""What each stage of an answer is good for: the main figures without it, and what it gains."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import BaseModel, ConfigDict, Field

from qa.evaluation.measures import MEASURES, Asked, Figure, ahead, figures
from qa.stages import Stages

STAGES = tuple(Stages.model_fields)


class Ablated(BaseModel):
    """One main figure without one stage."""

    model_config = ConfigDict(frozen=True)

    name: str
    without: Figure
    gain: Figure = Field(description="how much better it is with the stage, question by question")

    @property
    def sure(self) -> bool:
        """Whether the interval leaves no doubt on which side of nothing the gain is."""
        return self.gain.low > 0 or self.gain.high < 0


class StageRow(BaseModel):
    """What the main figures are without one stage."""

    model_config = ConfigDict(frozen=True)

    stage: str
    about: str
    figures: tuple[Ablated, ...]

    @property
    def verdict(self) -> str:
        """`gain`, `loss`, `both` or `none`, by what is sure."""
        sides = {a.gain.low > 0 for a in self.figures if a.sure}
        return {(True, True): "both", (True, False): "gain", (False, True): "loss"}.get(
            (True in sides, False in sides), "none"
        )


def without(stage: str) -> Stages:
    """All stages but one."""
    return Stages(**{stage: False})


def stage_row(stage: str, whole: Sequence[Asked], rest: Sequence[Asked]) -> StageRow:
    """The main figures of the same questions, asked with all stages and without this one.

    Time is none of them: runs follow each other, and what else the machine does would show.
    """
    found = []
    alone = {figure.name: figure for figure in figures(rest)}
    for measure in MEASURES:
        gain = ahead(measure, whole, rest) if measure.main else None
        if gain is None or measure.name not in alone:
            continue
        found.append(Ablated(name=measure.name, without=alone[measure.name], gain=gain))
    about = str(Stages.model_fields[stage].description)
    return StageRow(stage=stage, about=about, figures=tuple(found))
