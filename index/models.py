"""What the library holds: articles, their sentences, and the passages that are searched.

All offsets in Footnote are characters of a Python `str` (Unicode code points),
0-based, end exclusive, and always refer to `Article.text`.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict, Field


class Draft(BaseModel):
    """An article as a loader found it: not yet cleaned, identified or stored.

    `key` names the source within the library (a resolved path, a path and a record's
    id or a digest of what it holds, a URL, an upload's hash): a changed text under the
    same key is a new revision. `source_id` is the id that the record gave itself, if any.
    Whatever the document does not give is None or empty, never guessed from thin air.
    """

    model_config = ConfigDict(frozen=True)

    key: str
    text: str
    title: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    published: date | None = None
    url: str | None = None
    path: str | None = None
    language: str | None = None
    source_id: str | None = None
    place: str | None = Field(default=None, description="what `Failure.place` would be")


class Article(BaseModel):
    """A stored article. `text` is the canonical cleaned text and never changes under an id."""

    model_config = ConfigDict(frozen=True)

    id: str
    title: str
    text: str
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    published: date | None = None
    url: str | None = None
    path: str | None = None
    language: str | None = None
    source_id: str | None = None
    sha256: str = Field(description="hex digest of the UTF-8 bytes of `text`")
    added_at: datetime
    revision: int = Field(default=1, description="1 for the first text seen under a source")
    current: bool = Field(default=True, description="False once a newer revision is stored")


class Span(NamedTuple):
    """A half-open range of characters in an article's text."""

    start: int
    end: int


class Passage(BaseModel):
    """A run of whole sentences of one article, short enough for the embedding model.

    `sentences` are offsets into the article's text, in order, within `start:end`.
    """

    model_config = ConfigDict(frozen=True)

    id: int
    article_id: str
    start: int
    end: int
    sentences: tuple[Span, ...]


class Origin(NamedTuple):
    """The article that a passage stands in, and where and when it was published."""

    article_id: str
    outlet: str | None
    published: date | None


class Scope(BaseModel):
    """Which articles a search may look at; an empty scope is the whole library.

    Values within a field are alternatives, fields are combined. `outlets` and
    `authors` match case-insensitively on part of the name; `since` and `until`
    are inclusive and leave out articles with no date.
    """

    model_config = ConfigDict(frozen=True)

    article_ids: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None

    def __bool__(self) -> bool:
        """True when the scope leaves anything out."""
        return self != EVERYTHING


EVERYTHING = Scope()
