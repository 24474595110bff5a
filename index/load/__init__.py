"""Articles in: files, folders and uploads become drafts, or failures that say why.

Public: `load`, `load_bytes`, `Failure`, `SUFFIXES`.
"""

from __future__ import annotations

import hashlib
import io
import os
import stat
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple

from index.clean import clean
from index.errors import UnreadableFileError
from index.load.document import Document
from index.load.jsonl import read_jsonl
from index.load.text import read_markdown, read_text
from index.models import Draft

__all__ = ["SUFFIXES", "Failure", "load", "load_bytes"]


# These three bring large libraries, which nobody should wait for who only asks a question.


def _read_html(data: bytes) -> Document:
    from index.load.html import read_html

    return read_html(data)


def _read_pdf(data: bytes) -> Document:
    from index.load.pdf import read_pdf

    return read_pdf(data)


def _read_docx(data: bytes) -> Document:
    from index.load.docx import read_docx

    return read_docx(data)


_READERS: dict[str, Callable[[bytes], Document]] = {
    ".txt": read_text,
    ".md": read_markdown,
    ".html": _read_html,
    ".htm": _read_html,
    ".pdf": _read_pdf,
    ".docx": _read_docx,
}
SUFFIXES: frozenset[str] = frozenset({*_READERS, ".jsonl", ".jsonl.gz"})
"""The endings of the files that are loaded, in lower case."""

_KINDS = ", ".join(sorted(SUFFIXES))


class Failure(NamedTuple):
    """A file, or a record in one (`file#record`), that gave no article, and what to do."""

    source: str
    reason: str
    place: str = ""
    """Where it is, however it was named, and the line: what a later success clears it by."""


def load(paths: Iterable[Path], *, limit_bytes: int) -> Iterator[Draft | Failure]:
    """Yield a draft for each article in files and folders, a failure for each that is none.

    Folders are walked in sorted order; hidden files and files of other kinds in them are
    passed over, but one that is named outright is a failure. `limit_bytes` is the
    largest file that is read, and for JSON lines the largest record.
    """
    for path in paths:
        shown = _shown(path)
        try:
            if path.is_dir():
                yield from _load_folder(path, limit_bytes)
            else:
                yield from _load_file(path, limit_bytes)
        except OSError as error:
            yield Failure(shown, _cannot_open(error))
        except ValueError:  # a name that no file can have, such as one with a zero byte
            yield Failure(shown, "There is no such file; check the name.")


def load_bytes(name: str, data: bytes, *, key: str, limit_bytes: int) -> Iterator[Draft | Failure]:
    """Yield the articles in an upload called `name`; its drafts' keys begin with `key`."""
    yield from _load_stream(
        name, io.BytesIO(data), size=len(data), key=key, path=None, limit_bytes=limit_bytes
    )


def _load_folder(folder: Path, limit_bytes: int) -> Iterator[Draft | Failure]:
    # Links to folders are not followed, so a link to a parent cannot make a loop.
    failed: list[OSError] = []
    found = 0
    for parent, folders, files in os.walk(folder, onerror=failed.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for error in failed:
            yield Failure(_shown(Path(error.filename)), _cannot_open(error))
        failed.clear()
        for name in sorted(files):
            if not name.startswith(".") and _suffix(name) in SUFFIXES:
                found += 1
                yield from _load_file(Path(parent, name), limit_bytes)
    for error in failed:
        yield Failure(_shown(Path(error.filename)), _cannot_open(error))
    if not found:
        yield Failure(_shown(folder), f"The folder holds no articles; files may be {_KINDS}.")


def _load_file(path: Path, limit_bytes: int) -> Iterator[Draft | Failure]:
    shown = resolved = _shown(path)
    try:
        resolved = _shown(path.resolve())
        status = path.stat()
        # Opening a pipe would wait for a writer, and a device may never end.
        if not stat.S_ISREG(status.st_mode):
            reason = "It is not a regular file; copy its contents to one."
            yield Failure(shown, reason, resolved)
            return
        if _suffix(path.name) not in SUFFIXES:
            yield Failure(shown, _unsupported(path.name), resolved)
            return
        with path.open("rb") as stream:
            yield from _load_stream(
                path.name,
                stream,
                size=status.st_size,
                key=resolved,
                path=resolved,
                limit_bytes=limit_bytes,
                shown=shown,
            )
    except OSError as error:
        yield Failure(shown, _cannot_open(error), resolved)
    except RuntimeError:  # how `resolve` reports links that lead round in a circle
        yield Failure(shown, "It is a link that leads back to itself; name the file itself.")


def _load_stream(
    name: str,
    stream: BinaryIO,
    *,
    size: int,
    key: str,
    path: str | None,
    limit_bytes: int,
    shown: str | None = None,
) -> Iterator[Draft | Failure]:
    shown = shown or _printable(name)
    place = path or shown
    suffix = _suffix(name)
    try:
        if suffix in {".jsonl", ".jsonl.gz"}:
            zipped = suffix.endswith(".gz")
            records = read_jsonl(stream, zipped=zipped, size=size, limit_bytes=limit_bytes)
            for line, document, reason in records:
                at = f"{place}#{line}"
                if document is None:
                    reason = _sentence(f"on line {line}, {reason}")
                    yield Failure(f"{shown}#{line}", reason, at)
                else:
                    label = document.source_id or _digest(document)
                    named = f"{shown}#{document.source_id or line}"
                    yield _draft(document, f"{key}#{label}", path, named, at)
        elif suffix not in _READERS:
            yield Failure(shown, _unsupported(name), place)
        elif size > limit_bytes or len(data := stream.read(limit_bytes + 1)) > limit_bytes:
            yield Failure(shown, _too_large(size, limit_bytes), place)
        else:
            yield _draft(_READERS[suffix](data), key, path, shown, place)
    except UnreadableFileError as error:
        yield Failure(shown, _sentence(str(error)), place)
    except OSError as error:
        yield Failure(shown, _cannot_open(error), place)
    # The parsers of four formats meet whatever people have on their disks: what they raise is
    # not theirs to promise, and one file must never stop the others.
    except (Exception, MemoryError) as error:
        kind = type(error).__name__
        reason = f"It could not be read ({kind}); save its text as a .txt file."
        yield Failure(shown, reason, place)


def _draft(
    document: Document, key: str, path: str | None, shown: str, place: str
) -> Draft | Failure:
    text = clean(document.text)
    if not text:
        reason = "It has no text; check that the file holds the article itself."
        return Failure(shown, reason, place)
    held = {**document._asdict(), "text": text}
    return Draft(key=_printable(key), path=path, place=place, **held)


def _digest(document: Document) -> str:
    """What a record without an id goes by: its line would be another's when the file grows."""
    held = f"{document.title or ''}\0{document.text}".encode("utf-8", "surrogatepass")
    # No id begins with a space: a record that calls itself so is another one.
    return " " + hashlib.sha256(held).hexdigest()[:16]


def _suffix(name: str) -> str:
    lower = name.lower()
    return ".jsonl.gz" if lower.endswith(".jsonl.gz") else os.path.splitext(lower)[1]


def _shown(path: Path) -> str:
    return _printable(str(path))


def _printable(name: str) -> str:
    r"""Return a file name as text that can be stored: bytes that are no UTF-8 become `\xff`."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _sentence(reason: str) -> str:
    return f"{reason[0].upper()}{reason[1:]}."


def _unsupported(name: str) -> str:
    kind = _printable(_suffix(name))
    said = f"Files of the kind {kind} are not read" if kind else "Its name does not say its kind"
    return f"{said}; files may be {_KINDS}."


def _too_large(size: int, limit_bytes: int) -> str:
    return (
        f"It is larger than {limit_bytes / 1_000_000:g} MB ({size / 1_000_000:.0f} MB); "
        "split it or raise FOOTNOTE_UPLOAD_LIMIT_MB."
    )


def _cannot_open(error: OSError) -> str:
    match error:
        case FileNotFoundError():
            return "There is no such file; check the name."
        case PermissionError():
            return "It may not be read; change its permissions."
        case _:
            return f"It could not be opened ({error.strerror or type(error).__name__}); check it."
