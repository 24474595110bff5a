"""What training a small model within a given time takes, whatever it is trained for.

The learning rate follows the clock, not the step count, because the machine is shared and its
speed is not known beforehand.
"""

from __future__ import annotations

import json
import random
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple, Protocol, TypeVar

import torch
from safetensors.torch import save_model
from torch import Tensor, nn

NATIVE_BFLOAT16 = bool(torch.cpu._is_avx512_bf16_supported() or torch.cpu._is_amx_tile_supported())


class Tokenised(Protocol):
    """What a batch is made of: word pieces, and what else the loss asks for."""

    @property
    def ids(self) -> list[int]:
        """The word pieces."""
        ...


R = TypeVar("R", bound=Tokenised)


class Schedule(NamedTuple):
    """How long, how fast and in what order to train."""

    minutes: float
    rate: float
    """The peak learning rate of the body; a new head learns three times as fast."""
    tokens: int
    """Of a batch, padding included."""
    seed: int
    keep_every: float = 480
    """Seconds between checkpoints."""


def batches(rows: Sequence[R], tokens: int, rng: random.Random) -> Iterator[list[R]]:
    """Endless batches of rows of like length, about `tokens` tokens each with padding."""
    while True:
        order = rng.sample(rows, len(rows))
        made: list[list[R]] = []
        for at in range(0, len(order), 2000):
            batch: list[R] = []
            for row in sorted(order[at : at + 2000], key=lambda r: len(r.ids)):
                if batch and len(row.ids) * (len(batch) + 1) > tokens:
                    made.append(batch)
                    batch = []
                batch.append(row)
            made.append(batch)
        rng.shuffle(made)
        yield from made


def pad(lists: list[list[int]], fill: int) -> Tensor:
    """Stack lists of different lengths as one (rows, longest) tensor."""
    longest = max(map(len, lists))
    return torch.tensor([row + [fill] * (longest - len(row)) for row in lists])


def rate(progress: float) -> float:
    """Share of the peak learning rate: up over the first 5 %, then down to nothing."""
    return min(progress / 0.05, max(0.0, (1 - progress) / 0.95))


def train(
    net: nn.Module,
    rows: Sequence[R],
    loss_of: Callable[[list[R]], Tensor],
    schedule: Schedule,
    kept_as: Path,
) -> None:
    """Train until the time is up, keeping the weights every so often, and a record at the end.

    `net.body` is the encoder; whatever else the net has is its head.
    """
    began = kept = shown = time.monotonic()
    net.train()
    # The embedding table is left as it is: half of the weights, and rare words keep their place.
    net.get_parameter("body.embeddings.word_embeddings.weight").requires_grad_(False)
    named = [(name, p) for name, p in net.named_parameters() if p.requires_grad]
    body = [p for name, p in named if name.startswith("body.")]
    heads = [p for name, p in named if not name.startswith("body.")]
    peaks = (schedule.rate, 3 * schedule.rate)
    optimizer = torch.optim.AdamW(
        [{"params": g, "lr": top} for g, top in zip((body, heads), peaks, strict=True)],
        weight_decay=0.01,
        fused=True,
    )
    seen, running = 0, 0.0
    for step, batch in enumerate(batches(rows, schedule.tokens, random.Random(schedule.seed)), 1):
        progress = (time.monotonic() - began) / (schedule.minutes * 60)
        if progress >= 1:
            break
        for group, top in zip(optimizer.param_groups, peaks, strict=True):
            group["lr"] = top * max(0.01, rate(progress))
        loss = loss_of(batch)
        loss.backward()
        nn.utils.clip_grad_norm_([*body, *heads], 1.0)
        optimizer.step()
        optimizer.zero_grad()
        seen += len(batch)
        running = 0.98 * running + 0.02 * loss.item()
        now = time.monotonic()
        if now - shown > 30:
            smooth = running / (1 - 0.98**step)
            speed = seen / (now - began)
            print(
                f"{datetime.now(UTC):%H:%M:%S} step {step} pairs {seen} of {len(rows)} "
                f"loss {smooth:.3f} {speed:.1f} pairs/s {progress:.0%}",
                flush=True,
            )
            shown = now
        if now - kept > schedule.keep_every:
            part = kept_as.with_name("checkpoint.part")
            save_model(net, str(part))
            part.replace(kept_as.with_name(f"checkpoint-{seen}.safetensors"))
            kept = now
    save_model(net, str(kept_as))
    summary = {"pairs_seen": seen, "steps": step, "epochs": seen / len(rows), "loss": running}
    kept_as.with_name("summary.json").write_text(json.dumps(summary, indent=1))
