"""The report of an evaluation: Markdown to read, JSON with everything, charts beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from qa.evaluation.ablation import Ablated, StageRow
from qa.evaluation.charts import MissingMatplotlibError, draw
from qa.evaluation.summary import SetSummary, Summary

MARKDOWN, JSON = "report.md", "report.json"

_HEAD = """\
# Footnote, measured

`{command}`

Version {version}, {made_at:%Y-%m-%d %H:%M} UTC, {processors} processors. In brackets: 95 %
bootstrap intervals over questions. A question that was declined counts as wrong where an answer
was to be found, and as right where none was.
"""


def write(found: Summary, folder: Path) -> str | None:
    """Write the report into a folder; returns a sentence where the charts had to be left out."""
    folder.mkdir(parents=True, exist_ok=True)
    told = None
    drawn: dict[str, list[tuple[str, str]]] = {}
    try:
        for one in found.sets:
            drawn[one.name] = draw(one, folder)
    except MissingMatplotlibError as error:
        told = str(error)
    (folder / MARKDOWN).write_text(markdown(found, drawn), encoding="utf-8")
    (folder / JSON).write_text(found.model_dump_json(indent=1) + "\n", encoding="utf-8")
    return told


def markdown(found: Summary, charts: dict[str, list[tuple[str, str]]]) -> str:
    """The report as Markdown."""
    head = _HEAD.format(**found.model_dump(include={"command", "version", "made_at", "processors"}))
    sections = ("\n".join(_section(one, charts.get(one.name, []))) for one in found.sets)
    return "\n".join([head, *sections])


def _section(one: SetSummary, charts: Sequence[tuple[str, str]]) -> Iterator[str]:
    yield f"## {one.name}\n"
    yield f"{one.about}\n"
    left_out = f" {one.left_out} were left out: their article isn't there." if one.left_out else ""
    yield (
        f"{one.articles:,} articles, {one.passages:,} passages; {one.questions:,} questions, "
        f"{one.answerable:,} answerable and {one.unanswerable:,} not.{left_out} "
        f"{one.model}, {one.caution}.\n"
    )
    yield from table(one)
    if one.threshold is not None:
        yield f"\n.85 of the answerable are answered from a probability of {one.threshold:.3f} on."
    yield "\n| stage | median ms | 95th percentile ms |\n|---|---|---|"
    for lap in one.laps:
        yield f"| {lap.stage} | {lap.median:.1f} | {lap.late:.1f} |"
    yield ""
    for caption, file in charts:
        yield f"![{caption}]({file})\n"
    if one.stages:
        yield from _ablation(one.stages)


def table(one: SetSummary) -> Iterator[str]:
    """The figures of a data set, in groups."""
    yield "| | | questions |\n|---|---|---|"
    for group, members in groupby(one.figures, key=lambda f: f.group):
        yield f"| **{group}** | | |"
        for figure in members:
            yield f"| {figure.name} | {figure} | {figure.questions:,} |"


def _ablation(rows: Sequence[StageRow]) -> Iterator[str]:
    names = list(dict.fromkeys(a.name for row in rows for a in row.figures))
    yield "### Without each stage\n"
    yield (
        "Each figure without the stage, and below it what the stage gains, question by question. "
        "In bold where the interval leaves no doubt.\n"
    )
    yield "| without | " + " | ".join(names) + " | of use |"
    yield "|---" * (len(names) + 2) + "|"
    for row in rows:
        by_name = {a.name: a for a in row.figures}
        cells = [_cell(by_name.get(name)) for name in names]
        yield f"| **{row.stage}**: {row.about} | " + " | ".join(cells) + f" | {row.verdict} |"
    yield ""


def _cell(ablated: Ablated | None) -> str:
    if ablated is None:
        return ""
    gain = ablated.gain
    value, low, high = (f"{v:+.{gain.digits}f}" for v in (gain.value, gain.low, gain.high))
    told = f"{value} ({low}–{high})"
    return f"{ablated.without}<br>{f'**{told}**' if ablated.sure else told}"
