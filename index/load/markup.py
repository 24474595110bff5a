"""Markup taken off text, in one pass however the text is made."""

from __future__ import annotations

import html
import re

_UNSEEN = re.compile(r"<(script|style)\b|<!--", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>|<[!?][^<>]*>")


def without_scripts(markup: str) -> str:
    """Return `markup` without its scripts, style sheets and comments.

    A loop, because a pattern that looks for each one's end goes to the end of the page
    once for each that is never closed, and a page can be made of those.
    """
    lower = markup.lower()
    if len(lower) != len(markup):  # a few capitals have longer small letters
        lower = "".join(c.lower() if c.isascii() else c for c in markup)
    kept: list[str] = []
    at = 0
    while (start := _UNSEEN.search(lower, at)) is not None:
        end = lower.find(f"</{start[1]}" if start[1] else "-->", start.end())
        if end < 0:
            break
        kept.append(markup[at : start.start()])
        close = lower.find(">", end)
        at = close + 1 if close >= 0 else len(markup)
    return "".join(kept) + markup[at:]


def without_tags(markup: str) -> str:
    """Return the text of a piece of markup.

    >>> without_tags("<p>Fish &amp; <b>chips</b><script>x()</script></p>")
    'Fish & chips'
    """
    return html.unescape(_TAG.sub("", without_scripts(markup)))
