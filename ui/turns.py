"""A turn of a conversation as the data of its component: everything decided, nothing drawn."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, Literal

from qa import Answer, Citation, Claim, Evidence, Premise
from qa.conversations import SavedTurn
from ui.answering import Progress

State = Literal["pending", "done", "stopped"]
Piece = dict[str, Any]

NEAREST = 3  # passages shown at once under an answer that is none
_SNIPPET = 600  # characters of a passage that are sent; the page cuts them to three lines
_VERDICTS = {
    "verbatim": "Word for word",
    "supported": "Supported by the cited words",
    "unsupported": "Not supported by the cited words",
}
_UNCITED = "No source"


def turn_data(
    turn: SavedTurn, progress: Progress | None, opened: tuple[str, int] | None, key: str
) -> dict[str, Any]:
    """What the component needs to draw a turn; `opened` is what of it the reader shows."""
    answer = turn.answer or (progress.snapshot if progress else None)
    state, status = _state(turn, progress)
    done = state == "done" and answer is not None
    shown = answer if done or (answer and state == "pending" and answer.claims) else None
    folded = shown is not None and _all_verbatim(shown)
    evidence = [_evidence(i, e) for i, e in enumerate(answer.evidence)] if answer else []
    understood = answer.standalone_question if answer else turn.question
    return {
        "id": key,
        "n": turn.n,
        "question": turn.question,
        "understood": None if _same(understood, turn.question) else understood,
        "preferred": answer.preferred if answer else "",
        "state": state,
        "status": status,
        "abstained": bool(done and answer and answer.abstained),
        "reason": (answer.reason if answer else None) or "The articles do not answer this.",
        "premises": [_premise(p, shown.citations) for p in shown.premises] if shown else [],
        "claims": [_claim(c, shown.citations, folded) for c in shown.claims] if shown else [],
        "writing": shown.writing if shown else "",
        "note": shown.note if shown else "",
        "unanswered": list(shown.unanswered) if shown else [],
        "disagreements": [d.text for d in shown.disagreements] if shown else [],
        "sources": _sources(shown.citations) if shown else [],
        "nearest": evidence[:NEAREST],
        "evidence": evidence,
        "evidence_title": passages(len(evidence)),
        "open": None if opened is None else {"kind": opened[0], "index": opened[1]},
        "made": _made(answer) if done and answer else "",
        "feedback": turn.feedback,
    }


def day(value: date | None) -> str | None:
    """A date as people write it: 3 July 2020."""
    return None if value is None else f"{value.day} {value:%B %Y}"


def about(*parts: str | None) -> str:
    """What is known of an article on one line, without gaps for what isn't."""
    return " · ".join(part for part in parts if part)


def passages(n: int) -> str:
    """How many passages were retrieved."""
    return "The passage that was found" if n == 1 else f"The {n} passages that were found"


def _state(turn: SavedTurn, progress: Progress | None) -> tuple[State, str]:
    if turn.answer is not None:
        return "done", ""
    if progress is None:
        return "stopped", "This question was interrupted before it was answered."
    if progress.error is not None:
        return "stopped", progress.error
    if progress.snapshot is None:
        return "pending", "Searching the articles…"
    if progress.snapshot.claims or progress.snapshot.writing:
        return "pending", _writing(progress.snapshot)
    found = len(progress.snapshot.evidence)
    return "pending", f"Reading the best of {found} passages…" if found > 1 else "Reading…"


def _quoted(answer: Answer) -> bool:
    return answer.model.startswith("extractive")


def _writing(answer: Answer) -> str:
    if _quoted(answer):
        return "These sentences answer; the language model is writing…"
    return "Writing…"


def _same(one: str, other: str) -> bool:
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()


def _all_verbatim(answer: Answer) -> bool:
    """Whether an answer says only what is quoted, so that to say it at each claim is noise."""
    return _quoted(answer) and all(c.verdict == "verbatim" and c.citations for c in answer.claims)


def _claim(claim: Claim, citations: Sequence[Citation], folded: bool) -> dict[str, Any]:
    cited = [(i, c) for i, c in enumerate(citations) if c.n in claim.citations]
    return {
        "speaker": f"{claim.speaker} said" if claim.speaker else None,
        "verdict": claim.verdict,
        "verdict_text": _VERDICTS[claim.verdict] if claim.citations else _UNCITED,
        "verdict_folded": folded,
        "wrong": claim.reason,
        "pieces": _pieces(claim),
        "citations": [_chip(i, c) for i, c in cited],
        "leans_on": _leaning(claim, citations),
    }


def _premise(premise: Premise, citations: Sequence[Citation]) -> dict[str, Any]:
    """What the question takes for granted wrongly, and the chip of what it was held against."""
    index = premise.citation - 1
    return {"text": premise.text, "citation": _chip(index, citations[index])}


def _chip(index: int, citation: Citation) -> dict[str, Any]:
    return {"n": citation.n, "index": index, "label": _label(citation)}


def _leaning(claim: Claim, citations: Sequence[Citation]) -> dict[str, Any] | None:
    """What the claim leans on, in words, and the chip of the citation that says so."""
    if claim.leans_on is None:
        return None
    word, means = claim.leans_on.word, claim.leans_on.means
    index = claim.leans_on.citation - 1
    told = f"“{word}” is {means}" if means else f"“{word}” follows on from"
    if means and word.lower() in ("his", "her"):
        told = f"“{word}” refers to {means}"
    return {"text": told, "citation": _chip(index, citations[index])}


def _pieces(claim: Claim) -> list[Piece]:
    before, phrase, after = claim.around_answer()
    pieces = ((before, False), (phrase, True), (after, False))
    return [{"text": text, "mark": mark} for text, mark in pieces if text]


def _label(citation: Citation) -> str:
    known = (citation.title, citation.outlet, day(citation.published))
    return ", ".join([f"Citation {citation.n}", *(part for part in known if part)])


def _sources(citations: Sequence[Citation]) -> list[dict[str, Any]]:
    sources: dict[str, dict[str, Any]] = {}
    for c in citations:
        source = sources.setdefault(
            c.article_id,
            {"title": c.title, "about": about(c.outlet, day(c.published)), "numbers": []},
        )
        source["numbers"].append(c.n)
    return list(sources.values())


def _evidence(index: int, evidence: Evidence) -> dict[str, Any]:
    return {
        "index": index,
        "title": evidence.title,
        "about": about(evidence.outlet, day(evidence.published)),
        "text": " ".join(evidence.text[:_SNIPPET].split()),
        "scores": [[name, f"{value:.3g}"] for name, value in evidence.scores.items()],
        "label": f"Passage {index + 1}, {evidence.title}: open it in the article",
    }


def _made(answer: Answer) -> str:
    total = answer.timings_ms.get("total")
    how = "Quoted from the articles" if _quoted(answer) else f"Written by {answer.model}"
    if answer.abstained:
        how = "Looked up"
    return how if total is None else f"{how} in {total / 1000:.1f} s"
