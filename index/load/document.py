"""What every format's reader returns: the text and what the document says of itself."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple


class Document(NamedTuple):
    """One article as its file gives it; what the file does not give is None or empty."""

    text: str
    title: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    published: date | None = None
    url: str | None = None
    language: str | None = None
    source_id: str | None = None
