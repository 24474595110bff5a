"""Text into sentences and passages, as offsets; nothing is copied, nothing is lost.

Boundaries come from `sentencex`. It keeps a quotation whole however many sentences it
holds, and news is made of quotations, so quotation marks are masked before it looks
and given back to the sentence they close or open.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

import sentencex

from index.models import Span

# Part of the manifest: raise it when boundaries change, so that libraries split before
# are re-embedded rather than searched with passages nobody would make today.
SPLITTER_VERSION = 2

TokenCounter = Callable[[Sequence[str]], list[int]]

_QUOTES = re.compile(r"[\"“”„«»‟〝〞]")
_CLOSING = "\"”»'’)]"
_BLOCK = re.compile(r"[^\n]+(?:\n(?!\s*\n)[^\n]+)*")
_ABBREVIATION = re.compile(r"\b(?:Ms|Mx|Amb|Ft|Vol|approx)\.$")
_LONGEST_ABBREVIATION = 8  # characters, with its stop and what stands before it
_WORD = re.compile(r"\w")
# `sentencex` panics where a space of several bytes stands before a full stop ("Mr. A\xa0. B").
_WIDE_SPACE = re.compile(r"[^\S\n\t\r\x20]")
# A word piece model gives up on a word longer than this and takes it for one piece, so a text
# loses no more pieces than these when the word that it was cut in is made whole.
_LONGEST_WORD = 100
_CHARACTERS_A_PIECE = 8  # more than there are in nearly any text
_HARD_BREAK = re.compile(r"(?<=[.!?:;\"”’)…])[ \t]*\n|\n(?=[ \t]*(?:[A-Z0-9\"“•*–—-]))")


def split_sentences(text: str, language: str = "en") -> list[Span]:
    """Sentences of `text` in order, without surrounding whitespace.

    Sentences never overlap and never cross a blank line; between them stands only
    whitespace. A heading or list line is a sentence of its own.
    """
    return [s for line in _lines(text) for s in _sentences_in_line(text, line, language)]


def split_passages(
    text: str, count_tokens: TokenCounter, limit: int, language: str = "en"
) -> list[tuple[Span, ...]]:
    """Runs of whole sentences, each at most `limit` word pieces as `count_tokens` sees them.

    Paragraph ends are preferred as passage ends. A sentence longer than `limit` is cut
    at a clause or between words, and its pieces then count as sentences.
    """
    sentences = split_sentences(text, language)
    counts = count_tokens([text[s.start : s.end] for s in sentences])
    pieces: list[tuple[Span, int]] = []
    for sentence, count in zip(sentences, counts, strict=True):
        if count <= limit:
            pieces.append((sentence, count))
        else:
            pieces.extend(_cut(text, sentence, count_tokens, limit))
    return list(_pack(text, pieces, limit))


def _lines(text: str) -> Iterator[Span]:
    """Blocks between blank lines, cut at line ends that are evidently not mere wrapping."""
    for block in _BLOCK.finditer(text):
        start = block.start()
        for stop in _HARD_BREAK.finditer(text, block.start(), block.end()):
            yield Span(start, stop.start())
            start = stop.end()
        yield Span(start, block.end())


def _sentences_in_line(text: str, line: Span, language: str) -> list[Span]:
    masked = _WIDE_SPACE.sub(" ", _QUOTES.sub(" ", text[line.start : line.end]))
    found: list[Span] = []
    worded = False  # whether the last one found has a word: asked of each piece only once
    for boundary in sentencex.get_sentence_boundaries(language, masked):
        core = _stripped(masked, Span(boundary["start_index"], boundary["end_index"]))
        if core.end <= core.start:
            continue
        span = Span(line.start + core.start, line.start + core.end)
        first = _WORD.search(text, span.start, span.end)
        if found and (not worded or _continues(text, found[-1].end, first)):
            found[-1] = Span(found[-1].start, span.end)
            worded = worded or first is not None
        else:
            found.append(span)
            worded = first is not None
    return _with_quotation_marks(text, line, found)


def _with_quotation_marks(text: str, line: Span, cores: Sequence[Span]) -> list[Span]:
    """Give the masked marks back: one that touches a sentence's end closes it, others open."""
    line = _stripped(text, line)
    if not cores:
        return [line] if line.end > line.start else []
    starts = [line.start]
    for last, following in pairwise(cores):
        end = last.end
        while end < following.start and text[end] in _CLOSING:
            end += 1
        starts.append(_stripped(text, Span(end, following.end)).start)
    ends = [*starts[1:], line.end]
    return [_stripped(text, Span(s, e)) for s, e in zip(starts, ends, strict=True)]


def _continues(text: str, end: int, first: re.Match[str] | None) -> bool:
    """True where no new sentence begins after `end`, `first` being the next letter.

    So it is before a piece with no letters or one that starts in lower case, and after an
    abbreviation that `sentencex` takes for the end.
    """
    if first is None or first.group().islower():
        return True
    return _ABBREVIATION.search(text, max(0, end - _LONGEST_ABBREVIATION), end) is not None


def _stripped(text: str, span: Span) -> Span:
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _cut(
    text: str, sentence: Span, count_tokens: TokenCounter, limit: int
) -> Iterator[tuple[Span, int]]:
    """Cut an over-long sentence into pieces that fit, at clauses where there are any."""
    start = sentence.start
    while start < sentence.end:
        rest = _stripped(text, Span(start, sentence.end))
        if rest.end <= rest.start:
            return
        stop = _longest_fitting(text, rest, count_tokens, limit)
        piece = _stripped(text, Span(rest.start, stop))
        yield piece, count_tokens([text[piece.start : piece.end]])[0]
        start = stop


def _longest_fitting(text: str, span: Span, count_tokens: TokenCounter, limit: int) -> int:
    """End of the longest prefix of `span` that fits: at a clause, else a word, else anywhere."""
    low, high = span.start + 1, span.end
    bound = _past_fitting(text, span, count_tokens, limit)
    while low < high:  # the longest prefix that fits, by bisection
        middle = (low + high + 1) // 2
        if middle < bound and count_tokens([text[span.start : middle]])[0] <= limit:
            low = middle
        else:
            high = middle - 1
    if low >= span.end:
        return span.end
    half = span.start + (low - span.start) // 2
    for pattern in (r"[;:,][\"”’)]*\s", r"\s"):
        ends = [m.end() for m in re.finditer(pattern, text[half:low])]
        if ends:
            return half + ends[-1]
    return low


def _past_fitting(text: str, span: Span, count_tokens: TokenCounter, limit: int) -> int:
    """An end from which on no prefix of `span` fits, found without counting all of `span`.

    Counting half of a long text for each of its pieces would take the square of its length.
    """
    size = _CHARACTERS_A_PIECE * limit
    while span.start + size < span.end:
        end = span.start + size
        if count_tokens([text[span.start : end]])[0] > limit + _LONGEST_WORD:
            return end
        size *= 2
    return span.end + 1


def _pack(text: str, pieces: Sequence[tuple[Span, int]], limit: int) -> Iterator[tuple[Span, ...]]:
    run: list[Span] = []
    total = 0
    for span, count in pieces:
        full = total + count > limit
        # Past three quarters full, a paragraph end is a better end than the last word piece.
        rounded = run and total * 4 > limit * 3 and "\n" in text[run[-1].end : span.start]
        if run and (full or rounded):
            yield tuple(run)
            run, total = [], 0
        run.append(span)
        total += count
    if run:
        yield tuple(run)
