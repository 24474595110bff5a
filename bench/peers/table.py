"""The one table: a column for each tool, a row for each measure, Footnote first."""

from __future__ import annotations

import statistics
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from bench.peers.metrics import answer_in_text, claims_length
from bench.peers.protocol import Asked, Shown
from qa.evaluation.bootstrap import Interval, difference, interval
from qa.evaluation.ranks import first_rank, hit, reciprocal_rank

BUDGETS = (250, 500, 1_000, 2_000)
NAMES = {
    "footnote": "Footnote",
    "langchain": "LangChain",
    "llamaindex": "LlamaIndex",
    "llamaindex-256": "LlamaIndex, 256 tokens",
    "haystack": "Haystack hybrid",
    "txtai": "txtai hybrid",
}
# How far ahead Footnote has to be of every peer.
BAR_RANK, BAR_TEXT = 0.10, 0.15


class Result(NamedTuple):
    """What one tool showed for every question, in the questions' order, and how long it took."""

    name: str
    recipe: str
    versions: dict[str, str]
    asked_at: str
    times: dict[str, float]
    by_itself: list[list[Shown]]
    listed: list[list[Shown]]


def result(raw: Mapping[str, Any], questions: Sequence[Asked], which: str) -> Result:
    """A worker's JSON, for these questions: its "answers", or those "told" the day."""
    answers = {a["id"]: a for a in raw[which]}
    ordered = [answers[q.id] for q in questions]
    listed = [[Shown(**s) for s in a["shown"]] for a in ordered]
    return Result(
        raw["name"],
        raw["recipe"],
        raw["versions"],
        raw["asked_at"],
        {
            "indexing, seconds": raw["build_seconds"],
            "indexing, processor seconds": raw["build_cpu_seconds"],
            "a question, median ms": statistics.median(a["milliseconds"] for a in ordered),
            "a question, median processor ms": statistics.median(
                a["cpu_milliseconds"] for a in ordered
            ),
        },
        [shown[: a["by_itself"]] for a, shown in zip(ordered, listed, strict=True)],
        listed,
    )


class Scores(NamedTuple):
    """Values of one tool, question by question, by the name of the measure."""

    values: dict[str, list[float]]
    characters: float


def lengths(footnote: Result) -> list[int]:
    """The budgets of characters, the mean length of Footnote's claims first."""
    return [claims_length(footnote.by_itself), *BUDGETS]


def scores(tool: Result, questions: Sequence[Asked], budgets: Sequence[int]) -> Scores:
    """Every measure of one tool."""
    values: dict[str, list[float]] = {}
    for label, only in (("", tool.listed), (PASSAGES, _passages(tool))):
        ranks = [
            first_rank([s.article_id for s in shown], q.article_ids)
            for shown, q in zip(only, questions, strict=True)
        ]
        values["MRR@10" + label] = [reciprocal_rank(rank) for rank in ranks]
        for k in (1, 4, 10):
            values[f"Hit@{k}{label}"] = [hit(k)(rank) for rank in ranks]
    for budget in budgets:
        values[text_measure(budget)] = [
            answer_in_text(shown, q, budget)
            for shown, q in zip(tool.listed, questions, strict=True)
        ]
    whole = [sum(len(s.text) + 1 for s in shown) for shown in tool.by_itself]
    values[WHOLE] = [
        answer_in_text(shown, q, length)
        for shown, q, length in zip(tool.by_itself, questions, whole, strict=True)
    ]
    return Scores(values, statistics.fmean(whole))


PASSAGES = ", by passages alone"
WHOLE = "answer in all it shows by itself"


def text_measure(budget: int) -> str:
    """The name of the measure for a budget of characters."""
    return f"answer in the first {budget:,} characters"


def _passages(tool: Result) -> list[list[Shown]]:
    return [[s for s in shown if not s.claim] for shown in tool.listed]


def table(
    results: Sequence[Result], questions: Sequence[Asked], *, brief: bool = False
) -> tuple[str, dict[str, Any]]:
    """The table as Markdown, and its figures for JSON; the first result is Footnote's.

    A `brief` one has the measures that a bar is set for, and how many articles are found.
    """
    budgets = lengths(results[0])
    scored = [scores(tool, questions, budgets) for tool in results]
    few = ["MRR@10", "Hit@1", "Hit@10", text_measure(budgets[0])]
    main = (
        few
        if brief
        else [
            *(f"{measure}{label}" for label in ("", PASSAGES) for measure in ("MRR@10", "Hit@1")),
            "Hit@4",
            "Hit@10",
            *map(text_measure, budgets),
            WHOLE,
        ]
    )
    lines = [
        "| | " + " | ".join(NAMES[tool.name] for tool in results) + " |",
        "|---" * (len(results) + 1) + "|",
    ]
    figures: dict[str, Any] = {tool.name: _about(tool) for tool in results}
    for measure in main:
        cells = [interval(s.values[measure]) for s in scored]
        lines.append(_row(measure, [_shown(measure, n, cell) for n, cell in enumerate(cells)]))
        for tool, cell in zip(results, cells, strict=True):
            figures[tool.name][measure] = cell._asdict()
    if not brief:
        whole = [f"{s.characters:,.0f}" for s in scored]
        lines += [_row("characters it shows by itself", whole), *_times(results)]
    for measure, bar in (("MRR@10", BAR_RANK), (text_measure(budgets[0]), BAR_TEXT)):
        lines.append(_ahead(measure, bar, results, scored, figures))
    return "\n".join(lines), figures


def _row(name: str, cells: Sequence[str]) -> str:
    return f"| {name} | " + " | ".join(cells) + " |"


def _shown(measure: str, column: int, cell: Interval) -> str:
    """A peer has passages alone, so the figure is the one above it."""
    return "same" if column and measure.endswith(PASSAGES) else str(cell)


def _about(tool: Result) -> dict[str, Any]:
    return {
        "recipe": tool.recipe,
        "versions": tool.versions,
        "asked_at": tool.asked_at,
        "times": {name: round(time, 1) for name, time in tool.times.items()},
    }


def _times(results: Sequence[Result]) -> list[str]:
    """How long, each beside Footnote's: what a machine does in a second is not the point."""
    own = results[0].times
    return [
        _row(
            name,
            [f"{t.times[name]:,.0f} (×{t.times[name] / max(own[name], 0.1):.2f})" for t in results],
        )
        for name in own
    ]


def _ahead(
    measure: str,
    bar: float,
    results: Sequence[Result],
    scored: Sequence[Scores],
    figures: dict[str, Any],
) -> str:
    """How far Footnote is ahead of each peer, and whether that is as far as it should be."""
    cells = ["–"]
    for tool, other in zip(results[1:], scored[1:], strict=True):
        ahead = difference(scored[0].values[measure], other.values[measure])
        verdict = "met" if ahead.mean >= bar else "missed"
        cells.append(f"{ahead.mean:+.3f} ({ahead.low:+.3f}–{ahead.high:+.3f}), {verdict}")
        figures[tool.name][f"footnote ahead, {measure}"] = {**ahead._asdict(), "bar": bar}
    return _row(f"**Footnote ahead**, {measure} (bar {bar:+.2f})", cells)
