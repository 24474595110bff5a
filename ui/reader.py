"""The article beside the chat: which words are marked in it, and where else to go from there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Any, NamedTuple
from urllib.parse import quote as percent_encode
from urllib.parse import urlsplit

from index import Article, Library, Span, UnknownArticleError
from qa import Answer
from ui.turns import about, day

_GAP = re.compile(r"\n[^\S\n]*\n\s*")
_LINE = re.compile(r"\n\s*")
# A text fragment longer than this is given by its first and last words, as browsers advise.
_FRAGMENT_WORDS = 12
_EDGE_WORDS = 5


Piece = dict[str, str | None]


class Place(NamedTuple):
    """Words of an article that something points at; `quote` is what stood there."""

    article_id: str
    title: str
    start: int
    end: int
    quote: str


def places(answer: Answer, kind: str) -> list[Place]:
    """What of an answer can be opened: its citations in order, or its evidence."""
    if kind == "citation":
        return [Place(c.article_id, c.title, c.start, c.end, c.quote) for c in answer.citations]
    return [Place(e.article_id, e.title, e.start, e.end, e.text) for e in answer.evidence]


def place_data(
    library: Library, found: Sequence[Place], position: int, kind: str, token: str
) -> dict[str, Any]:
    """The reader at one of several places, the others in the same article marked faintly."""
    place = found[position]
    others = [Span(p.start, p.end) for p in found if p.article_id == place.article_id]
    turning = {
        "kind": "Citation" if kind == "citation" else "Passage",
        "position": position + 1,
        "of": len(found),
        "token": token,
    }
    try:
        article = library.article(place.article_id)
    except UnknownArticleError:
        return turning | {
            "notice": "This article has been removed from the library; these are the words "
            "that were quoted from it.",
            "title": place.title,
            "heading": [{"text": place.title, "mark": None}],
            "about": "",
            "link": None,
            "paragraphs": [[{"text": place.quote, "mark": "current"}]],
        }
    return turning | _article(article, others, Span(place.start, place.end), place.quote)


def article_data(library: Library, article_id: str, token: str) -> dict[str, Any]:
    """The reader with a whole article and nothing marked.

    Raises:
        UnknownArticleError: it is not in the library (any more).
    """
    turning = {"kind": "", "position": 0, "of": 0, "token": token}
    return turning | _article(library.article(article_id), [], None, None)


def _article(
    article: Article, spans: Sequence[Span], current: Span | None, quote: str | None
) -> dict[str, Any]:
    notice = None if article.current else "A newer version of this article has been added since."
    own = own_title(article.text, article.title)
    heading: list[Piece] = [{"text": article.title, "mark": None}]
    if own is not None:
        heading = _pieces(article.text, own, spans, current)
    return {
        "notice": notice,
        "title": article.title,
        "heading": heading,
        "about": about(article.outlet, day(article.published), ", ".join(article.authors)),
        "link": original_link(article.url, quote),
        "paragraphs": paragraphs(article.text, spans, current, after=own.end if own else 0),
    }


def original_link(url: str | None, quote: str | None) -> str | None:
    """A link to the original page that scrolls to the quote; None unless http or https."""
    if not url:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not parts.netloc:
        return None
    if not quote or parts.fragment:
        return url
    words = quote.split()
    if len(words) <= _FRAGMENT_WORDS:
        return f"{url}#:~:text={_encoded(words)}"
    return f"{url}#:~:text={_encoded(words[:_EDGE_WORDS])},{_encoded(words[-_EDGE_WORDS:])}"


def own_title(text: str, title: str) -> Span | None:
    """Where a text begins with its own title, as many files do; None if it doesn't.

    That line is the heading then, marks and all: one of the reader's own would repeat it.
    """
    words = title.split()
    if not words:
        return None
    line = r"\s*(" + r"\s+".join(map(re.escape, words)) + r")[^\S\n]*(?:\n|\Z)"
    match = re.match(line, text, re.IGNORECASE)
    return Span(*match.span(1)) if match else None


def paragraphs(
    text: str, spans: Sequence[Span], current: Span | None, after: int = 0
) -> list[list[Piece]]:
    """The text as paragraphs of pieces, each `mark`ed as current, cited or not at all.

    Cut here and not in the page, because offsets are characters and a browser counts
    UTF-16 units. Only the blank lines between paragraphs are left out, and what stands
    before `after`.
    """
    return [_pieces(text, span, spans, current) for span in _paragraph_spans(text, after)]


def _pieces(text: str, within: Span, spans: Sequence[Span], current: Span | None) -> list[Piece]:
    marked = (*spans, *([current] if current else []))
    cuts = {cut for span in marked for cut in (span.start, span.end)}
    edges = sorted({*within, *(cut for cut in cuts if within.start < cut < within.end)})
    return [{"text": text[a:b], "mark": _mark(a, b, spans, current)} for a, b in pairwise(edges)]


def _paragraph_spans(text: str, after: int) -> list[Span]:
    gap = _GAP if _GAP.search(text.strip()) else _LINE
    start = len(text) - len(text[after:].lstrip()) if after else 0
    spans = []
    for match in gap.finditer(text, start):
        spans.append(Span(start, match.start()))
        start = match.end()
    spans.append(Span(start, len(text)))
    return [span for span in spans if text[span.start : span.end].strip()]


def _mark(start: int, end: int, spans: Sequence[Span], current: Span | None) -> str | None:
    if current and current.start <= start and end <= current.end:
        return "current"
    return "cited" if any(s.start <= start and end <= s.end for s in spans) else None


def _encoded(words: Sequence[str]) -> str:
    # A hyphen has a meaning of its own in a text fragment.
    return percent_encode(" ".join(words), safe="").replace("-", "%2D")
