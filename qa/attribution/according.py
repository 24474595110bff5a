"""Whose words "according to …" says they are."""

from __future__ import annotations

import re

from qa.attribution import subjects
from qa.attribution.content import Spans, is_clause, stripped_end
from qa.attribution.report import Report
from qa.attribution.subjects import NounPhrase
from qa.language.lexicon import ROLES

_SITE = r"(?:com|org|net|gov|edu|int|info|co|uk|us|eu|io|tv)\b"
_SOURCE = re.compile(
    rf"\s+([^,.;:“”()\x01—]{{1,160}}"
    rf"(?:\.(?=[A-Z]|\s[A-Z]|{_SITE})[^,.;:“”()\x01—]{{1,80}}){{0,3}})"
)
_SOURCE_ENDS = re.compile(r"\s(?:that|which|who|released|published|conducted|on\s[A-Z])\b")
_ROLE_AFTER = re.compile(
    r",\s(?:\d+|(?:(?:the|an?)\s)?(?:[\w-]+\s){0,4}(?:"
    + "|".join(sorted(ROLES))
    + r"|head)\b[^,]{0,80})"
    r"(?=,)"
)
_GOES_ON = re.compile(r",\s+(?:that|and|but|“|is|are|was|were|has|have|will)\b")
_JOINS = re.compile(r"\b(?:because|that|and|but|while|so|although|though|if|when|where)[,\s]+$")


def according(masked: str, start: int, match: re.Match[str], end: int) -> Report | None:
    """Reads "according to Lee, …" and "…, according to the report", None without a source."""
    phrase = _SOURCE.match(masked, match.end(), end)
    if phrase is None:
        return None
    words = _SOURCE_ENDS.split(phrase.group(1), maxsplit=1)[0].rstrip()
    who = NounPhrase(phrase.start(1), phrase.start(1) + len(words), words)
    before = masked[start : match.start()]
    content: Spans
    if not is_clause(before):
        role = _ROLE_AFTER.match(masked, phrase.end(), end)
        comma = masked.find(",", role.end() if role else who.end, end)
        content = ((comma + 1, end),) if comma >= 0 else ()
    else:
        content = ((start, stripped_end(masked, start, match.start())),)
        if joined := _JOINS.search(before):  # "It closed because, according to Lee, …"
            content = ((phrase.end() + 1, end),) if joined else content
        elif subjects.is_fronted(before) or _GOES_ON.match(masked, phrase.end(), end):
            content = (*content, (phrase.end() + 1, end))
    return Report(who, match.group(), match.start(), content) if content else None
