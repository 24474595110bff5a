"""Train the verifier's cross-encoder for entailment, on two CPU cores or an accelerator.

    python -m bench.verifier.train ROWS.npz OUT_FOLDER --start READER.safetensors --minutes 35

One pass over `[CLS] claim [SEP] sentences [SEP]`. The rows are those of
`bench.verifier.rows`.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from functools import partial
from pathlib import Path

from safetensors.torch import load_model
from torch import Tensor
from torch.nn import functional as F

from bench.reader.net import encoder
from bench.rows import Batch, Rows
from bench.training import add_options, half_precision, schedule_of, train
from bench.verifier.net import VerifierNet, begun_at_shipped, reader_weights

_TOKENS_COUNT = 0.5  # how much the words that are wrong weigh beside whether anything is
_WRONG_COUNTS = 5.0  # a wrong word among ten right ones counts as much as these


def loss_of(net: VerifierNet, batch: Batch) -> Tensor:
    """Whether each claim is borne out, and which of its tokens are wrong."""
    wrong = batch["wrong"]
    with half_precision(wrong.device.type):
        supported, places = net(batch["ids"], batch["mask"], batch["types"])
    whole = F.binary_cross_entropy_with_logits(
        supported.float(), batch["supported"], batch["weight"]
    )
    known = wrong >= 0
    each = F.binary_cross_entropy_with_logits(
        places.float(),
        wrong.clamp(min=0).float(),
        pos_weight=wrong.new_tensor(_WRONG_COUNTS).float(),
        reduction="none",
    )
    return whole + _TOKENS_COUNT * (each * known).sum() / known.sum().clamp(min=1)


def main() -> None:
    """Train on the rows, and leave weights and a record in the output folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rows", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument(
        "--start", type=Path, help="int8 model, the reader's weights, or a checkpoint"
    )
    add_options(parser, minutes=35, rate=1e-4, tokens=2000)
    args = parser.parse_args()
    schedule = schedule_of(args)
    args.out.mkdir(parents=True, exist_ok=True)
    rows = Rows.load(args.rows)
    record = {
        "seed": args.seed,
        "peak_rate": args.rate,
        "tokens_a_batch": args.tokens,
        "start": args.start and hashlib.sha256(args.start.read_bytes()).hexdigest(),
        "rows": hashlib.sha256(args.rows.read_bytes()).hexdigest(),
        "pairs": len(rows.ends),
    }
    (args.out / "data.json").write_text(json.dumps(record, indent=1))
    print(json.dumps(record), flush=True)
    if args.start and args.start.suffix == ".onnx":
        net = begun_at_shipped(args.start)
    else:
        net = VerifierNet(encoder(args.base, args.layers, args.device))
        if args.start and args.start.name.startswith("reader"):
            reader_weights(net, args.start)
        elif args.start:
            load_model(net, str(args.start))
    train(net, rows, partial(loss_of, net), schedule, args.out / "verifier.safetensors")


if __name__ == "__main__":
    main()
