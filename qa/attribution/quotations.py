"""Where quotations stand in a text whose quotation marks cannot be trusted.

News text mixes straight and curly marks, forgets to close them, and reopens a long
quotation at the head of each of its paragraphs. A quotation here never crosses a
paragraph: one that runs on is several, each after the first with `continues` set.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

MASK = "\x01"

# A line break inside a wrapped sentence parts nothing; one before a capital or a mark does.
_PARAGRAPH_BREAK = re.compile(r"\n(?=[ \t]{0,80}(?:\n|[^a-z\s]|$))|(?<=[.!?:;\"”’)…])\n")
_DOUBLE = re.compile(r"[\"“”„‟«»＂]|``|''")
_OPENERS = frozenset("“„«")
_CLOSERS = frozenset("”»")
# A single mark opens after a gap and before a word; an apostrophe has a letter before it.
_SINGLE_OPEN = re.compile(r"(?:(?<=[\s(\[—–:,])|^)[‘'](?=[\w\"“$£€])")
_SINGLE_CLOSE = re.compile(r"(?<=[^\s])[’'](?!\w)")
_SINGLE_CLOSE_SURE = re.compile(r"(?<=[,.?!…])[’'](?!\w)")
_SPACE_OR_OPEN = frozenset(" \t\xa0([—–-/")
_INNER_OPEN = frozenset("‘'“\"")


class Quotation(NamedTuple):
    """Quoted words with their marks: `text[start:end]`, within one paragraph."""

    start: int
    end: int
    closed: bool
    continues: bool


class _Mark(NamedTuple):
    start: int
    end: int
    opens: bool
    closes: bool


def find_quotations(text: str) -> list[Quotation]:
    """Every quotation of the text, in order; none overlaps another (the outermost counts)."""
    paragraphs = list(_paragraphs(text))
    found: list[Quotation] = []
    runs_on = False
    for i, (start, end) in enumerate(paragraphs):
        marks = list(_marks(text, start, end))
        following = paragraphs[i + 1] if i + 1 < len(paragraphs) else None
        expects_more = following is not None and _reopens(text, *following)
        quotes = _pair(text, marks, start, end, runs_on, expects_more)
        found.extend(quotes)
        runs_on = bool(quotes) and not quotes[-1].closed and expects_more
    return found


def mask(text: str, quotations: list[Quotation]) -> str:
    """The text with every quotation's words blotted out and its marks made “ and ”.

    The length stays, so offsets hold. What is left is what the article itself says.
    """
    out: list[str] = []
    at = 0
    for quote in quotations:
        inner_end = quote.end - 1 if quote.closed else quote.end
        out.append(text[at : quote.start])
        out.append("“" + MASK * (inner_end - quote.start - 1))
        out.append("”" if quote.closed else "")
        at = quote.end
    out.append(text[at:])
    plain = "".join(out).replace("\xa0", " ")
    return plain.replace(" - ", " – ")  # a dash as typewriters have it


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for end in [*(m.start() for m in _PARAGRAPH_BREAK.finditer(text)), len(text)]:
        if text[at:end].strip():
            yield at, end
        at = end


def _marks(text: str, start: int, end: int) -> Iterator[_Mark]:
    for m in _DOUBLE.finditer(text, start, end):
        mark = m.group()
        before = text[m.start() - 1] if m.start() > start else " "
        after = text[m.end()] if m.end() < end else " "
        # "word" marks lean one way; a mark between two gaps or two letters may be either.
        leans_open = before in _SPACE_OR_OPEN and not after.isspace()
        leans_close = before not in _SPACE_OR_OPEN and not after.isalnum()
        if mark in _OPENERS or mark == "``":  # “so,“ is a slip for “so,”
            closes = leans_close and before not in _INNER_OPEN
            yield _Mark(m.start(), m.end(), not closes, closes)
        elif mark in _CLOSERS:
            opens = leans_open and after.isalnum()
            yield _Mark(m.start(), m.end(), opens, not opens)
        else:
            yield _Mark(m.start(), m.end(), not leans_close, not leans_open)


def _reopens(text: str, start: int, end: int) -> bool:
    head = text[start:end].lstrip()[:1]
    return head in _OPENERS or head in '"＂'


def _pair(
    text: str, marks: list[_Mark], start: int, end: int, runs_on: bool, expects_more: bool
) -> list[Quotation]:
    if not marks:
        return list(_single_quoted(text, start, end))
    quotes, opened = _matched(text, marks, expects_more)
    if opened is not None:
        first = opened.start
        if quotes and not text[opened.end : opened.end + 1].isalnum() and not expects_more:
            # A mark before a comma opens nothing: the one taken for a close was an inner one.
            first = quotes.pop().start
        quotes.append(Quotation(first, end, False, False))
    if runs_on and quotes and not text[start : quotes[0].start].strip():
        quotes[0] = quotes[0]._replace(continues=True)
    return quotes


def _matched(
    text: str, marks: list[_Mark], expects_more: bool
) -> tuple[list[Quotation], _Mark | None]:
    """The outermost closed quotations of a paragraph, and the mark left open at its end."""
    quotes: list[Quotation] = []
    missing = _missing_closers(marks, expects_more)
    opened: _Mark | None = None
    depth = 0
    for mark in marks:
        if opened is None:
            if mark.opens:  # one that can only close belongs to an opener lost upstream
                opened, depth = mark, 1
        elif mark.opens and not mark.closes:
            curly = text[mark.start] in _OPENERS
            if text[opened.start] == '"':
                depth += curly
            elif not missing:
                depth += 1
            elif curly:  # never closed: the next opener ends it
                quotes.append(Quotation(opened.start, mark.start, False, False))
                opened, depth, missing = mark, 1, missing - 1
        elif mark.closes:
            depth -= 1
            if depth == 0:
                quotes.append(Quotation(opened.start, mark.end, True, False))
                opened = None
    return quotes, opened


def _missing_closers(marks: list[_Mark], expects_more: bool) -> int:
    only_open = sum(m.opens and not m.closes for m in marks)
    only_close = sum(m.closes and not m.opens for m in marks)
    return max(0, only_open - only_close - (1 if expects_more else 0))


def _single_quoted(text: str, start: int, end: int) -> Iterator[Quotation]:
    at = start
    while opening := _SINGLE_OPEN.search(text, at, end):
        closing = _SINGLE_CLOSE.search(text, opening.end(), end)
        if closing is None:
            return
        # 'The players' bus was late,' he said: a mark after a comma closes better.
        next_opening = _SINGLE_OPEN.search(text, closing.end(), end)
        limit = next_opening.start() if next_opening else end
        better = _SINGLE_CLOSE_SURE.search(text, closing.start(), limit)
        closing = better or closing
        yield Quotation(opening.start(), closing.end(), True, False)
        at = closing.end()
