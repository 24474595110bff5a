from __future__ import annotations

import sys
import xml.etree.ElementTree as ElementTree
from datetime import UTC, datetime
from pathlib import Path

import pytest

from qa.evaluation import JSON, MARKDOWN, SetSummary, Summary, stage_row, summarise, write
from tests.qa.evaluation.conftest import REFUSED, RIGHT, WRONG


def summary(stages: bool = False) -> SetSummary:
    rows = [RIGHT, WRONG, REFUSED]
    return summarise(
        rows,
        name="made",
        about="Made by hand.",
        articles=3,
        passages=9,
        left_out=1,
        caution="balanced",
        stages=[stage_row("dense", rows, rows)] if stages else [],
    )


def whole(*sets: SetSummary) -> Summary:
    return Summary(
        version="0",
        command="footnote eval made",
        made_at=datetime(2026, 1, 2, tzinfo=UTC),
        processors=2,
        sets=sets,
    )


def test_a_summary_says_what_the_setting_came_to_and_what_another_would() -> None:
    found = summary()
    assert (found.questions, found.answerable, found.unanswerable) == (3, 2, 1)
    assert found.shipped is not None
    assert (found.shipped.answered, found.shipped.declined) == (0.5, 1.0)
    assert found.threshold == 0.2
    assert [(lap.stage, lap.median) for lap in found.laps] == [("read", 50.0), ("total", 100.0)]


def test_the_report_is_markdown_with_charts_and_json_with_everything(tmp_path: Path) -> None:
    found = whole(summary(stages=True))
    assert write(found, tmp_path) is None
    text = (tmp_path / MARKDOWN).read_text()
    assert "| MRR@10 | 0.250 (0.000–0.500) | 2 |" in text
    assert "1 were left out" in text
    assert "| **dense**: search by meaning, with vectors | 0.250" in text
    for kind in ("answers", "reliability", "declining", "latency"):
        file = f"made-{kind}.svg"
        assert f"({file})" in text
        assert ElementTree.parse(tmp_path / file).getroot().tag.endswith("svg")
    assert Summary.model_validate_json((tmp_path / JSON).read_text()) == found


def test_the_same_figures_draw_the_same_charts(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write(whole(summary()), tmp_path / name)
    one, two = (sorted((tmp_path / name).glob("*.svg")) for name in ("one", "two"))
    assert [p.read_bytes() for p in one] == [p.read_bytes() for p in two]


def test_without_matplotlib_the_report_is_there_and_a_sentence_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    told = write(whole(summary()), tmp_path)
    assert told is not None
    assert "pip install 'footnote[eval]'" in told
    assert sorted(p.name for p in tmp_path.iterdir()) == [JSON, MARKDOWN]
    assert ".svg" not in (tmp_path / MARKDOWN).read_text()
