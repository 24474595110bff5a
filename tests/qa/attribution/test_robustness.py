"""Odd text neither breaks attribution nor slows it down."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.models import Span
from index.split import split_sentences
from qa.attribution import Attributor, attributions, speaker_of

PIECES = [
    "“", "”", '"', "'",
    "‘", "’", "«", "''", "``", "said ", "told ", "according to ", " who ", ", ",
    ". ", "\n\n", ": ", "Lena Ortiz ", "the minister ", "Mr. ", "A", " and ", "he ", "\xa0", "(",
    ")", "adding that ", "quoted ", " as saying ", "é", "—", "road ",
]  # fmt: skip

odd_text = st.lists(st.sampled_from(PIECES), max_size=60).map("".join) | st.text(max_size=200)


@settings(max_examples=300, deadline=None)
@given(odd_text)
def test_offsets_always_stand_inside_the_text_and_in_order(text: str) -> None:
    found = attributions(text, split_sentences(text))
    assert found == sorted(found, key=lambda a: (a.start, a.end))
    for a in found:
        assert 0 <= a.start < a.end <= len(text)
        assert 0 <= a.speaker_start < a.speaker_end <= len(text)
        assert a.speaker.strip()
        assert text[a.start : a.end].strip()
    for sentence in split_sentences(text):
        speaker_of(sentence, found)


@settings(max_examples=200, deadline=None)
@given(odd_text)
def test_what_is_read_as_far_as_a_sentence_tells_its_speaker(text: str) -> None:
    sentences = split_sentences(text)
    whole, attributor = attributions(text, sentences), Attributor(text, sentences)
    for sentence in sentences:
        assert speaker_of(sentence, attributor.until(sentence.end)) == speaker_of(sentence, whole)
    assert attributor.until(len(text)) == whole


@pytest.mark.parametrize(
    "piece",
    [
        "said ", "A ", "Ab ", '" ', "“ ", "'a ", ", ", "said Lena Ortiz, ", "according to ",
        "on Friday ", "the ", "and ", "Lena said that ", "\n", "a, b said, “c”. ", " ", "Mr. ",
        "who ", "said in a ", "x", "Lena Ortiz and ", "quoted Lena as ", "also ", "adding that ",
    ],
)  # fmt: skip
def test_a_sentence_that_never_ends_is_read_in_linear_time(piece: str) -> None:
    """Were the time quadratic, this would take minutes and run into the limit of every test."""
    text = (piece * (200_000 // len(piece)))[:200_000]
    for a in attributions(text, [Span(0, len(text))]):
        assert 0 <= a.start < a.end <= len(text)


def test_sentences_that_are_not_the_splitters_own_will_do() -> None:
    text = "“The road is closed,” said Lena Ortiz. It is wet."
    whole = [Span(0, len(text))]
    assert attributions(text, whole)[0].speaker == "Lena Ortiz"
