"""What the `footnote` command shows a person: answers, lists, progress.

Article text is data. It is stripped of whatever a terminal would obey and is never read as
rich markup; where the output is not a terminal there are no colours and no wrapped lines.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from textwrap import shorten
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index import Article, Outcome
    from qa import Answer, Citation, Claim, Evidence
    from qa.attribution import Attribution

# Of an abstention's evidence; `--json` has all of it.
_NEAREST_SHOWN, _PASSAGE_SHOWN = 3, 300  # passages, characters of each
_LISTED_AFTER_ADDING = 10
_SOURCE_SHOWN = 24  # characters from its end, so that a line of progress fits 80 columns
# C0, C1 and DEL begin escape sequences; the bidirectional overrides and isolates would let
# an article's words be shown in another order, or swallow the marker that follows them.
_OBEYED = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]+")


def plain(text: str) -> str:
    """`text` on one line, without anything that a terminal would obey."""
    return " ".join(_OBEYED.sub(" ", text).split())


def say(line: str) -> None:
    """Write one line to standard output now, so that whoever reads it can count on it."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def say_json(row: dict[str, Any]) -> None:
    """Write one JSON object as a line."""
    say(json.dumps(row, ensure_ascii=False, separators=(",", ":")))


def complain(sentence: str) -> None:
    """Write one sentence to standard error."""
    sys.stderr.write(plain(sentence) + "\n")
    sys.stderr.flush()


def interactive() -> bool:
    """Whether a person is watching standard output."""
    return sys.stdout.isatty()


def show_answer(answer: Answer) -> None:
    """Print an answer with its quotes, or an abstention with what came nearest."""
    console = _console()
    if answer.preferred:
        _line(console, Text(f"{plain(answer.preferred)}\n", style="dim"))
    if answer.abstained:
        _show_abstention(console, answer)
        return
    if answer.standalone_question != answer.question:
        _line(console, Text(f"Read as: {plain(answer.standalone_question)}\n", style="dim"))
    if answer.note:
        _line(console, Text(f"{plain(answer.note)}\n", style="yellow"))
    for premise in answer.premises:
        wrong = Text(plain(premise.text), style="bold yellow")
        _line(console, wrong.append(f" [{premise.citation}]\n", style="bold cyan"))
    for claim in answer.claims:
        _line(console, _claim(claim))
    for part in answer.unanswered:
        _line(console, Text(f"\nYour articles don't say: {plain(part)}", style="yellow"))
    for disagreement in answer.disagreements:
        told = f"\nYour articles disagree: {plain(disagreement.text)}"
        _line(console, Text(told, style="yellow"))
    for citation in answer.citations:
        quote = Text.assemble("\n", (f"[{citation.n}] ", "bold cyan"), f"“{plain(citation.quote)}”")
        _line(console, quote)
        _line(console, _source(citation), indent=4)


def _show_abstention(console: Console, answer: Answer) -> None:
    told = answer.reason or "The articles do not answer this."
    _line(console, Text(plain(told), style="bold yellow"))
    if answer.evidence:
        _line(console, Text("\nWhat came nearest:", style="dim"))
    for evidence in answer.evidence[:_NEAREST_SHOWN]:
        passage = shorten(plain(evidence.text), _PASSAGE_SHOWN, placeholder=" …")
        _line(console, Text(f"\n{passage}"), indent=2)
        _line(console, _source(evidence), indent=2)


def show_articles(articles: Iterable[Article]) -> None:
    """Print a table in a terminal, else one line an article with tabs between the fields."""
    if not interactive():
        for article in articles:
            fields = (article.id, str(article.published or ""), article.outlet or "", article.title)
            say("\t".join(map(plain, fields)))
        return
    from rich.table import Table

    table = Table(box=None, header_style="dim", pad_edge=False)
    for name in ("id", "date", "outlet"):
        table.add_column(name, no_wrap=True)
    table.add_column("title", overflow="fold")
    for article in articles:
        table.add_row(
            Text(article.id, style="cyan"),
            Text(str(article.published or "")),
            Text(plain(article.outlet or "")),
            Text(plain(article.title)),
        )
    _console().print(table)


def show_speakers(text: str, found: Sequence[Attribution]) -> None:
    """Print who says what in an article; without a terminal, fields with tabs between them."""
    console = _console()
    for a in found:
        words = plain(text[a.start : a.end])
        if not interactive():
            kind = "stance" if a.stance else a.kind
            say("\t".join((f"{a.start}:{a.end}", kind, plain(a.speaker), plain(a.cue), words)))
            continue
        who = Text.assemble((plain(a.speaker), "bold cyan"), (f"  {plain(a.cue)}", "italic"))
        _line(
            console,
            who.append(f"  {'stance' if a.stance else a.kind} {a.start}:{a.end}", style="dim"),
        )
        _line(console, Text(words + "\n"), indent=2)


def show_status(status: dict[str, Any]) -> None:
    """Print what `footnote status --json` tells, for a person."""
    console = _console()
    model = str(status["model"]) + ("" if status["model_matches"] else " (does not match)")
    for name, value in (
        ("library", status["library"]),
        ("articles", status["articles"]),
        ("passages", status["passages"]),
        ("size", f"{status['size_bytes'] / 1_000_000:.1f} MB"),
        ("model", model),
        ("version", status["version"]),
        ("failures", len(status["failures"])),
    ):
        _line(console, Text.assemble((f"{name:<10}", "dim"), plain(str(value))))
    for failure in status["failures"]:
        _line(console, Text(plain(f"{failure['source']}: {failure['reason']}")), indent=2)


def report(outcomes: Iterator[Outcome], *, as_json: bool, verb: str, done: str) -> bool:
    """Tell each outcome as it comes, and the total; returns whether all went well."""
    watched = interactive() and not as_json
    counts: Counter[str] = Counter()
    for outcome in _watch(outcomes, verb) if watched else outcomes:
        counts[outcome.status] += 1
        if as_json:
            say_json(outcome._asdict())
        if outcome.status == "failed":
            complain(f"{outcome.source}: {outcome.reason}")
        elif not as_json and not watched:
            _show_outcome(outcome)
    if not as_json:
        kinds = [f"{counts[k]} {k}" for k in ("revised", "unchanged", "failed") if counts[k]]
        say(", ".join([f"{counts['added']} {done}", *kinds]) + ".")
    return not counts["failed"]


def _watch(outcomes: Iterable[Outcome], verb: str) -> Iterator[Outcome]:
    """Pass outcomes on while showing counts, speed and the last source in the terminal."""
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    counts: Counter[str] = Counter()
    listed: list[Outcome] = []
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}", markup=False),
        TimeElapsedColumn(),
        TextColumn("{task.fields[source]}", markup=False, style="dim"),
    )
    with Progress(*columns, console=_console(), transient=True) as progress:
        task = progress.add_task(f"{verb}…", total=None, source="")
        for outcome in outcomes:
            counts[outcome.status] += 1
            counts["passages"] += outcome.passages
            speed = counts["passages"] / max(progress.tasks[0].elapsed or 0, 0.1)
            done = counts["added"] + counts["revised"] + counts["unchanged"]
            progress.update(
                task,
                description=f"{done} articles, {counts['failed']} failed, {speed:.0f} passages/s",
                source=plain(outcome.source)[-_SOURCE_SHOWN:],
            )
            if outcome.status != "failed" and len(listed) <= _LISTED_AFTER_ADDING:
                listed.append(outcome)
            yield outcome
    if len(listed) <= _LISTED_AFTER_ADDING:
        for outcome in listed:
            _show_outcome(outcome)


def _show_outcome(outcome: Outcome) -> None:
    fields = (outcome.status, outcome.article_id or "", outcome.title or "", outcome.source)
    say("\t".join(map(plain, fields)))


def _console() -> Console:
    """A console on the present standard output, which prints words as they are."""
    return Console(file=sys.stdout, markup=False, highlight=False, emoji=False)


def _line(console: Console, text: Text, indent: int = 0) -> None:
    if interactive():
        console.print(Padding(text, (0, 0, 0, indent)))
    else:
        say("\n".join(line and " " * indent + line for line in text.plain.split("\n")))


def _claim(claim: Claim) -> Text:
    words = plain(claim.text)
    text = Text(words)
    before, answer, _ = map(plain, claim.around_answer())
    # What is made plain loses the blanks at its ends, so that the words are looked for from there.
    if answer and (start := words.find(answer, len(before))) >= 0:
        text.stylize("bold", start, start + len(answer))
    for n in claim.citations:
        text.append(f" [{n}]", style="bold cyan")
    if claim.leans_on:
        leans = claim.leans_on
        told = f"“{leans.word}”: {leans.means or 'see'}"
        text.append(f" ({plain(told)} [{leans.citation}])", style="dim")
    if claim.speaker:
        text.append(f"  — {plain(claim.speaker)}", style="italic")
    if claim.verdict == "unsupported":
        told = plain(claim.reason or "The cited words do not bear this out.")
        text.append(f"  (not supported: {told})", style="bold red")
    return text


def _source(row: Citation | Evidence) -> Text:
    parts = (row.title, row.outlet, row.published and row.published.isoformat(), row.article_id)
    return Text(" · ".join(plain(part) for part in parts if part), style="dim")
