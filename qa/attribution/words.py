"""Finding the forms of long word lists without trying each of them at every character."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

_WORD = re.compile(r"(?<![\w'’-])[A-Za-z]+")


def matches(
    pattern: re.Pattern[str], firsts: Collection[str], text: str, start: int, end: int
) -> Iterator[re.Match[str]]:
    """What `pattern.finditer` gives, where every match begins with a word of `firsts`."""
    at = start
    for word in _WORD.finditer(text, start, end):
        if word.start() < at or word.group() not in firsts:
            continue
        if match := pattern.match(text, word.start(), end):
            at = match.end()
            yield match
