"""A question whose right answer is known, and what a data set is: articles and such questions."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from index import Draft, FootnoteError
from qa.models import Turn


class GoldQuestion(NamedTuple):
    """A question with what is known of its answer; what a data set does not say is left empty."""

    id: str
    text: str
    answers: tuple[str, ...] = ()
    """Strings of which one has to stand in a right answer."""
    article_ids: tuple[str, ...] = ()
    """Articles known to answer, by their own ids or the library's."""
    asked_on: date | None = None
    answerable: bool | None = None
    """Whether the articles answer; None where nobody said."""
    scope: tuple[str, ...] = ()
    """Articles that are given with the question; empty to search in all."""
    selections: tuple[tuple[str, ...], ...] = ()
    """The sentences that answer, one choice of them for each annotator."""
    sentences: tuple[str, ...] = ()
    """All sentences of the article that `selections` were chosen from, in order."""
    speaker: str | None = None
    """Whose words answer; "" for the article's own, None where nobody said."""
    history: tuple[Turn, ...] = ()
    conversation: str = ""
    """The conversation it was asked in, "" for none: its questions are not independent."""
    rewrite: str = ""
    """A follow-up as a person made it stand alone, "" where nobody did."""


class DataSet(NamedTuple):
    """Articles to be asked and questions to ask of them."""

    name: str
    about: str
    """What is asked of what, as a sentence for the report."""
    library: str
    """Sets with the same name here share one library."""
    articles: Callable[[], Iterable[Draft]]
    questions: Sequence[GoldQuestion]
    spans: bool = False
    """Answers are the exact words, so that spans can be held against them."""


def json_lines(path: Path) -> Iterator[dict[str, Any]]:
    """Rows of a JSON-lines file, gzipped or not."""
    opened = gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open()
    with opened as file:
        for line in file:
            if line.strip():
                yield json.loads(line)


def parts(folder: Path, name: str) -> Iterator[dict[str, Any]]:
    """Rows of the files `name.PART.jsonl` of a folder, whichever parts of the set are there."""
    for path in sorted([*folder.glob(f"{name}.*jsonl"), *folder.glob(f"{name}.*jsonl.gz")]):
        yield from json_lines(path)


def first(questions: Iterable[GoldQuestion], limit: int | None) -> list[GoldQuestion]:
    """At most `limit` that are answerable and as many others, chosen by a hash of their ids."""
    found = list(questions)
    if limit is None:
        return found
    found.sort(key=lambda q: hashlib.sha256(q.id.encode()).hexdigest())
    others = [q for q in found if not q.answerable]
    return [q for q in found if q.answerable][:limit] + others[:limit]


def undated(asked: DataSet) -> DataSet:
    """The same set, with its questions asked on no day in particular."""
    if not any(question.asked_on for question in asked.questions):
        return asked
    return asked._replace(
        about=f"{asked.about} On which day a question was asked is not told.",
        questions=[question._replace(asked_on=None) for question in asked.questions],
    )


def read_questions(path: Path) -> list[GoldQuestion]:
    """A person's own questions, one JSON object a line.

    A row has `query`, and of `id`, `answer` or `answers`, `gold` (ids of articles), `scope`
    (ids of articles to ask), `answerable` and `speaker` those that are known. `"speaker":
    null` says that the words are the article's own.

    Raises:
        FootnoteError: a line is no such row; the sentence names it.
    """
    found = []
    try:
        lines = path.read_text("utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise FootnoteError(f"{path} could not be read ({error}); check the file.") from error
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            found.append(_own_question(json.loads(line), str(number)))
        except (ValueError, TypeError, AttributeError) as error:
            raise FootnoteError(
                f'Line {number} of {path} is no row like {{"id", "query", "answer", "gold"}}; '
                "mend it."
            ) from error
    if not found:
        raise FootnoteError(f"{path} holds no questions; write one JSON object a line.")
    return found


def _own_question(row: Mapping[str, Any], number: str) -> GoldQuestion:
    text = row.get("query") or row.get("question")
    if not isinstance(text, str) or not text.strip():
        raise ValueError("no query")
    answers = strings(row.get("answers", row.get("answer")))
    gold = strings(row.get("gold", row.get("article_ids")))
    answerable = row.get("answerable")
    if not isinstance(answerable, bool | None):
        raise TypeError("answerable is neither true nor false")
    if answerable is None and (answers or gold):
        answerable = True
    speaker = (row["speaker"] or "") if "speaker" in row else None
    return GoldQuestion(
        id=str(row.get("id") or number),
        text=text,
        answers=answers,
        article_ids=gold,
        answerable=answerable,
        scope=strings(row.get("scope")),
        speaker=speaker,
    )


def strings(value: Any) -> tuple[str, ...]:
    """One string or a list of them, however nested, as a tuple without the empty ones."""
    if value is None:
        return ()
    if isinstance(value, list):
        return tuple(s for item in value for s in strings(item))
    return (str(value),) if str(value).strip() else ()
