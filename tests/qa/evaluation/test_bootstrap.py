from __future__ import annotations

import numpy as np
import pytest

from qa.evaluation.bootstrap import difference, interval, interval_of, paired_difference


def test_intervals_hold_the_mean_and_are_the_same_twice() -> None:
    values = [0.0, 1.0] * 40
    found = interval(values)
    assert found == interval(values)
    assert found.low < found.mean == 0.5 < found.high
    assert interval([1.0] * 9) == (1.0, 1.0, 1.0)


def test_differences_are_paired() -> None:
    left, right = [1.0, 0.0, 1.0, 0.5], [0.9, -0.1, 0.9, 0.4]
    assert difference(left, right).low == pytest.approx(0.1)
    assert difference(left, right).high == pytest.approx(0.1)


def test_a_figure_of_rows_gets_an_interval_when_they_are_drawn_again() -> None:
    rows = np.array([[float(n)] for n in range(101)])
    found = interval_of(lambda r: float(np.median(r)), rows)
    assert found.mean == 50
    assert 30 < found.low < 50 < found.high < 70


def test_draws_in_which_a_figure_is_not_defined_are_passed_over() -> None:
    rows = np.array([[1.0], [0.0]])
    found = interval_of(lambda r: float("nan") if r.all() else 0.5, rows)
    assert found == (0.5, 0.5, 0.5)


def test_figures_are_compared_over_the_same_questions() -> None:
    left = np.array([[1.0], [5.0], [9.0]])
    found = paired_difference(lambda r: float(np.median(r)), left, left - 1)
    assert found == (1.0, 1.0, 1.0)
