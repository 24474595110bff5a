"""What a question takes for granted, held against what the articles say of it."""

from __future__ import annotations

from qa.premises.contradicted import Finding
from qa.premises.find import mistaken, put_right, refuted
from qa.premises.mentions import Mentions
from qa.premises.outright import not_outright
from qa.premises.tell import marked, premises

__all__ = [
    "Finding",
    "Mentions",
    "marked",
    "mistaken",
    "not_outright",
    "premises",
    "put_right",
    "refuted",
]
