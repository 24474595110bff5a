"""A question that asks several things at once, as the questions it is made of."""

from __future__ import annotations

import re

_ASKING = r"who|whom|whose|what|when|where|why|how|which"
_SEAM = re.compile(
    rf",?\s+and\s+(?={_ASKING}\b)|\?\s+(?=(?:and\s+)?(?:{_ASKING})\b)", re.IGNORECASE
)
_OPENING = re.compile(
    rf"^(?:and\s+)?(?P<asking>(?:by|for|to|with|from|in)?\s*(?:{_ASKING})"
    r"(?:\s+(?:many|much|long|often|far|old))?)\b",
    re.IGNORECASE,
)
_AUXILIARY = re.compile(r"^(?:\s+(?:did|does|do|was|were|is|are|has|have|had|will|would|can)\b)?")
MOST = 3


def parts(question: str) -> tuple[str, ...]:
    """The questions in a question, each standing alone; itself when it asks one thing.

    >>> parts("Who signed the agreement and when?")
    ('Who signed the agreement?', 'when signed the agreement?')
    """
    pieces = [piece for piece in (p.strip(" ?.,") for p in _SEAM.split(question)) if piece]
    if not 1 < len(pieces) <= MOST or not all(map(_OPENING.match, pieces)):
        return (question,)
    return tuple(f"{_whole(piece, pieces[0])}?" for piece in pieces)


def _whole(piece: str, first: str) -> str:
    """A part that is only a question word takes what was asked about from the first part."""
    opening, whole = _OPENING.match(piece), _OPENING.match(first)
    if opening is None or whole is None or piece == first or piece[opening.end() :].strip():
        return piece
    return f"{piece} {_AUXILIARY.sub('', first[whole.end() :]).strip()}"
