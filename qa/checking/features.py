"""What is counted of how a claim stands to its source, for the verifier to weigh.

Three figures, each the better the higher. Others were tried and told nothing new on claims that
no rule had found wrong (`bench/checking.md`).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

import numpy as np

from index.embed import PassageEmbeddings
from qa.checking.entailment import Entailment
from qa.checking.source import Sentence, Source
from qa.language.words import words

# Sentences that are embedded: each takes some five milliseconds.
_COMPARED = 3
_NOTHING = -8.0  # the logit of a claim or source without words
# Two models and a few texts, shared out among two cores.
_workers = ThreadPoolExecutor(2, thread_name_prefix="checking")


class Models(NamedTuple):
    """What reads a claim beside its source."""

    embeddings: PassageEmbeddings
    entailment: Entailment


def features(claim: str, source: Source, models: Models) -> dict[str, float]:
    """The features of one sentence of a claim, by name.

    `cosine` with the sentence most like it, 0 to 1; `entailed`, the logit of the small model
    that was trained for it; `length`, the logarithm of the claim's words, for the more it says
    the less it can be like one sentence.
    """
    near = source.nearest(claim)
    said = words(claim)
    length = math.log(max(1, len(said)))
    if not near or not said:
        return {"cosine": 0.0, "entailed": _NOTHING, "length": length}
    entailed = _workers.submit(models.entailment.support, claim, source)
    cosine = _cosine(claim, near[:_COMPARED], models.embeddings)
    return {"cosine": cosine, "entailed": entailed.result(), "length": length}


def _cosine(claim: str, near: Sequence[Sentence], embeddings: PassageEmbeddings) -> float:
    """The cosine of the claim with the sentence that is most like it."""
    texts = [[claim], *([s.text] for s in near)]
    vectors = np.concatenate(list(_workers.map(embeddings.encode, texts)))
    return max(0.0, float((vectors[1:] @ vectors[0]).max()))
