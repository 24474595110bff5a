"""Lines that were broken to fit a page, joined to paragraphs again."""

from __future__ import annotations

import re
from collections import Counter

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_BROKEN = re.compile(r"([^\W\d_]+)[-\u2010\u00ad]$")
_LEADING_WORD = re.compile(r"[^\W\d_]+")
_SENTENCE_END = re.compile(r"[.!?:;。！？][\"'”’)\]]*$")
_ITEM = re.compile(r"(?:[•●▪■◦‣*–—-]|\(?\d{1,3}[.)]|\(?[a-zA-Z][.)])\s")
# First parts that make compounds rather than syllables: "self-" at a line's end was "self-…".
_COMPOUNDING = frozenset(
    "self well ex half all air long short high low mid so cross full part year state then "
    "two three four five six seven eight nine ten first second third left right far near "
    "old new ill best better hard soft fast slow open close heavy light world war drug oil".split()
)


def is_hard_wrapped(text: str) -> bool:
    """Whether most lines of `text` were broken at 60 to 80 columns.

    The last line of a paragraph says nothing, so only lines with a line after them count.
    """
    blocks = [block.split("\n") for block in re.split(r"\n\s*\n", text)]
    inner = [len(line.rstrip()) for block in blocks for line in block[:-1]]
    every = [len(line) for block in blocks for line in block]
    if len(inner) < 3 or max(every, default=0) > 100:
        return False
    return sum(55 <= length <= 85 for length in inner) >= 0.7 * len(inner)


def join_lines(text: str) -> str:
    r"""Join the lines of each paragraph, and the words that were broken between them.

    A blank line ends a paragraph; so does a line that ends a sentence well short of the
    margin, for extracted pages often have no blank lines.

    >>> join_lines("The plan was to develop-\nment aid.")
    'The plan was to development aid.'
    """
    lines = [line.strip() for line in text.split("\n")]
    margin = _margin(lines)
    words = Counter(word.lower() for line in lines for word in _WORD.findall(line))
    paragraphs: list[list[str]] = []
    previous = ""
    for line in lines:
        if line and previous and not _starts_anew(previous, line, margin):
            paragraphs[-1][-1:] = _join(paragraphs[-1][-1], line, words)
        elif line:
            paragraphs.append([line])
        previous = line
    return "\n\n".join("".join(pieces) for pieces in paragraphs)


def _margin(lines: list[str]) -> int:
    """Return the column that most lines reach: the ninth decile of their lengths."""
    lengths = sorted(len(line) for line in lines if line)
    return lengths[int(0.9 * (len(lengths) - 1))] if lengths else 0


def _starts_anew(previous: str, line: str, margin: int) -> bool:
    if _ITEM.match(line):
        return True
    if _SENTENCE_END.search(previous):
        return len(previous) < 0.8 * margin
    # A heading: short, no sentence, and what follows begins like a sentence.
    return len(previous) < 0.6 * margin and not line[0].islower() and previous[-1] not in ",-–—("


def _join(before: str, after: str, words: Counter[str]) -> tuple[str, str]:
    """Return the two lines as they follow each other in their paragraph."""
    broken = _BROKEN.search(before)
    start = _LEADING_WORD.match(after)
    if broken is None:
        # "2019-" "20" belong together as they stand; other lines are parted by a space.
        return before if re.search(r"\w[-\u2010]$", before) else f"{before} ", after
    if start is None or not start[0][0].islower():
        return before, after  # "COVID-" "19", "Anglo-" "Saxon": the hyphen is the word's own
    first, second = broken[1].lower(), start[0].lower()
    whole, compound = words[first + second], words[f"{first}-{second}"]
    soft = before[-1] == "\u00ad"
    if not soft and (compound > whole or (compound == whole and first in _COMPOUNDING)):
        return before, after
    return before[:-1], after
