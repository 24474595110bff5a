"""The words of claims and sources: where they stand, their stems, how much each tells."""

from __future__ import annotations

import math
import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import NamedTuple

from qa.language.irregular import BASE

_COMMON = Path(__file__).parent / "common_words.txt"
# An abbreviation with full stops ("U.S.") is one word.
_WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W_]+(?:[.,](?=\d)[^\W_]+)*(?:['’][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$")
# Endings taken off, longest first, where enough of a word is left.
_ENDINGS = (
    "ations", "ation", "ments", "ment", "ingly", "ness", "ions", "ings", "edly", "ers", "ies",
    "ied", "ion", "ing", "ed", "es", "er", "ly", "s", "e", "y",
)  # fmt: skip
_LEAST_STEM = 3
STOP = frozenset("""
    a an the and or but nor so yet if then than that this these those there here it its itself he
    him his himself she her hers herself they them their theirs themselves we us our ours you your
    i me my who whom whose which what when where why how of in on at by to from for with as into
    onto upon about over under after before during between among through against within per via
    is are was were be been being am has have had having do does did doing done will would shall
    should can could may might must not no also very just only too both each some any all such
    own same other more most less least many much one s t
""".split())  # fmt: skip


class Word(NamedTuple):
    """A word as it stands, its offsets, and the forms it is compared by."""

    text: str
    start: int
    end: int
    plain: str
    stem: str


def words(text: str) -> list[Word]:
    """The words and numbers of a text, in order; possessive endings are no part of them."""
    return [
        Word(m.group(), m.start(), m.end(), folded, stem(folded))
        for m in _WORD.finditer(text)
        if (folded := plain(m.group()))
    ]


def plain_words(text: str) -> frozenset[str]:
    """The plain words of a text, each once: of a long text, far sooner told than `words`."""
    return frozenset(filter(None, map(plain, set(_WORD.findall(text)))))


def plain(word: str) -> str:
    """A word without case, accents and possessive ending."""
    bare = _POSSESSIVE.sub("", word) if len(word) > 2 else word
    if "." in bare and bare[0].isalpha():
        bare = bare.replace(".", "")
    if bare.isascii():
        return bare.lower().replace(",", "")
    spread = unicodedata.normalize("NFKD", bare.casefold())
    kept = "".join(c for c in spread if not unicodedata.combining(c))
    return kept.translate(_LETTERS).replace("’", "'").replace(",", "")


_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "ı": "i"})


@cache
def stem(word: str) -> str:
    """A word without its ending, near enough to know two forms of one."""
    word = BASE.get(word, word)
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST_STEM:
            word = word[: -len(ending)]
            break
    # "stopped" and "stop", "plan" and "planned".
    if len(word) > _LEAST_STEM and word[-1] == word[-2] and word[-1] not in "ls":
        word = word[:-1]
    return word


def is_content(word: Word) -> bool:
    """True for a word that says something by itself."""
    return word.plain not in STOP


@cache
def _ranks() -> dict[str, int]:
    return {w: n for n, w in enumerate(_COMMON.read_text(encoding="utf-8").split())}


def is_common(word: str) -> bool:
    """True for a plain word that is seldom a name, in this form or in another."""
    ranks = _ranks()
    return any(form in ranks for form in (word, stem(word), stem(word) + "e", word.rstrip("s")))


@cache
def weight(word: str) -> float:
    """How much a plain word tells, 0 to 1: nothing for the commonest, 1 for one not known.

    Words fall off with their rank as Zipf found, so the logarithm of the rank stands for the
    inverse document frequency.
    """
    ranks = _ranks()
    rank = min((ranks[f] for f in (word, stem(word)) if f in ranks), default=len(ranks))
    return math.log1p(rank) / math.log1p(len(ranks))
