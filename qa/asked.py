"""The sentences of a question: what it tells first, and what it asks."""

from __future__ import annotations

from collections.abc import Iterator

from index import split_sentences

_OPENING, _CLOSING, _EITHER = "“«", "”»", '"'
# Shorter ones ("Why?") ask nothing by themselves.
_LEAST_WORDS = 3


def sentences(question: str) -> Iterator[str]:
    """The sentences of a question in their order; what it quotes is not cut at a full stop.

    >>> list(sentences("Who said “It was dark. Very dark”? I forgot."))
    ['Who said “It was dark. Very dark”?', 'I forgot.']
    """
    # Half a character, as a broken paste leaves it, is no sentence splitter's to read.
    text = question.encode("utf-8", "replace").decode("utf-8").strip()
    begin = 0
    for span in split_sentences(text):
        if _is_closed(text[begin : span.end]) or span.end >= len(text):
            yield text[begin : span.end].strip()
            begin = span.end


def asking(question: str) -> str | None:
    """The sentence that asks, of a question that tells something too; None for any other.

    >>> asking("The prime minister resigned this week. Who takes over the office?")
    'Who takes over the office?'
    """
    found = list(sentences(question))
    asks = [s for s in found if s.endswith("?") and len(s.split()) >= _LEAST_WORDS]
    return asks[-1] if asks and len(found) > 1 else None


def left_out(question: str, start: int, end: int) -> str:
    """The question with what stands from `start` to `end` left out, as it is asked without.

    >>> left_out("In May, who resigned?", 0, 6)
    'Who resigned?'
    """
    before, after = question[:start].rstrip(" ,"), question[end:].lstrip(" ,:")
    joined = f"{before} {after}" if before and after[:1].isalnum() else f"{before}{after}"
    return joined[:1].upper() + joined[1:]


def _is_closed(text: str) -> bool:
    """True where no quotation is open at the end."""
    opened = sum(text.count(mark) for mark in _OPENING)
    return opened <= sum(text.count(mark) for mark in _CLOSING) and not text.count(_EITHER) % 2
