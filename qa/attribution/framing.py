"""Whether a sentence says nothing of its own beside who said the rest, and when and where."""

from __future__ import annotations

import re

from qa.attribution.clauses import PAST
from qa.attribution.report import Report

_FINITE = re.compile(
    rf"(?<![\w-])(?:is|are|was|were|has|have|had|will|would|could|can|did|does|do|{PAST}|put|"
    r"says|tells|adds|[a-z]+ed)(?![\w-])"
)
# "Lee, who was born in Oslo, said": what the clause tells is told in passing.
_IN_PASSING = re.compile(r",\s(?:who|which|whose)\s[^,]{1,120}(?=,)")
# "the disputed plan", "a statement released on Monday", "the so-called pact": participles.
_PARTICIPLE = re.compile(
    r"\b(?:the|an?|his|her|its|their)\s(?:[a-z]+ly\s)?[a-z]+ed\s(?=[a-z])|"
    r"\b(?:statement|letter|report|video|interview|message|memo|speech|post)\s[a-z]+ed\b"
)
# "When the plant closed, Lee said …": the clause is the article's own.
_UNDER = re.compile(
    r"\b(?:[Ww]hen|[Ww]hile|[Aa]s|[Aa]fter|[Bb]efore|[Bb]ecause|[Ss]ince|[Aa]lthough|[Tt]hough|[Uu]ntil)"
    r"\s(?:he|she|they|it|we)\s"
)


def is_only_framed(masked: str, start: int, end: int, report: Report) -> bool:
    """True when all of `masked[start:end]` that the report does not attribute leads up to it.

    "On Thursday its head, Ann Lee, said …" does, however long; "The company closed its plant
    in June and said …" tells something first.
    """
    spans = [(s, e) for s, e in report.content if s >= start and e <= end]
    if not report.own or not spans:
        return False
    opens = not masked[start : spans[0][0]].strip(" “\n\t")
    closes = not masked[spans[-1][1] : end].strip(" .?!,;”’'\"\n\t")
    if not (opens or closes):
        return False
    at, rest = start, ""
    for s, e in [*spans, (end, end)]:
        rest += masked[at:s] + " , "
        at = e
    rest = _PARTICIPLE.sub(" ", _IN_PASSING.sub(" ", rest))
    rest = rest.replace(report.cue, " ", 1)
    return "“" not in rest and not _FINITE.search(rest) and not _UNDER.search(rest)
