from __future__ import annotations

import re

from qa.language.days import A_MONTH, A_WEEKDAY, MONTH_NUMBERS


def test_a_month_is_known_whole_and_cut_short() -> None:
    numbers = [MONTH_NUMBERS[name] for name in ("january", "may", "sep", "sept", "december")]
    assert numbers == [1, 5, 9, 9, 12]


def test_patterns_find_names_written_out() -> None:
    said = "On Monday in June it may march on; in Dec it will not."
    assert re.findall(f"{A_WEEKDAY}|{A_MONTH}", said) == ["Monday", "June"]
