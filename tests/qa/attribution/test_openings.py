from __future__ import annotations

import pytest

from qa.attribution.openings import leading


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Lena Ortiz left.", "Lena Ortiz"),
        ("On Friday morning Mr. Petrov made a speech.", "Mr. Petrov"),
        ("In Bergen, Norway, the mayor has left.", "the mayor"),
        ("At a fair in Bergen, Norway Friday, Ortiz laid out a plan.", "Ortiz"),
        ("Here in Oslo, Ortiz stepped up.", "Ortiz"),
        ("But that morning, an angry crowd had gathered.", "an angry crowd"),
        ("Speaking to reporters, she was calm.", "she"),
        ("One worker at the old ferry terminal has left.",
         "One worker at the old ferry terminal"),
        ("OSLO (Reuters) - Petrov left.", "Petrov"),
    ],
)  # fmt: skip
def test_a_sentence_is_about_what_follows_its_fronted_phrases(text: str, subject: str) -> None:
    found = leading(text, 0, len(text))
    assert found is not None
    assert found.text == subject
    assert text[found.start : found.end] == subject


@pytest.mark.parametrize("text", ["", "In May", "and so on", "—"])
def test_nothing_but_fronted_phrases_is_about_nobody(text: str) -> None:
    assert leading(text, 0, len(text)) is None
