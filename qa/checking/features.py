"""What is counted of how a claim stands to its source, for the verifier to weigh.

Two figures, both the better the higher. Fifteen more were tried and told nothing new on
claims that no rule had found wrong (`bench/checking.md`).
"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from index.embed import PassageEmbeddings
from qa.checking.source import Sentence, Source
from qa.checking.words import words

# Sentences that are compared in order and embedded: an embedding takes some five milliseconds.
_COMPARED = 3
_MOST_WORDS = 120  # of a claim or a sentence, compared in order


def features(claim: str, source: Source, embeddings: PassageEmbeddings) -> dict[str, float]:
    """The features of one sentence of a claim, each 0 to 1, by name."""
    near = source.nearest(claim)
    stems = [w.stem for w in words(claim)[:_MOST_WORDS]]
    if not near or not stems:
        return {"order": 0.0, "cosine": 0.0}
    return {
        "order": max(_in_order(stems, s) for s in near[:_COMPARED]),
        "cosine": _cosine(claim, near[:_COMPARED], embeddings),
    }


def _in_order(stems: list[str], sentence: Sentence) -> float:
    """The share of the claim's words that one sentence has in the same order."""
    theirs = [w.stem for w in sentence.words[:_MOST_WORDS]]
    blocks = SequenceMatcher(None, stems, theirs, autojunk=False).get_matching_blocks()
    return sum(b.size for b in blocks) / len(stems)


def _cosine(claim: str, near: Sequence[Sentence], embeddings: PassageEmbeddings) -> float:
    """The cosine of the claim with the sentence that is most like it."""
    vectors = embeddings.encode([claim, *(s.text for s in near)])
    return max(0.0, float((vectors[1:] @ vectors[0]).max()))
