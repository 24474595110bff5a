"""Whether a few sentences entail a claim: a small cross-encoder, trained by `bench/verifier`.

One pass over `[CLS] claim [SEP] sentences [SEP]`, int8 on onnxruntime, without torch.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from qa.checking.source import Source, shared, wanted
from qa.onnx_model import load_config, open_session
from qa.reading import SHIPPED as READER
from qa.reading import encodable

SHIPPED = Path(__file__).parents[1] / "verifier"
MAX_LENGTH = 224  # word pieces of a claim and the sentences together
# What the model is shown of a source: as many sentences and words, in their order.
_MOST_SENTENCES = 6
_MOST_WORDS = 120
# A word that a chosen sentence has counts so much in choosing the next: a retelling joins what
# stands apart, and the sentences that share most with it mostly share the same words.
_COVERED = 0.2


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
        """The logit that the sentences nearest to it bear out one sentence of a claim."""
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
    """The sentences that together have most of a claim's words, in the source's order."""
    looked_for = wanted(claim)
    sentences = source.sentences
    left = list(range(len(sentences)))
    kept: list[int] = []
    count = 0
    while left and len(kept) < _MOST_SENTENCES:
        best = max(left, key=lambda n: shared(looked_for, sentences[n]))
        kept.append(best)
        count += len(sentences[best].words)
        for stem in sentences[best].stems & looked_for.keys():
            looked_for[stem] *= _COVERED
        # What does not fit any more never will.
        left = [n for n in left if n != best and count + len(sentences[n].words) <= _MOST_WORDS]
    return " ".join(sentences[n].text for n in sorted(kept))
