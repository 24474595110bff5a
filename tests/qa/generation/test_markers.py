from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.generation.markers import MarkerParser

LEAK = re.compile(r"[\[［【〔⟦]\s*[#^]?\s*\d|\[\s*\]|`|<think>|</think>")
PIECES = st.sampled_from(
    [
        *"[ ] [[ ]] 【 】 ［ ］ 〔 〕 1 2 3 12 99999999 , ; - – and to source † ^ sic May".split(),
        *". ! \n ` ``` json\n <think> </think> < <th The harbour “reopened” 12:30 é 中".split(" "),
        *("\u202e", "\x00", "\ud800", "(http://evil.example)", " ", " "),
    ]
)
HOSTILE = st.one_of(st.text(), st.lists(PIECES).map("".join))


def parsed(*chunks: str) -> MarkerParser:
    parser = MarkerParser()
    for chunk in chunks:
        parser.feed(chunk)
    parser.finish()
    return parser


@pytest.mark.parametrize(
    ("written", "text", "cited"),
    [
        ("It reopened [1].", "It reopened.", [1]),
        ("It reopened.[1][2] It did.", "It reopened. It did.", [1, 2]),
        ("It reopened. [1]. It did.", "It reopened. It did.", [1]),
        ("It reopened [1, 2].", "It reopened.", [1, 2]),
        ("It reopened [1-3].", "It reopened.", [1, 2, 3]),
        ("It reopened [1–3, 5].", "It reopened.", [1, 2, 3, 5]),
        ("It reopened [1 and 2].", "It reopened.", [1, 2]),
        ("It reopened [[1]], [[2], [3]].", "It reopened,.", [1, 2, 3]),
        ("It reopened 【1】［2］〔3〕.", "It reopened.", [1, 2, 3]),
        ("It reopened【4:1†source】.", "It reopened.", [4, 1]),
        ("It reopened [^2] [Source 3] [S4] [#5].", "It reopened.", [2, 3, 4, 5]),
        ("It reopened [١].", "It reopened.", [1]),
        ("He said [sic] it “[and] she”.", "He said [sic] it “[and] she”.", []),
        ("On [12 May] it closed.", "On 12 May it closed.", []),
        ("```json\nIt reopened [1].\n```", "It reopened.", [1]),
        ("Use `[1]` here.", "Use here.", [1]),
        ("<think>Is it [9]? No.</think>It reopened [1].", "It reopened.", [1]),
        ("Is it [9]? No.</think>\nIt reopened [1].", "It reopened.", [1]),
        ("5 < 7 and <b>bold</b> [1]", "5 < 7 and <b>bold</b>", [1]),
        ("It reopened 1]. [", "It reopened 1.", []),
        ("It reopened [1", "It reopened", []),
        ("It reopened [1,\nIt closed.", "It reopened\nIt closed.", []),
        ("It reopened [1-999999].", "It reopened.", []),
        (f"It reopened [{'9' * 5000}].", "It reopened.", []),
        ("A [`0 [<think>x</think>1] [\x1c2] b", "A 0 1 2 b", []),
        ("[] [source] [,] end", "end", []),
    ],
)
def test_markers_are_read_and_never_shown(written: str, text: str, cited: list[int]) -> None:
    parser = parsed(written)
    assert (parser.text, [mark.n for mark in parser.marks]) == (text, cited)


@given(HOSTILE, st.data())
def test_any_chunking_gives_the_same(written: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.lists(st.integers(0, len(written)))))
    edges = [0, *cuts, len(written)]
    chunks = [written[a:b] for a, b in pairwise(edges)]
    whole, cut = parsed(written), parsed(*chunks)
    assert (cut.text, cut.marks, cut.broken) == (whole.text, whole.marks, whole.broken)


@given(HOSTILE)
def test_no_moment_of_a_stream_shows_a_broken_marker(written: str) -> None:
    parser = MarkerParser()
    for character in written:
        parser.feed(character)
        assert not LEAK.search(parser.text), parser.text
    parser.finish()
    assert not LEAK.search(parser.text), parser.text
    assert all(0 <= mark.at <= len(parser.text) and mark.n >= 0 for mark in parser.marks)


@given(st.text(st.characters(exclude_characters="[]［］【】〔〕⟦⟧`<", exclude_categories=["Cs"])))
def test_words_without_brackets_are_left_as_they_are(written: str) -> None:
    shown = parsed(written)
    assert "".join(shown.text.split()) == "".join(written.split())
    assert shown.marks == []


# Quadratic work would take minutes, whatever the machine.
@pytest.mark.timeout(120)
def test_a_long_hostile_marker_is_given_up_in_time() -> None:
    parser = parsed("[" * 50_000, "[" + "1," * 20_000, "<" * 50_000, "`" * 50_000)
    assert "[" not in parser.text
