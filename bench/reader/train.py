"""Train the reader within a given time, on two CPU cores or an accelerator.

    python -m bench.reader.train ROWS.npz OUT_FOLDER --minutes 70

One cross-encoder pass over `[CLS] question [SEP] title · passage [SEP]` gives start, end and
evidence logits per token and an answerability logit per row. The rows are those of
`bench.reader.rows`; teachers are readers that were trained so before.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from functools import partial
from pathlib import Path

from safetensors.torch import load_model

from bench.reader.loss import loss_of
from bench.reader.net import ReaderNet, as_shipped, encoder
from bench.rows import Rows
from bench.training import add_options, schedule_of, train


def main() -> None:
    """Train on the rows, and leave weights and a record in the output folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rows", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--start", type=Path, help="int8 model, or weights, to go on from")
    parser.add_argument("--teachers", type=Path, nargs="*", default=[], help="their weights")
    parser.add_argument("--teachers-base", type=Path, help="folder of their encoder; MiniLM")
    add_options(parser, minutes=70, rate=8e-5, tokens=1600)
    args = parser.parse_args()
    schedule = schedule_of(args)
    args.out.mkdir(parents=True, exist_ok=True)
    rows = Rows.load(args.rows)
    record = {
        "seed": args.seed,
        "peak_rate": args.rate,
        "tokens_a_batch": args.tokens,
        "base": args.base and _digest(args.base / "model.safetensors"),
        "layers": args.layers,
        "start": args.start and _digest(args.start),
        "teachers": [_digest(each) for each in args.teachers],
        "rows": _digest(args.rows),
        "pairs": len(rows.ends),
    }
    (args.out / "data.json").write_text(json.dumps(record, indent=1))
    print(json.dumps(record), flush=True)
    if args.start and args.start.suffix == ".onnx":
        net = as_shipped(args.start, ReaderNet)
    else:
        net = ReaderNet(encoder(args.base, args.layers, args.device))
        if args.start:
            load_model(net, str(args.start))
    teachers = []
    for weights in args.teachers:
        teacher = ReaderNet(encoder(args.teachers_base, device=args.device))
        load_model(teacher, str(weights))
        teachers.append(teacher.to(args.device).eval())
    loss = partial(loss_of, net, teachers=teachers)
    train(net, rows, loss, schedule, args.out / "reader.safetensors")


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


if __name__ == "__main__":
    main()
