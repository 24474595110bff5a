from __future__ import annotations

from datetime import UTC, date, datetime

from index import Article
from ui.scoping import labels_of

NOW = datetime(2022, 1, 1, tzinfo=UTC)


def article(number: int, title: str, published: date | None = None) -> Article:
    return Article(
        id=f"id{number}", title=title, text="x", sha256="", added_at=NOW, published=published
    )


def test_articles_of_one_title_can_be_told_apart() -> None:
    labels = labels_of(
        [
            article(1, "Port opens"),
            article(2, "Morning briefing", date(2022, 3, 1)),
            article(3, "Morning briefing", date(2022, 3, 2)),
            article(4, "Letters"),
            article(5, "Letters"),
        ]
    )
    assert labels["id1"] == "Port opens"
    assert labels["id2"] == "Morning briefing · 1 March 2022"
    assert len(set(labels.values())) == 5
