from __future__ import annotations

import pytest

from qa.premises.speakers import asked_speaker


@pytest.mark.parametrize(
    ("question", "who"),
    [
        ("What did the French president say about Iran?", "the French president"),
        ("What has Lena Fischer told Rural Wire?", None),
        ("What does Jonas Brandt claim?", "Jonas Brandt"),
        ("According to Mirela Kost, how many were hurt?", "Mirela Kost"),
        ("What did she say about Russia?", None),
        ("Why did the port close?", None),
    ],
)
def test_whose_words_are_asked_for(question: str, who: str | None) -> None:
    assert asked_speaker(question) == who
