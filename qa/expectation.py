"""The kind of thing a question asks for, by its question word, and whether a text gives one.

The classes are those of Li and Roth (2002), "Learning question classifiers", as far as a
rule tells them: a number, a date, a name.
"""

from __future__ import annotations

import re
from typing import Literal

from qa.language.days import A_MONTH, A_WEEKDAY
from qa.language.figures import figures

Expected = Literal["number", "date", "name"]

_NUMBER = re.compile(
    r"\b(?:how (?:many|much|far|old|tall|big|large|high|deep|fast|long|heavy|often)"
    r"|(?:what|which) (?:(?:was|is|were|are) the )?(?:approximate |total |estimated |exact )?"
    r"(?:percentage|percent|proportion|share|number|amount|price|cost|age|death toll|score|rate"
    r"|size|population|sum|fine|record))\b",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"\bwhen\b(?! (?:it|they|he|she) )|\b(?:what|which) (?:year|date|day|month|decade|century)\b"
    r"|\bin (?:what|which) (?:year|month|decade|century)\b|\bsince when\b",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"^\W*(?:\w+ )?(?:who|whom|whose)\b|\bwhere\b|^\W*(?:to|from|by|with|for|of) whom\b"
    r"|\b(?:what|which) (?:\w+ )?(?:country|nation|city|town|state|company|firm|team|club|person"
    r"|man|woman|actor|actress|singer|artist|band|player|president|minister|leader|politician"
    r"|university|school|organi[sz]ation|agency|party|island|river|continent|region|province"
    r"|newspaper|airline|brand|bank|retailer|network|film|movie|show|book|celebrity)s?\b",
    re.IGNORECASE,
)
_CAPITALISED = re.compile(r"\b[A-ZÀ-Þ][\w’'-]+")
_WORD = re.compile(r"\w+")
# A month, a weekday or "last week" is as good an answer to "when" as a full date.
_TIME = re.compile(
    r"\b(?:1[0-9]{3}|20[0-9]{2}|yesterday|today|tomorrow|tonight|century|"
    r"(?:last|next|this) (?:week|month|year|spring|summer|autumn|fall|winter)|"
    rf"{A_WEEKDAY}|{A_MONTH}|\d+ (?:days|weeks|months|years) (?:ago|later))\b",
    re.IGNORECASE,
)


def expected(question: str) -> Expected | None:
    """What the question asks for, None when its words don't tell."""
    if _NUMBER.search(question):
        return "number"
    if _DATE.search(question):
        return "date"
    return "name" if _NAME.search(question) else None


def gives(question: str, text: str) -> float:
    """1 if the text holds what the question asks for, −1 if not, 0 when that isn't known.

    What the question says itself is no answer: "Which state is Ohio's neighbour?" is not
    answered by a sentence that names only Ohio.
    """
    kind = expected(question)
    if kind is None:
        return 0.0
    if kind == "date":
        return 1.0 if _TIME.search(text) or _has(text, question, {"date"}) else -1.0
    if kind == "number":
        counted = {"number", "percent", "money", "ordinal"}
        return 1.0 if _has(text, question, counted) else -1.0
    said = {word.lower() for word in _WORD.findall(question)}
    names = [match.group() for match in _CAPITALISED.finditer(text)]
    return 1.0 if any(_bare(name) not in said for name in _inside(text, names)) else -1.0


def _has(text: str, question: str, kinds: set[str]) -> bool:
    """True when the text has a figure of one of the kinds that the question doesn't."""
    asked = figures(question)
    return any(f.kind in kinds and not any(f.same(a) for a in asked) for f in figures(text))


def _inside(text: str, names: list[str]) -> list[str]:
    """Names that are not merely the first word of the text."""
    opening = _WORD.search(text)
    if names and opening and names[0].startswith(opening.group()) and len(names) > 1:
        return names[1:]
    return names


def _bare(name: str) -> str:
    return re.sub(r"[’']s?$", "", name).lower()
