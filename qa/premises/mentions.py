"""Whether articles mention a name, a number or a date at all, however they say it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property

from index import Article
from qa.language.figures import Figure, figures
from qa.language.names import Name, names, same_word
from qa.language.words import plain_words

# "Last year", and dates without a year, which can be of the year before or after.
_RELATIVE = re.compile(
    r"\b(?:last|next|past|previous|following|coming|this) (?:\w+ )?(?:year|month|week|summer|"
    r"winter|spring|autumn|fall|season|night)\b|\b(?:ago|yesterday|tomorrow|earlier|later)\b",
    re.IGNORECASE,
)
_SHORTENED = r"\b\d{{2}}(?:\d{{2}})?[-–/]{:02d}\b"  # "2018-19" mentions 2019
_INITIALS = 5


class Mentions:
    """All that some articles say, and what is known of them."""

    def __init__(self, articles: Iterable[Article]) -> None:
        self._articles = list({a.id: a for a in articles}.values())

    @property
    def texts(self) -> list[str]:
        """Titles and texts of the articles."""
        return [f"{a.title}\n{a.text}" for a in self._articles]

    def name(self, name: Name) -> bool:
        """True when a word of the name stands somewhere, written alike, or its initials do."""
        if any(self.word(part) for part in name.parts):
            return True
        letters = name.text.replace(".", "")
        # Initials can stand for words without capitals, which no list knows.
        return letters.isupper() and len(letters) <= _INITIALS

    def namesake(self, name: Name) -> str | None:
        """The full name of another with the same last name, where the given name is nobody's."""
        given, last = name.parts[0], name.parts[1:]
        if not last or self.word(given):
            return None
        others = {n.text for n in self._names if n.parts[1:] == last and n.parts[0][0] != given[0]}
        return others.pop() if len(others) == 1 else None

    def figure(self, figure: Figure) -> bool:
        """True when a number or date stands somewhere, or what it can be a rounding of."""
        if figure.day is None:
            return any(figure.compatible(other) for other in self._figures)
        published = [a.published for a in self._articles if a.published]
        day = figure.day
        if day.year is not None:
            text = self._text
            return (
                str(day.year) in text
                or re.search(_SHORTENED.format(day.year % 100), text) is not None
                or any(p.year == day.year for p in published)
            )
        return any(p.month == day.month for p in published) or any(
            f.day is not None and f.day.month == day.month and f.day.agrees(day)
            for f in self._figures
        )

    def can_date(self, figure: Figure) -> bool:
        """True when nothing but the date's being another explains that it is not mentioned."""
        if figure.day is None:
            return True
        if figure.day.year is None:
            return any(f.day is not None and f.day.month for f in self._figures)
        years = {f.day.year for f in self._figures if f.day is not None and f.day.year}
        published = {a.published.year for a in self._articles if a.published}
        near = {figure.day.year - 1, figure.day.year + 1}
        loose = _RELATIVE.search(self._text) or any(
            f.day is not None and f.day.year is None for f in self._figures
        )
        return bool(years | published) and not (near & published and loose)

    def word(self, part: str) -> bool:
        """True when a plain word of a name stands somewhere, written the same or alike."""
        nation = {part, f"{part}n", part.removesuffix("n")}  # Syria, Syrian
        return not nation.isdisjoint(self._words) or any(
            same_word(part, other) for other in self._words
        )

    @cached_property
    def _text(self) -> str:
        return "\n".join(
            f"{a.title}\n{a.outlet or ''}\n{' '.join(a.authors)}\n{a.text}" for a in self._articles
        )

    @cached_property
    def _words(self) -> frozenset[str]:
        return plain_words(self._text)

    @cached_property
    def _names(self) -> list[Name]:
        """The names of the articles, each once."""
        return list({n.text: n for a in self._articles for n in names(a.text)}.values())

    @cached_property
    def _figures(self) -> list[Figure]:
        return figures(self._text)
