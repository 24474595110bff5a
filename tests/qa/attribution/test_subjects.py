"""Who stands before a verb, over whatever stands between."""

from __future__ import annotations

import pytest

from index.split import split_sentences
from qa.attribution import attributions


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Still, even Mr. Petrov says the bridge is old.", "Petrov"),
        ("On the ferry, both oppose the new toll.", "both"),
        ("Most in Bergen want to keep the ferry.", "Most in Bergen"),
        ("Ferries are late, though several oppose the bridge.", "several"),
        ("In Bergen, a June poll found that the ferry leads.", "a June poll"),
        ("Now that Lena Ortiz has loudly claimed that it is late, we left.", "Lena Ortiz"),
        ("It was the day that Lena Ortiz praised the ferry.", "Lena Ortiz"),
        ("Saturday at the harbour fair Sen. Lena Ortiz said the bridge is old.", "Lena Ortiz"),
        (
            "Lena Ortiz, speaking at a fair in Old Harbour, New Bergen, said it is late.",
            "Lena Ortiz",
        ),
        ("Across the north, Lena Ortiz has praised the ferry.", "Lena Ortiz"),
        ("Ivan Petrov - who left early - said the bridge is old.", "Ivan Petrov"),
        ("A large number of voters reject the toll.", "a large number of voters"),
        ("The rest sail, but about 6 in 10 islanders want the ferry.", "about 6 in 10 islanders"),
        ("The mainstream is saying that the ferry is late.", "the mainstream"),
        ("The hosts want to keep the ferry.", "the hosts"),
        ("Lena Ortiz backed the ferry, but now said it was late.", "Lena Ortiz"),
        ("The council approved a bill that says ferries come first.", "a bill"),
        ("It voted to move along a measure supporters say is needed.", "supporters"),
        ("They sailed during a trip that officials said was long.", "officials"),
        ("One of the harbour pilots said the bridge is old.", "one of the harbour pilots"),
        ("Happy Sailing! It will rain, according to Sailing.com, a site.", "Sailing.com"),
        ("Lena Ortiz died. Ortiz's family said the bridge is old.", "Ortiz's family"),
        ("The family says the bridge is old.", "the family"),
        ("A weekly said the bridge is old.", "a weekly"),
        ("A suspect charged with fraud said the bridge is old.", "a suspect charged with fraud"),
    ],
)
def test_the_subject_is_found(text: str, who: str) -> None:
    found = attributions(text, split_sentences(text))
    assert who.lower() in [a.speaker.lower() for a in found], found


@pytest.mark.parametrize(
    "text",
    [
        "That helps explain why the ferry was late.",
        "To the pears, add the juice of one lemon.",
        "In a large bowl, add the flour.",
        "A banker and alleged fraud suspect Piet Holm was late.",
    ],
)
def test_what_nobody_says_has_no_subject(text: str) -> None:
    assert attributions(text, split_sentences(text)) == []


def test_what_a_heading_writes_large_is_nobody() -> None:
    text = (
        "Cells That Taste Danger\n\nWhen the doctor looked, he said that they were odd.\n\n"
        "A Job for Tuft Cells\n\nAll tuft cells taste."
    )
    assert "Tuft Cells" not in [a.speaker for a in attributions(text, split_sentences(text))]


def test_where_somebody_is_is_not_who_speaks() -> None:
    text = "Health officials in China's Inner Mongolia have confirmed that a third man fell ill."
    [found] = attributions(text, split_sentences(text))
    assert found.speaker == "Health officials in China's Inner Mongolia"
