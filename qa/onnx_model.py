"""The models that ship: a folder with int8 weights and a `config.json` that tells their sha256."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import onnxruntime

from index.errors import FootnoteError

WEIGHTS = "model.int8.onnx"


def load_config(folder: Path, kind: str) -> dict[str, Any]:
    """Read a model's settings and check that they belong to the weights beside them.

    Raises:
        FootnoteError: something is missing, or the weights are not those that were shipped.
    """
    weights = folder / WEIGHTS
    try:
        config: dict[str, Any] = json.loads((folder / "config.json").read_text("utf-8"))
        digest = hashlib.sha256(weights.read_bytes()).hexdigest()
        expected = config["sha256"]
    except (OSError, ValueError, KeyError) as problem:
        raise FootnoteError(
            f"The {kind} in {folder} is missing or incomplete; install Footnote again."
        ) from problem
    if digest != expected:
        raise FootnoteError(
            f"{weights} is not the file that its config.json describes; install Footnote again."
        )
    return config


def open_session(folder: Path) -> onnxruntime.InferenceSession:
    """The model, run by one thread.

    One row gives two threads too little to share, and they would wait for each other at every
    step; several rows are better run side by side.
    """
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    # Adding and normalising as one step takes ONNX Runtime ten times what it takes as two.
    return onnxruntime.InferenceSession(
        (folder / WEIGHTS).read_bytes(),
        options,
        ["CPUExecutionProvider"],
        disabled_optimizers=["SkipLayerNormFusion"],
    )
