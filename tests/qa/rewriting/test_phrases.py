from __future__ import annotations

import pytest

from qa.rewriting.phrases import phrases, stems


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Why is the Samsung Galaxy better than the Moto?", ["Samsung Galaxy", "Moto"]),
        ("How do blood oranges compare with limes?", ["blood oranges", "limes"]),
        ("How is oxygen transported in blood?", ["oxygen", "blood"]),
        ("What foods contain high levels of iron?", ["foods", "high levels", "iron"]),
        ("Which trade deals did the minister sign?", ["trade deals", "minister"]),
        ("Who leads the Department of Health?", ["Department of Health"]),
        ("How many people died in Turkey?", ["people", "Turkey"]),
        ("Who is Danil “Dan” Orsk?", ["Danil “Dan” Orsk"]),
        ("Supreme Court nominee Judge Ada Quill began on Monday.",
         ["Supreme Court nominee Judge Ada Quill", "Monday"]),
        ("Famed singer Danil Orsk died at 91", ["Famed singer Danil Orsk", "91"]),
        ("Ferry fares rose after the minister resigned.", ["Ferry fares", "minister"]),
        ("The newly closed bridge has sports related damage.",
         ["closed bridge", "sports related damage"]),
        ("When did the ferry from Dask capsize?", ["ferry", "Dask"]),
        ("When did the Harbour Bridge in Velmar reopen on Monday?",
         ["Harbour Bridge", "Velmar", "Monday"]),
        # Verbs that no list has.
        ("When did the ferry from Dask gallivant?", ["ferry", "Dask"]),
        ("Why did talks with the dockers gallivant?", ["talks", "dockers"]),
        ("Where did it gallivant near the old port?", ["old port"]),
        ("Where did the ferry gallivant near the port?", ["ferry gallivant", "port"]),
        ("Did they gallivant in the old port?", ["old port"]),
        ("When did Dask gallivant, and who saw the mayor?", ["Dask gallivant", "mayor"]),
        ("What did the ferry have on board the wreck?", ["ferry", "board", "wreck"]),
        ("Why?", []),
        ("", []),
    ],
)  # fmt: skip
def test_the_noun_phrases_of_a_question(text: str, expected: list[str]) -> None:
    assert [p.text for p in phrases(text)] == expected


def test_what_stands_before_a_phrase_and_whether_it_is_a_name() -> None:
    role, empire = phrases("What was the role of the Ottoman Empire?")
    assert (role.is_relational, role.determiner, role.is_name) == (True, "the", False)
    assert (empire.before, empire.is_name, empire.spoken) == ("of", True, "the Ottoman Empire")


def test_words_are_compared_without_endings() -> None:
    assert stems("the restraining orders") == stems("Restraining order")
