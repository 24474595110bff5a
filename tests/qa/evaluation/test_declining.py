from __future__ import annotations

import numpy as np
import pytest

from qa.evaluation.declining import (
    Point,
    balanced_accuracy,
    calibration_error,
    declined_where_answered,
    reliability,
    threshold,
    trade_off,
)


def rows(can: list[float], cannot: list[float]) -> np.ndarray:
    return np.array([[1.0, v] for v in can] + [[0.0, v] for v in cannot])


def test_both_kinds_count_the_same_however_many_there_are() -> None:
    assert balanced_accuracy(rows([1, 1, 1, 0], [0])) == pytest.approx(0.875)
    assert balanced_accuracy(rows([1] * 9, [1])) == 0.5


def test_the_threshold_keeps_at_least_the_share_that_is_to_be_answered() -> None:
    scores = [n / 20 for n in range(1, 21)]
    assert threshold(rows(scores, [0.1]), 0.85) == 0.2
    assert threshold(rows([0.3, 0.6], [0.1]), 0.85) == 0.3


def test_what_is_declined_is_counted_where_so_many_are_answered() -> None:
    found = rows([n / 20 for n in range(1, 21)], [0.1, 0.19, 0.2, 0.9])
    assert declined_where_answered(found) == 0.5
    assert declined_where_answered(found, answered=0.95) == 0.0


def test_nothing_is_said_of_questions_of_one_kind() -> None:
    for figure in (balanced_accuracy, calibration_error, declined_where_answered):
        assert np.isnan(figure(rows([0.5, 0.7], [])))
        assert np.isnan(figure(rows([], [0.5])))
    assert list(trade_off(rows([0.5], []))) == []


def test_a_calibrated_probability_has_no_error() -> None:
    even = rows([0.55, 0.45], [0.55, 0.45])
    assert calibration_error(even) == pytest.approx(0.05)
    assert calibration_error(rows([1.0], [0.0])) == 0.0
    assert calibration_error(rows([0.0], [1.0])) == 1.0


def test_bins_say_how_many_questions_they_hold_and_weigh_both_kinds_alike() -> None:
    low, high = reliability(rows([0.92, 0.98], [0.12, 0.14, 0.95, 0.95]))
    assert (low.said, low.was, low.questions, low.weight) == (pytest.approx(0.13), 0.0, 2, 0.25)
    assert high.questions == 4
    assert high.was == pytest.approx(2 / 3)


def test_the_trade_off_goes_from_answering_everything_to_nothing() -> None:
    points = list(trade_off(rows([0.8], [0.2])))
    assert points[0] == Point(0.0, 1.0, 0.0)
    assert Point(0.8, 1.0, 1.0) in points
    assert (points[-1].answered, points[-1].declined) == (0.0, 1.0)
