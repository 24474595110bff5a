"""The word table of four bits: what is rounded, and what the graph gives back."""

from __future__ import annotations

import numpy as np
import onnx
import onnxruntime
import pytest
from onnx import TensorProto, helper, numpy_helper

from bench.reader.four_bits import BLOCK, four_bits, pack_word_table, rounded, whole_again

TABLE = np.random.default_rng(3).normal(size=(40, 2 * BLOCK)).astype(np.float32)


def graph(table: np.ndarray) -> onnx.ModelProto:
    """A model that looks rows up in a table."""
    ids = helper.make_tensor_value_info("ids", TensorProto.INT64, ["rows", "length"])
    found = helper.make_tensor_value_info("found", TensorProto.FLOAT, ["rows", "length", None])
    node = helper.make_node("Gather", ["table", "ids"], ["found"])
    held = [numpy_helper.from_array(table, "table")]
    made = helper.make_graph([node], "rows of a table", [ids], [found], held)
    model = helper.make_model(made, opset_imports=[helper.make_opsetid("", 18)])
    model.ir_version = 10
    return model


def test_a_rounded_table_is_near_and_rounds_to_itself() -> None:
    near = rounded(TABLE)
    assert np.linalg.norm(near - TABLE) < 0.12 * np.linalg.norm(TABLE)
    assert np.array_equal(whole_again(*four_bits(near)), near)


def test_cutting_the_largest_is_no_worse_than_not() -> None:
    plain = whole_again(*four_bits(TABLE))
    assert np.linalg.norm(rounded(TABLE) - TABLE) <= np.linalg.norm(plain - TABLE)


def test_a_row_of_nothing_stays_nothing() -> None:
    assert not rounded(np.zeros((2, BLOCK), np.float32)).any()


def test_a_packed_graph_gives_the_rows_of_the_table() -> None:
    table = rounded(TABLE)
    model = graph(table)
    assert pack_word_table(model)
    assert len(model.SerializeToString()) < table.nbytes / 5
    session = onnxruntime.InferenceSession(model.SerializeToString())
    ids = np.array([[0, 39, 7], [7, 1, 2]])
    [found] = session.run(None, {"ids": ids})
    assert found == pytest.approx(table[ids], rel=1e-3)  # given in half precision


def test_a_table_that_was_not_rounded_is_left_as_it_is() -> None:
    model = graph(TABLE)
    assert not pack_word_table(model)
    assert model.SerializeToString() == graph(TABLE).SerializeToString()
