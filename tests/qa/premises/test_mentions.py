from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from index import Article
from qa.language.figures import figures
from qa.language.names import names
from qa.premises import Mentions

TEXT = (
    "Syrian envoys met in Geneva in the winter of 2018-19. About 4,200 people marched in March. "
    "Anna Lind, the mayor, was not there. The World Health Organization sent 1.2 million doses."
)


def mentions(published: date | None = date(2023, 3, 14)) -> Mentions:
    article = Article(
        id="a", title="Talks in Geneva", text=TEXT, outlet="Rural Wire", published=published,
        sha256="", added_at=datetime(2023, 3, 15, tzinfo=UTC),
    )  # fmt: skip
    return Mentions([article])


@pytest.mark.parametrize("name", ["Syria", "Geneva", "WHO", "Rural Wire", "Mayor Lind", "UNHCR"])
def test_a_name_is_mentioned_however_it_is_written(name: str) -> None:
    assert all(map(mentions().name, names(f"the {name}")))


@pytest.mark.parametrize("name", ["Turkey", "Ramon Ortiz", "Velmar"])
def test_a_name_that_stands_nowhere_is_not(name: str) -> None:
    assert not any(map(mentions().name, names(f"the {name}")))


def test_another_of_the_same_last_name_is_told() -> None:
    [asked] = names("the Petra Lind")
    assert mentions().namesake(asked) == "Anna Lind"
    [herself] = names("the Anna Lind")
    assert mentions().namesake(herself) is None


@pytest.mark.parametrize(
    ("said", "known"),
    [
        ("in 2019", True),  # the end of a winter
        ("in 2023", True),  # the year of the article
        ("in 2015", False),
        ("in March", True),
        ("in July", False),
        ("4,200 people", True),
        ("4,250 people", True),  # "about"
        ("900 people", False),
    ],
)
def test_a_figure_is_mentioned_by_its_value(said: str, known: bool) -> None:
    [figure] = figures(said)
    assert mentions().figure(figure) is known


def test_an_article_without_a_year_can_be_of_any() -> None:
    [year] = figures("in 2022")
    assert not mentions().can_date(year)  # "in March" can be of the year before
    [older] = figures("in 2015")
    assert mentions().can_date(older)
