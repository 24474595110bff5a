from __future__ import annotations

import pytest

from qa import Stages
from qa.evaluation import STAGES, stage_row, without
from tests.qa.evaluation.conftest import RIGHT, WRONG, asked, record


def test_every_stage_can_be_left_out_alone() -> None:
    assert set(STAGES) == set(Stages.model_fields)
    for stage in STAGES:
        assert without(stage).off() == {stage}


def test_a_stage_without_which_answers_are_lost_is_of_use() -> None:
    row = stage_row("dense", [RIGHT] * 9, [asked(RIGHT.question, record())] * 9)
    by_name = {a.name: a for a in row.figures}
    words = by_name["answer in the first 3 claims"]
    assert (words.without.value, words.gain.value, words.sure) == (0.0, 1.0, True)
    assert row.verdict == "gain"


@pytest.mark.parametrize(("whole", "rest", "verdict"), [(RIGHT, RIGHT, "none"), (0, RIGHT, "loss")])
def test_a_stage_that_gains_nothing_is_told_from_one_that_harms(
    whole: object, rest: object, verdict: str
) -> None:
    ours = RIGHT if whole else asked(RIGHT.question, record())
    assert stage_row("dense", [ours] * 9, [RIGHT] * 9).verdict == verdict


def test_time_is_no_part_of_what_a_stage_gains() -> None:
    slow = asked(WRONG.question, record(confidence=0.2, ranked=("b", "c"), milliseconds=400))
    row = stage_row("dense", [WRONG] * 9, [slow] * 9)
    assert not any("milliseconds" in a.name for a in row.figures)
    assert row.verdict == "none"
