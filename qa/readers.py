"""Which model reads: the one that ships, another of its kind, or a cross-encoder by name."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, cast

from index import FootnoteError
from qa.calibration import load_calibration
from qa.cross_encoder import load_cross_encoder, local_folder
from qa.onnx_model import WEIGHTS
from qa.reading import (
    SHIPPED,
    UNREAD,
    PassageToRead,
    Reader,
    Reading,
    ReadingModel,
    encodable,
)


def load_reader(model: str | None) -> ReadingModel:
    """The shipped reader if `model` is None, else that of a folder, or a cross-encoder by name.

    Raises:
        FootnoteError: there is no such model, or it is not one that scores pairs.
    """
    if model is None:
        return Reader(SHIPPED)
    folder = Path(model).expanduser()
    return Reader(folder) if (folder / WEIGHTS).exists() else CrossEncoderReader(model)


class CrossEncoderReader:
    """Any sentence-transformers cross-encoder that gives one score for a question and a text.

    It scores each sentence under its article's title and each passage as a whole. It marks no
    words: such a model has no spans. What it takes is a text for each sentence, some ten times
    the work of the shipped reader, which reads a passage once.
    """

    def __init__(self, name: str) -> None:
        self._model = load_cross_encoder(name, "reading model", "questions and texts")
        if self._model.num_labels != 1:
            raise FootnoteError(
                f"The reading model {name!r} gives {self._model.num_labels} scores for a text; "
                "name a cross-encoder that gives one."
            )
        folder = local_folder(name)
        self.name = f"cross-encoder:{folder.name if folder else name}"
        self.calibration = load_calibration(folder or Path(name))

    def read(self, question: str, passages: Sequence[PassageToRead]) -> list[Reading]:
        """One reading for each passage, in the order given."""
        texts = [text for passage in passages for text in _texts(passage)]
        pairs = [(encodable(question), encodable(text)) for text in texts]
        predicted = self._model.predict(cast("Any", pairs), show_progress_bar=False)
        scores = iter(predicted.tolist()) if pairs else iter(())
        readings = []
        for passage in passages:
            whole = next(scores)
            sentences = tuple(next(scores) for _ in passage.sentences)
            nothing = tuple(UNREAD for _ in sentences)
            readings.append(
                Reading(
                    answerable=whole,
                    sentences=sentences,
                    span=None,
                    span_score=UNREAD,
                    spans=tuple(None for _ in sentences),
                    span_scores=nothing,
                )
            )
        return readings


def _texts(passage: PassageToRead) -> list[str]:
    """The passage, then each of its sentences, under the title."""
    lead = f"{passage.title}. " if passage.title else ""
    cut = [passage.text[s - passage.start : e - passage.start] for s, e in passage.sentences]
    return [lead + text for text in (passage.text, *cut)]
