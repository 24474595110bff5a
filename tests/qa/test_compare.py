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


KILLED = "How many people were killed in the Tarma earthquake?"


def asked(folder: Path, *drafts: Draft, question: str = KILLED) -> Answer:
    library = Library(Settings(library=folder))
    assert all(outcome.status == "added" for outcome in library.add_drafts(drafts))
    return Answerer(library).invoke(Question(text=question, caution="forthcoming"))


def test_articles_that_give_other_figures_are_shown_as_disagreeing(tmp_path: Path) -> None:
    answer = asked(tmp_path, FIRST, SECOND)
    [disagreement] = answer.disagreements
    one, other = (answer.citations[n - 1] for n in disagreement.citations)
    assert {one.outlet, other.outlet} == {"The Velmar Courier", "Rural Wire"}
    for part in ("The Velmar Courier (14 March 2023) says 12", "Rural Wire (16 March 2023) says"):
        assert part in disagreement.text


@pytest.mark.parametrize(
    ("day", "disagrees"), [(date(2023, 3, 16), True), (date(2024, 6, 1), False)]
)
def test_what_is_reckoned_from_the_day_of_an_article_is_another_later(
    tmp_path: Path, day: date, disagrees: bool
) -> None:
    question = "How many people were killed in the latest Tarma earthquake?"
    other = SECOND.model_copy(update={"published": day})
    answer = asked(tmp_path, FIRST, other, question=question)
    assert bool(answer.disagreements) == disagrees


def test_articles_of_one_outlet_and_day_are_told_apart_by_their_titles(tmp_path: Path) -> None:
    alike = {"outlet": FIRST.outlet, "published": FIRST.published}
    [told] = asked(tmp_path / "a", FIRST, SECOND.model_copy(update=alike)).disagreements
    assert "“Earthquake strikes Tarma” says 12" in told.text
    same = SECOND.model_copy(update=alike | {"title": FIRST.title})
    assert asked(tmp_path / "b", FIRST, same).disagreements == ()


@pytest.mark.parametrize("figure", ["12 people", "a dozen people", "at least 10 people"])
def test_articles_that_can_both_be_right_do_not_disagree(tmp_path: Path, figure: str) -> None:
    other = SECOND.model_copy(update={"text": SECOND.text.replace("19 people", figure)})
    assert asked(tmp_path, FIRST, other).disagreements == ()


def test_counts_far_apart_are_of_different_things(tmp_path: Path) -> None:
    crowd = SECOND.text.replace("killed 19 people", "frightened 100,000 people")
    other = SECOND.model_copy(update={"text": crowd})
    assert asked(tmp_path, FIRST, other).disagreements == ()


def test_one_article_does_not_disagree_with_itself(tmp_path: Path) -> None:
    text = f"{FIRST.text} {SECOND.text}".replace(", the interior ministry said", "")
    both = FIRST.model_copy(update={"text": text})
    assert asked(tmp_path, both).disagreements == ()


def test_two_speakers_of_one_article_can_disagree(tmp_path: Path) -> None:
    both = FIRST.model_copy(update={"text": f"{FIRST.text} {SECOND.text}"})
    [told] = asked(tmp_path, both).disagreements
    assert told.text.startswith("The interior ministry says 12")
    assert "ospitals in the region says 19" in told.text


@pytest.mark.parametrize(
    ("one", "other", "question", "shown"),
    [
        (
            "At least nine people were killed and 47, officials said, were hurt when the Ostra "
            "ferry struck a pier.",
            "In all 63 were injured, the Ostra port authority said on the evening.",
            "How many people were injured in the Ostra ferry crash?",
            ("47", "63"),
        ),
        (
            "The Ostra ferry was carrying 214 passengers when it struck a pier.",
            "The Ostra ferry had 231 people on board when it struck a pier, the owner said.",
            "How many people were on the Ostra ferry?",
            ("214", "231"),
        ),
        (
            "The harbour master put the number of dead on the Ostra ferry at four.",
            "The Ostra ferry crash left nine dead, hospitals said.",
            "How many people died on the Ostra ferry?",
            ("four", "nine"),
        ),
    ],
)
def test_one_count_in_other_words_is_compared(
    tmp_path: Path, one: str, other: str, question: str, shown: tuple[str, str]
) -> None:
    filler = "Divers went down at noon. The harbour stays closed until the end of the week."
    drafts = (
        FIRST.model_copy(update={"title": "Ostra ferry hits pier", "text": f"{one} {filler}"}),
        SECOND.model_copy(update={"title": "The Ostra ferry crash", "text": f"{other} Rain fell."}),
    )
    [told] = asked(tmp_path, *drafts, question=question).disagreements
    assert all(words in told.text for words in shown)


@pytest.mark.parametrize(("day", "disagrees"), [(12, False), (14, True)])
def test_at_least_is_outdone_by_what_was_known_when_it_was_written(
    tmp_path: Path, day: int, *, disagrees: bool
) -> None:
    text = FIRST.text.replace("killed 12 people", "killed at least 12 people")
    first = FIRST.model_copy(update={"text": text, "published": date(2023, 3, day)})
    second = SECOND.model_copy(update={"published": date(2023, 3, 14)})
    assert bool(asked(tmp_path, first, second).disagreements) is disagrees


def test_figures_of_different_years_do_not_disagree(tmp_path: Path) -> None:
    drafts = [
        d.model_copy(
            update={"text": d.text.replace("earthquake killed", f"earthquake of {y} killed")}
        )
        for d, y in ((FIRST, 1987), (SECOND, 2023))
    ]
    assert asked(tmp_path, *drafts).disagreements == ()


LEEDS = FIRST.model_copy(
    update={
        "title": "Coach crash near Leeds",
        "text": "Nine people were killed in a coach crash near Leeds on Sunday. It rained.",
    }
)
LEEDS_LATER = SECOND.model_copy(
    update={
        "title": "Coach crash toll rises",
        "text": "Eleven people were killed in the coach crash near Leeds on Sunday, hospitals "
        "said. The road stays closed.",
    }
)
VELMAR = SECOND.model_copy(
    update={
        "key": "test#third",
        "title": "Trains collide",
        "outlet": "The Herald",
        "text": "Four people were killed in a train crash in Velmar on Sunday. The line is shut.",
    }
)


def test_one_event_among_others_of_its_kind_is_compared(tmp_path: Path) -> None:
    asks = "How many people were killed in the coach crash near Leeds?"
    [told] = asked(tmp_path, LEEDS, LEEDS_LATER, VELMAR, question=asks).disagreements
    assert "Nine" in told.text
    assert "Eleven" in told.text


def test_events_that_name_different_places_do_not_disagree(tmp_path: Path) -> None:
    asks = "How many people were killed in the Velmar train crash?"
    answer = asked(tmp_path, LEEDS, LEEDS_LATER, VELMAR, question=asks)
    assert "Four" in answer.claims[0].text
    assert not any("Herald" in told.text for told in answer.disagreements)


def test_an_article_without_what_a_question_names_is_not_heard(tmp_path: Path) -> None:
    unnamed = LEEDS.model_copy(
        update={"title": "Coach crash", "text": LEEDS.text.replace(" near Leeds", "")}
    )
    asks = "How many people were killed in the Velmar train crash?"
    assert asked(tmp_path, unnamed, VELMAR, question=asks).disagreements == ()


def test_votes_of_two_places_do_not_disagree(tmp_path: Path) -> None:
    text = "The Liberal party won {} percent of the vote in the election in {}. Rain fell."
    sorn = FIRST.model_copy(update={"title": "Sorn votes", "text": text.format(34, "Sorn")})
    dask = SECOND.model_copy(update={"title": "Dask votes", "text": text.format(41, "Dask")})
    asks = "What percentage of the vote did the Liberal party win in Sorn?"
    assert asked(tmp_path, sorn, dask, question=asks).disagreements == ()


def test_what_only_counts_the_same_does_not_disagree(tmp_path: Path) -> None:
    ferry = FIRST.model_copy(
        update={
            "title": "Norden ferry",
            "text": "The Norden ferry hit a pier on Monday. It carried 80 people.",
        }
    )
    mill = SECOND.model_copy(
        update={
            "title": "Norden mill",
            "text": "The Norden mill was sold in March. The mill employs 340 people.",
        }
    )
    asks = "How many people were in Norden?"
    assert asked(tmp_path, ferry, mill, question=asks).disagreements == ()


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
