"""A file of questions, one JSON object a line, answered row by row in its order."""

from __future__ import annotations

import json
import sqlite3
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import typer

from index import LibraryError, ModelMismatchError
from qa.dates import is_reckoned
from qa.rewriting import conversation
from ui.errors import sentence_for
from ui.terminal import complain, say, say_json

if TYPE_CHECKING:
    from qa import Answer, Answerer, Question


class Row(NamedTuple):
    """One row of a questions file: a question, or the reason why there is none.

    `line` counts from 1. `id` is what the row calls itself, else its line number.
    """

    line: int
    id: str
    text: str = ""
    asked_on: date | None = None
    history: tuple[tuple[str, str], ...] = ()
    """What was asked and answered before, in its order."""
    error: str | None = None


def answer_file(answerer: Answerer, path: Path, asked: Question) -> bool:
    """Print an answer for each row, as it comes; a bad row gives an object with `error`.

    `asked` carries what all rows have in common. Returns whether every row was answered.
    """
    good = True
    with _opened(path) as lines:
        for row in read_questions(lines):
            answer, reason = None, row.error
            if reason is None:
                own: dict[str, object] = {"asked_on": row.asked_on} if row.asked_on else {}
                own |= {"id": row.id, "text": row.text, "history": conversation(row.history)}
                question = asked.model_copy(update=own)
                answer, reason = _attempt(answerer, question)
            if answer is not None:
                say(answer.model_dump_json())
            else:
                good = False
                complain(f"{path}, line {row.line}: {reason}")
                say_json({"id": row.id, "error": reason})
    return good


def read_questions(lines: Iterable[bytes]) -> Iterator[Row]:
    """Yield a row for every line that is not blank; a bad one says what is wrong with it."""
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _row(number, line)


def sayable(text: str) -> str:
    r"""`text` with what UTF-8 cannot hold replaced.

    That is a stray byte on a command line, or half a surrogate pair from JSON's `\ud800`.
    """
    return text.encode("utf-8", "replace").decode("utf-8")


def _row(number: int, line: bytes) -> Row:
    try:
        found: Any = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError):  # bytes that are no UTF-8 are a ValueError too
        return Row(number, str(number), error="It is not JSON; write one JSON object a line.")
    if not isinstance(found, dict):
        return Row(number, str(number), error='It is no object; write {"id": …, "query": …}.')
    name = found.get("id")
    known = str(number) if name is None or isinstance(name, dict | list) else sayable(str(name))
    query = found.get("query")
    if not isinstance(query, str) or not query.strip():
        return Row(number, known, error='It has no question; put one in "query".')
    asked_on = found.get("asked_on")
    try:
        when = None if asked_on is None else date.fromisoformat(asked_on)
        if when is not None and not is_reckoned(when):
            raise ValueError
    except (TypeError, ValueError):
        return Row(number, known, error='"asked_on" is no day; write it as 2024-03-31.')
    history = _history(found.get("history"))
    if history is None:
        return Row(
            number,
            known,
            error='"history" is no list of {"question": …, "answer": …}, or of questions.',
        )
    return Row(number, known, sayable(query), when, history)


def _history(found: Any) -> tuple[tuple[str, str], ...] | None:
    """The exchanges before a question, None if they are written in no form that is known."""
    if found is None:
        return ()
    if not isinstance(found, list):
        return None
    exchanges = []
    for one in found:
        turn = {"question": one} if isinstance(one, str) else one
        if not isinstance(turn, dict):
            return None
        question, answer = turn.get("question"), turn.get("answer") or ""
        if not isinstance(question, str) or not isinstance(answer, str):
            return None
        exchanges.append((sayable(question), sayable(answer)))
    return tuple(exchanges)


def _attempt(answerer: Answerer, question: Question) -> tuple[Answer | None, str | None]:
    """The answer, or why there is none: one question must never stop those after it."""
    try:
        return answerer.invoke(question), None
    except (sqlite3.Error, LibraryError, ModelMismatchError):
        raise  # no answer to come would be any better
    except Exception as error:
        return None, sentence_for(error) or f"It could not be answered ({error!r})."


@contextmanager
def _opened(path: Path) -> Iterator[Iterable[bytes]]:
    if str(path) == "-":
        yield sys.stdin.buffer
        return
    try:
        stream = path.open("rb")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise typer.TyperException(
            f"The questions in {path} cannot be read ({reason}); check the name."
        ) from error
    with stream:
        yield stream
