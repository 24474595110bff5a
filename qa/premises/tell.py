"""What is wrong with a question, as an answer says it: a sentence and its citation."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from index import Article, Span
from qa.models import Citation, Premise
from qa.premises.contradicted import Finding

_MOST = 2  # more would bury the answer


def premises(
    findings: Sequence[Finding],
    citations: list[Citation],
    cite: Callable[[int, Article, Span], Citation],
) -> tuple[Premise, ...]:
    """The findings, each cited; a sentence that has no number yet is added to `citations`."""
    told: dict[str, Premise] = {}
    for finding in findings:
        if finding.text in told or len(told) == _MOST:
            continue
        article, sentence = finding.scored.candidate.article, finding.scored.sentence
        place = (article.id, sentence.start)
        n = next((c.n for c in citations if (c.article_id, c.start) == place), 0)
        if not n:
            n = len(citations) + 1
            citations.append(cite(n, article, sentence))
        told[finding.text] = Premise(text=finding.text, citation=n)
    return tuple(told.values())


def marked(premise: Premise) -> str:
    """The sentence with the marker of its citation, as in an answer's text."""
    return f"{premise.text} [{premise.citation}]"
