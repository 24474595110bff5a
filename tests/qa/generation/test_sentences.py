from __future__ import annotations

import pytest

from qa.generation.markers import MarkerParser
from qa.generation.sentences import Written, broken_off, plain, sentences


def read(text: str, *, ended: bool = True) -> list[Written]:
    parser = MarkerParser()
    parser.feed(text)
    if ended:
        parser.finish()
    return sentences(parser.text, parser.marks, ended=ended)


@pytest.mark.parametrize(
    "text",
    [
        "It reopened [1]. It cost 18 million [2][3].",
        "It reopened. [1] It cost 18 million. [2, 3]",
        "It reopened.[1]\nIt cost 18 million.[2-3]",
        "- It reopened [1].\n- It cost 18 million [2] [3].",
        "1. It reopened [1].\n2. It cost 18 million [2, 3].",
        "[1] It reopened.\n[2][3] It cost 18 million.",
        "[1] It reopened. [2][3] It cost 18 million.",
        "**It reopened** [1]. It cost 18 million.\n[2][3]",
    ],
)
def test_a_number_belongs_to_the_sentence_that_it_stands_at(text: str) -> None:
    found = [(w.text, w.numbers) for w in read(text)]
    assert found == [("It reopened.", (1,)), ("It cost 18 million.", (2, 3))]


def test_the_last_sentence_may_grow_until_the_end() -> None:
    assert [w.whole for w in read("It reopened [1]. It cost", ended=False)] == [True, False]
    assert [w.whole for w in read("It reopened [1].", ended=False)] == [False]


def test_what_is_said_twice_or_says_nothing_is_left_out() -> None:
    assert [w.text for w in read("It reopened. It reopened.\n—\n1.")] == ["It reopened."]
    assert read("NOT IN THE ARTICLES") == []


def test_links_tags_and_addresses_are_no_words() -> None:
    said = "See [here](http://evil.example/) or http://evil.example/x, <b>now</b> ![p](data:x)"
    assert "evil" not in plain(said)
    assert plain(said) == "See here or now p"


@pytest.mark.parametrize(
    ("text", "broken"),
    [("The port", True), ("18 million [1]", False), ("It did.", False), ("“It did.”", False)],
)
def test_a_text_that_breaks_off_is_known(text: str, broken: bool) -> None:
    parser = MarkerParser()
    parser.feed(text)
    parser.finish()
    assert broken_off(parser.text, parser.marks) == broken
