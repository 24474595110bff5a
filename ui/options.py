"""The options that several commands share, and what they mean: filters, the library to open."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

if TYPE_CHECKING:
    import index
    from index import Scope


def day(text: str) -> date:
    """The date written in `text`, for `--since` and `--until`."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise typer.BadParameter(f"{text!r} is no date; write YYYY-MM-DD") from error


Library = Annotated[
    Path | None,
    typer.Option(
        "--library",
        metavar="DIR",
        help="The folder of the library; else FOOTNOTE_LIBRARY, else your data folder.",
    ),
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON, one object a line.")]
Articles = Annotated[
    list[str] | None,
    typer.Option("--article", metavar="ID", help="Only this article; can be repeated."),
]
Outlets = Annotated[
    list[str] | None,
    typer.Option(
        "--outlet", metavar="NAME", help="Only outlets with NAME in their name; can be repeated."
    ),
]
Authors = Annotated[
    list[str] | None,
    typer.Option(
        "--author", metavar="NAME", help="Only authors with NAME in their name; can be repeated."
    ),
]
Caution = Annotated[
    Literal["careful", "balanced", "forthcoming"] | None,
    typer.Option(
        "--caution",
        help="How sure to be before answering; else FOOTNOTE_CAUTION, else balanced.",
    ),
]
Since = Annotated[
    date | None,
    typer.Option("--since", metavar="DATE", parser=day, help="Published on DATE or later."),
]
Until = Annotated[
    date | None,
    typer.Option("--until", metavar="DATE", parser=day, help="Published on DATE or earlier."),
]
AskedOn = Annotated[
    date | None,
    typer.Option(
        "--asked-on",
        metavar="DATE",
        parser=day,
        help="The day whose news is asked for: “this week” is reckoned from it, and articles of "
        "the week up to it come first.",
    ),
]


def scope_of(
    outlets: list[str] | None,
    authors: list[str] | None,
    since: date | None,
    until: date | None,
    articles: list[str] | None = None,
) -> Scope:
    """The scope that the filters of one call describe together."""
    from index import Scope

    if since and until and since > until:
        raise typer.TyperException("--since is later than --until; swap them.")
    return Scope(
        article_ids=tuple(articles or ()),
        outlets=tuple(outlets or ()),
        authors=tuple(authors or ()),
        since=since,
        until=until,
    )


def settings(context: typer.Context, library: Path | None) -> index.Settings:
    """The settings, with the library that `--library` names before or after the command."""
    from index import Settings

    chosen = library or context.obj
    return Settings() if chosen is None else Settings(library=chosen.expanduser())


@contextmanager
def opened(context: typer.Context, library: Path | None) -> Iterator[index.Library]:
    """The library of a command, closed when the command is done with it."""
    from index import Library

    with closing(Library(settings(context, library))) as library_:
        yield library_


def exit_unless(good: bool) -> None:
    """End a command that told what failed with the exit code of a failure."""
    if not good:
        raise typer.Exit(1)
