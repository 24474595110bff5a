"""The clause that a verb without a subject of its own belongs to, and who does what in it.

"When Lee came to Oslo to discuss the bill, the crowd left": it is Lee who discusses.
"""

from __future__ import annotations

import re
from typing import Literal

from qa.attribution.subjects import REACH, NounPhrase, antecedent
from qa.language.lexicon import AN_ADVERB, ROLES
from qa.language.names import NAME_RUN

# Pasts that do not end as others do.
PAST = (
    r"went|took|made|came|gave|ran|won|lost|held|met|spoke|told|sent|left|began|got|put|sat|stood|"
    r"set|led|wrote|kept|saw|rose|fell|paid|built|brought|thought|found|knew|felt|said|drew|flew|"
    r"fought|threw|broke|chose|became|sought|bought|grew|drove|hit|let|read|spent|stuck"
)
_FINITE = rf"(?:is|are|was|were|has|have|had|will|would|could|can|did|does|do|{PAST}|[a-z]+ed)"
_ADVERB = rf"(?:(?:also|then|now|later|once|again|never|still|just|even|often|{AN_ADVERB})\s)?"
_ROLE = "|".join(sorted(ROLES))
_NAMED = (
    rf"(?:(?:[Tt]he|an?|his|her|their|longtime|fellow|former)\s)?(?:(?:{_ROLE})\s)?"
    rf"{NAME_RUN.pattern}"
)
_WHO = (
    rf"(?P<who>(?:he|she|they|it|we|I)(?=\s(?!(?:and|or|who|to|for|in)\b))|"
    rf"{_NAMED}(?=\s{_ADVERB}(?:{_FINITE}|[a-z]+s)\s)|"
    r"(?:the|an?|his|her|their|its|some|many|several|most|two|three|other|both)\s"
    rf"(?:(?!(?:{_FINITE}|that|who|which|and|to)\s)[\w’'-]+\s){{0,6}}?"
    rf"(?!(?:{_FINITE})\s)[\w’'-]+(?=\s{_ADVERB}{_FINITE}\s))"
)
_ADVERBIAL = (
    r"[Ww]hen|[Ww]hile|[Aa]s|[Aa]fter|[Bb]efore|[Bb]ecause|[Ss]ince|[Aa]lthough|[Tt]hough|where|"
    r"[Uu]ntil|[Oo]nce"
)
# "…, and Lee went …": a clause beside the one before.
_BESIDE = rf"(?:[;—–]|,(?:\s(?:and|but|while|so))?|\s(?:and|but|so))\s{_WHO}"
_WHO_UNDER, _WHO_WITHIN = _WHO.replace("who>", "under>"), _WHO.replace("who>", "within>")
_UNDER = rf"{_BESIDE}|\b(?:{_ADVERBIAL})\s(?:even\s|then\s|now\s)?{_WHO_UNDER}"
_WITHIN = rf"{_UNDER}|\s(?:that|whether|if|how|why|what)\s{_WHO_WITHIN}"
_RELATIVE = r"|(?:,\s|\s)(?P<relative>who)\s(?=[a-z])"
_CLAUSES = {
    "apart": re.compile(_BESIDE),
    "shared": re.compile(_UNDER),
    "within": re.compile(_WITHIN + _RELATIVE),
}
_MAIN = re.compile(rf",\s{_WHO}")
_VERB = re.compile(rf"\s{_FINITE}\s")
_AND = ("and ", "but ", "so ")

Tie = Literal["apart", "shared", "within"]


def nearest_subject(masked: str, start: int, at: int, tie: Tie) -> NounPhrase | None:
    """Who does what in the clause around `at`, when that clause is not the sentence's first.

    `tie` is how the verb at `at` hangs on its clause: `apart` by a comma ("…, adding"), so that
    it is a main clause's; `shared` as its second verb ("… and said"); `within` as an infinitive
    or a gerund, which is of the clause just before.
    """
    start = max(start, at - REACH)
    found: NounPhrase | None = None
    for match in _CLAUSES[tie].finditer(masked, start, at):
        joint = match.group().lstrip()
        if joint.startswith(_AND) and not _VERB.search(masked, start, match.start()):
            continue  # "Lee and Ray went": one subject
        name = match.lastgroup or "who"
        if name != "relative":
            found = NounPhrase(match.start(name), match.end(name), match[name])
        elif means := antecedent(masked, start, match.start("relative")):
            found = NounPhrase(match.start("relative"), match.end("relative"), means.text)
    return found


def main_clause(masked: str, start: int, end: int) -> int | None:
    """Where the comma stands that parts "By backing the bill" from "Lee lost his seat"."""
    found = _MAIN.search(masked, start, end)
    return found.start() if found else None
