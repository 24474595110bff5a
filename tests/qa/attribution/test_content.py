"""Which words a report attributes."""

from __future__ import annotations

import pytest

from index.split import split_sentences
from qa.attribution import attributions


@pytest.mark.parametrize(
    ("text", "who", "what"),
    [
        ("The bridge is unsafe, as Lena Ortiz noted.", "Lena Ortiz", "The bridge is unsafe"),
        (
            "The bridge is unsafe, as Lena Ortiz said on Tuesday.",
            "Lena Ortiz",
            "The bridge is unsafe",
        ),
        ("The ferry will sink, Lena Ortiz maintains.", "Lena Ortiz", "The ferry will sink"),
        ("The report reveals there was a leak.", "the report", "there was a leak"),
        (
            "The ferry will be late this year, the council reported on Friday — a third delay.",
            "the council",
            "The ferry will be late this year",
        ),
        (
            "In “The Long Bridge,” Lena Ortiz argues that the ferry is late.",
            "Lena Ortiz",
            "the ferry is late",
        ),
        (
            "The new poll finds that, while many islanders say it is late, the ferry leads.",
            "the new poll",
            "while many islanders say it is late, the ferry leads",
        ),
        ("Ivan Petrov railed against the toll.", "Ivan Petrov", "against the toll"),
        ("“It sinks,” scoffed Lena Ortiz.", "Lena Ortiz", "“It sinks,”"),
    ],
)
def test_the_words_are_found(text: str, who: str, what: str) -> None:
    found = attributions(text, split_sentences(text))
    assert (who, what) in [(a.speaker, text[a.start : a.end].rstrip(".")) for a in found], found
