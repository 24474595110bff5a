"""What a report attributes: the stretches before and after its attributing words."""

from __future__ import annotations

import re

from qa.attribution import subjects
from qa.attribution.quotations import MASK

Spans = tuple[tuple[int, int], ...]

_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_WHEN = (
    rf"(?:\s+(?:(?:on|last|late|early|this|earlier|later)\s){{0,2}}(?:{_DAY}|week|month|"
    r"year|yesterday|today|later|earlier|again|too)\b(?:\s(?:morning|afternoon|evening|night))?)?"
)
# "said in an interview", "told reporters at the rally": between the verb and what it reports.
_ASIDE = re.compile(
    _WHEN + r"(?:\s+(?:in|during|at\s(?:an?|the|his|her|their)|on|"
    r"to(?!\s(?:be|do|have|make|take|get|go|keep|give)\b)|through|via|with|from|about|of|after|"
    r"before|when|as|by|while|outside|inside|following)"
    r"\s[^,:;“”.\x01]{1,120}?(?=\s+that\b|,|:|\s+“|[.?!]*\s*$|\.\s))?" + _WHEN
)  # fmt: skip
# Verbs whose prepositions belong to what they report ("vowed to go", "called on him").
_TAKES_ASIDE = re.compile(
    r"(?:sa(?:y|ys|id|ying)|t(?:ell|ells|old|elling)|add|wr(?:ite|ites|ote|iting)|continu|conclud|"
    r"expla|not(?:e|ed|es|ing)$|announc|declar|stat(?:e|ed|es|ing)$|repl|respond|respon|tweet|post|"
    r"testif|recall|comment|reiterat|went on)"
)
_QUOTE_NEXT = re.compile(r"[\s,:—–-]*(?:that\s)?“")
_NOTHING = re.compile(r"[\s.?!…,;:)”\x01]*$|\s*\)")
# "…, she said — a figure that …": what follows is the article's.
_DASH = re.compile(r"\s*[–—](?!\s*“)")
_PARTICIPLE = re.compile(r"\s*,\s*(?:and\s)?(?:while\s|by\s|before\s|after\s)?\w+ing\b")
# "…," the coach, Ann Lee, said: a role before a name is not part of what is said.
_APPOSED_ROLE = re.compile(r"”,?\s(?:the|an?|his|her|their)\s[a-z][^,“”\x01]{1,60},\s*$")
_TELLS = re.compile(r"t(?:ell|old)|inform|remind|assur|warn|notif|reassur")
_ADDRESSEE = re.compile(r"\s[^,:;“”\x01]{1,80}?(?=\sthat\b)")
# "The road is closed, she told the paper."
_ONLY_ADDRESSEE = re.compile(r"\s[^,:;“”\x01]{1,80}?(?=[.?!]*\s*$|,)")
_CLOSES = re.compile(r"\s*\)")
_DATED = re.compile(_WHEN)
# "…," said Lee, the coach, "…": from one quotation to the next.
_TO_QUOTE = re.compile(r"[^.;“”\x01]{0,160}(?=“)")
_BEFORE_CONTENT = re.compile(r"[\s,:—–-]*(?:that(?:\s|,\s(?=while|if|although|though|when|even)))?")
# "In “The Long Bridge,” Lee argues that it is late": what stands before is where he does.
_TITLE = re.compile(
    r"\s*(?:[Ii]n|[Oo]n|[Aa]t|[Dd]uring|[A-Z][a-z]+day(?:\s[a-z]+)?\son)\s[^“”\x01]{0,80}"
    r"“\x01{1,60}”,?\s*$"
)
_STATED = re.compile(r"\s+(?:that\s)?[A-Za-z][^“”.]{8}")
# "The road is closed, as she has said."
_AS = re.compile(r"[,–—]\s+(?:just\s|and\s)?as\s*$")
# Fewer words than this before a comma are no statement.
WORDS_FOR_CLAUSE = 3
# As many before ", she said." are what she said, though they open as a fronted phrase does.
WORDS_BEFORE_A_TAG = 6


def attributed(masked: str, cue: str, left_from: int, first: int, tail: int, end: int) -> Spans:
    """What stands before the attributing words `first:tail`, after them, or both.

    `left_from` is where words before them can begin, `end` where the sentence does.
    """
    left = masked[left_from:first]
    if _CLOSES.match(masked, tail, end) and "(" in left:  # "(which is late, Lee says)"
        left_from += left.rindex("(") + 1
        left = masked[left_from:first]
    if left.strip() in {"As", "as"}:  # "As she told the paper, …"
        comma = masked.find(",", tail, end)
        return ((comma + 1, end),) if comma >= 0 else ()
    aside = (_ASIDE if _TAKES_ASIDE.match(cue) else _DATED).match(masked, tail, end)
    at = aside.end() if aside else tail
    if _TELLS.match(cue) and (addressee := _addressee(masked, left, tail, end)):
        at = addressee.end()
    right = masked[at:end]
    ended = bool(_NOTHING.match(right) or _PARTICIPLE.match(right))
    ended = ended or (left.rstrip().endswith(",") and bool(_DASH.match(right)))
    if (as_ := _AS.search(left)) and is_clause(left[: as_.start()]):
        rest = right.lstrip().startswith(",") and not _PARTICIPLE.match(right)
        said = (left_from, left_from + as_.start())
        if ended or rest:
            return (said, (masked.index(",", at) + 1, end)) if rest else (said,)
    before = _APPOSED_ROLE.sub("”", left).rstrip(" ,–—")
    spoken = before.endswith("”") and not (_TITLE.match(left) and _STATED.match(right))
    spans: Spans = ()
    if spoken or _said_first(left, right, ended):
        spans = ((left_from, left_from + len(before)),)
    if ended:
        return spans or _aside_after_all(masked, tail, at, end)
    if spans and not _resumes(right, spoken):
        return spans
    skip = (_TO_QUOTE.match(right) if spoken else None) or _BEFORE_CONTENT.match(right)
    at += skip.end() if skip else 0
    return (*spans, (at, end)) if end - at > 2 else spans


def _addressee(masked: str, left: str, tail: int, end: int) -> re.Match[str] | None:
    if addressee := _ADDRESSEE.match(masked, tail, end):
        return addressee
    told = left.rstrip().endswith(",") and len(left.split()) >= WORDS_BEFORE_A_TAG
    return _ONLY_ADDRESSEE.match(masked, tail, end) if told else None


def _said_first(left: str, right: str, ended: bool) -> bool:
    """True for "The road is closed, she said" and not for "On Friday, she said …"."""
    if not left.rstrip().endswith(",") or not is_clause(left) or _QUOTE_NEXT.match(right):
        return False
    if ended and (not subjects.is_fronted(left) or len(left.split()) >= WORDS_BEFORE_A_TAG):
        return True
    return right.lstrip().startswith((",", ";")) and not _PARTICIPLE.match(right)


def _aside_after_all(masked: str, tail: int, at: int, end: int) -> Spans:
    """Takes "spoke of peace": what was read as an aside is all that is reported."""
    if at == tail or _NOTHING.match(masked, tail, end) or _PARTICIPLE.match(masked, at, end):
        return ()
    return ((tail + 1, end),)


def _resumes(right: str, spoken: bool) -> bool:
    """True when what follows "…," she said goes on with her words."""
    if right.lstrip().startswith(";"):
        return False
    if re.match(r"\s*[,:;—–-]*\s*(?:\w+\s){0,3}“|[^.;“”]{0,160},\s+“", right):
        return True
    if spoken:
        return bool(
            re.match(r"\s*,\s+(?:that|and|but|so|because|if|to|it|there|they|we|not|then)\b", right)
        )
    return bool(re.match(r"\s*,\s+(?!who\b|which\b|citing|as\b|while\b|when\b|\d|of\b)", right))


def is_clause(words: str) -> bool:
    """Enough words to say something; a masked quotation counts as enough."""
    return MASK in words or len(words.split()) >= WORDS_FOR_CLAUSE


def stripped_end(masked: str, start: int, end: int) -> int:
    """The end of `start:end` without the punctuation that joins it to what follows."""
    while end > start and masked[end - 1] in " ,;–—-":
        end -= 1
    return end
