from __future__ import annotations

import pytest

from qa.premises.happened import not_told_of

TOUR = "The singer cancelled her spring tour because of her health. She thanked her fans."


@pytest.mark.parametrize(
    ("statement", "text", "missing"),
    [
        ("the singer die", TOUR, "a death"),
        ("the singer was arrested", TOUR, "an arrest"),
        ("the singer cancel her tour", TOUR, None),
        ("the singer die", f"{TOUR} Her funeral was on Friday.", None),
        ("the singer resign", "The minister stepped down on Monday.", None),
        ("the singer get married", "She and her husband live in Velmar.", None),
        ("", TOUR, None),
    ],
)
def test_what_no_word_tells_of(statement: str, text: str, missing: str | None) -> None:
    assert not_told_of(statement, [text]) == missing
