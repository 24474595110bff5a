"""Web pages: the story without the page around it, and what the page says of the story."""

from __future__ import annotations

import logging
import re
from itertools import islice
from typing import Any

import trafilatura

from index.errors import UnreadableFileError
from index.load.decode import decode
from index.load.document import Document
from index.load.markup import without_scripts, without_tags
from index.load.metadata import (
    SHORTEST_HEADLINE,
    read_authors,
    read_date,
    read_line,
    without_outlet,
)

# They report pages that they can make nothing of, which here become failures with a reason.
for _name in ("trafilatura", "htmldate", "courlan"):
    logging.getLogger(_name).setLevel(logging.CRITICAL)

_LANGUAGE = re.compile(r"<html\b[^>]{0,500}?\slang\s*=\s*[\"']?([a-zA-Z]{2,3})\b", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
# No part of it goes past the next heading, or a page of nothing but these would be read over
# and over.
_HEADING = re.compile(r"<h1\b[^<>]*>((?:(?!<h1\b).){1,2000}?)</h1\s*>", re.IGNORECASE | re.DOTALL)
# libxml2 stops at 256 levels by itself in most builds; past this many tags left open nothing
# on a page is meant to be read, and every recursive walk over the tree is at risk.
_DEEPEST = 2000
_OPENING = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)[^<>]*>?")
_ENDS_ITSELF = frozenset(
    "area base br col embed hr img input link meta param source track wbr p li td th tr dt dd "
    "option html head body path".split()
)


# What opens over a word of a sentence when a pointer rests on it, and is no part of the sentence.
_OPENS_OVER = [
    "//*[(self::span or self::div) and "
    f"contains(concat(' ', normalize-space(@class), ' '), ' {name} ')]"
    for name in ("rollover-people-block", "rollover-block", "tooltiptext", "tooltip-text",
                 "tooltip-content", "popover-content", "hovercard")
]  # fmt: skip


def read_html(data: bytes) -> Document:
    """Read the story on a web page, with the metadata that the page gives."""
    page = _DECLARATION.sub("", decode(data, declares=True))
    if not page.strip():
        raise UnreadableFileError("it has no text; save the page again with its text")
    _refuse_depth(page)
    found: Any = trafilatura.bare_extraction(
        page,
        with_metadata=True,
        include_comments=False,
        include_tables=True,
        prune_xpath=_OPENS_OVER,
    )
    text = (found.text or "") if found is not None else ""
    if not text.strip():
        _, text, _ = trafilatura.baseline(page)
    outlet = _outlet(getattr(found, "sitename", None))
    authors = read_authors(getattr(found, "author", None))
    language = _LANGUAGE.search(page[:20_000])
    return Document(
        text=re.sub(r"\n+", "\n\n", text),
        title=_title(read_line(getattr(found, "title", None)), outlet, page),
        outlet=outlet,
        authors=tuple(name for name in authors if name.casefold() != (outlet or "").casefold()),
        published=read_date(getattr(found, "date", None)),
        url=read_line(getattr(found, "url", None), 2000),
        language=language[1].lower() if language else None,
    )


def _outlet(sitename: object) -> str | None:
    line = read_line(sitename, 100)
    return line.lstrip("@").split(" | ")[0].strip() or None if line else None


def _title(title: str | None, outlet: str | None, page: str) -> str | None:
    """Return the headline without the site's name and section, which window titles carry."""
    if title is None:
        return None
    for heading in islice(_HEADING.finditer(without_scripts(page)), 5):
        line = read_line(without_tags(heading[1]))
        if line is not None and len(line) >= SHORTEST_HEADLINE and line in title:
            return line
    return without_outlet(title, outlet)


def _refuse_depth(page: str) -> None:
    depth = deepest = 0
    for tag in _OPENING.finditer(without_scripts(page)):
        if tag[2].lower() not in _ENDS_ITSELF and not tag[0].endswith("/>"):
            depth = max(0, depth - 1) if tag[1] else depth + 1
            deepest = max(deepest, depth)
    if deepest > _DEEPEST:
        raise UnreadableFileError("its markup is nested too deeply; save the story as plain text")
