from __future__ import annotations

from typing import cast

import pytest

from index import Span
from qa.answer import Scored
from qa.asked_speaker import asked_speaker, theirs_first
from qa.retrieve import Candidate


@pytest.mark.parametrize(
    ("question", "who"),
    [
        ("What did the French president say about Iran?", "the French president"),
        ("What has Lena Fischer told Rural Wire?", None),
        ("What does Jonas Brandt claim?", "Jonas Brandt"),
        ("How did Jonas Brandt respond?", "Jonas Brandt"),
        ("According to Mirela Kost, how many were hurt?", "Mirela Kost"),
        ("What did she say about Russia?", None),
        ("Why did the port close?", None),
    ],
)
def test_whose_words_are_asked_for(question: str, who: str | None) -> None:
    assert asked_speaker(question) == who


def test_their_words_come_first_and_anothers_last() -> None:
    whose = {1: "Jonas Brandt", 2: None, 3: "the engineer", 4: "Lena Fischer"}
    scored = [
        Scored(cast("Candidate", None), Span(n, n + 1), 5.0 - n / 10, None, {}) for n in whose
    ]

    def order(question: str) -> list[int]:
        moved = theirs_first(question, scored, lambda s: whose[s.sentence.start])
        return [s.sentence.start for s in moved]

    assert order("What did Lena Fischer say about the bridge?") == [4, 2, 3, 1]
    assert order("According to Brandt, is the bridge safe?") == [1, 2, 3, 4]
    assert order("Is the bridge safe?") == [1, 2, 3, 4]
