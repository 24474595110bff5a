"""The packaged embedding model as an int8 ONNX file: made once, then loaded without PyTorch."""

from __future__ import annotations

import logging
import os
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any


def export_packaged(folder: Path, target: Path) -> None:
    """Export the sentence-transformers model in `folder` to `target`, quantised to int8.

    The graph takes `input_ids` and `attention_mask`, int64 of shape (rows, tokens), and
    gives mean-pooled embeddings, float32 of shape (rows, dimension). Written beside the
    target and moved into place, so that an interruption leaves no half file.
    """
    import torch
    from onnxruntime.quantization import QuantType, quantize_dynamic
    from onnxruntime.transformers.optimizer import optimize_model
    from sentence_transformers import SentenceTransformer
    from transformers.utils.logging import disable_progress_bar

    disable_progress_bar()  # type: ignore[no-untyped-call]
    # Eager attention: the default one is exported with tests for NaN that take a tenth of the time.
    transformer: Any = SentenceTransformer(
        str(folder), device="cpu", model_kwargs={"attn_implementation": "eager"}
    )[0].auto_model
    transformer.eval()

    class MeanPooled(torch.nn.Module):
        def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
            hidden = transformer(input_ids=input_ids, attention_mask=attention_mask)[0]
            mask = attention_mask.unsqueeze(-1).to(hidden.dtype)
            pooled: torch.Tensor = (hidden * mask).sum(1) / mask.sum(1).clamp(min=1e-9)
            return pooled

    target.parent.mkdir(parents=True, exist_ok=True)
    # Two tensors: given one twice, the exporter takes both inputs to be the same.
    ids, mask = torch.ones((2, 8), dtype=torch.int64), torch.ones((2, 8), dtype=torch.int64)
    shape = {0: torch.export.Dim("rows"), 1: torch.export.Dim("tokens")}
    with tempfile.TemporaryDirectory(dir=target.parent) as scratch, _quiet():
        full, small = Path(scratch) / "full.onnx", Path(scratch) / "int8.onnx"
        torch.onnx.export(
            MeanPooled().eval(),
            (ids, mask),
            str(full),
            input_names=["input_ids", "attention_mask"],
            output_names=["pooled"],
            dynamic_shapes={"input_ids": shape, "attention_mask": shape},
            opset_version=18,
            external_data=False,
            verbose=False,
            dynamo=True,
        )
        heads, width = transformer.config.num_attention_heads, transformer.config.hidden_size
        fused = optimize_model(str(full), "bert", num_heads=heads, hidden_size=width, opt_level=0)
        fused.save_model_to_file(str(full))
        quantize_dynamic(
            str(full),
            str(small),
            weight_type=QuantType.QInt8,
            per_channel=True,
            # Seven bits: with eight, sums overflow on processors without VNNI, and vectors made
            # on one machine would not be those of another (cosine to float32 .9915, not .9928).
            reduce_range=True,
        )
        os.replace(small, target)


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep back the exporter's remarks on its own parts: nobody can act on them."""
    disabled = logging.root.manager.disable
    logging.disable(logging.WARNING)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logging.disable(disabled)
