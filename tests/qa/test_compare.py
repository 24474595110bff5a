from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from index import Draft, Library, Settings
from qa import Answer, Answerer, Question
from qa.compare import asks_figure

FIRST = Draft(
    key="test#first",
    title="Earthquake strikes Tarma",
    outlet="The Velmar Courier",
    published=date(2023, 3, 14),
    text=(
        "An earthquake struck the town of Tarma on Monday night. The Tarma earthquake killed "
        "12 people, the interior ministry said. Rescue teams arrived from the coast at dawn."
    ),
)
SECOND = Draft(
    key="test#second",
    title="Tarma counts its dead",
    outlet="Rural Wire",
    published=date(2023, 3, 16),
    text=(
        "Schools in Tarma stay closed this week. The Tarma earthquake killed 19 people, "
        "hospitals in the region said. The market will reopen on Friday."
    ),
)


def asked(folder: Path, *drafts: Draft) -> Answer:
    library = Library(Settings(library=folder))
    assert all(outcome.status == "added" for outcome in library.add_drafts(drafts))
    question = "How many people were killed in the Tarma earthquake?"
    return Answerer(library).invoke(Question(text=question, caution="forthcoming"))


def test_articles_that_give_other_figures_are_shown_as_disagreeing(tmp_path: Path) -> None:
    answer = asked(tmp_path, FIRST, SECOND)
    [disagreement] = answer.disagreements
    one, other = (answer.citations[n - 1] for n in disagreement.citations)
    assert {one.outlet, other.outlet} == {"The Velmar Courier", "Rural Wire"}
    for part in ("The Velmar Courier (14 March 2023) says 12", "Rural Wire (16 March 2023) says"):
        assert part in disagreement.text


@pytest.mark.parametrize("figure", ["12 people", "a dozen people", "at least 10 people"])
def test_articles_that_can_both_be_right_do_not_disagree(tmp_path: Path, figure: str) -> None:
    other = SECOND.model_copy(update={"text": SECOND.text.replace("19 people", figure)})
    assert asked(tmp_path, FIRST, other).disagreements == ()


def test_counts_far_apart_are_of_different_things(tmp_path: Path) -> None:
    crowd = SECOND.text.replace("killed 19 people", "frightened 100,000 people")
    other = SECOND.model_copy(update={"text": crowd})
    assert asked(tmp_path, FIRST, other).disagreements == ()


def test_one_article_does_not_disagree_with_itself(tmp_path: Path) -> None:
    both = FIRST.model_copy(update={"text": f"{FIRST.text} {SECOND.text}"})
    assert asked(tmp_path, both).disagreements == ()


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("How many people were killed?", True),
        ("when did the frost strike", True),
        ("What percentage voted for it?", True),
        ("Who was there?", False),
        ("Why was the bridge closed?", False),
    ],
)
def test_only_questions_of_figures_are_compared(question: str, asks: bool) -> None:
    assert asks_figure(question) is asks
