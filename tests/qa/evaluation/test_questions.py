from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from index import FootnoteError
from qa.evaluation import GoldQuestion, first, read_questions


def written(path: Path, *rows: dict[str, Any] | str) -> Path:
    lines = [row if isinstance(row, str) else json.dumps(row) for row in rows]
    path.write_text("\n".join(lines))
    return path


def test_a_persons_questions_say_what_they_know(tmp_path: Path) -> None:
    full = {
        "id": "q1",
        "query": "Who said it?",
        "answers": ["Brandt", ["Jonas Brandt"]],
        "gold": "harbour",
        "speaker": "Jonas Brandt",
        "scope": ["harbour"],
    }
    bare = {"query": "What else?"}
    none = {"id": 3, "query": "Who won?", "answerable": False, "speaker": None}
    asked = read_questions(written(tmp_path / "q.jsonl", full, "", bare, none))
    assert asked == [
        GoldQuestion(
            "q1",
            "Who said it?",
            ("Brandt", "Jonas Brandt"),
            ("harbour",),
            answerable=True,
            scope=("harbour",),
            speaker="Jonas Brandt",
        ),
        GoldQuestion("3", "What else?"),
        GoldQuestion("3", "Who won?", answerable=False, speaker=""),
    ]


def test_a_mark_at_the_beginning_and_odd_line_ends_are_no_part_of_a_row(tmp_path: Path) -> None:
    path = tmp_path / "q.jsonl"
    path.write_text('\ufeff{"query": "Who?\u2028When?"}\r\n{"query": "Why?"}\n', "utf-8")
    assert [q.text for q in read_questions(path)] == ["Who?\u2028When?", "Why?"]


@pytest.mark.parametrize(
    "bad", ["{", "[]", '{"id": "x"}', '{"query": " "}', '{"query": "Who?", "answerable": "false"}']
)
def test_a_bad_line_is_named(tmp_path: Path, bad: str) -> None:
    path = written(tmp_path / "q.jsonl", {"query": "Who?"}, bad)
    with pytest.raises(FootnoteError, match=r"^Line 2 of .*mend it\.$"):
        read_questions(path)


def test_a_file_without_questions_or_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FootnoteError, match="no questions"):
        read_questions(written(tmp_path / "q.jsonl", ""))
    with pytest.raises(FootnoteError, match="could not be read"):
        read_questions(tmp_path / "missing.jsonl")


def test_a_limit_is_of_each_kind_and_chooses_the_same_ones() -> None:
    asked = [GoldQuestion(str(n), "?", answerable=n % 3 == 0) for n in range(30)]
    found = first(asked, 4)
    assert [q.answerable for q in found] == [True] * 4 + [False] * 4
    assert first(asked[::-1], 4) == found
    assert first(asked, None) == asked
