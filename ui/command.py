"""The `footnote` command: add articles, ask them, read what was quoted.

What a command needs is imported when it runs, so that `footnote --help` is quick.
"""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from ui import articles, evaluating, options

_INTERRUPTED = 130  # what shells give a command that Ctrl-C stopped

app = typer.Typer(
    name="footnote",
    help="Ask questions of a collection of articles; every sentence of the answer cites the "
    "exact words.",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # help that reads the same in a terminal, a pipe and a log
    context_settings={"help_option_names": ["-h", "--help"]},
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns its exit code: 0, 1 (something failed), 2 (misused), 130."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # for locales that know no UTF-8
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        code = app(args=arguments, prog_name="footnote", standalone_mode=False)
    except typer.TyperException as error:
        return _refuse(_misuse(error), 2)
    except (sqlite3.Error, OSError) as error:
        return _refuse(f"The library could not be used ({error}); mend that and try again.")
    except Exception as error:
        from ui.errors import sentence_for

        if (sentence := sentence_for(error)) is None:
            raise
        return _refuse(sentence)
    if code == _INTERRUPTED:
        return _refuse("Stopped; run the same command again to go on.", code)
    return int(code or 0)


@app.callback(invoke_without_command=True)
def _footnote(
    context: typer.Context,
    library: options.Library = None,
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
) -> None:
    context.obj = library
    if version:
        typer.echo(f"footnote {_version()}")
    elif context.invoked_subcommand is None:
        typer.echo(context.get_help())


@app.command()
def add(
    context: typer.Context,
    paths: Annotated[
        list[Path],
        typer.Argument(
            metavar="PATH...",
            help="Files and folders of them: .txt .md .html .pdf .docx .jsonl .jsonl.gz",
        ),
    ],
    library: options.Library = None,
    as_json: options.Json = False,
) -> None:
    """Add files and folders of articles.

    What is there already is left alone, and what has changed becomes a new revision. Can be
    stopped at any moment and run again: what was reported as added is there.
    """
    from ui.terminal import report

    with options.opened(context, library) as opened:
        options.exit_unless(report(opened.add(paths), as_json=as_json, verb="Adding", done="added"))


for command in (articles.list_articles, articles.show, articles.speakers, articles.remove):
    app.command(command.__name__.removesuffix("_articles"))(command)


@app.command()
def ask(
    context: typer.Context,
    question: Annotated[
        list[str] | None, typer.Argument(metavar="QUESTION", help="In quotes.")
    ] = None,
    questions: Annotated[
        Path | None,
        typer.Option(
            "--from",
            metavar="FILE",
            help='Answer each row {"id", "query"} of a JSON-lines file (- for standard input) '
            "with one line of JSON, in order; a row may say when it was “asked_on”, and as "
            "“history” what was asked and answered before.",
        ),
    ] = None,
    top: Annotated[
        int | None,
        typer.Option("--top", metavar="N", min=1, max=100, help="Passages of evidence wanted."),
    ] = None,
    article: options.Articles = None,
    outlet: options.Outlets = None,
    author: options.Authors = None,
    since: options.Since = None,
    until: options.Until = None,
    asked_on: options.AskedOn = None,
    caution: options.Caution = None,
    library: options.Library = None,
    as_json: options.Json = False,
) -> None:
    """Answer a question from the articles.

    Every sentence of the answer cites the exact words that say it; where the articles do not
    answer, it says so. The JSON form is described by docs/answer.schema.json.
    """
    text = " ".join(question or ())
    if questions is not None and question:
        raise typer.TyperException("Give a question or --from, not both.")
    if questions is None and not text.strip():
        raise typer.TyperException(
            "The question is empty; write it after `footnote ask`, in quotes."
        )
    scope = options.scope_of(outlet, author, since, until, article)
    from qa import Answerer, Question
    from ui.questions import answer_file, sayable
    from ui.terminal import say, show_answer

    with options.opened(context, library) as opened:
        for article_id in scope.article_ids:
            opened.article(article_id)  # a wrong id is refused, not answered with nothing
        answerer = Answerer(opened)
        asked = Question(
            text=sayable(text), scope=scope, asked_on=asked_on, evidence=top, caution=caution
        )
        if questions is not None:
            options.exit_unless(answer_file(answerer, questions, asked))
            return
        answer = answerer.invoke(asked)
    if as_json:
        say(answer.model_dump_json())
    else:
        show_answer(answer)


@app.command()
def ui(
    context: typer.Context,
    port: Annotated[
        int | None, typer.Option("--port", min=1, max=65535, help="Else 8501 or the next free.")
    ] = None,
    address: Annotated[
        str, typer.Option("--address", help="0.0.0.0 lets other machines in.")
    ] = "localhost",
    headless: Annotated[bool, typer.Option("--headless", help="Open no browser.")] = False,
    library: options.Library = None,
) -> None:
    """Serve the chat page."""
    from ui.serve import serve

    folder = options.settings(context, library).library
    serve(folder, port=port, address=address, headless=headless)


@app.command()
def status(
    context: typer.Context, library: options.Library = None, as_json: options.Json = False
) -> None:
    """Tell what the library holds.

    Where it is, how many articles and passages, the embedding model, the size on disk, and
    what could not be added and why.
    """
    from index import ModelMismatchError
    from ui.terminal import complain, say_json, show_status

    with options.opened(context, library) as opened:
        mismatch = None
        try:
            opened.check_model()
        except ModelMismatchError as error:
            mismatch = str(error)
        counts, folder = opened.counts(), opened.settings.library
        found = {
            "library": str(folder.absolute()),
            "version": _version(),
            "articles": counts.articles,
            "passages": counts.passages,
            "failures": [failure._asdict() for failure in opened.failures()],
            "model": opened.store.identity,
            "model_matches": mismatch is None,
            "size_bytes": _size(folder),
        }
    (say_json if as_json else show_status)(found)
    if mismatch:
        complain(mismatch)


@app.command()
def reembed(
    context: typer.Context, library: options.Library = None, as_json: options.Json = False
) -> None:
    """Embed the articles with the model now in use.

    Only what another embedding model embedded; can be stopped at any moment and run again.
    """
    from ui.terminal import report

    with options.opened(context, library) as opened:
        options.exit_unless(
            report(opened.reembed(), as_json=as_json, verb="Embedding", done="embedded")
        )


app.command("eval")(evaluating.evaluate)


def _misuse(error: typer.TyperException) -> str:
    """A wrong option or a missing argument as one sentence that names the help to read."""
    sentence, context = error.format_message(), getattr(error, "ctx", None)
    return (
        sentence
        if context is None
        else f"{sentence.rstrip('.')}; see `{context.command_path} --help`."
    )


def _refuse(sentence: str, code: int = 1) -> int:
    from ui.terminal import complain

    complain(sentence)
    return code


def _size(folder: Path) -> int:
    """Bytes of the library's own files, whatever else lies in the folder."""
    kinds = ("library.sqlite*", "vectors.faiss")
    return sum(path.stat().st_size for kind in kinds for path in folder.glob(kind))


def _version() -> str:
    from importlib.metadata import version

    return version("footnote")


if __name__ == "__main__":
    sys.exit(main())
