"""Checking a claim against the words it cites, before it is shown."""

from __future__ import annotations

from collections.abc import Iterable

from qa.models import Citation, Verdict


def check(text: str, citations: Iterable[Citation]) -> Verdict:
    """`verbatim` when the claim is what its citations quote, word for word.

    White space is not compared: a quotation broken over lines in its article is one line
    in an answer.
    """
    quoted = " ".join(word for citation in citations for word in citation.quote.split())
    return "verbatim" if quoted == " ".join(text.split()) else "unsupported"
