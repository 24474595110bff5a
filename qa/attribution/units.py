"""What is read at once: a sentence, or several that one quotation holds together."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from index.models import Span
from qa.attribution.quotations import Quotation
from qa.language.names import ABBREVIATIONS

# Characters read as one sentence at most: longer ones are no prose, and every verb in one
# looks at what stands around it, so this keeps the whole linear.
_LONGEST = 5_000
_ABBREVIATED = re.compile(rf"\b(?:{ABBREVIATIONS})\.$")


def units(
    text: str, masked: str, sentences: Sequence[Span], quotations: Sequence[Quotation]
) -> Iterator[Span]:
    """The sentences of an article, those joined that share a quotation, in article offsets."""
    starts = [quote.start for quote in quotations]
    start: int | None = None
    for i, sentence in enumerate(sentences):
        start = sentence.start if start is None else start
        following = sentences[i + 1] if i + 1 < len(sentences) else None
        goes_on = following is not None and (
            _shares_quotation(quotations, starts, sentence.end, following.start)
            or _tagged(text, masked, sentence, following.start)
        )
        if not goes_on or sentence.end - start > _LONGEST:
            for at in range(start, sentence.end, _LONGEST):
                yield Span(at, min(at + _LONGEST, sentence.end))
            start = None


def _shares_quotation(
    quotations: Sequence[Quotation], starts: Sequence[int], end: int, following: int
) -> bool:
    """True where the quotation that a sentence ends in is still open at the next one."""
    i = bisect_left(starts, end) - 1
    return i >= 0 and quotations[i].end > max(end, following)


def _tagged(text: str, masked: str, sentence: Span, following: int) -> bool:
    """True for "Who is there?" | he asked: one sentence, though it was split in two."""
    if "\n" in text[sentence.end : following]:
        return False
    if _ABBREVIATED.search(text, max(sentence.start, sentence.end - 6), sentence.end):
        return True
    closes = masked[sentence.end - 1 : sentence.end] == "”" and sentence.end > 1
    return closes and bool(set(text[sentence.end - 3 : sentence.end - 1]) & set("?!,—–…"))
