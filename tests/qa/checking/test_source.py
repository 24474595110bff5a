from __future__ import annotations

from datetime import date

from qa.checking.source import NEAREST, Source
from tests.qa.checking.conftest import Cited


def test_the_nearest_sentences_come_first(cited: Cited) -> None:
    text = "Trees were in bloom. " * 20 + "The storm sank two ferries. " + "It rained. " * 20
    near = Source([cited(text)]).nearest("Two ferries sank in the storm.")
    assert near[0].text == "The storm sank two ferries."
    assert len(near) == NEAREST


def test_articles_of_different_days_have_no_day_in_common(cited: Cited) -> None:
    one, other = cited("It rained."), cited("It snowed.", published=date(2023, 5, 1))
    assert Source([one]).published == date(2023, 3, 14)
    assert Source([one, other]).published is None


def test_what_is_known_of_an_article_counts(cited: Cited) -> None:
    source = Source([cited("It rained.", "Mirela Kost")])
    assert {"courier", "velmar", "kost", "rained"} <= source.known
    assert source.speakers == ["Mirela Kost"]
