"""What is measured of the text that a tool showed; the rest is measured by `qa.evaluation`."""

from __future__ import annotations

import re
import statistics
from collections.abc import Sequence

from bench.peers.protocol import Asked, Shown
from qa.evaluation.matching import holds


def first_characters(pieces: Sequence[str], length: int) -> str:
    """The first `length` characters of the pieces, a line each, without a word that is cut.

    A cut word could be taken for another: "Sudanese" for "Sudan".
    """
    text = "\n".join(pieces)
    if len(text) <= length:
        return text
    shown = text[:length]
    if text[length].isalnum():
        shown = re.sub(r"\w+$", "", shown)
    return shown


def answer_in_text(shown: Sequence[Shown], asked: Asked, length: int) -> float:
    """Whether an answer stands in the first `length` characters of what is shown."""
    return float(holds(first_characters([s.text for s in shown], length), asked.answers))


def claims_length(answers: Sequence[Sequence[Shown]]) -> int:
    """Mean characters of the claims of an answer, over the questions that were answered."""
    given = [[len(s.text) for s in shown if s.claim] for shown in answers]
    lengths = [sum(claims) for claims in given if claims]
    return round(statistics.fmean(lengths)) if lengths else 0
