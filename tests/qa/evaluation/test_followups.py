from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest

from index import Library
from qa import Retriever, Stages, Turn
from qa.evaluation import Asker, GoldQuestion, figures, interval
from qa.evaluation.bootstrap import interval_of, mean
from qa.evaluation.followups import Found, found, is_follow_up, recalls, recovered
from qa.evaluation.measures import Asked

HISTORY = (
    Turn(question="Who is Jonas Brandt?", standalone_question="Who is Jonas Brandt?", text=""),
)


def test_the_share_of_the_gap_is_how_far_it_came() -> None:
    rows = np.array([[0.0, 0.5, 1.0], [0.0, 1.0, 1.0]])
    assert recovered(rows) == 0.75
    assert math.isnan(recovered(np.array([[1.0, 1.0, 1.0]])))


def test_recall_counts_the_right_ones_among_the_first() -> None:
    forms = Found(("x", "a"), ("a", "b"), ("a", "x", "b"))
    assert recalls(forms, ("a", "b"), 2) == (0.5, 1.0, 0.5)


def test_only_what_has_a_history_a_rewrite_and_articles_is_measured() -> None:
    whole = GoldQuestion("1", "And he?", article_ids=("a",), history=HISTORY, rewrite="Who?")
    assert is_follow_up(whole)
    for without in ({"history": ()}, {"rewrite": ""}, {"article_ids": ()}, {"answerable": False}):
        assert not is_follow_up(whole._replace(**without))


def test_rows_of_one_conversation_are_drawn_together() -> None:
    rows = np.array([[0.0], [0.0], [1.0], [1.0]])
    apart, together = interval([0, 0, 1, 1]), interval_of(mean, rows, ["a", "a", "b", "b"])
    assert together.mean == apart.mean == 0.5
    assert (together.low, together.high) == (0.0, 1.0)


@pytest.fixture
def question(library: Library) -> GoldQuestion:
    harbour = next(a for a in library.articles() if "Jonas Brandt" in a.text)
    return GoldQuestion(
        "1",
        "what did he say about the rubble?",
        article_ids=(harbour.id,),
        history=HISTORY,
        rewrite="What did Jonas Brandt say about the rubble?",
    )


def test_each_form_is_searched_for_in_the_whole_library(
    library: Library, question: GoldQuestion
) -> None:
    given = found(Retriever(library, Stages(folding=False)), question, question.rewrite)
    assert all(question.article_ids[0] in form for form in given)


def test_the_harness_shows_the_three_forms_and_the_gap(
    library: Library, question: GoldQuestion, tmp_path: Path
) -> None:
    asker = Asker(library, None, tmp_path)
    [record] = asker.ask([question], Stages())
    names = {f.name: f.value for f in figures([Asked(question, record, False)])}
    assert names["recall@5, as understood"] == names["recall@5, as a person rewrote it"] == 1.0
    [again] = asker.ask([question], Stages())
    assert again == record
