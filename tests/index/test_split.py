from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import split_sentences
from index.embed import PackagedEmbeddings
from index.split import split_passages

TOKENS = PackagedEmbeddings().count_tokens
UNTIDY = st.text(
    st.one_of(
        st.sampled_from(list(" \n\n..!?\"“”'’()«»aAbB1é\u0301,;:-–…\u200f\u202bשלוםمرحبا😀🏳️‍🌈\t")),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=400,
)


def pieces(text: str) -> list[str]:
    return [text[s.start : s.end] for s in split_sentences(text)]


def test_sentences_inside_a_quotation_are_sentences() -> None:
    text = '"I am here. You are there," he said. "Who knows?"'
    assert pieces(text) == ['"I am here.', 'You are there," he said.', '"Who knows?"']


def test_quotation_marks_stay_with_the_sentence_they_close_or_open() -> None:
    text = "“We won.” Then came rain. “Go home,” she added."
    assert pieces(text) == ["“We won.”", "Then came rain.", "“Go home,” she added."]


def test_abbreviations_and_numbers_end_no_sentence() -> None:
    text = "Gen. A. B. Jones of the U.S. Army paid Ms. Ito $3.5 million for Dr. Wu. He left."
    assert pieces(text) == [
        "Gen. A. B. Jones of the U.S. Army paid Ms. Ito $3.5 million for Dr. Wu.",
        "He left.",
    ]


def test_spaces_of_several_bytes_before_a_stop_are_read_as_spaces() -> None:
    for space in "\xa0\u2003\u3000":
        text = f"Mr. A{space}. B"  # sentencex panics at these unless they are made plain
        assert [text[s.start : s.end] for s in split_sentences(text)] == [text]


def test_a_heading_without_a_stop_is_its_own_sentence() -> None:
    assert pieces("Rain returns\n\nIt rained.\n\n- one\n- two") == [
        "Rain returns",
        "It rained.",
        "- one",
        "- two",
    ]


def test_a_line_that_is_merely_wrapped_goes_on() -> None:
    assert pieces("The port was\nclosed on Monday.") == ["The port was\nclosed on Monday."]


@given(UNTIDY)
def test_every_word_is_in_exactly_one_sentence(text: str) -> None:
    sentences = split_sentences(text)
    assert all(s.start < s.end for s in sentences)
    assert all(a.end <= b.start for a, b in pairwise(sentences))
    gaps = [text[a.end : b.start] for a, b in pairwise(sentences)]
    if sentences:
        gaps += [text[: sentences[0].start], text[sentences[-1].end :]]
        assert not "".join(gaps).strip()
    else:
        assert not text.strip()


@given(UNTIDY)
def test_passages_hold_every_sentence_and_fit_the_model(text: str) -> None:
    passages = split_passages(text, TOKENS, 24)
    spans = [s for p in passages for s in p]
    kept = "".join("".join(text[s.start : s.end].split()) for s in spans)
    assert kept == "".join(text.split())
    for passage in passages:
        [count] = TOKENS([text[passage[0].start : passage[-1].end]])
        # A single character can be more pieces than its share once its neighbours are cut off.
        assert count <= 24 + 2 or passage[-1].end - passage[0].start == 1


def test_a_sentence_longer_than_the_model_reads_is_cut_between_words() -> None:
    text = "The list names " + ", ".join(f"village number {n}" for n in range(200)) + "."
    passages = split_passages(text, TOKENS, 200)
    assert len(passages) > 1
    assert all(TOKENS([text[p[0].start : p[-1].end]])[0] <= 200 for p in passages)
    assert all(text[p[0].start : p[0].start + 7] in ("The lis", "village") for p in passages)


@pytest.mark.timeout(30)
def test_a_long_text_without_sentence_ends_is_cut_in_reasonable_time() -> None:
    text = "village number one " * 40_000
    spans = [s for p in split_passages(text, TOKENS, 200) for s in p]
    assert " ".join(text[s.start : s.end] for s in spans) == text.strip()
    assert all(count <= 200 for count in TOKENS([text[s.start : s.end] for s in spans]))
