"""PDF files: the text of their pages, without what repeats on every page."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from typing import Any

from pypdf import PasswordType, PdfReader
from pypdf.errors import DependencyError, PyPdfError
from pypdf.generic import NullObject, StreamObject

from index.errors import UnreadableFileError
from index.load.document import Document
from index.load.metadata import (
    looks_like_title,
    property_authors,
    property_title,
    read_line,
)
from index.load.reflow import join_lines

# pypdf reports every flaw that it works around; a page that cannot be read is our business.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)

_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
)
_PACKED_NOTHING = 32  # bytes: content that is empty takes fewer, however it is packed
_EDGE = 2  # how many lines at a page's head and foot may be furniture
_PAGE_NUMBER = re.compile(r"(?:page )?[-–—| ]*#[-–—| ]*(?:(?:of|/) *#)?", re.IGNORECASE)


def read_pdf(data: bytes) -> Document:
    """Read a PDF; its paragraphs are put together from the lines of its pages."""
    try:
        reader = PdfReader(io.BytesIO(data))
        _unlock(reader)
        pages = [_page_lines(page, number) for number, page in enumerate(reader.pages, start=1)]
    except DependencyError as error:
        raise UnreadableFileError("it is encrypted; save a copy without a password") from error
    except PyPdfError as error:
        raise UnreadableFileError(
            "it is damaged or not a PDF; open it in a PDF reader and save it again"
        ) from error
    if not any(pages):
        raise UnreadableFileError(
            "it has no text, only images or nothing; run text recognition (OCR) on it first"
        )
    lines = [line for page in _without_furniture(pages) for line in page]
    text = join_lines("\n".join(lines))
    title, authors = _properties(reader)
    first = text.split("\n", 1)[0]
    if title is None and "\n" in text and looks_like_title(first):
        title = read_line(first)
    return Document(text=text, title=title, authors=authors)


def _unlock(reader: PdfReader) -> None:
    """Open a file that anyone may read; one that wants a password is for its owner to open."""
    if reader.is_encrypted and reader.decrypt("") == PasswordType.NOT_DECRYPTED:
        raise UnreadableFileError("it is locked with a password; save a copy without one")


def _page_lines(page: Any, number: int) -> list[str]:
    try:
        text: str = page.extract_text() or ""
        lost = not text.strip() and _is_unreadable(page)
    except Exception:  # a damaged page: pypdf raises whatever its parts raise
        lost = True
    if lost:
        raise UnreadableFileError(
            f"its page {number} is damaged; open it in a PDF reader and save it again"
        )
    lines = (line.strip() for line in text.translate(_LIGATURES).split("\n"))
    return [line for line in lines if line]


def _is_unreadable(page: Any) -> bool:
    """Whether a page without text has content of which nothing can be unpacked.

    pypdf then gives no content rather than an error.
    """
    content = page.get("/Contents", NullObject()).get_object()
    parts = content if isinstance(content, list) else [content]
    streams = [stream for part in parts if isinstance(stream := part.get_object(), StreamObject)]
    # The packed bytes are to be had under a private name only.
    return any(len(s._data) > _PACKED_NOTHING and not s.get_data() for s in streams)


def _properties(reader: PdfReader) -> tuple[str | None, tuple[str, ...]]:
    """Title and authors; the date there says when the file was made, not the article."""
    try:
        info = reader.metadata
        if info is None:
            return None, ()
        return property_title(info.title), property_authors(info.author)
    except Exception:  # unreadable properties are no reason to lose the text
        return None, ()


def _without_furniture(pages: list[list[str]]) -> list[list[str]]:
    """Return pages without the running heads, feet and numbers that most of them share."""
    seen: Counter[str] = Counter()
    for page in pages:
        edges = page[:_EDGE] + page[-_EDGE:]
        # Two pages alike but for their numbers may be a form; a third settles it.
        seen.update(set(map(_shape, edges)) if len(pages) > 2 else set(edges))
    least = max(2, len(pages) / 2)

    def furniture(line: str) -> bool:
        shape = _shape(line)
        return max(seen[shape], seen[line]) >= least or (
            len(pages) > 1 and _PAGE_NUMBER.fullmatch(shape) is not None
        )

    kept = [
        [
            line
            for i, line in enumerate(page)
            if not ((i < _EDGE or i >= len(page) - _EDGE) and furniture(line))
        ]
        for page in pages
    ]
    return kept if any(kept) else pages  # a file of nothing but alike pages is its own story


def _shape(line: str) -> str:
    """Return a line with its numbers made alike: "Page 3" and "Page 4" are one line."""
    return re.sub(r"\d+", "#", line)
