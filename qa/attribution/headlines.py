"""Headlines in title case, written as sentences are, so that verbs look like verbs."""

from __future__ import annotations

import re

from qa.attribution.attitudes import ADDRESSEE_FORMS, OBJECT_FORMS, PREPOSITIONS, TO_FORMS
from qa.attribution.cues import CLAUSAL, THAT_ONLY

_LINE = re.compile(r"(?:^|(?<=\n))[^\n]{12,160}(?=\n|$)")
_WORD = re.compile(r"[A-Za-z][\w'’-]*")
_SMALL = frozenset(
    """
    a an the to that of by for about on in at with from over against into after before as is are
    was were be been has have had will would can could may might should must not and but or if how
    why what who his her their its he she they it him them still also never now isn't isn’t won't
    won’t doesn't doesn’t don't don’t
""".split()
)
_VERBS = {**CLAUSAL, **THAT_ONLY, **OBJECT_FORMS, **TO_FORMS, **ADDRESSEE_FORMS, **PREPOSITIONS}
_LONG = 4  # letters of a word that title case writes large


def sentence_case(text: str) -> str:
    """`text`, as long as it was, with the verbs and small words of its headlines written small."""
    return _LINE.sub(_lowered, text)


def _lowered(line: re.Match[str]) -> str:
    words = _WORD.findall(line.group())
    long = [w for w in words if len(w) >= _LONG]
    large = sum(w[0].isupper() for w in long)
    shouted = sum(w.isupper() for w in long)
    if len(long) < 3 or large < 0.8 * len(long) or 2 * shouted > len(long):
        return line.group()
    first = True

    def lower(word: re.Match[str]) -> str:
        nonlocal first
        known = word.group().lower() in _SMALL or word.group().lower() in _VERBS
        keeps, first = first or not known or word.group().isupper(), False
        return word.group() if keeps else word.group().lower()

    return _WORD.sub(lower, line.group())
