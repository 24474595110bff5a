from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from qa.attribution.words import matches

PATTERN = re.compile(r"(?:said|point out|points)(?![\w-])")
FIRSTS = {"said", "point", "points"}


def test_finds_whole_words_and_phrases_within_bounds() -> None:
    text = "she said; they point out that points-based unsaid things said"
    found = [m.group() for m in matches(PATTERN, FIRSTS, text, 0, len(text))]
    assert found == ["said", "point out", "said"]
    assert [m.start() for m in matches(PATTERN, FIRSTS, text, 9, len(text))] == [15, len(text) - 4]


@given(st.text(alphabet="said point out-'.", max_size=80))
def test_gives_what_a_search_at_every_character_would(text: str) -> None:
    slow = re.compile(r"(?<![\w'’-])" + PATTERN.pattern)
    assert [m.span() for m in matches(PATTERN, FIRSTS, text, 0, len(text))] == [
        m.span() for m in slow.finditer(text)
    ]
