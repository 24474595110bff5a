from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from index import Library
from tests.command_line import Footnote, article_of


def test_ask_json_cites_what_show_prints(shared: Library, footnote: Footnote) -> None:
    (answer,) = footnote("ask", "--json", "Who is the harbour master?", "--top", "2").rows
    assert not answer["abstained"]
    assert len(answer["evidence"]) == 2
    for citation in answer["citations"]:
        text = footnote("show", citation["article_id"]).out
        assert text[citation["start"] : citation["end"]] == citation["quote"]


def test_an_answer_reads_well_and_names_the_speaker_and_the_source(
    shared: Library, footnote: Footnote
) -> None:
    out = footnote("ask", "When will full freight traffic return?").out
    assert "before May. [1]  — Jonas Brandt" in out
    assert "[1] “Brandt added that full freight traffic would not return before May.”" in out
    assert "Port of Velmar reopens after storm · The Velmar Courier · 2023-03-14 · " in out
    assert "\x1b" not in out


def test_what_the_articles_do_not_answer_is_declined_with_what_came_nearest(
    shared: Library, footnote: Footnote
) -> None:
    result = footnote("ask", "Who won the 1998 chess olympiad in Elista?")
    assert result.code == 0
    assert "What came nearest:" in result.out
    assert "[1]" not in result.out


def test_filters_choose_what_is_searched(shared: Library, footnote: Footnote) -> None:
    orchard = article_of(shared, "orchard")
    for options in (["--article", orchard], ["--outlet", "Rural Wire"], ["--until", "2022-12-31"]):
        (answer,) = footnote("ask", "--json", "What happened?", *options).rows
        assert {row["article_id"] for row in answer["evidence"]} == {orchard}, options


def test_a_file_of_questions_gives_one_line_a_row_in_its_order(
    shared: Library, footnote: Footnote, tmp_path: Path
) -> None:
    questions = tmp_path / "questions.jsonl"
    questions.write_bytes(
        b'\xef\xbb\xbf{"id": "first", "query": "Who is the harbour master?"}\n'
        b"not json\n\n"
        b'{"id": 7, "query": " "}\n'
        b'["a list"]\n'
        b'{"id": "half", "query": "Who is \\ud800 Mirela Kost?"}\n'
        b"\xff\xfe\n"
        b'{"query": "What did the frost ruin?"}'
    )
    result = footnote("ask", "--from", questions)
    assert result.code == 1
    assert [row["id"] for row in result.rows] == ["first", "2", "7", "5", "half", "7", "8"]
    assert ["error" in row for row in result.rows] == [False, True, True, True, False, True, False]
    lines = [error.removeprefix(f"{questions}, line ").split(":")[0] for error in result.errors]
    assert lines == ["2", "4", "5", "7"]


def test_the_day_that_was_meant_is_told_for_all_questions_or_for_one(
    shared: Library, footnote: Footnote, tmp_path: Path
) -> None:
    questions = tmp_path / "questions.jsonl"
    rows = [
        {"id": "common", "query": "What happened to the harvest this week?"},
        {"id": "own", "query": "What happened this week?", "asked_on": "2023-03-15"},
        {"id": "bad", "query": "What happened this week?", "asked_on": "in spring"},
    ]
    questions.write_text("".join(json.dumps(row) + "\n" for row in rows))
    result = footnote("ask", "--from", questions, "--asked-on", "2022-05-03")
    common, own, bad = result.rows
    assert "2022" in common["preferred"]
    assert "2023" in own["preferred"]
    assert "no day" in bad["error"]


def test_a_row_may_hold_the_conversation_before_its_question(
    shared: Library, tmp_path: Path, footnote: Footnote
) -> None:
    asked = tmp_path / "asked.jsonl"
    before = [{"question": "What did Jonas Brandt say?", "answer": "4,200 tonnes were cleared."}]
    rows: list[dict[str, object]] = [
        {"id": "1", "query": "What did he clear?", "history": before},
        {"id": "2", "query": "What did he clear?", "history": ["Who is Jonas Brandt?"]},
        {"id": "3", "query": "What did he clear?", "history": "Who is Jonas Brandt?"},
        {"id": "4", "query": "What did he clear?", "history": [{"answer": "Cleared."}]},
    ]
    asked.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    result = footnote("ask", "--from", str(asked))
    first, second, third, fourth = map(json.loads, result.out.splitlines())
    for answer in (first, second):
        assert answer["standalone_question"] == "What did Jonas Brandt clear?"
    assert '"history" is no list' in third["error"]
    assert '"history" is no list' in fourth["error"]
    assert result.code == 1


def test_questions_can_come_from_standard_input(
    shared: Library, footnote: Footnote, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = io.TextIOWrapper(io.BytesIO(b'{"id": "a", "query": "Who is Lena Fischer?"}\n'))
    monkeypatch.setattr(sys, "stdin", given)
    assert [row["id"] for row in footnote("ask", "--from", "-").rows] == ["a"]
