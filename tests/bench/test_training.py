"""What the training of the reader and of the verifier share."""

from __future__ import annotations

import random
from itertools import islice
from pathlib import Path

import numpy as np
import onnxruntime
import pytest
import torch
from tokenizers import Tokenizer

from bench.rows import Row, Rows, joined
from bench.training import batches, rate
from bench.verifier.net import begun_at_shipped
from qa.checking.entailment import SHIPPED as VERIFIER
from qa.onnx_model import WEIGHTS
from qa.reading import SHIPPED as READER

ROWS = Rows.of(
    [
        Row([101, 7, 102, 8, 9, 102], 3, {"sentence": [-1, -1, -1, 0, 0, -1]}, {"weight": 1.0}),
        Row([101, 30000, 102, 5, 102], 3, {"sentence": [-1, -1, -1, 0, -1]}, {"weight": 0.5}),
    ]
)


def test_batches_hold_every_row_once_and_no_more_tokens_than_said() -> None:
    lengths = [n % 7 + 1 for n in range(50)]
    made: list[list[int]] = []
    for batch in batches(lengths, 20, random.Random(0)):
        made.append(batch)
        if sum(map(len, made)) == len(lengths):
            break
    assert sorted(n for batch in made for n in batch) == list(range(50))
    assert all(max(lengths[n] for n in b) * len(b) <= 20 for b in made)


def test_batches_begin_again_when_the_rows_are_through() -> None:
    assert len(list(islice(batches([1], 8, random.Random(0)), 3))) == 3


def test_short_rows_are_filled_up_and_segments_told_apart() -> None:
    batch = ROWS.batch([1, 0])
    assert batch["ids"].tolist() == [[101, 30000, 102, 5, 102, 0], [101, 7, 102, 8, 9, 102]]
    assert batch["mask"].tolist() == [[1, 1, 1, 1, 1, 0], [1] * 6]
    assert batch["types"].tolist() == [[0, 0, 0, 1, 1, 0], [0, 0, 0, 1, 1, 1]]
    assert batch["sentence"].tolist() == [[-1, -1, -1, 0, -1, -1], [-1, -1, -1, 0, 0, -1]]
    assert batch["weight"].tolist() == [0.5, 1.0]


def test_rows_come_back_from_a_file_and_several_join(tmp_path: Path) -> None:
    ROWS.save(tmp_path / "rows.npz")
    again = joined([Rows.load(tmp_path / "rows.npz"), ROWS])
    assert again.lengths.tolist() == [6, 5, 6, 5]
    assert all(
        np.array_equal(again.batch([3])[name], ROWS.batch([1])[name]) for name in ROWS.batch([1])
    )


def test_the_rate_rises_first_and_ends_at_nothing() -> None:
    assert [rate(0), rate(0.05), rate(1)] == pytest.approx([0, 1, 0])
    assert rate(0.025) == pytest.approx(0.5)


@pytest.mark.parametrize("model", [READER / WEIGHTS, VERIFIER / WEIGHTS])
def test_the_verifier_begins_where_a_shipped_model_stands(model: Path) -> None:
    net = begun_at_shipped(model).eval()
    said = "supported" if model.parent == VERIFIER else "answerable"
    session = onnxruntime.InferenceSession(str(model))
    tokenizer = Tokenizer.from_file(str(READER / "tokenizer.json"))
    logits = []
    for asked in ("Bo Tan ran the harbour.", "Where does Ann Lee play golf?"):
        encoding = tokenizer.encode(asked, "Bo Tan ran the harbour for nine years.")
        given = {
            "input_ids": torch.tensor([encoding.ids]),
            "attention_mask": torch.tensor([encoding.attention_mask]),
            "token_type_ids": torch.tensor([encoding.type_ids]),
        }
        [theirs] = session.run([said], {name: each.numpy() for name, each in given.items()})
        with torch.no_grad():
            ours, _ = net(*given.values())
        logits.append((float(ours[0]), float(theirs[0])))
    (ours_true, theirs_true), (ours_false, theirs_false) = logits
    assert ours_true - ours_false == pytest.approx(theirs_true - theirs_false, rel=0.25)
    assert abs(theirs_true - theirs_false) > 2
