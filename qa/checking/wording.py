"""What of a text is claimed: without the dress that language models give a list or a summary."""

from __future__ import annotations

import re

# "1. ", "2) " and "- " before an item are no figures and no words of it.
_MARKER = re.compile(r"^[ \t]*(?:\d{1,2}[.)]|[-*•–])[ \t]+(?=\S)", re.MULTILINE)
# "Here's a concise summary of the passage:" says nothing that a source could bear out.
_OPENING = re.compile(
    r"\A\s*(?:(?:sure|certainly|of course)[,!.]?\s*)?here(?:['’]s| is| are) "
    r"(?P<what>[^.:\n]{1,160}):\s*",
    re.IGNORECASE,
)
_ANNOUNCED = frozenset(
    "summary overview answer answers list points facts details information recap breakdown".split()
)
# All else that an opening can have and claim nothing: "the three key points from your articles".
_PLAIN = frozenset("""
    a an the this that it its s of from in on to for with and or as by my our your you these those
    short brief concise quick simple clear main key core important relevant following numbered
    bulleted bullet point pieces covering described requested asked given provided
    based one two three four five few some all
    passage passages article articles text texts source sources sentence sentences excerpt excerpts
    evidence document documents question questions news
""".split())  # fmt: skip


def claimed(text: str) -> str:
    """The text on one line, without list marks and without the words that announce it."""
    opening = _OPENING.match(text)
    if opening and _claims_nothing(opening["what"]):
        text = text[opening.end() :]
    return " ".join(_MARKER.sub("", text).split())


def _claims_nothing(opening: str) -> bool:
    said = set(re.findall(r"\w+", opening.lower()))
    return bool(said & _ANNOUNCED) and said <= _ANNOUNCED | _PLAIN
