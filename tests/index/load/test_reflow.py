"""Paragraphs are put together from the lines that a page broke them into."""

import pytest

from index.load.reflow import is_hard_wrapped, join_lines

WRAPPED = """\
The council met on Monday evening to decide on the future of the old
bridge, which has been closed to traffic since the storm in January and
is thought to need repairs that will cost more than four million pounds.

It voted by nine to four to reopen it before the summer, and asked the
county to pay for half of the work that engineers say is most pressing.
"""


def test_wrapped_text_is_told_from_one_paragraph_a_line():
    assert is_hard_wrapped(WRAPPED)
    assert not is_hard_wrapped("A title\n\n" + "\n\n".join(["word " * 40] * 5))
    assert not is_hard_wrapped("A poem\nhas short\nlines in\nall of\nits verses")


def test_lines_become_paragraphs_and_lose_no_word():
    joined = join_lines(WRAPPED)
    assert joined.split() == WRAPPED.split()
    assert len(joined.split("\n\n")) == 2


def test_a_word_broken_at_the_margin_is_whole_again():
    assert join_lines("They discussed the develop-\nment of the port.") == (
        "They discussed the development of the port."
    )


def test_a_compound_keeps_its_hyphen():
    assert "air-launched" in join_lines("The air-\nlaunched missile fell.")
    assert "COVID-19" in join_lines("The rise in COVID-\n19 cases went on.")
    assert "Anglo-Saxon" in join_lines("An Anglo-\nSaxon hoard was found.")


def test_the_spelling_elsewhere_in_the_text_decides():
    text = "The re-election was close.\n\nAfter his re-\nelection he left."
    assert join_lines(text).count("re-election") == 2


@pytest.mark.timeout(20)
def test_one_endless_paragraph_takes_no_endless_time():
    assert (
        len(join_lines("words that go on and on to the margin of the page,\n" * 50_000)) > 2_000_000
    )


def test_items_of_a_list_stay_on_their_own():
    assert join_lines("It asks for:\n1. a bridge\n2. a road").count("\n\n") == 2
