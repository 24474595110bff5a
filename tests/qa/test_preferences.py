from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from index import Article, Draft, FootnoteError, Library, Scope, Settings
from qa import Question
from qa.preferences import Preferences, preferences


def told(number: int, outlet: str | None, published: date | None) -> Draft:
    return Draft(
        key=f"k{number}",
        title=f"Bridge {number}",
        outlet=outlet,
        published=published,
        text=f"The bridge over the Arda is closed, notice {number} says.",
    )


@pytest.fixture(scope="module")
def bridges(tmp_path_factory: pytest.TempPathFactory) -> Library:
    library = Library(Settings(library=tmp_path_factory.mktemp("bridges")))
    drafts = (
        told(1, "Rural Wire", date(2022, 3, 4)),
        told(2, "The Velmar Courier", date(2022, 11, 20)),
        told(3, None, None),
        told(4, "The Velmar Courier", date.today() + timedelta(days=900)),
    )
    assert all(o.status == "added" for o in library.add_drafts(drafts))
    return library


def article(published: date | None, text: str) -> Article:
    return Article(
        id="a", title="Bridges", text=text, published=published, sha256="",
        added_at=datetime(2024, 3, 15, tzinfo=UTC),
    )  # fmt: skip


def preferred(library: Library, text: str, asked_on: date | None = None) -> Preferences:
    return preferences(Question(text=text, asked_on=asked_on), library)


def test_a_question_without_outlet_or_day_prefers_nothing(bridges: Library) -> None:
    found = preferred(bridges, "Is the bridge closed?")
    assert not found
    assert found.sentence == ""
    assert found.bonus("Rural Wire", date(2022, 3, 4)) == 0
    assert found.narrowed(Scope()) is None


def test_who_asks_what_an_outlet_reported_is_told_that_it_comes_first(bridges: Library) -> None:
    found = preferred(bridges, "What did the Velmar Courier say in March?")
    assert found.sentence == "Preferring The Velmar Courier, March 2022"
    assert found.narrowed(Scope(until=date(2023, 1, 1))) == Scope(
        outlets=("The Velmar Courier",), until=date(2023, 1, 1)
    )
    assert found.narrowed(Scope(outlets=("Rural",))) is None
    assert found.bonus("The Velmar Courier", None) > found.bonus("Rural Wire", date(2022, 3, 4)) > 0


def test_an_outlet_that_is_only_named_counts_for_little(bridges: Library) -> None:
    found = preferred(bridges, "Who owns Rural Wire?")
    assert 0 < found.bonus("Rural Wire", None) < 0.1
    assert found.sentence == ""
    assert found.narrowed(Scope()) is None


def test_news_of_a_day_may_be_printed_some_days_later(bridges: Library) -> None:
    found = preferred(bridges, "Which bridge closed on 1 March 2022?")
    within = [found.bonus(None, date(2022, 3, 1) + timedelta(days=n)) > 0 for n in (-1, 0, 7, 8)]
    assert within == [False, True, True, False]
    assert found.bonus(None, None) == 0


def test_the_newest_is_reckoned_from_the_library_and_no_day_to_come(bridges: Library) -> None:
    found = preferred(bridges, "What is the latest on the bridge?")
    assert found.newest == date(2022, 11, 20)
    assert found.bonus(None, date(2022, 11, 19)) > found.bonus(None, date(2022, 3, 4))
    assert found.sentence == "Preferring the newest articles"
    only = Question(text="What is the latest?", scope=Scope(outlets=("Rural Wire",)))
    assert preferences(only, bridges).newest == date(2022, 3, 4)


def test_a_question_asked_on_a_day_prefers_the_news_of_that_day(bridges: Library) -> None:
    found = preferred(bridges, "Which bridge closed this week?", date(2022, 3, 5))
    assert (found.since, found.until) == (date(2022, 2, 27), date(2022, 3, 5))
    assert found.bonus(None, date(2022, 3, 4)) > found.bonus(None, date(2022, 11, 20))
    assert found.sentence == (
        "Preferring 27 February 2022 to 5 March 2022, articles of about 5 March 2022"
    )
    assert preferred(bridges, "Is the bridge closed?", date(2022, 3, 5))


def test_an_empty_library_prefers_by_today(tmp_path: Path) -> None:
    library = Library(Settings(library=tmp_path))
    found = preferred(library, "What did Reuters say this year?")
    assert found.since == date(date.today().year, 1, 1)
    assert found.reported == ()


# Quadratic work would take minutes, whatever the machine.
@pytest.mark.timeout(120)
def test_a_text_as_long_as_a_book_is_looked_at_no_longer_than_a_question(bridges: Library) -> None:
    assert not preferred(bridges, "why and in on from the " * 20_000)


def test_news_of_this_week_is_not_told_by_an_article_of_last_year(bridges: Library) -> None:
    found = preferred(bridges, "Which bridge closed this week?", date(2023, 6, 1))
    assert not found.in_time(article(date(2022, 6, 1), ""))
    assert found.in_time(article(date(2023, 5, 20), ""))
    assert found.in_time(article(None, ""))
    assert not found.in_time(article(date(2023, 8, 1), ""))


def test_any_article_may_tell_what_is_asked_of_no_day(bridges: Library) -> None:
    on_a_day = preferred(bridges, "Is the bridge closed?", date(2023, 6, 1))
    assert on_a_day.in_time(article(date(1999, 1, 1), ""))
    assert preferred(bridges, "Which bridge closed this week?").in_time(
        article(date(1999, 1, 1), "")
    )


@pytest.mark.parametrize(
    ("asked_on", "published", "near"),
    [
        (date(2022, 3, 5), date(2022, 3, 5), 1.0),
        (date(2022, 3, 8), date(2022, 3, 2), 1.0),
        (date(2022, 3, 15), date(2022, 3, 2), 0.0),
        (None, date(2022, 3, 5), 0.0),
        (date(2022, 3, 5), None, 0.0),
    ],
)
def test_an_article_is_timely_by_the_day_asked_on(
    asked_on: date | None, published: date | None, near: float
) -> None:
    assert Preferences(asked_on=asked_on).timely(published) == pytest.approx(near)


def test_what_came_out_later_was_not_there_to_ask_about() -> None:
    asked = Preferences(asked_on=date(2022, 3, 5))
    week_before, day_after = date(2022, 2, 27), date(2022, 3, 6)
    assert asked.bonus(None, week_before) > 2 * asked.bonus(None, day_after) > 0


def test_years_off_is_as_untimely_as_can_be() -> None:
    asked = Preferences(asked_on=date(2025, 3, 5))
    assert -1 <= asked.timely(date(2022, 3, 5)) < -0.95


@pytest.mark.parametrize(
    "text", ["What happened until 9999-12-31?", "Who won between 2020-01-01 and 9999-12-31?"]
)
def test_a_day_that_no_news_is_of_is_not_preferred(bridges: Library, text: str) -> None:
    assert preferred(bridges, text).sentence == ""


@pytest.mark.parametrize("day", [date.min, date(1, 1, 2), date(1899, 12, 31), date.max])
def test_a_question_is_not_asked_on_a_day_that_no_news_is_of(bridges: Library, day: date) -> None:
    with pytest.raises(FootnoteError, match=r"asked on .* between 1900 and 2100"):
        Question(text="Which bridge closed this week?", asked_on=day)
    # A copy is not looked at again.
    question = Question(text="Which bridge closed this week?").model_copy(update={"asked_on": day})
    found = preferences(question, bridges)
    assert (found.since, found.lately) == (None, None)
    assert found.in_time(article(date(2022, 3, 4), ""))


def test_of_a_year_that_is_named_an_older_article_tells_if_it_names_it(bridges: Library) -> None:
    found = preferred(bridges, "Which bridge won the most prizes in 2023?")
    assert not found.in_time(article(date(2022, 3, 14), "The Arda bridge won most prizes."))
    assert found.in_time(article(date(2022, 3, 14), "The prizes of 2023 will be given in March."))
    assert found.in_time(article(date(2023, 3, 14), "The Arda bridge won most prizes."))
    assert found.in_time(article(date(2024, 3, 14), "The Arda bridge won most prizes."))
    assert found.in_time(article(None, ""))
    assert found.in_time(article(date(2022, 10, 14), "They will be given next year."))
    december = preferred(bridges, "Which bridge closed in December 2022?")
    assert december.in_time(article(date(2022, 9, 2), "It will close on Monday."))
    march = preferred(bridges, "Which bridge closed in March?")
    assert march.in_time(article(date(1999, 1, 1), ""))
