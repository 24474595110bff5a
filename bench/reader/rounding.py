"""Round weights to what int8 holds, so that what a layer gives changes least (GPTQ, Frantar 2022).

Seven bits a weight are left where every processor is to give the same (`bench.reader.export`), and
rounding each weight by itself is off by more than a small model bears. Here the inputs of each
layer are looked at, and what one rounded weight is off is made good by those not yet rounded.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from functools import partial
from itertools import islice
from pathlib import Path

import torch
from torch import Tensor, nn

from bench.reader.net import FootnoteNet
from bench.rows import Batch, Rows
from bench.training import batches

STEPS = 64  # on either side of nothing: int8 of reduced range, a scale per output
_DAMPING = 0.01  # of the mean of the inputs' squares
_BATCHES, _TOKENS = 10, 1600  # that are looked at


def rounded(weight: Tensor, seen: Tensor) -> Tensor:
    """Weights (outputs, inputs) on the grid of int8, given the inputs' products (inputs, inputs).

    The largest of each output stays as it is, for it is what the grid is measured by.
    """
    kept, weight = weight.double(), weight.double().clone()
    largest = weight.abs().argmax(1, keepdim=True)
    scale = weight.gather(1, largest).abs() / STEPS
    pinned = torch.zeros_like(weight, dtype=torch.bool).scatter_(1, largest, True)
    products = seen.double().clone()
    products.diagonal().add_(_DAMPING * products.diagonal().mean() + 1e-9)
    # What follows from leaving the inputs before out is in the rows of this factor.
    inverse = torch.linalg.cholesky(torch.cholesky_inverse(torch.linalg.cholesky(products)))
    upper = inverse.T
    for n in range(weight.shape[1]):
        column = weight[:, n]
        to = (column / scale[:, 0]).round().clamp(-STEPS, STEPS) * scale[:, 0]
        to = torch.where(pinned[:, n], kept[:, n], to)
        off = (column - to) / upper[n, n]
        weight[:, n + 1 :] -= off[:, None] * upper[n, n + 1 :]
        weight[:, n] = to
    return weight.float()


def looked_at(rows: Path) -> list[Batch]:
    """A few batches of a file of rows, the same each time."""
    every = Rows.load(rows)
    order = batches(every.lengths.tolist(), _TOKENS, random.Random(9))
    return [every.batch(chosen) for chosen in islice(order, _BATCHES)]


@torch.no_grad()
def round_linears(net: FootnoteNet, read: Sequence[Batch]) -> None:
    """Round every linear layer in place, block by block, each after those before it are rounded.

    The batches hold `ids`, `mask` and `types` of what the net usually reads.
    """
    net.eval()
    heads = [module for name, module in net.named_children() if name != "body"]
    for block in (*net.body.encoder.layer, nn.ModuleList(heads)):
        linears = [module for module in block.modules() if isinstance(module, nn.Linear)]
        seen = [torch.zeros(each.in_features, each.in_features) for each in linears]
        hooks = [
            each.register_forward_pre_hook(partial(_add_up, products))
            for each, products in zip(linears, seen, strict=True)
        ]
        for batch in read:
            net(batch["ids"], batch["mask"], batch["types"])
        for hook in hooks:
            hook.remove()
        for each, products in zip(linears, seen, strict=True):
            each.weight.copy_(rounded(each.weight, products))


def _add_up(products: Tensor, _: nn.Module, given: tuple[Tensor, ...]) -> None:
    """Add the products of what a layer is given, a pair of inputs each."""
    flat = given[0].reshape(-1, given[0].shape[-1])
    products.add_(flat.T @ flat)
