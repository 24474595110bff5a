"""The reader on small texts of our own, with the weights that ship."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sentencex import get_sentence_boundaries

from index.errors import FootnoteError
from index.models import Span
from qa.reading import SHIPPED, UNREAD, PassageToRead, Reader, Reading, _trim

TOWN = (
    "The town council of Marlow Bay met on Tuesday. Members voted nine to four to close the old "
    "ferry terminal in March. Mayor Ilse Brandt said the decision had cost her many nights of "
    "sleep. A new bridge, built by the Danish firm Halvorsen, will carry 3,000 cars a day. "
    "Fishermen blocked the harbour for two hours in protest."
)
QUESTIONS = [
    ("When will the ferry terminal close?", 1, "March"),
    ("Who is the mayor?", 2, "Ilse Brandt"),
    ("Which company built the bridge?", 3, "Halvorsen"),
    ("who blocked the harbour", 4, "Fishermen"),
]


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def to_read(text: str, title: str = "", start: int = 0) -> PassageToRead:
    """Cut a text that stands at `start` of some article into sentences."""
    found = get_sentence_boundaries("en", text)
    spans = tuple(Span(start + b["start_index"], start + b["end_index"]) for b in found)
    return PassageToRead(title, text, start, spans)


def shown(passage: PassageToRead, span: Span | None) -> str:
    assert span is not None
    return passage.text[span.start - passage.start : span.end - passage.start]


def check_offsets(passage: PassageToRead, reading: Reading) -> None:
    """Every span stays within its sentence and has no white space at its ends."""
    assert len(reading.sentences) == len(reading.spans) == len(passage.sentences)
    for sentence, span in zip(passage.sentences, reading.spans, strict=True):
        if span is not None:
            assert sentence.start <= span.start < span.end <= sentence.end
            assert shown(passage, span) == shown(passage, span).strip()
    assert reading.span is None or reading.span in reading.spans


@pytest.mark.parametrize(
    ("text", "inside", "whole"),
    [
        ("It cost $1.1 trillion.", "1 trillion", "1.1 trillion"),
        ("It cost $1.1 trillion.", "$1", "$1.1"),
        ("Of 3,000 cars 12 stood.", "3", "3,000"),
        ("Of 3,000 cars 12 stood.", "cars", "cars"),
    ],
)
def test_no_figure_is_cut(text: str, inside: str, whole: str) -> None:
    passage = to_read(text, start=40)
    at = 40 + (text.rindex(inside) if whole.endswith(inside) else text.index(inside))
    trimmed = _trim(Span(at, at + len(inside)), passage.sentences[0], passage)
    assert shown(passage, trimmed) == whole


def test_no_word_is_cut(reader: Reader) -> None:
    text = "Massachusetts Sen. Warren grilled Wells Fargo CEO John Stumpf on Tuesday for his role."
    passage = to_read(text)
    [reading] = reader.read("How did John Stumpf respond to Warren?", [passage])
    words = shown(passage, reading.span)
    assert f" {words} " in f" {text.replace(',', ' ').replace('.', ' ')} "


@pytest.mark.parametrize(("question", "sentence", "words"), QUESTIONS)
def test_finds_the_sentence_and_the_words_that_answer(
    reader: Reader, question: str, sentence: int, words: str
) -> None:
    passage = to_read(TOWN, "Marlow Bay to lose its ferry")
    [reading] = reader.read(question, [passage])
    scores = [s + w / 2 for s, w in zip(reading.sentences, reading.span_scores, strict=True)]
    assert scores.index(max(scores)) == sentence
    assert words in shown(passage, reading.span)
    check_offsets(passage, reading)


def test_a_passage_that_answers_scores_above_one_that_does_not(reader: Reader) -> None:
    other = "Rain is expected in the north. Temperatures will stay above ten degrees."
    for question, _, _ in QUESTIONS:
        right, wrong = reader.read(question, [to_read(TOWN), to_read(other)])
        assert right.answerable > wrong.answerable
        assert right.span_score > wrong.span_score
        assert max(right.sentences) > max(wrong.sentences)


def test_a_question_about_something_else_scores_lower(reader: Reader) -> None:
    asked = ["Who is the mayor?", "What does a litre of milk cost in Norway?"]
    answered, unanswered = (reader.read(q, [to_read(TOWN)])[0] for q in asked)
    assert answered.answerable > unanswered.answerable
    assert answered.span_score > unanswered.span_score


def test_offsets_count_from_the_start_of_the_article(reader: Reader) -> None:
    [at_zero] = reader.read("Who is the mayor?", [to_read(TOWN)])
    [later] = reader.read("Who is the mayor?", [to_read(TOWN, start=500)])
    assert at_zero.span is not None
    assert later.span == Span(at_zero.span.start + 500, at_zero.span.end + 500)
    assert later.sentences == at_zero.sentences


def test_a_reading_does_not_depend_on_the_other_passages(reader: Reader) -> None:
    passages = [to_read(TOWN), to_read("Rain is expected. " * 20), to_read("Yes.")]
    together = reader.read("Who is the mayor?", passages)
    assert together == [reader.read("Who is the mayor?", [p])[0] for p in passages]


def test_nothing_to_read(reader: Reader) -> None:
    assert reader.read("Who is the mayor?", []) == []
    [empty] = reader.read("Who is the mayor?", [PassageToRead("A title", "", 7, ())])
    assert (empty.sentences, empty.span) == ((), None)
    [blank] = reader.read("", [PassageToRead("", " \n ", 0, (Span(0, 3),))])
    assert (blank.sentences, blank.spans) == ((UNREAD,), (None,))


def test_sentences_that_do_not_fit_score_lowest(reader: Reader) -> None:
    passage = to_read(TOWN + " The harbour is deep and the water is cold." * 80)
    [reading] = reader.read("Who is the mayor?", [passage])
    assert reading.sentences[-1] == UNREAD
    assert reading.spans[-1] is None
    assert shown(passage, reading.span) == "Ilse Brandt"
    check_offsets(passage, reading)


def test_words_of_the_question_are_not_what_answers_it(reader: Reader) -> None:
    passage = to_read("The ferry terminal at Marlow Bay will be closed. Ilse Brandt is the mayor.")
    [reading] = reader.read("Who is the mayor of Marlow Bay?", [passage])
    assert shown(passage, reading.span) == "Ilse Brandt"
    assert reading.spans[0] is None or "Marlow Bay" != shown(passage, reading.spans[0])
    [named] = reader.read("Is Ilse Brandt or Bo Lund the mayor?", [passage])
    assert named.spans[1] is not None


def test_an_endless_question_and_title_leave_room_for_the_passage(reader: Reader) -> None:
    passage = to_read(TOWN, title="ferry " * 2000)
    [reading] = reader.read("mayor " * 5000, [passage])
    assert all(score > UNREAD for score in reading.sentences)


@pytest.mark.parametrize(
    "text",
    [
        "قال رئيس البلدية إن الجسر سيفتح في مارس. لم يوافق الصيادون.",
        "市长说大桥将于三月开放。渔民们不同意。",
        "The 👩‍👩‍👧‍👦 family 🏳️‍🌈 left. Cafe\u0301 Zoe\u0308 opened\u00a0at\u20039 a.m.",
        "\u202eright to left\u202c and\u200b zero\ufeff width. ﬁne ǅ İstanbul ß.",
        "Broken \ud83d surrogate. Another \udc00 one.",
        "\x00\x01 control. \ufffd\ufffe next.",
    ],
)
def test_unusual_scripts_keep_exact_offsets(reader: Reader, text: str) -> None:
    half = text.index(".") + 1 if "." in text else len(text) // 2
    sentences = (Span(3, 3 + half), Span(3 + half, 3 + len(text)))
    passage = PassageToRead("ö " + text, text, 3, sentences)
    [reading] = reader.read(text, [passage])
    check_offsets(passage, reading)


@settings(max_examples=60, deadline=None)
@given(
    question=st.text(max_size=40),
    title=st.text(max_size=20),
    pieces=st.lists(st.text(min_size=1, max_size=60), max_size=6),
    start=st.integers(0, 10_000),
)
def test_any_text_gives_valid_offsets(
    reader: Reader, question: str, title: str, pieces: list[str], start: int
) -> None:
    sentences, at = [], start
    for piece in pieces:
        sentences.append(Span(at, at + len(piece)))
        at += len(piece)
    passage = PassageToRead(title, "".join(pieces), start, tuple(sentences))
    [reading] = reader.read(question, [passage])
    check_offsets(passage, reading)


def test_weights_that_were_tampered_with_are_refused(tmp_path: Path) -> None:
    folder = tmp_path / "reader"
    shutil.copytree(SHIPPED, folder)
    with (folder / "model.int8.onnx").open("ab") as weights:
        weights.write(b"x")
    with pytest.raises(FootnoteError, match=r"is not the file .* install Footnote again\.$"):
        Reader(folder)


def test_a_missing_model_is_said_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(FootnoteError, match=r"missing or incomplete"):
        Reader(tmp_path / "nowhere")
