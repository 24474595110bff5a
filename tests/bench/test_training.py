"""What the training of the reader and of the verifier share."""

from __future__ import annotations

import random
from dataclasses import dataclass
from itertools import islice

import pytest

from bench.training import batches, pad, rate


@dataclass(frozen=True)
class Row:
    ids: list[int]


def test_batches_hold_every_row_once_and_no_more_tokens_than_said() -> None:
    rows = [Row([n] * (n % 7 + 1)) for n in range(50)]
    made: list[list[Row]] = []
    for batch in batches(rows, 20, random.Random(0)):
        made.append(batch)
        if sum(map(len, made)) == len(rows):
            break
    assert sorted(r.ids[0] for batch in made for r in batch) == list(range(50))
    assert all(max(len(r.ids) for r in b) * len(b) <= 20 for b in made)


def test_batches_begin_again_when_the_rows_are_through() -> None:
    assert len(list(islice(batches([Row([1])], 8, random.Random(0)), 3))) == 3


def test_short_rows_are_filled_up() -> None:
    assert pad([[1, 2], [3]], 0).tolist() == [[1, 2], [3, 0]]


def test_the_rate_rises_first_and_ends_at_nothing() -> None:
    assert [rate(0), rate(0.05), rate(1)] == pytest.approx([0, 1, 0])
    assert rate(0.025) == pytest.approx(0.5)
