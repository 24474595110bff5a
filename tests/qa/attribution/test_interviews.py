"""Interviews set as questions and answers."""

from __future__ import annotations

from index.split import split_sentences
from qa.attribution import attributions, speaker_of


def speakers(text: str) -> list[str | None]:
    """The speaker of each sentence, None for the article's own."""
    sentences = split_sentences(text)
    found = attributions(text, sentences)
    return [a.speaker if (a := speaker_of(s, found)) else None for s in sentences]


def test_an_answer_is_of_the_person_the_introduction_names() -> None:
    text = (
        "Nadia Brandt was suspended in May.\n\n"
        "Q: Why did they suspend you from the ministry?\n\n"
        "A: They suspended me because I embarrassed them. I had kept every letter.\n\n"
        "Q: Would you go back to the ministry now?\n\n"
        "A: I would rather teach at the village school.\n\n"
        "The ministry closed in June."
    )
    who, asks = "Nadia Brandt", "the interviewer"
    assert speakers(text) == [None, asks, who, who, asks, who, None]


def test_initials_stand_for_whom_the_article_names() -> None:
    text = (
        "Nadia Brandt spoke in Oslo.\n\nIO: Why did they suspend you?\n\n"
        "NB: They suspended me because I embarrassed them.\n\nIO: Would you go back again?\n\n"
        "NB: I would rather teach at the school."
    )
    assert speakers(text)[1:] == ["the interviewer", "Nadia Brandt"] * 2


def test_a_list_is_no_interview() -> None:
    text = "A. The harbour closed in May.\n\nB. The road closed in June."
    assert set(speakers(text)) == {None}
