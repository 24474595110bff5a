"""Whether a source bears a claim out as a whole: the verifiers, the shipped one and any other.

The shipped one is a logistic regression over `features`, fitted by `bench/verifier/fit.py`.
"""

from __future__ import annotations

import json
import math
import re
from functools import cache, cached_property
from pathlib import Path
from typing import Any, NamedTuple, Protocol, cast

from index import FootnoteError, split_sentences
from index.embed import PackagedEmbeddings, PassageEmbeddings
from qa.calibration import probability, weigh
from qa.checking.entailment import Entailment
from qa.checking.features import Models, features
from qa.checking.source import Source
from qa.cross_encoder import load_cross_encoder

_WEIGHTS = Path(__file__).parent / "verifier.json"
# Sentences of a claim that are judged each by itself; a claim is one, an old summary a few.
_MOST_SENTENCES = 12


class Verifier(Protocol):
    """What judges claims that no rule found wrong."""

    threshold: float
    """A claim below this is not supported."""

    def support(self, claim: str, source: Source) -> float:
        """How sure it is that the source bears the claim out, 0 to 1."""
        ...


class Weights(NamedTuple):
    """Weights of the features by name, `intercept` among them, and where to draw the line."""

    weights: dict[str, float]
    threshold: float


def load_verifier(model: str | None) -> Verifier:
    """The shipped verifier if `model` is None, else the cross-encoder of that name or path."""
    return _shipped() if model is None else _cross_encoder(model)


class FeatureVerifier:
    """The shipped verifier: how alike, and what a model trained for entailment says, weighed."""

    def __init__(self, embeddings: PassageEmbeddings | None = None) -> None:
        self._weights = Weights(**json.loads(_WEIGHTS.read_text(encoding="utf-8")))
        self._models = Models(embeddings or PackagedEmbeddings(threads=1), Entailment())
        self.threshold = self._weights.threshold

    def support(self, claim: str, source: Source) -> float:
        """The least support of the claim's sentences."""
        return min((self._one(s, source) for s in claim_sentences(claim)), default=0.0)

    def _one(self, sentence: str, source: Source) -> float:
        found = features(sentence, source, self._models)
        return probability(weigh(self._weights.weights, found))


def claim_sentences(claim: str) -> list[str]:
    """The sentences of a claim that say anything."""
    spans = split_sentences(claim, "en")
    texts = [claim[s.start : s.end] for s in spans]
    return [t for t in texts if re.search(r"\w", t)][:_MOST_SENTENCES]


class CrossEncoderVerifier:
    """Any cross-encoder of sentence-transformers that was trained for entailment.

    With three labels the one called entailment counts; with one, its score is the answer.
    """

    threshold = 0.5

    def __init__(self, name: str) -> None:
        self._name = name

    @cached_property
    def _model(self) -> Any:
        """The model, loaded when a claim first needs it: most are quoted and need none."""
        return load_cross_encoder(self._name, "verifier", "entailment")

    @cached_property
    def _entailing(self) -> int | None:
        """Which label is entailment, None where the model gives one score."""
        labels = cast("dict[int, str]", self._model.config.id2label)
        entailing = [n for n, label in labels.items() if label.lower().startswith("entail")]
        if len(labels) > 1 and not entailing:
            raise FootnoteError(
                f"The verifier {self._name!r} has no label for entailment among "
                f"{list(labels.values())}; name a cross-encoder that was trained for it."
            )
        return entailing[0] if len(labels) > 1 else None

    def support(self, claim: str, source: Source) -> float:
        """The model's probability that the nearest cited sentences entail the claim."""
        near = {id(s) for s in source.nearest(claim)}
        premise = " ".join(s.text for s in source.sentences if id(s) in near)
        scores = self._model.predict([(premise, claim)], show_progress_bar=False)[0]
        if self._entailing is None:
            return probability(float(scores))
        shares = [math.exp(float(s) - float(max(scores))) for s in scores]
        return shares[self._entailing] / sum(shares)


@cache
def _shipped() -> FeatureVerifier:
    return FeatureVerifier()


@cache
def _cross_encoder(name: str) -> CrossEncoderVerifier:
    return CrossEncoderVerifier(name)
