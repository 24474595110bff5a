"""Turn trained weights into the int8 model that ships, and say how far it is from float32.

    python -m bench.verifier.export WEIGHTS.safetensors FOLDER --version 1

The folder is one that `qa.checking.entailment` loads.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import tempfile
from pathlib import Path

from bench.reader.export import add_options, finished, shrunk
from bench.verifier.net import VerifierNet
from qa.onnx_model import WEIGHTS


def main() -> None:
    """Export, quantise, compare, and write the folder that `qa.checking.entailment` loads."""
    parser = argparse.ArgumentParser(description=__doc__)
    add_options(parser)
    args = parser.parse_args()
    net = finished(args, VerifierNet)
    args.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        _, small = shrunk(net, Path(scratch))
        shutil.copyfile(small, args.folder / WEIGHTS)
    digest = hashlib.sha256((args.folder / WEIGHTS).read_bytes()).hexdigest()
    config = {"version": args.version, "sha256": digest}
    (args.folder / "config.json").write_text(json.dumps(config, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
