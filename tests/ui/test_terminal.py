from __future__ import annotations

import pytest

from qa import Answerer, Question
from ui.terminal import _claim, show_answer


def test_what_a_question_puts_first_is_said_before_the_answer(
    answerer: Answerer, capsys: pytest.CaptureFixture[str]
) -> None:
    show_answer(answerer.invoke(Question(text="What did the Velmar Courier say repairs cost?")))
    assert capsys.readouterr().out.startswith("Preferring The Velmar Courier\n")
    show_answer(answerer.invoke(Question(text="What did the repairs cost?")))
    assert "Preferring" not in capsys.readouterr().out


def test_what_is_wrong_with_a_claim_is_said_beside_it(
    answerer: Answerer, capsys: pytest.CaptureFixture[str]
) -> None:
    answer = answerer.invoke(Question(text="How much did the repairs cost?"))
    told = "The source says 18, not 19."
    wrong = answer.claims[0].model_copy(update={"verdict": "unsupported", "reason": told})
    show_answer(answer.model_copy(update={"claims": (wrong,)}))
    assert f"(not supported: {told})" in capsys.readouterr().out


def test_what_the_question_takes_for_granted_is_said_first(
    answerer: Answerer, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = "How were 5,200 tonnes of rubble cleared?"
    show_answer(answerer.invoke(Question(text=asked)))
    assert capsys.readouterr().out.startswith("The question says 5,200; the article says 4,200. [")


def test_the_answering_words_are_bold_where_the_reader_found_them(answerer: Answerer) -> None:
    answer = answerer.invoke(Question(text="How much did the repairs cost?"))
    said = "Of the 120 people aboard, 12 died."
    at = said.index("12 died")
    claim = answer.claims[0].model_copy(
        update={"text": said, "answer_phrase": "12", "answer_start": at}
    )
    [bold] = [span for span in _claim(claim).spans if span.style == "bold"]
    assert (bold.start, bold.end) == (at, at + len("12"))
