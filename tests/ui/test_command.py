from __future__ import annotations

import io
import json
import os
import re
import shlex
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import ui
from index import Library
from ui.command import main
from ui.reference import KEPT, reference

ROOT = Path(__file__).parents[2]
BELL = "The bell tower of Ostrava was struck by lightning on Monday. Nobody was hurt."


class Result(NamedTuple):
    code: int
    out: str
    errors: list[str]

    @property
    def rows(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.splitlines()]


Footnote = Callable[..., Result]


@pytest.fixture
def footnote(capfdbinary: pytest.CaptureFixture[bytes]) -> Footnote:
    """Run the command in this process; what it writes must be UTF-8."""

    def run(*arguments: object) -> Result:
        code = main([str(argument) for argument in arguments])
        out, errors = capfdbinary.readouterr()
        return Result(code, out.decode(), errors.decode().splitlines())

    return run


@pytest.fixture
def shared(library: Library, monkeypatch: pytest.MonkeyPatch) -> Library:
    """The library of the tests, as the one that the environment names."""
    monkeypatch.setenv("FOOTNOTE_LIBRARY", str(library.settings.library))
    return library


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library of this test alone, as the one that the environment names."""
    monkeypatch.setenv("FOOTNOTE_LIBRARY", str(tmp_path / "library"))
    return tmp_path


def article_of(library: Library, source_id: str) -> str:
    return next(a.id for a in library.articles() if a.source_id == source_id)


def one_sentence(result: Result) -> str:
    assert result.code != 0
    assert result.out == ""
    assert len(result.errors) == 1, result.errors
    return result.errors[0]


# Adding, listing, showing, removing


def test_the_good_files_of_a_call_go_in_and_the_bad_ones_are_named(
    own: Path, footnote: Footnote
) -> None:
    good, empty, pdf = own / "good.txt", own / "empty.txt", own / "scan.pdf"
    good.write_text(BELL)
    empty.write_text("")
    pdf.write_bytes(b"%PDF-1.4 nothing")
    result = footnote("add", own / "missing.txt", empty, good, pdf)
    assert result.code == 1
    assert len(result.errors) == 3
    for path, error in zip((own / "missing.txt", empty, pdf), result.errors, strict=True):
        assert error.startswith(f"{path}: ")
    assert [row["path"] for row in footnote("list", "--json").rows] == [str(good)]


def test_added_json_is_one_outcome_a_line_and_adding_again_changes_nothing(
    own: Path, footnote: Footnote
) -> None:
    file = own / "bell.txt"
    file.write_text(BELL)
    first, second = (footnote("add", "--json", file).rows for _ in range(2))
    assert [row["status"] for row in first + second] == ["added", "unchanged"]
    assert first[0]["article_id"] == second[0]["article_id"]
    file.write_text(BELL.replace("Monday", "Tuesday"))
    assert [row["status"] for row in footnote("add", "--json", file).rows] == ["revised"]


def test_a_file_over_the_limit_is_refused_by_a_sentence_that_names_the_limit(
    own: Path, footnote: Footnote
) -> None:
    with (own / "huge.txt").open("wb") as file:
        file.truncate(2_000_000_000)  # sparse: it takes no room
    result = footnote("add", own / "huge.txt")
    assert result.code == 1
    assert "FOOTNOTE_UPLOAD_LIMIT_MB" in result.errors[0]


def test_show_prints_the_stored_text_and_nothing_more(shared: Library, footnote: Footnote) -> None:
    for article in shared.articles():
        assert footnote("show", article.id) == Result(0, article.text, [])
    whole = footnote("show", article.id, "--json").rows
    assert whole == [json.loads(article.model_dump_json())]


def test_speakers_json_is_one_list_in_offsets_of_what_show_prints(
    shared: Library, footnote: Footnote
) -> None:
    article_id = article_of(shared, "harbour")
    text = footnote("show", article_id).out
    (found,) = footnote("speakers", article_id, "--json").rows
    assert isinstance(found, list)
    assert found
    fields = {"start", "end", "kind", "speaker", "speaker_start", "speaker_end", "cue", "stance"}
    for row in found:
        assert set(row) == fields
        assert row["kind"] in {"direct", "mixed", "indirect"}
        assert text[row["start"] : row["end"]].strip()
        assert text[row["speaker_start"] : row["speaker_end"]].strip()


def test_speakers_reads_well_without_json(own: Path, footnote: Footnote) -> None:
    (own / "road.txt").write_text("“The road is closed,” said Lena Ortiz. It was wet.")
    (own / "bell.txt").write_text(BELL)
    added = footnote("add", own / "road.txt", own / "bell.txt", "--json").rows
    road, bell = (row["article_id"] for row in added)
    spoken = "0:21\tdirect\tLena Ortiz\tsaid\t“The road is closed,”\n"
    assert footnote("speakers", road).out == spoken
    silent = footnote("speakers", bell)
    assert (silent.code, silent.out) == (0, "")
    assert silent.errors == ["Nobody is quoted or reported in this article."]
    assert footnote("speakers", bell, "--json").rows == [[]]


def test_list_says_what_is_there_newest_first_and_filters_it(
    shared: Library, footnote: Footnote
) -> None:
    everything = [article.id for article in shared.articles()]
    assert [row["id"] for row in footnote("list", "--json").rows] == everything
    assert [line.split("\t")[0] for line in footnote("list").out.splitlines()] == everything
    for options, expected in (
        (["--outlet", "courier"], {"harbour"}),
        (["--author", "Holm", "--author", "quill"], {"harbour", "orchard"}),
        (["--since", "2023-03-14"], {"harbour"}),
        (["--until", "2023-03-13"], {"orchard"}),
        (["--search", "frost"], {"orchard"}),
    ):
        rows = footnote("list", "--json", *options).rows
        assert {row["source_id"] for row in rows} == expected, options
    assert footnote("list", "--search", "nowhere").errors == ["No article matches."]


def test_an_empty_library_says_how_to_fill_it(own: Path, footnote: Footnote) -> None:
    result = footnote("list")
    assert (result.code, result.out) == (0, "")
    assert "footnote add" in result.errors[0]


def test_removing_takes_the_known_ids_and_names_the_unknown(own: Path, footnote: Footnote) -> None:
    (own / "bell.txt").write_text(BELL)
    known = footnote("add", "--json", own / "bell.txt").rows[0]["article_id"]
    result = footnote("remove", "--json", "nonsense", known)
    assert result.code == 1
    assert [row["status"] for row in result.rows] == ["failed", "removed"]
    assert "'nonsense'" in result.errors[0]
    assert footnote("list", "--json").rows == []


# Asking


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


# As a process


def command(*arguments: object) -> list[str]:
    return [sys.executable, "-m", "ui.command", *map(str, arguments)]


def test_help_starts_neither_the_index_nor_streamlit() -> None:
    code = (
        "import sys; from ui.command import main; main(['ask', '--help'])\n"
        "print({'index', 'qa', 'numpy', 'rich', 'streamlit'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True)
    assert done.stdout.endswith(b"set()\n")


def test_asking_imports_neither_torch_nor_streamlit(shared: Library) -> None:
    code = (
        "import sys; from ui.command import main; main(['ask', 'Who is Lena Fischer?'])\n"
        "print({'torch', 'transformers', 'streamlit'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True)
    assert done.stdout.endswith(b"set()\n")


def test_unicode_comes_out_where_the_locale_knows_none(shared: Library) -> None:
    environment = os.environ | {"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    harbour = article_of(shared, "harbour")
    for arguments in (["show", harbour], ["ask", "Who is the harbour master?"]):
        done = subprocess.run(
            command(*arguments), env=environment, cwd=ROOT, capture_output=True, check=True
        )
        assert "“" in done.stdout.decode()


def test_a_reader_that_goes_away_is_met_with_silence(shared: Library) -> None:
    listing = subprocess.Popen(
        command("list"), cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert listing.stdout is not None
    listing.stdout.close()
    assert listing.stderr is not None
    assert listing.stderr.read() == b""
    listing.wait()


def test_ctrl_c_says_how_to_go_on(own: Path) -> None:
    records = [{"id": n, "text": f"{BELL} It was strike number {n}."} for n in range(2_000)]
    (own / "many.jsonl").write_text("\n".join(map(json.dumps, records)))
    adding = subprocess.Popen(
        command("add", "--json", own / "many.jsonl"),
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        # A shell's background job ignores it, and so would what the tests start there.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    assert adding.stdout is not None
    assert adding.stdout.readline()
    adding.send_signal(signal.SIGINT)
    _, errors = adding.communicate()
    assert errors.decode() == "Stopped; run the same command again to go on.\n"
    assert adding.returncode == 130
