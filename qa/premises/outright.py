"""Whether anything found says outright what a yes-or-no question asks.

Articles about Spotify and Neil Young are found for "Did Spotify pay Neil Young?", and read as if
they answered. The verifier, which checks what a model writes, is asked of the question too.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from index import Article, Span
from qa.answer import Scored
from qa.calibration import log_odds
from qa.premises.assertion import assertion
from qa.premises.contradicted import Finding

# Asked of so many sentences at the most, best first: each takes some twenty milliseconds.
_ASKED = 5
# What the verifier says weighs twice what the decision to answer does. Of 65 such questions of
# news that an article affirms 2 are told that nothing says so, of 37 that are answered though
# none settles them 31 (bench/yes_or_no.md).
_WEIGHT, _LINE = 2.0, 0.5
TOLD = "No sentence found says outright that"

BearsOut = Callable[[str, Article, Sequence[Span]], float]
"""How sure it is, 0 to 1, that some sentences of an article bear out a statement."""


def not_outright(
    question: str,
    wordings: Mapping[str, str],
    scored: Sequence[Scored],
    confidence: float,
    bears_out: BearsOut,
) -> list[Finding]:
    """That nothing says so, where what was found does not bear out what is asked.

    `wordings` are those in which each article was read, by its id; `confidence` is that of the
    decision to answer. What denies it does not say so either.
    """
    statement = assertion(question)
    if statement is None or not scored:
        return []
    for sentence in scored[:_ASKED]:
        article = sentence.candidate.article
        asked = assertion(wordings[article.id]) or statement
        sure = bears_out(f"{asked[:1].upper()}{asked[1:]}.", article, _spans(sentence))
        if log_odds(confidence) + _WEIGHT * log_odds(sure) >= _LINE:
            return []
    text = f"{TOLD} {statement}; what is quoted comes nearest."
    return [Finding(statement, text, scored[0])]


def _spans(scored: Scored) -> list[Span]:
    """The sentence and the one before it, which says who "he" is."""
    sentences = list(scored.candidate.passage.sentences)
    at = sentences.index(scored.sentence)
    return sentences[max(0, at - 1) : at + 1]
