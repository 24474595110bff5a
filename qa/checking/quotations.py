"""The words a claim puts in quotation marks against the source's."""

from __future__ import annotations

import re

from qa.checking.models import Finding
from qa.checking.source import Source
from qa.language.words import words

# A quotation that is never closed runs to the end; single marks are apostrophes as often.
_QUOTED = re.compile(r"“([^“”]*)(?:”|$)|\"([^\"]*)(?:\"|$)|«([^«»]*)(?:»|$)|``(.*?)(?:''|$)")
# What stands for words left out, and what an editor puts in.
_GAP = re.compile(r"\.{3}|…|\[[^\]]{0,80}\]")
_SHOWN = 80  # characters of a quotation in a reason


def wrong_quotations(claim: str, source: Source) -> list[Finding]:
    """The quotations that do not stand in the source word for word."""
    there = _joined(f"{source.text}\n{source.about}")
    found = []
    for match in _QUOTED.finditer(claim):
        quoted = next((g for g in match.groups() if g is not None), "")
        for part in _GAP.split(quoted):
            if part.strip() and _joined(part) not in there:
                found.append(Finding("quotation", _reason(part, source)))
                break
    return found


def quoted_spans(text: str) -> list[tuple[int, int]]:
    """Where the quotations of a text stand, their marks included."""
    return [match.span() for match in _QUOTED.finditer(text)]


def _joined(text: str) -> str:
    """The words of a text with one space around each: punctuation does not count."""
    said = " ".join(w.text.lower().replace("’", "'") for w in words(text))
    spread = said.replace("n't ", " not ")
    return f" {spread} "


def _reason(part: str, source: Source) -> str:
    shown = " ".join(part.split()).strip(" ,.;:")
    if len(shown) > _SHOWN:
        shown = shown[:_SHOWN].rsplit(" ", 1)[0] + " …"
    return f"The source does not say “{shown}” word for word."
