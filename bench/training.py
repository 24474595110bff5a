"""What training a small model within a given time takes, whatever it is trained for.

The learning rate follows the clock, not the step count, because the machine is shared and its
speed is not known beforehand. On an accelerator (`--device cuda`) the same is done faster.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import torch
from safetensors.torch import save_model
from torch import Tensor, nn
from torch.utils.data import DataLoader

from bench.rows import Batch, Rows

NATIVE_BFLOAT16 = bool(torch.cpu._is_avx512_bf16_supported() or torch.cpu._is_amx_tile_supported())
_WORKERS = 6  # processes that put batches together beside an accelerator


class Schedule(NamedTuple):
    """How long, how fast and in what order to train."""

    minutes: float
    rate: float
    """The peak learning rate of the body; a new head learns three times as fast."""
    tokens: int
    """Of a batch, padding included."""
    seed: int
    device: str = "cpu"
    keep_every: float = 480
    """Seconds between checkpoints."""


def add_options(parser: argparse.ArgumentParser, minutes: float, rate: float, tokens: int) -> None:
    """The options that every training has; the figures are what is taken without them."""
    parser.add_argument("--minutes", type=float, default=minutes)
    parser.add_argument("--rate", type=float, default=rate, help="peak learning rate")
    parser.add_argument("--tokens", type=int, default=tokens, help="of a batch, padding included")
    parser.add_argument("--base", type=Path, help="folder of the encoder to start from; MiniLM")
    parser.add_argument("--layers", type=int, help="of that encoder, from the first; all")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--device", default="cpu", choices=["cpu", "cuda"])


def schedule_of(args: argparse.Namespace) -> Schedule:
    """Read what `add_options` added, and set what they say of threads and chance."""
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    return Schedule(args.minutes, args.rate, args.tokens, args.seed, args.device)


def half_precision(device: str) -> torch.autocast:
    """Bfloat16 where the processor has it; on others it would be slower than float32."""
    return torch.autocast(device, torch.bfloat16, enabled=device != "cpu" or NATIVE_BFLOAT16)


def batches(lengths: Sequence[int], tokens: int, rng: random.Random) -> Iterator[list[int]]:
    """Endless batches of rows of like length, about `tokens` tokens each with padding."""
    while True:
        order = rng.sample(range(len(lengths)), len(lengths))
        made: list[list[int]] = []
        # Sorted among so many that a batch is of like length, and not always the same rows.
        stride = max(2000, 12 * tokens // 100)
        for at in range(0, len(order), stride):
            batch: list[int] = []
            for row in sorted(order[at : at + stride], key=lambda n: lengths[n]):
                if batch and lengths[row] * (len(batch) + 1) > tokens:
                    made.append(batch)
                    batch = []
                batch.append(row)
            made.append(batch)
        rng.shuffle(made)
        yield from made


def rate(progress: float) -> float:
    """Share of the peak learning rate: up over the first 5 %, then down to nothing."""
    return min(progress / 0.05, max(0.0, (1 - progress) / 0.95))


def train(
    net: nn.Module,
    rows: Rows,
    loss_of: Callable[[Batch], Tensor],
    schedule: Schedule,
    kept_as: Path,
) -> None:
    """Train until the time is up, keeping the weights every so often, and a record at the end.

    `net.body` is the encoder; whatever else the net has is its head. `loss_of` is given batches
    that are on the device already.
    """
    net.to(schedule.device).train()
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
    seen, running = 0, torch.zeros((), device=schedule.device)
    began = kept = shown = time.monotonic()
    for step, batch in enumerate(_loaded(rows, schedule), 1):
        progress = (time.monotonic() - began) / (schedule.minutes * 60)
        if progress >= 1:
            break
        for group, top in zip(optimizer.param_groups, peaks, strict=True):
            group["lr"] = top * max(0.01, rate(progress))
        loss = loss_of({k: v.to(schedule.device, non_blocking=True) for k, v in batch.items()})
        torch.autograd.backward(loss)
        nn.utils.clip_grad_norm_([*body, *heads], 1.0)
        optimizer.step()
        optimizer.zero_grad()
        seen += len(batch["ids"])
        running = 0.98 * running + 0.02 * loss.detach()  # read only to be shown: that waits
        now = time.monotonic()
        if now - shown > 30:
            smooth = running.item() / (1 - 0.98**step)
            speed = seen / (now - began)
            print(
                f"{datetime.now(UTC):%H:%M:%S} step {step} pairs {seen} of {len(rows.ends)} "
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
    summary = {
        "pairs_seen": seen,
        "steps": step,
        "epochs": seen / len(rows.ends),
        "loss": running.item() / (1 - 0.98**step),
    }
    kept_as.with_name("summary.json").write_text(json.dumps(summary, indent=1))
    print(json.dumps(summary), flush=True)


def _loaded(rows: Rows, schedule: Schedule) -> Iterator[Batch]:
    """Batches in an order that the seed fixes, put together beside an accelerator's work."""
    order = batches(rows.lengths.tolist(), schedule.tokens, random.Random(schedule.seed))
    apart = schedule.device != "cpu"
    loader: DataLoader[int] = DataLoader(
        range(len(rows.ends)),  # type: ignore[arg-type]
        batch_sampler=order,
        collate_fn=rows.batch,
        num_workers=_WORKERS if apart else 0,
        prefetch_factor=8 if apart else None,
        pin_memory=apart,
    )
    yield from loader
