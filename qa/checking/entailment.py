"""Whether a few sentences entail a claim: a small cross-encoder, trained by `bench/verifier`.

One pass over `[CLS] claim [SEP] nearest sentences [SEP]`, int8 on onnxruntime, without torch.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from qa.checking.source import Source
from qa.onnx_model import load_config, open_session
from qa.reading import SHIPPED as READER
from qa.reading import encodable

SHIPPED = Path(__file__).parents[1] / "verifier"
MAX_LENGTH = 160  # word pieces of a claim and the sentences together
# What the model is shown of a source: the nearest sentences, in their order.
_MOST_SENTENCES = 4
_MOST_WORDS = 80


class Entailment:
    """The model, loaded once; safe to share by threads."""

    def __init__(self, folder: Path = SHIPPED) -> None:
        load_config(folder, "entailment model")
        # The reader's word pieces are MiniLM's, and so are this model's.
        self._tokenizer = Tokenizer.from_file(str(READER / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(MAX_LENGTH, strategy="longest_first")
        self._session = open_session(folder)

    def support(self, claim: str, source: Source) -> float:
        """The logit that the nearest sentences bear out one sentence of a claim."""
        encoding = self._tokenizer.encode(encodable(claim), encodable(premise_of(claim, source)))
        row = np.asarray([encoding.ids], dtype=np.int64)
        given = {
            "input_ids": row,
            "attention_mask": np.ones_like(row),
            "token_type_ids": np.asarray([encoding.type_ids], dtype=np.int64),
        }
        [supported] = self._session.run(["supported"], given)
        return float(supported[0])


def premise_of(claim: str, source: Source) -> str:
    """The sentences nearest to a claim, as many as the model reads, in the source's order."""
    kept: set[int] = set()
    count = 0
    for sentence in source.nearest(claim)[:_MOST_SENTENCES]:
        size = len(sentence.words)
        if kept and count + size > _MOST_WORDS:
            continue
        kept.add(id(sentence))
        count += size
    return " ".join(s.text for s in source.sentences if id(s) in kept)
