"""Questions and answers made by hand, whose figures can be worked out on paper."""

from __future__ import annotations

from qa.evaluation import Asked, GoldQuestion, Record
from qa.models import Answer, Citation, Claim


def record(
    *texts: str,
    phrase: str | None = None,
    speaker: str | None = None,
    places: tuple[tuple[int, int], ...] = (),
    confidence: float = 0.5,
    ranked: tuple[str, ...] = (),
    passage: int = 0,
    milliseconds: float = 100.0,
) -> Record:
    """What came of a question: an answer with these claims, an abstention with none."""
    claims = [
        Claim(
            text=text,
            citations=(n,),
            verdict="verbatim",
            speaker=speaker,
            answer_phrase=phrase if n == 1 else None,
        )
        for n, text in enumerate(texts, start=1)
    ]
    citations = [
        Citation(
            n=n,
            article_id="a",
            source_id=None,
            title="",
            outlet=None,
            published=None,
            url=None,
            start=start,
            end=end,
            quote="",
            prefix="",
            suffix="",
            speaker=None,
        )
        for n, (start, end) in enumerate(places, start=1)
    ]
    answer = Answer(
        id="",
        question="?",
        standalone_question="?",
        abstained=not claims,
        reason=None if claims else "No.",
        confidence=confidence,
        text="",
        claims=tuple(claims),
        citations=tuple(citations),
        evidence=(),
        model="by hand",
        timings_ms={"read": milliseconds / 2, "total": milliseconds},
    )
    return Record(key="", answer=answer, ranked=ranked, passage=passage)


def asked(question: GoldQuestion, record: Record, spans: bool = True) -> Asked:
    """A question with what came of it."""
    return Asked(question, record, spans)


RIGHT = asked(
    GoldQuestion("1", "Who?", ("Ann",), ("a",), answerable=True),
    record("Bo slept.", "It was Ann.", phrase="Bo", confidence=0.9, ranked=("b", "a"), passage=6),
)
WRONG = asked(
    GoldQuestion("2", "When?", ("in May",), ("a",), answerable=True),
    record(confidence=0.2, ranked=("b", "c"), milliseconds=300),
)
REFUSED = asked(GoldQuestion("3", "Why?", answerable=False), record(confidence=0.1))
"""One answered in its second claim, one declined that could be answered, one declined rightly."""
