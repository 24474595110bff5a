"""What of a text is claimed: without the dress that language models give a list or a summary."""

from __future__ import annotations

import re

# "1. ", "2) " and "- " before an item are no figures and no words of it.
_MARKER = re.compile(r"^[ \t]*(?:\d{1,2}[.)]|[-*•–])[ \t]+(?=\S)", re.MULTILINE)
# "Here's a concise summary of the passage:" says nothing that a source could bear out.
_OPENING = re.compile(
    r"\A\s*(?:(?:sure|certainly|of course)[,!.]?\s*)?here(?:['’]s| is| are) (?=[^.:\n]*\b(?:"
    r"summary|overview|answer|list|points|facts|details|information|recap|breakdown)\b)[^.:\n]{0,160}:\s*",
    re.IGNORECASE,
)


def claimed(text: str) -> str:
    """The text on one line, without list marks and without the words that announce it."""
    bare = _MARKER.sub("", _OPENING.sub("", text, count=1))
    return " ".join(bare.split())
