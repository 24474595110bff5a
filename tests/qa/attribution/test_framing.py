"""Sentences that tell nothing of their own beside who said the rest, when and where."""

from __future__ import annotations

import pytest

from index.split import split_sentences
from qa.attribution import attributions, speaker_of


def speakers(text: str) -> list[str | None]:
    """The speaker of each sentence, None for the article's own."""
    sentences = split_sentences(text)
    found = attributions(text, sentences)
    return [a.speaker if (a := speaker_of(s, found)) else None for s in sentences]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('On Thursday its chief executive, Helen Marchetti, said the company had "nothing to '
         'hide".', "Helen Marchetti"),
        ("“Nothing is off the table,” Petrov said at a joint news conference with the president "
         "of Aurelia in the capital on Tuesday.", "Petrov"),
        ("Prudhoe says: “I have done nothing wrong.”", "Prudhoe"),
        ("The governor of the East Arda province told reporters on Sunday the death toll was at "
         "131.", "the governor of the East Arda province"),
        ("The company closed its plant in June and said it would pay.", None),
        ("When the plant closed in June after a long fight over pay, Lee said it would pay.",
         None),
        ("The Community Union put the figure at 4,200.", "the Community Union"),
        ("The defence ministry put the number of dead at four.", "the defence ministry"),
        ("The council put the bridge at the head of the list.", None),
        ("Norway's first minister, Morag Sinclair, said the vote would go ahead in October.",
         "Morag Sinclair"),
        ("“We will not close,” said its chief executive, Helen Marchetti, on Monday.",
         "Helen Marchetti"),
        ("The two ministers, Ali Brandt and Jonas Vik, held a conference in Arda, during which "
         "they announced the agreement.", None),
    ],
)  # fmt: skip
def test_a_long_lead_in_is_no_statement(text: str, speaker: str | None) -> None:
    assert speakers(text) == [speaker]


def test_who_acts_just_before_is_meant_by_he() -> None:
    text = (
        '"He had me by the collar," said Beatrice Lyle, 62.\n\n'
        "Okafor, speaking from his bed at the hospital, shrugged it off. "
        '"Anybody would have done it," he said.\n\nHe said the crew had tested the pump.'
    )
    assert speakers(text) == ["Beatrice Lyle", None, "Okafor", "Okafor"]


def test_a_paragraph_after_he_wrote_is_his() -> None:
    text = (
        "In a letter to the board on Monday, Mr Harker wrote:\n\n"
        "I have never seen such a careless use of public money.\n\n"
        "The committee met again on Tuesday."
    )
    assert speakers(text) == [None, "Harker", None]
