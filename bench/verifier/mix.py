"""All samples for the entailment model: those of the sets, and those made of articles."""

from __future__ import annotations

import hashlib
import random
from itertools import islice
from pathlib import Path

from bench.verifier.articles import FILES, documents
from bench.verifier.maker import Maker
from bench.verifier.samples import LABELLED, Sample, labelled

# How many of each kind at most.
MADE = {
    "told again": 2400, "restated": 4400, "declared": 1500, "changed": 4000, "elsewhere": 800,
    "joined": 400,
}  # fmt: skip


def build(train: Path, seed: int) -> tuple[list[Sample], dict[str, str]]:
    """All samples in random order, and the sha256 of every file they came from."""
    rng = random.Random(seed)
    samples = list(labelled(train, rng))
    maker = Maker(documents(train), rng)
    kinds = {
        "told again": maker.again(), "restated": maker.restated(samples),
        "declared": maker.declared(train), "changed": maker.changed(),
        "elsewhere": maker.elsewhere(), "joined": maker.joined(),
    }  # fmt: skip
    for name, made in kinds.items():
        samples += islice(made, MADE[name])
    rng.shuffle(samples)
    paths = {train / f"{f}.jsonl.gz" for f in (*FILES, "qed/train")}
    paths |= {p for name in LABELLED for p in (train / name).glob("*.jsonl.gz")}
    return samples, {
        f"{p.parent.name}/{p.name}": hashlib.sha256(p.read_bytes()).hexdigest()
        for p in sorted(paths)
    }
