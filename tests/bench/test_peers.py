"""The comparison with peers: what is measured, without any peer installed."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.peers.metrics import answer_in_text, claims_length, first_characters
from bench.peers.protocol import (
    Article,
    Asked,
    Shown,
    read_articles,
    read_questions,
    write_lines,
)
from bench.peers.table import PASSAGES, Result, scores, table, text_measure
from bench.peers.worker import TOOLS, answer, below

CAPITAL = Asked("q1", "What is the capital of Sudan?", ["Khartoum"], ["b"])
FLAG = Asked("q2", "Whose flag is it?", ["Sudan"], ["c"])


def made(name: str, shown: list[list[Shown]], milliseconds: float = 10.0) -> Result:
    return Result(name, "", {}, "", {"a question, median ms": milliseconds}, shown, shown)


@pytest.mark.parametrize(
    ("length", "shown"),
    [
        (100, "Sudanese troops\nleft."),
        (15, "Sudanese troops"),
        (17, "Sudanese troops\n"),
        (5, ""),
        (9, "Sudanese "),
    ],
)
def test_a_cut_word_is_not_shown(length: int, shown: str) -> None:
    assert first_characters(["Sudanese troops", "left."], length) == shown


def test_an_answer_must_stand_whole_within_the_budget() -> None:
    shown = [Shown("a", "The Sudanese army", 1.0), Shown("b", "It was in Khartoum.", 0.5)]
    assert answer_in_text(shown, FLAG, 11) == 0.0  # "The Sudanes" is no "Sudan"
    assert answer_in_text(shown, CAPITAL, 20) == 0.0
    assert answer_in_text(shown, CAPITAL, 36) == 1.0


def test_claims_length_is_over_answered_questions() -> None:
    answered = [Shown("a", "x" * 30, 1.0, claim=True), Shown("a", "y" * 900, 1.0)]
    declined = [Shown("a", "y" * 900, 1.0)]
    assert claims_length([answered, declined]) == 30
    assert claims_length([declined]) == 0


def test_claims_come_first_in_the_whole_and_are_left_out_of_passages_alone() -> None:
    shown = [
        Shown("b", "It was in Khartoum.", 1.0, claim=True),
        Shown("a", "Elsewhere.", 0.9),
        Shown("b", "It was in Khartoum. And so on.", 0.8),
    ]
    values = scores(made("footnote", [shown]), [CAPITAL], [19]).values
    assert values["MRR@10"] == [1.0]
    assert values["MRR@10" + PASSAGES] == [0.5]
    assert values[text_measure(19)] == [1.0]


def test_the_table_says_how_far_ahead_and_keeps_the_figures() -> None:
    right = [Shown("b", "Khartoum.", 1.0, claim=True)]
    wrong = [Shown("a", "Cairo, a long way from there.", 1.0)]
    questions = [CAPITAL, CAPITAL]
    text, figures = table(
        [made("footnote", [right, right], 20.0), made("txtai", [wrong, right], 10.0)], questions
    )
    assert "| a question, median ms | 20 (×1.00) | 10 (×0.50) |" in text
    assert "+0.500" in text
    assert figures["txtai"]["footnote ahead, MRR@10"]["mean"] == 0.5
    assert figures["txtai"]["MRR@10"]["mean"] == 0.5
    assert len({line.count("|") for line in text.splitlines()}) == 1


def test_a_longer_list_goes_under_what_was_shown() -> None:
    first, second, third = (Shown(i, i, 1.0) for i in "abc")
    assert below([second, first], [first, third, second]) == [second, first, third]


class Stub:
    """Lists one article by itself, as many as asked for when asked."""

    packages = ()
    recipe = ""

    def build(self, articles: object, folder: Path) -> None: ...

    def open(self, folder: Path) -> None: ...

    def ask(self, question: str, depth: int | None = None) -> list[Shown]:
        return [Shown(f"a{n}", f"text {n}", 1.0 / (n + 1)) for n in range(depth or 1)]


def test_a_tool_is_asked_deeper_when_it_lists_too_few_articles() -> None:
    given = answer(Stub(), CAPITAL)
    assert given["by_itself"] == 1
    assert len(given["shown"]) == 60
    assert given["shown"][0]["article_id"] == "a0"


def test_articles_and_questions_survive_the_disk(tmp_path: Path) -> None:
    article = Article("a", "Title", "Wire", "2022-01-01", "Line one.\nLine “two”.")
    write_lines(tmp_path / "articles.jsonl", [article])
    write_lines(tmp_path / "questions.jsonl", [CAPITAL])
    assert read_articles(tmp_path) == [article]
    assert read_questions(tmp_path) == [CAPITAL]
    assert article.titled.startswith("Title\n\nLine one.")


def test_every_tool_has_a_module_of_its_name() -> None:
    for module, _, _ in TOOLS.values():
        assert Path(*module.split(".")).with_suffix(".py").exists()
