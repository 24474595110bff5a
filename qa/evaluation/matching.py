"""Whether an answer is the right one: exact words, overlap of words, words that stand in a text."""

from __future__ import annotations

import re
import string
from collections import Counter
from collections.abc import Iterable

_ARTICLES = frozenset(("a", "an", "the"))
_PUNCTUATION = str.maketrans("", "", string.punctuation)


def normalise(text: str) -> str:
    """Lower case, no punctuation, no articles: how words are looked for in a text.

    Punctuation parts words here, so that "Khartoum-based" holds "Khartoum".
    """
    words = re.sub(r"[^\w\s]", " ", text.lower()).split()
    return " ".join(word for word in words if word not in _ARTICLES)


def holds(text: str, answers: Iterable[str]) -> bool:
    """True when one of the answer strings stands in the text, as whole words."""
    padded = f" {normalise(text)} "
    return any(f" {normalise(answer)} " in padded for answer in answers if normalise(answer))


def squad_normalise(text: str) -> str:
    """As SQuAD's own scorer compares spans: punctuation joins words ("U.S." is "us")."""
    words = text.lower().translate(_PUNCTUATION).split()
    return " ".join(word for word in words if word not in _ARTICLES)


def exact(answer: str, gold: Iterable[str]) -> float:
    """1 when the answer is one of the gold ones; with no gold answer, when it is empty."""
    golds = [g for g in map(squad_normalise, gold) if g] or [""]
    return float(squad_normalise(answer) in golds)


def f1(answer: str, gold: str) -> float:
    """Overlap of words between two answers."""
    ours, theirs = squad_normalise(answer).split(), squad_normalise(gold).split()
    if not ours or not theirs:
        return float(ours == theirs)
    common = sum((Counter(ours) & Counter(theirs)).values())
    return 2 * common / (len(ours) + len(theirs))


def best_f1(answer: str, gold: Iterable[str]) -> float:
    """The best overlap with any gold answer; with none, 1 when the answer is empty."""
    golds = [g for g in gold if squad_normalise(g)] or [""]
    return max(f1(answer, g) for g in golds)


def same_speaker(ours: str | None, gold: str) -> float:
    """1 when both name the same one: the same last word, or one name within the other.

    An empty `gold` stands for the article's own words.
    """
    left, right = normalise(ours or ""), normalise(gold)
    if not left or not right:
        return float(left == right)
    within = f" {left} " in f" {right} " or f" {right} " in f" {left} "
    return float(within or left.split()[-1] == right.split()[-1])
