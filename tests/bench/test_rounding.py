"""Weights rounded for int8 so that what a layer gives changes little."""

from __future__ import annotations

import torch

from bench.reader.rounding import STEPS, rounded


def test_rounded_weights_are_on_the_grid_and_give_nearly_the_same() -> None:
    torch.manual_seed(3)
    weight = torch.randn(24, 40)
    # Inputs that go together, as those of a layer do: what one is off another can make good.
    inputs = torch.randn(500, 8) @ torch.randn(8, 40) + 0.1 * torch.randn(500, 40)
    made = rounded(weight, inputs.T @ inputs)
    scale = weight.abs().amax(1, keepdim=True) / STEPS
    assert torch.equal(made.abs().amax(1), weight.abs().amax(1))
    steps = made / scale
    assert (steps - steps.round()).abs().max() < 1e-4
    each_by_itself = (weight / scale).round() * scale
    off = (inputs @ (made - weight).T).square().mean()
    off_by_itself = (inputs @ (each_by_itself - weight).T).square().mean()
    assert off < off_by_itself / 3
