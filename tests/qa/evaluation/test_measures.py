from __future__ import annotations

import pytest

from qa.evaluation import Asked, GoldQuestion, figures
from qa.evaluation.measures import MEASURES, ahead, span
from tests.qa.evaluation.conftest import REFUSED, RIGHT, WRONG, asked, record


def values(*rows: Asked) -> dict[str, tuple[float, int]]:
    return {f.name: (f.value, f.questions) for f in figures(rows)}


def measure(name: str):
    return next(m for m in MEASURES if m.name == name)


def test_every_measure_is_of_the_questions_it_applies_to() -> None:
    found = values(RIGHT, WRONG, REFUSED)
    assert found["MRR@10"] == (0.25, 2)
    assert found["Hit@1"] == (0.0, 2)
    assert found["Hit@4"] == (0.5, 2)
    assert found["answer in the first claim"] == (0.0, 2)
    assert found["answer in the first 2 claims"] == (0.5, 2)
    assert found["answer in the best 5 passages"] == (0.0, 2)
    assert found["answered, of the answerable"] == (0.5, 2)
    assert found["declined, of the others"] == (1.0, 1)
    assert found["balanced accuracy"] == (0.75, 3)
    assert found["declined where .85 of the answerable are answered"] == (1.0, 3)
    assert found["characters of an answer"] == (20.0, 1)
    assert found["milliseconds, median"] == (100.0, 3)
    assert "speaker accuracy" not in found
    assert "citation F1" not in found


def test_a_span_is_the_answering_words_of_the_first_claim_or_all_of_it() -> None:
    assert span(RIGHT.record) == "Bo"
    assert span(record("It was Ann.")) == "It was Ann."
    assert span(record()) == ""


def test_a_declined_question_without_an_answer_is_a_right_span() -> None:
    ann = asked(RIGHT.question, record("It was Ann.", phrase="Ann"))
    found = values(ann, WRONG, REFUSED)
    assert found["span F1"] == (pytest.approx(2 / 3), 3)
    assert found["span exact match, answerable"] == (0.5, 2)


def test_spans_are_not_held_against_answers_that_are_no_spans() -> None:
    assert "span F1" not in values(RIGHT._replace(spans=False))


def test_an_article_that_is_given_is_not_said_to_be_found() -> None:
    given = RIGHT.question._replace(scope=("a",))
    unanswerable = RIGHT.question._replace(answerable=False, answers=())
    assert "MRR@10" not in values(asked(given, RIGHT.record))
    assert "MRR@10" not in values(asked(unanswerable, RIGHT.record))


def test_cited_sentences_are_held_against_the_chosen_ones() -> None:
    question = GoldQuestion(
        "4",
        "Who?",
        answerable=True,
        sentences=("Ann slept.", "Bo ran.", "It rained."),
        selections=(("Ann slept.", "Bo ran."),),
    )
    # The third citation is what a claim leans on, not what it says.
    cited = record("Ann slept.", "It rained.", places=((0, 10), (19, 29), (11, 18)))
    found = values(asked(question, cited), asked(question, record()))
    assert found["citation precision, of those answered"] == (0.5, 1)
    assert found["citation recall"] == (0.25, 2)
    assert found["citation F1"] == (0.25, 2)


def test_the_speaker_is_of_the_claim_that_answers() -> None:
    question = GoldQuestion("5", "Who?", ("Ann",), answerable=True, speaker="Jonas Brandt")
    assert values(asked(question, record("Ann.", speaker="Brandt")))["speaker accuracy"][0] == 1.0
    assert values(asked(question, record("Ann.")))["speaker accuracy"][0] == 0.0
    assert "speaker accuracy" not in values(asked(question, record()))


def test_a_question_of_which_nothing_is_known_is_only_timed_and_counted() -> None:
    found = values(asked(GoldQuestion("6", "What?"), record("Ann."), spans=False))
    assert set(found) == {
        "characters of an answer",
        "claims of an answer",
        "milliseconds, median",
        "milliseconds, 95th percentile",
    }


def test_runs_are_compared_question_by_question() -> None:
    better = asked(WRONG.question, record("It was in May."))
    found = ahead(measure("answer in the first 3 claims"), [RIGHT, better], [RIGHT, WRONG])
    assert found is not None
    assert (found.value, found.questions) == (0.5, 2)
    assert ahead(measure("speaker accuracy"), [RIGHT], [WRONG]) is None


def test_a_figure_is_printed_with_its_interval() -> None:
    [figure] = [f for f in figures([RIGHT, RIGHT]) if f.name == "MRR@10"]
    assert str(figure) == "0.500 (0.500–0.500)"
    [median] = [f for f in figures([RIGHT, RIGHT]) if f.name == "milliseconds, median"]
    assert str(median) == "100.0 (100.0–100.0)"
