from __future__ import annotations

import json
import os
import re
import shlex
import sys
from pathlib import Path
from typing import Any

import pytest

import ui
from index import Library
from tests.command_line import BELL, Footnote, one_sentence
from ui.reference import KEPT, reference

# One clear sentence


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["ask"], "The question is empty"),
        (["ask", "  "], "The question is empty"),
        (["ask", "Who?", "--from", "x.jsonl"], "not both"),
        (["ask", "--from", "nowhere.jsonl"], "nowhere.jsonl"),
        (["ask", "--from", "."], "cannot be read"),
        (["ask", "Who?", "--article", "nonsense"], "'nonsense'"),
        (["ask", "Who?", "--since", "last week"], "write YYYY-MM-DD"),
        (["ask", "Who?", "--since", "2023-02-30"], "write YYYY-MM-DD"),
        (["list", "--since", "2023-02-02", "--until", "2023-02-01"], "swap them"),
        (["ask", "Who?", "--top", "0"], "--top"),
        (["show", "nonsense"], "`footnote list` shows the ids"),
        (["show"], "ARTICLE_ID"),
        (["speakers", "nonsense"], "`footnote list` shows the ids"),
        (["remove", "nonsense"], "'nonsense'"),
        (["add"], "PATH"),
        (["frobnicate"], "frobnicate"),
        (["list", "--frobnicate"], "--frobnicate"),
        (["ui", "--port", "70000"], "--port"),
        (["--library", __file__, "list"], "choose another folder"),
        (["add", "--library", f"{__file__}/below", __file__], "choose another folder"),
    ],
    ids=lambda value: shlex.join(value)[:40] if isinstance(value, list) else "",
)
def test_misuse_is_answered_by_one_sentence(
    shared: Library, footnote: Footnote, arguments: list[str], said: str
) -> None:
    assert said in one_sentence(footnote(*arguments))


def test_a_library_that_is_no_database_is_refused_by_one_sentence(
    own: Path, footnote: Footnote
) -> None:
    (own / "library").mkdir()
    (own / "library" / "library.sqlite").write_bytes(b"not a database " * 300)
    assert "choose another folder" in one_sentence(footnote("list"))


def test_a_setting_that_cannot_be_is_named(
    own: Path, footnote: Footnote, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FOOTNOTE_EVIDENCE", "many")
    assert one_sentence(footnote("list")).startswith("FOOTNOTE_EVIDENCE ")


def test_a_library_of_another_model_names_the_command_that_mends_it(
    own: Path, footnote: Footnote
) -> None:
    (own / "bell.txt").write_text(BELL)
    footnote("add", own / "bell.txt")
    with (library := Library(settings_of(own))).store.database.transaction() as connection:
        connection.execute("UPDATE articles SET embedding = 'another model'")
    library.close()
    assert "footnote reembed" in one_sentence(footnote("ask", "What was struck?"))
    assert footnote("status", "--json").rows[0]["model_matches"] is False
    assert [row["status"] for row in footnote("reembed", "--json").rows] == ["added"]
    assert footnote("status", "--json").rows[0]["model_matches"] is True
    assert not footnote("ask", "--json", "What was struck by lightning?").rows[0]["abstained"]


def settings_of(folder: Path) -> Any:
    from index import Settings

    return Settings(library=folder / "library")


# The whole command


def test_library_can_stand_before_or_after_the_command(
    own: Path, shared: Library, footnote: Footnote
) -> None:
    other = own / "other"
    (own / "bell.txt").write_text(BELL)
    assert footnote("--library", other, "add", own / "bell.txt").code == 0
    before = footnote("--library", other, "list", "--json").rows
    after = footnote("list", "--json", "--library", other).rows
    assert before == after
    assert len(before) == 1
    elsewhere = footnote("--library", own / "nowhere", "list", "--library", other, "--json")
    assert elsewhere.rows == before


def test_a_variable_set_to_nothing_is_as_if_unset(
    own: Path, footnote: Footnote, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FOOTNOTE_LIBRARY", "")
    monkeypatch.setenv("XDG_DATA_HOME", str(own))
    assert footnote("status", "--json").rows[0]["library"] == str(own / "footnote")


def test_status_tells_what_is_there_and_what_failed(own: Path, footnote: Footnote) -> None:
    (own / "bell.txt").write_text(BELL)
    footnote("add", own / "bell.txt", own / "missing.txt")
    (status,) = footnote("status", "--json").rows
    assert status["library"] == str(own / "library")
    assert (status["articles"], status["passages"], status["model_matches"]) == (1, 1, True)
    assert [row["source"] for row in status["failures"]] == [str(own / "missing.txt")]
    files = (own / "library").iterdir()
    assert status["size_bytes"] == sum(file.stat().st_size for file in files)
    assert "articles  1\n" in footnote("status").out


def test_article_text_cannot_steer_the_terminal(own: Path, footnote: Footnote) -> None:
    named = "[red]Warning[/red] \x1b[31mlightning\x1b[0m \u202eedils\u202c"
    record = {"id": "x", "title": named, "text": f"{named} struck the bell tower of Ostrava."}
    (own / "hostile.jsonl").write_text(json.dumps(record))
    for result in (
        footnote("add", own / "hostile.jsonl"),
        footnote("list"),
        footnote("ask", "What struck the bell tower of Ostrava?"),
    ):
        assert "[red]Warning[/red]" in result.out
        assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", result.out)


def test_without_arguments_there_is_help_and_the_version_can_be_had(footnote: Footnote) -> None:
    assert footnote() == footnote("--help")
    assert footnote().out.startswith("Usage: footnote")
    assert re.fullmatch(r"footnote \d+\.\d+\.\d+\n", footnote("--version").out)


def test_the_reference_is_the_one_that_the_command_gives() -> None:
    assert KEPT.read_text(encoding="utf-8") == reference(), "run `python -m ui.reference`"


def test_ui_becomes_the_server_over_the_chosen_library(
    own: Path, footnote: Footnote, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[Any] = []
    monkeypatch.setattr(os, "execve", lambda *given: started.append(given))
    monkeypatch.chdir(own)
    footnote("ui", "--library", "here", "--port", "8123", "--headless")
    ((program, command, environment),) = started
    assert program == sys.executable
    assert command[1:5] == ["-m", "streamlit", "run", str(Path(ui.__file__).with_name("app.py"))]
    assert {"--server.port=8123", "--server.headless=true"} < set(command)
    assert "--browser.gatherUsageStats=false" in command
    assert environment["FOOTNOTE_LIBRARY"] == str(own / "here")
