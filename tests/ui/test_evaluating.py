"""`footnote eval`, run as anyone would, on a few questions of a few articles."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from index import Library
from qa import Stages
from qa.evaluation import DataSet, GoldQuestion, undated
from ui.command import main

QUESTIONS: list[dict[str, Any]] = [
    {
        "id": "master",
        "query": "Who is the harbour master of Velmar?",
        "answer": "Jonas Brandt",
        "gold": "harbour",
        "speaker": "Jonas Brandt",
    },
    {"id": "cup", "query": "Who won the football world cup in 2030?", "answerable": False},
]


@pytest.fixture
def own(library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in with a file of questions, the tests' library in the environment."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FOOTNOTE_LIBRARY", str(library.settings.library))
    monkeypatch.delenv("FOOTNOTE_DATA", raising=False)
    Path("mine.jsonl").write_text("".join(json.dumps(q) + "\n" for q in QUESTIONS))
    return tmp_path


@pytest.fixture
def data(own: Path) -> Path:
    """A data folder that holds a small SQuAD 2.0 and nothing else."""
    folder = own / "data/squad2"
    folder.mkdir(parents=True)
    context = {"id": "p", "title": "Frost", "text": "Frost struck Arda in April. Ann saw it."}
    asked = [
        ("1", "When did frost strike Arda?", ["April", "in April"]),
        ("2", "Which queen was crowned in Arda?", []),
    ]
    rows = [
        {"id": i, "query": q, "answers": a, "is_impossible": not a, "context_id": "p"}
        for i, q, a in asked
    ]
    (folder / "contexts.jsonl").write_text(json.dumps(context))
    (folder / "queries.dev.jsonl").write_text("\n".join(map(json.dumps, rows)))
    return own / "data"


def evaluate(*arguments: object) -> int:
    return main(["eval", *map(str, arguments), "--keep", "kept"])


def test_a_question_can_be_asked_on_no_day() -> None:
    question = GoldQuestion("a", "What happened this week?", (), (), date(2023, 3, 15))
    asked = DataSet("news", "News.", "news", list, [question])
    without = undated(asked)
    assert without.questions == [question._replace(asked_on=None)]
    assert without.about == "News. On which day a question was asked is not told."
    assert undated(without) == without


def test_a_persons_questions_are_measured_on_their_library(
    own: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert evaluate("mine.jsonl", "--out", "report") == 0
    out = capsys.readouterr().out
    assert out.startswith("mine: 2 questions of 3 articles\n")
    assert out.endswith("The report is in report/.\n")
    text = (own / "report/report.md").read_text()
    assert "`footnote eval mine.jsonl`" in text
    assert str(own) not in text
    assert "| MRR@10 | 1.000 (1.000–1.000) | 1 |" in text
    assert "| answer in the first claim | 1.000 (1.000–1.000) | 1 |" in text
    assert "speaker accuracy" in text
    assert sorted(p.suffix for p in (own / "report").iterdir()) == [".json", ".md"] + [".svg"] * 4


def test_a_set_of_the_data_folder_gets_a_library_of_its_own_that_is_kept(
    data: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    command = ("squad2", "squad2-given", "--data", data, "--json")
    assert evaluate(*command) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(r["name"], r["articles"], r["questions"]) for r in rows] == [
        ("squad2", 1, 2),
        ("squad2-given", 1, 2),
    ]
    found = {f["name"]: f["value"] for f in rows[0]["figures"]}
    assert found["Hit@1"] == 1.0
    assert "span F1" in found

    def refuse(*_: object) -> None:
        raise AssertionError("embedded or asked again")

    monkeypatch.setattr(Library, "add_drafts", refuse)
    monkeypatch.setattr("qa.Answerer.invoke", refuse)
    assert evaluate(*command) == 0
    again = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert again == rows


def test_each_stage_has_its_row(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert evaluate("squad2-given", "--data", data, "--ablate", "--json") == 0
    [row] = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [s["stage"] for s in row["stages"]] == list(Stages.model_fields)
    assert "### Without each stage" in Path("evaluation/report.md").read_text()


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ((), "Say where the data folder is with --data or FOOTNOTE_DATA"),
        (("squad2",), "Say where the data folder is"),
        (("squad2", "--data", "nowhere"), "Say where the data folder is"),
        (("squad3", "--data", "."), "There is no data set 'squad3'"),
        (("squad2", "--data", "."), "The data folder has no squad2/"),
        (("missing.jsonl",), "missing.jsonl could not be read"),
        (("mine.jsonl", "--library", "empty"), "holds no article that the questions of mine"),
        (("--data", "."), "The data folder holds none of the sets"),
    ],
)
def test_what_is_missing_is_told_in_one_sentence(
    own: Path,
    capsys: pytest.CaptureFixture[str],
    arguments: tuple[str, ...],
    sentence: str,
) -> None:
    assert evaluate(*arguments) == 1
    out, errors = capsys.readouterr()
    assert out == ""
    assert sentence in errors
    assert errors.count("\n") == 1


def test_the_number_of_other_articles_is_a_number_or_all(
    own: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert evaluate("mine.jsonl", "--others", "many") == 2
    assert "'many' is no number" in capsys.readouterr().err
