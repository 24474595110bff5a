"""JSON lines, plain or gzipped: one article a line, read one line at a time."""

from __future__ import annotations

import codecs
import gzip
import json
import zlib
from collections.abc import Iterator
from typing import Any, BinaryIO, NamedTuple, cast

from index.errors import UnreadableFileError
from index.load.decode import decode
from index.load.document import Document
from index.load.metadata import read_authors, read_date, read_line

# JSON of articles packs three- to tenfold; what grows a hundredfold was made to.
_LARGEST_GROWTH = 100
# A file that is not JSON lines at all fails on every line; a hundred of them make the point.
_MOST_BAD_AT_START = 100
_CHUNK = 1 << 20


class Record(NamedTuple):
    """One line's outcome: the article, or why there is none."""

    line: int
    document: Document | None
    reason: str = ""


def read_jsonl(stream: BinaryIO, *, zipped: bool, size: int, limit_bytes: int) -> Iterator[Record]:
    """Yield a `Record` for each line of `stream` that is not blank.

    `size` is the stream's length in bytes as stored. A line longer than `limit_bytes` is
    passed over without being held. Raises `UnreadableFileError` where reading cannot go on.
    """
    # Beyond this, what comes out of an archive has more to do with its maker than with news.
    most = max(limit_bytes, _LARGEST_GROWTH * size) if zipped else None
    opened = cast(BinaryIO, gzip.GzipFile(fileobj=stream)) if zipped else stream
    lines = _lines(opened, limit_bytes, most)
    good = bad = 0
    try:
        for number, line in lines:
            record = _record(number, line)
            yield record
            good += record.document is not None
            bad += record.document is None
            if not good and bad >= _MOST_BAD_AT_START:
                raise UnreadableFileError(
                    f"none of its first {bad} lines is a record; write one JSON object a line"
                )
    except (EOFError, OSError, zlib.error) as error:
        raise UnreadableFileError(
            "its compressed data is damaged; what came before was read, so compress it again"
            if zipped
            else f"it could not be read to its end ({error}); check the disk and try again"
        ) from error


def _lines(stream: BinaryIO, limit: int, most: int | None) -> Iterator[tuple[int, bytes | None]]:
    """Yield number and bytes of each line that is not blank; None for one over the limit."""
    number = total = 0
    while line := stream.readline(limit + 1):
        number += 1
        total += len(line)
        overlong = len(line) > limit and not line.endswith(b"\n")
        if number == 1:
            if line.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
                raise UnreadableFileError("it is UTF-16; save it as UTF-8")
            line = line.removeprefix(codecs.BOM_UTF8)
        while overlong and (rest := stream.readline(_CHUNK)):
            total += len(rest)
            _refuse_bomb(total, most)
            if rest.endswith(b"\n"):
                break
        _refuse_bomb(total, most)
        if overlong:
            yield number, None
        elif line.strip():
            yield number, line


def _refuse_bomb(total: int, most: int | None) -> None:
    if most is not None and total > most:
        raise UnreadableFileError(
            f"it unpacks to more than {most // 1_000_000} MB; unpack it and add the parts you need"
        )


def _record(number: int, line: bytes | None) -> Record:
    if line is None:
        return Record(number, None, "it is larger than the limit; split it or raise the limit")
    try:
        value = json.loads(_decoded(line))
    except UnreadableFileError as error:
        return Record(number, None, str(error))
    except (ValueError, RecursionError) as error:
        why = error.msg if isinstance(error, json.JSONDecodeError) else type(error).__name__
        return Record(number, None, f"it is not valid JSON ({why}); mend this line")
    if not isinstance(value, dict):
        return Record(number, None, "it is not a JSON object; write one object a line")
    text = _first(value, "body", "text")
    if not isinstance(text, str):
        return Record(number, None, 'it has no text; give the article as "body" or "text"')
    return Record(number, _document(value, text))


def _decoded(line: bytes) -> str:
    try:
        return line.decode()
    except UnicodeDecodeError:
        return decode(line)


def _document(value: dict[str, Any], text: str) -> Document:
    language = read_line(value.get("language"), 20)
    return Document(
        text=text,
        title=read_line(value.get("title"), 1000),
        outlet=_outlet(_first(value, "outlet", "source")),
        authors=read_authors(_first(value, "authors", "author")),
        published=read_date(_first(value, "published_at", "published", "date")),
        url=read_line(value.get("url"), 2000),
        language=language,
        source_id=_identity(value.get("id")),
    )


def _first(value: dict[str, Any], *names: str) -> Any:
    """Return the first of the fields that holds something."""
    return next((value[name] for name in names if value.get(name)), None)


def _outlet(value: Any) -> str | None:
    """Return an outlet's name; some APIs give `{"id": …, "name": …}`."""
    return read_line(value.get("name") if isinstance(value, dict) else value, 200)


def _identity(value: Any) -> str | None:
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return None
    return read_line(str(value), 200)
