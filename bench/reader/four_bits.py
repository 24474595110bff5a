"""A word table of four bits an entry: half of what int8 takes, so that a deeper body still ships.

The table is rounded before training and left as it is, so the model is trained with the table
that ships and nothing is lost by quantising it at the end.
"""

from __future__ import annotations

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

BLOCK = 64  # entries of a row that share a scale
TOP = 7  # of the whole numbers that four bits hold, and the same below nothing

Floats = NDArray[np.float32]


def four_bits(table: Floats, clip: float = 1.0) -> tuple[NDArray[np.int8], NDArray[np.float16]]:
    """Whole numbers from −7 to 7, and a scale for each `BLOCK` of a row.

    (rows, width) → (rows, width) and (rows, width / BLOCK). Of a table that `rounded` gave,
    with `clip` at 1, it is exact.
    """
    blocks = table.reshape(len(table), -1, BLOCK)
    scales = (np.abs(blocks).max(2) * clip / TOP).astype(np.float16)
    scales[scales == 0] = 1.0
    whole = np.rint(blocks / scales.astype(np.float32)[..., None])
    return np.clip(whole, -TOP, TOP).astype(np.int8).reshape(table.shape), scales


def whole_again(whole: NDArray[np.int8], scales: NDArray[np.float16]) -> Floats:
    """What `four_bits` took apart."""
    blocks = whole.reshape(len(whole), -1, BLOCK) * scales.astype(np.float32)[..., None]
    return blocks.reshape(whole.shape)


def rounded(table: Floats) -> Floats:
    """The nearest table of four bits; the largest entries of a block are cut where that helps."""
    best = table
    least = np.full((len(table), table.shape[1] // BLOCK), np.inf)
    for clip in (1.0, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7):
        tried = whole_again(*four_bits(table, clip))
        off = np.square(tried - table).reshape(*least.shape, BLOCK).sum(2)
        better = np.repeat(off < least, BLOCK, axis=1)
        best, least = np.where(better, tried, best), np.minimum(off, least)
    return best.astype(np.float32)


def pack_word_table(model: onnx.ModelProto) -> bool:
    """Store the word table of a graph in four bits; False, and nothing done, if it is not of them.

    The table is the largest initializer that a Gather reads.
    """
    graph = model.graph
    stored = {each.name: each for each in graph.initializer}
    gathers = [n for n in graph.node if n.op_type == "Gather" and n.input[0] in stored]
    gather = max(gathers, key=lambda n: int(np.prod(stored[n.input[0]].dims)))
    held = stored[gather.input[0]]
    table = numpy_helper.to_array(held)
    if table.dtype != np.float32 or table.ndim != 2 or table.shape[1] % BLOCK:
        return False
    whole, scales = four_bits(table)
    if not np.array_equal(whole_again(whole, scales), table):
        return False
    bits = (whole.astype(np.uint8) & 15).reshape(-1, 2)  # two's complement, the low half first
    packed = (bits[:, 0] | (bits[:, 1] << 4)).astype(np.uint8).tobytes()
    name, row = gather.input[0], gather.output[0]
    graph.initializer.remove(held)
    graph.initializer.extend(
        [
            helper.make_tensor(name, TensorProto.INT4, table.shape, packed, raw=True),
            numpy_helper.from_array(scales, f"{name}_scales"),
        ]
    )
    at = list(graph.node).index(gather)
    graph.node.remove(gather)
    taken = helper.make_node(
        "GatherBlockQuantized",
        [name, gather.input[1], f"{name}_scales"],
        [f"{row}_half"],
        domain="com.microsoft",
        gather_axis=0,
        quantize_axis=1,
        block_size=BLOCK,
    )
    cast = helper.make_node("Cast", [f"{row}_half"], [row], to=TensorProto.FLOAT)
    graph.node.insert(at, taken)
    graph.node.insert(at + 1, cast)
    if all(each.domain != "com.microsoft" for each in model.opset_import):
        model.opset_import.append(helper.make_opsetid("com.microsoft", 1))
    for each in [value for value in graph.value_info if value.name == name]:
        graph.value_info.remove(each)
    return True
