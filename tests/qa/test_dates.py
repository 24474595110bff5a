from __future__ import annotations

from datetime import date

import pytest

from qa.dates import lately, period, recent, undated

NEWEST = date(2023, 2, 15)


@pytest.mark.parametrize(
    ("question", "since", "until"),
    [
        ("What did the mayor say in March?", "2022-03-01", "2022-03-31"),
        ("What did the mayor say in January?", "2023-01-01", "2023-01-31"),
        ("Who resigned in early May 2021?", "2021-05-01", "2021-05-31"),
        ("What was signed on 3 July 2020?", "2020-07-03", "2020-07-03"),
        ("What was signed on July 3rd, 2020?", "2020-07-03", "2020-07-03"),
        ("What was signed on 2020-07-03?", "2020-07-03", "2020-07-03"),
        ("Who won between June and August 2022?", "2022-06-01", "2022-08-31"),
        ("What changed from 2019 to 2021?", "2019-01-01", "2021-12-31"),
        ("Which bridge fell in the autumn of 2021?", "2021-09-01", "2021-11-30"),
        ("What has the council said since 2021?", "2021-01-01", None),
        ("What was known before 5 June 2022?", None, "2022-06-05"),
        ("Who was hurt after 5 June 2022?", "2022-06-05", None),
        ("What was built by 2020?", None, "2020-12-31"),
        ("What is its 2022 word of the year?", "2022-01-01", "2022-12-31"),
        ("Who opened Velmar's 2021 fair?", "2021-01-01", "2021-12-31"),
        ("What burned yesterday?", "2023-02-14", "2023-02-15"),
        ("What burned last month?", "2023-01-01", "2023-01-31"),
        ("What burned this week?", "2023-02-09", "2023-02-15"),
        ("What burned last year?", "2022-01-01", "2022-12-31"),
    ],
)
def test_the_days_that_a_question_names(
    question: str, since: str | None, until: str | None
) -> None:
    found = period(question, NEWEST)
    assert found is not None
    assert [day and day.isoformat() for day in found] == [since, until]


@pytest.mark.parametrize(
    "question",
    [
        "What may happen to the port?",
        "Did the dockers march with the growers?",
        "Who spoke to Theresa May about it?",
        "Is the sun out?",
        "Who was sentenced to 12 years?",
        "How did 2000 people cross the river?",
        "Did it cost the 2000 people their homes?",
        "Which of the 1,200 houses stood in water?",
        "Who announced a 2024 bid?",
        "What was signed on 31 February 2022?",
        "What happened until 9999-12-31?",
        "What happened between 2020-01-01 and 9999-12-31?",
        "What happened on 0001-01-01?",
    ],
)
def test_a_word_or_a_number_that_is_no_day_names_none(question: str) -> None:
    assert period(question, NEWEST) is None


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("What is the latest on the strike?", True),
        ("Who is harbour master now?", True),
        ("Which bridge closed this week?", True),
        ("What did this week’s report find?", False),
        ("Who is the harbour master?", False),
        ("Who is the harbour master today?", True),
        ("Who is the harbour master, according to USA Today?", False),
        ("Where did he know her from?", False),
    ],
)
def test_whether_a_question_asks_for_the_newest(question: str, asks: bool) -> None:
    assert recent(question) is asks


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("Which bridge closed this week?", date(2023, 2, 9)),
        ("Who resigned last month?", date(2023, 1, 1)),
        ("Who won the cup last year?", date(2022, 1, 1)),
        ("Which mayor recently resigned?", NEWEST),
        ("Who is harbour master now?", None),
        ("What was signed in March 2022?", None),
    ],
)
def test_the_days_just_before_a_question_that_it_asks_about(
    question: str, first: date | None
) -> None:
    assert lately(question, NEWEST) == first


@pytest.mark.parametrize("day", [date.min, date(1, 1, 2), date(1850, 5, 5), date.max])
@pytest.mark.parametrize(
    "question", ["What burned this week?", "Who resigned last month?", "Who won last year?"]
)
def test_from_a_day_that_no_news_is_of_nothing_is_reckoned(question: str, day: date) -> None:
    assert period(question, day) is None
    assert lately(question, day) is None


@pytest.mark.parametrize(
    ("question", "plainly"),
    [
        ("What happened in Dask in March 2022?", "What happened in Dask?"),
        ("In March 2022, who won the cup?", "Who won the cup?"),
        ("Who was elected in November 2022 in Dask?", "Who was elected in Dask?"),
        ("On 7 January 2022 who resigned?", "Who resigned?"),
        ("How many died since March 2022?", "How many died since March 2022?"),
        ("Which cities host the 2026 cup?", "Which cities host the 2026 cup?"),
        ("Who won between March and May 2022?", "Who won between March and May 2022?"),
        ("Who won this week?", "Who won this week?"),
        ("Did it sink in 2021 or 2022?", "Did it sink in 2021 or 2022?"),
        ("Who ran in 2020 Democratic primaries?", "Who ran in 2020 Democratic primaries?"),
        ("In 2019?", "In 2019?"),
        ("", ""),
    ],
)
def test_a_question_without_its_days(question: str, plainly: str) -> None:
    assert undated(question) == plainly
