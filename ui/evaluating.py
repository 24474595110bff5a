"""The command that measures the answers: data sets asked, a report written."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from ui import options

if TYPE_CHECKING:
    from index import Caution, Library
    from qa.evaluation import Asked, DataSet, SetSummary, Summary

T = TypeVar("T")

_TOLD_EVERY = 30.0  # seconds between lines of progress, where nobody watches a terminal


def evaluate(
    context: typer.Context,
    what: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="SET...",
            help="Data sets of the data folder (realtimeqa, squad2, squad2-given, clapnq, rgb, "
            "mtrag, cast, multihop; all that are there if none is named), or a file of your own "
            'questions: JSON lines of {"id", "query", "answer", "gold", "answerable", "speaker", '
            '"scope"}, of which all but `query` can be left out, asked of your library.',
        ),
    ] = None,
    data: Annotated[
        Path | None,
        typer.Option(
            "--data",
            metavar="DIR",
            envvar="FOOTNOTE_DATA",
            help="The data folder; else FOOTNOTE_DATA.",
        ),
    ] = None,
    others: Annotated[
        str,
        typer.Option(
            "--others",
            metavar="N",
            help="Articles that realtimeqa is asked of besides those that answer, or `all`.",
        ),
    ] = "2500",
    limit: Annotated[
        int | None,
        typer.Option(
            "--limit",
            metavar="N",
            min=1,
            help="At most N answerable questions of each set, and N others.",
        ),
    ] = None,
    ablate: Annotated[
        bool, typer.Option("--ablate", help="Ask again without each stage of an answer.")
    ] = False,
    without_days: Annotated[
        bool,
        typer.Option("--undated", help="Keep to yourself the day that a question was asked on."),
    ] = False,
    out: Annotated[
        Path, typer.Option("--out", metavar="DIR", help="Where the report is written.")
    ] = Path("evaluation"),
    keep: Annotated[
        Path | None,
        typer.Option(
            "--keep",
            metavar="DIR",
            help="Where libraries of the sets and answers are kept; else your cache folder.",
        ),
    ] = None,
    caution: options.Caution = None,
    library: Annotated[
        Path | None,
        typer.Option(
            "--library",
            metavar="DIR",
            help="Ask this library as it is, also of a data set; it is not added to.",
        ),
    ] = None,
    as_json: options.Json = False,
) -> None:
    """Measure the answers, and write a report with charts.

    Asks the questions of data sets, or your own, and compares what comes with what is known
    to be right. Libraries and answers are kept: the command can be stopped at any moment and
    run again, and asks only what is new.
    """
    import platformdirs

    from qa.evaluation import first, undated, write
    from ui.terminal import complain, say, say_json

    found = list(_sets(what or [], data, _count(others)))
    kept = keep or Path(platformdirs.user_cache_dir("footnote"), "evaluation")
    named = what or [one.name for one, _ in found]
    command = _command(named, others, limit, caution, told=not without_days, ablate=ablate)
    summaries: list[SetSummary] = []
    told = None
    for one, own in found:
        with closing(_opened(context, library, one, own, kept)) as shelf:
            chosen = first(one.questions, limit)
            asked = one._replace(questions=chosen)
            asked = undated(asked) if without_days else asked
            summaries.append(_measured(asked, shelf, caution, kept / "answers", ablate))
        # After each set, so that a stop loses none that is done.
        told = write(_summary(summaries, command), out)
        if as_json:
            say_json(summaries[-1].model_dump(mode="json"))
        else:
            _show(summaries[-1])
    if told:
        complain(told)
    if not as_json:
        say(f"The report is in {out}/.")


def _sets(
    what: Sequence[str], data: Path | None, others: int | None
) -> Iterator[tuple[DataSet, bool]]:
    """Each set that was named, and whether its questions are a person's own."""
    from index import FootnoteError
    from qa.evaluation import DataSet, load_set, present, read_questions

    files = [name for name in what if Path(name).suffix == ".jsonl"]
    if (not what or len(files) < len(what)) and (data is None or not data.is_dir()):
        raise FootnoteError(
            "Say where the data folder is with --data or FOOTNOTE_DATA, or name a .jsonl file "
            "of your own questions."
        )
    named = what or present(data or Path())
    if not named:
        raise FootnoteError("The data folder holds none of the sets; give another with --data.")
    for name in named:
        if name in files:
            about = f"Your own questions, of {Path(name).name}."
            asked = read_questions(Path(name))
            yield DataSet(Path(name).stem, about, "", tuple, asked, spans=True), True
        else:
            yield load_set(name, data or Path(), others), False


def _opened(
    context: typer.Context, library: Path | None, one: DataSet, own: bool, kept: Path
) -> Library:
    """The library to ask: the one named, the person's, or the set's own, built if need be."""
    from index import Library, Settings
    from qa.evaluation import build, folder_of, is_built

    if own or library or context.obj:
        return Library(options.settings(context, library))
    folder = folder_of(one, kept, Settings())
    made = Library(Settings(library=folder))
    if not is_built(folder):
        for _ in _watched(build(one, made), f"{one.name}: articles added", None):
            pass
    return made


def _measured(
    one: DataSet, library: Library, caution: Caution | None, kept: Path, ablate: bool
) -> SetSummary:
    from index import FootnoteError
    from qa import Stages
    from qa.evaluation import STAGES, Asked, Asker, stage_row, summarise, without

    library.check_model()
    asker = Asker(library, caution, kept)
    questions = asker.resolve(one.questions)
    if not questions or not asker.knows(questions):
        raise FootnoteError(
            f"The library holds no article that the questions of {one.name} are about; "
            "give another with --library."
        )

    def ask(stages: Stages, label: str) -> list[Asked]:
        records = asker.ask(questions, stages)
        watched = _watched(records, f"{one.name}{label}: questions asked", len(questions))
        return [
            Asked(question, record, one.spans)
            for question, record in zip(questions, watched, strict=True)
        ]

    whole = ask(Stages(), "")
    rows = [
        stage_row(stage, whole, ask(without(stage), f" without {stage}"))
        for stage in (STAGES if ablate else ())
    ]
    counts = library.counts()
    return summarise(
        whole,
        name=one.name,
        about=one.about,
        articles=counts.articles,
        passages=counts.passages,
        left_out=len(one.questions) - len(questions),
        caution=caution or library.settings.caution,
        stages=rows,
    )


def _command(
    names: Sequence[str],
    others: str,
    limit: int | None,
    caution: Caution | None,
    *,
    told: bool,
    ablate: bool,
) -> str:
    """The command as anyone can give it again: the folders, which differ, are left out."""
    words = ["footnote", "eval", *(Path(name).name for name in names)]
    words += ["--others", others] if "realtimeqa" in names else []
    words += ["--limit", str(limit)] if limit else []
    words += ["--caution", caution] if caution else []
    words += ["--undated"] * (not told) + ["--ablate"] * ablate
    return " ".join(words)


def _summary(sets: Sequence[SetSummary], command: str) -> Summary:
    import os
    from datetime import UTC, datetime
    from importlib.metadata import version

    from qa.evaluation import Summary

    return Summary(
        version=version("footnote"),
        command=command,
        made_at=datetime.now(UTC),
        processors=os.cpu_count() or 1,
        sets=tuple(sets),
    )


def _show(one: SetSummary) -> None:
    """Print the figures of a set: what is in its table of the report, as lines."""
    from ui.terminal import say

    say(f"{one.name}: {one.questions:,} questions of {one.articles:,} articles")
    for figure in one.figures:
        say(f"  {figure.name:<52} {figure!s:<24} {figure.questions:>6,}")


def _watched(items: Iterator[T], label: str, total: int | None) -> Iterator[T]:
    """Pass items on while telling on standard error how many there were."""
    from rich.console import Console
    from rich.progress import Progress

    from ui.terminal import complain

    if sys.stderr.isatty():
        with Progress(console=Console(stderr=True), transient=True) as progress:
            task = progress.add_task(label, total=total)
            for item in items:
                yield item
                progress.advance(task)
        return
    last = time.monotonic()
    for number, item in enumerate(items, start=1):
        if time.monotonic() - last > _TOLD_EVERY:
            last = time.monotonic()
            complain(f"{label}: {number:,}" + (f" of {total:,}" if total else ""))
        yield item


def _count(text: str) -> int | None:
    """How many other articles; None for all."""
    if text == "all":
        return None
    if not text.isdecimal():
        raise typer.BadParameter(f"{text!r} is no number; write one, or `all`")
    return int(text)
