"""Whether anything found says outright what a yes-or-no question asks.

Articles about Spotify and Neil Young are found for "Did Spotify pay Neil Young?", and read as if
they answered. The verifier, which checks what a model writes, is asked of the question too.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from index import Article, Span
from qa.answer import Scored
from qa.premises.assertion import assertion
from qa.premises.contradicted import Finding

# Asked of so many sentences at the most, best first: each takes some twenty milliseconds.
_ASKED = 5
# What the verifier says weighs twice what the decision to answer does. Of 65 such questions of
# news that an article affirms 6 are told that nothing says so, of 33 that are answered though
# none settles them 28 (bench/yes_or_no.md).
_WEIGHT, _LINE = 2.0, 0.5
_EVEN = 1e-6

Wording = Callable[[str, Scored], str]
"""A question as the article of a sentence is asked it: without its own days and outlet."""
BearsOut = Callable[[str, Article, Sequence[Span]], float]
"""How sure it is, 0 to 1, that some sentences of an article bear out a statement."""


def not_outright(
    question: str,
    scored: Sequence[Scored],
    confidence: float,
    worded: Wording,
    bears_out: BearsOut,
) -> list[Finding]:
    """That nothing says so, where what was found does not bear out what is asked.

    `confidence` is that of the decision to answer. What denies it does not say so either.
    """
    statement = assertion(question)
    if statement is None or not scored:
        return []
    for sentence in scored[:_ASKED]:
        asked = assertion(worded(question, sentence)) or statement
        sure = bears_out(f"{_capital(asked)}.", sentence.candidate.article, _spans(sentence))
        if _log_odds(confidence) + _WEIGHT * _log_odds(sure) >= _LINE:
            return []
    text = f"No sentence found says outright that {statement}; what is quoted comes nearest."
    return [Finding(statement, text, scored[0])]


def _spans(scored: Scored) -> list[Span]:
    """The sentence and the one before it, which says who "he" is."""
    sentences = list(scored.candidate.passage.sentences)
    at = sentences.index(scored.sentence)
    return sentences[max(0, at - 1) : at + 1]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _log_odds(p: float) -> float:
    held = min(max(p, _EVEN), 1 - _EVEN)
    return math.log(held / (1 - held))
