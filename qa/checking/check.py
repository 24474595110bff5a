"""A claim against the sentences it cites: what rules can tell first, then entailment."""

from __future__ import annotations

from collections.abc import Sequence

from qa.checking.dates import wrong_dates
from qa.checking.figures import wrong_figures
from qa.checking.models import Check, Finding
from qa.checking.names import wrong_names
from qa.checking.polarity import wrong_polarity
from qa.checking.quotations import wrong_quotations
from qa.checking.source import Source
from qa.checking.speakers import wrong_speakers
from qa.checking.verifier import Verifier, load_verifier
from qa.checking.wording import claimed
from qa.models import Citation

# A claim is a sentence; what is longer than this is checked as far.
_MOST_CHARACTERS = 4_000
_NOT_BORNE_OUT = "The cited words do not bear this out."
_NOTHING_CITED = "Nothing is cited for this."


def check(
    text: str,
    citations: Sequence[Citation],
    speaker: str | None = None,
    *,
    verifier: Verifier | None = None,
) -> Check:
    """The verdict on a claim, and what is wrong with it, as one sentence for a person.

    `verbatim` when the claim is what its citations quote, word for word, by whoever said it.
    White space is not compared: a quotation broken over lines in its article is one line in an
    answer. `speaker` is whose words the answer says they are. `verifier` is the shipped one if
    None; it is asked only where nothing else is wrong.
    """
    source = Source(citations)
    if not source.words or not text.strip():
        return Check(verdict="unsupported", reason=_NOTHING_CITED)
    quoted = " ".join(word for citation in citations for word in citation.quote.split())
    if quoted == " ".join(text.split()):
        wrong = wrong_speakers("", source, speaker)
        return _unsupported(wrong[0].reason) if wrong else Check(verdict="verbatim")
    claim = claimed(text[:_MOST_CHARACTERS])
    if wrong := findings(claim, source, speaker):
        return _unsupported(wrong[0].reason)
    judge = verifier or load_verifier(None)
    if judge.support(claim, source) < judge.threshold:
        return _unsupported(_NOT_BORNE_OUT)
    return Check(verdict="supported")


def findings(claim: str, source: Source, speaker: str | None = None) -> list[Finding]:
    """Everything that is wrong with a claim as far as rules can tell, the plainest first."""
    return [
        *wrong_figures(claim, source),
        *wrong_dates(claim, source),
        *wrong_speakers(claim, source, speaker),
        *wrong_names(claim, source),
        *wrong_polarity(claim, source),
        *wrong_quotations(claim, source),
    ]


def _unsupported(reason: str) -> Check:
    return Check(verdict="unsupported", reason=reason)
