from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from index import Draft, Library, Settings
from qa import Answerer, Question

MILL = (
    "Dask Holdings sold the Norden paper mill to the Sorn group in March because it needed cash. "
    "Spring was late in the valley."
)
CUP = "Velmar beat Sorn 3-1 in the cup final on Sunday. Rain fell all day."
BAIL = "Tom Marsh, the driver, was released on bail on Tuesday after two nights in a cell."
BRIDGE = "The Harbour Bridge reopened on Friday after two years. Ships may pass again."
ELECTION = "Lena Holt won the election in Velmar on Sunday by 300 votes. Turnout was high."


def premises(folder: Path, text: str, question: str) -> list[str]:
    library = Library(Settings(library=folder))
    draft = Draft(key="k", title="Valley news", text=text, published=date(2023, 3, 14))
    assert [o.status for o in library.add_drafts([draft])] == ["added"]
    asked = Question(text=question, caution="forthcoming")
    return [p.text for p in Answerer(library).invoke(asked).premises]


@pytest.mark.parametrize(
    ("text", "question"),
    [
        (MILL, "Why did the Sorn group buy the Norden paper mill?"),
        (MILL, "Who bought the Norden paper mill in March?"),
        (MILL.replace("Dask Holdings", "It"), "Why did the Sorn group buy the Norden paper mill?"),
        (
            "The Norden paper mill was sold in Orlo in March for 40 million crowns.",
            "When was the Norden paper mill bought in Orlo?",
        ),
        (CUP, "When did Sorn lose to Velmar in the cup final?"),
        (CUP, "Who lost to Velmar in the cup final?"),
        (
            "Velmar suffered a heavy defeat in the cup final in Orlo on Sunday.",
            "When did Velmar lose the cup final in Orlo?",
        ),
        (
            "Velmar lent Sorn 40 million crowns for the port in May.",
            "When did Sorn borrow 40 million crowns from Velmar for the port?",
        ),
        (
            "Velmar has a larger fishing port than Sorn because the river is deep.",
            "Why does Sorn have a smaller fishing port than Velmar?",
        ),
        (BAIL, "Why was Tom Marsh, the driver, arrested?"),
        (BAIL, "Where was Tom Marsh, the driver, jailed for two nights?"),
        (BRIDGE, "Why was the Harbour Bridge closed for two years?"),
        (BRIDGE.replace("reopened", "closed"), "When did the Harbour Bridge reopen?"),
        (
            "The dockers' strike in Velmar ended on Friday after two weeks.",
            "Why did the dockers' strike in Velmar start?",
        ),
        (
            "Orlo United sacked its coach Tom Marsh in May after three defeats.",
            "Why did Orlo United appoint its coach Tom Marsh?",
        ),
        (
            "The chapel of the Orlo valley was demolished in May to make room for a road.",
            "When was the chapel of the Orlo valley built?",
        ),
    ],
)
def test_what_is_told_of_two_sides_or_goes_before_is_no_mistake(
    tmp_path: Path, text: str, question: str
) -> None:
    assert premises(tmp_path, text, question) == []


@pytest.mark.parametrize(
    ("text", "question", "told"),
    [
        (
            "By law large ferries need a pilot in the port of Velmar.",
            "What do small ferries need in the port of Velmar?",
            "says small; the article says large",
        ),
        (
            ELECTION,
            "Why did Lena Holt lose the election in Velmar?",
            "says lose; the article says won",
        ),
        (CUP, "When did Velmar lose to Sorn in the cup final?", "says lose; the article says beat"),
        (
            "The valley council sold the paper mill in March because it needed cash.",
            "Why did the valley council buy the paper mill in March?",
            "says buy; the article says sold",
        ),
        (
            "Velmar has a larger fishing port than Sorn because the river is deep.",
            "Why does Velmar have a smaller fishing port than Sorn?",
            "says smaller; the article says larger",
        ),
        (
            "The bus company has paid 40 million crowns since the strike began on 24 February.",
            "How much has the bus company paid since the strike ended on 24 February?",
            "says ended; the article says began",
        ),
        (
            "Oil prices fell in March because demand in Asia was weak.",
            "Why did oil prices rise in March?",
            "says rise; the article says fell",
        ),
    ],
)
def test_the_opposite_of_the_same_one_is_told(
    tmp_path: Path, text: str, question: str, told: str
) -> None:
    [premise] = premises(tmp_path, text, question)
    assert told in premise


def test_an_opposite_of_what_is_asked_is_no_mistake(tmp_path: Path) -> None:
    text = "Nine people died when Storm Edda hit Velmar on Sunday. The port closed."
    assert premises(tmp_path, text, "How many people survived when Storm Edda hit Velmar?") == []
