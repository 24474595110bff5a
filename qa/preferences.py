"""What a question prefers among articles: an outlet, days, the newest.

None is left out of what is found; but "this week", asked on a day that is known, is answered only
from articles that are not much older, and not newer.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from pydantic import BaseModel, ConfigDict

from index import Article, Library, Scope
from qa.dates import lately, period, recent
from qa.models import Question
from qa.outlets import named_outlets

# Added to a fused score of 0 to 1. Who asks what an outlet reported wants that outlet first;
# an outlet or a day that is merely named is as often what the article is about.
_REPORTED, _MENTIONED, _PUBLISHED = 0.5, 0.03, 0.15
# Characters of a question that are looked at: what is longer than this is hardly a question.
_LOOKED_AT = 2_000
# News of a day is published on it or within this many days.
_AFTERWARDS = timedelta(days=7)
# Of an article at a year's end, that it tells of the next one.
_NEXT = re.compile(r"\bnext (?:year|spring|January|February|March)\b")
# Of what is newest an article this far from the newest has half of the bonus.
_NEWEST, _NEWEST_HALF_DAYS = 0.2, 14
# Who says on which day a question was asked asks about that day's news, whatever the words: that of
# the week up to it has the whole bonus. What is older by so many days more has half of it, and each
# day that an article comes later counts as ten, for it was not there to ask about. Of 131 news
# questions 126 are answered by an article of that week, none by a later one (bench/answers.md).
_ASKED, _WEEK_DAYS, _ASKED_HALF_DAYS, _LATER = 0.65, 6, 7, 10
# Of 67 news questions of "this week" or "recently", asked on a known day, 66 are answered by an
# article of the seven days around it, and one by an article of fifty days before.
_BEFOREHAND = timedelta(days=100)


class Preferences(BaseModel):
    """What was understood of a question's outlets and days."""

    model_config = ConfigDict(frozen=True)

    reported: tuple[str, ...] = ()
    mentioned: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    newest: date | None = None
    """The day that "the latest" is reckoned from; None when the question asks for no such thing."""
    asked_on: date | None = None
    lately: date | None = None
    """The first of the days up to `asked_on` that it asks about, if it says "this week" or such."""
    year: int | None = None
    """The year of `since`, where the question names it in digits."""

    def __bool__(self) -> bool:
        """True when the question prefers anything."""
        return self != NO_PREFERENCE

    def bonus(self, outlet: str | None, published: date | None) -> float:
        """What an article of an outlet and a day gains over its fused score."""
        gain = _REPORTED * (outlet in self.reported) + _MENTIONED * (outlet in self.mentioned)
        if published is None:
            return gain
        if self.within(published):
            gain += _PUBLISHED
        if self.asked_on:
            gain += _ASKED * _of_its_week(self.asked_on, published)
        elif self.newest:
            gain += _NEWEST * _halving(abs((self.newest - published).days), _NEWEST_HALF_DAYS)
        return gain

    def timely(self, published: date | None) -> float:
        """How near an article is to the day asked on: 1 in its week, −1 far off; 0 if unknown."""
        if self.asked_on is None or published is None:
            return 0.0
        return 2 * _of_its_week(self.asked_on, published) - 1

    def in_time(self, article: Article) -> bool:
        """Whether an article can tell what is asked, by its day; one whose day is unknown may.

        Of a year that the question names, none of an earlier year tells, unless its title or text
        names that year too: where the 2026 cup will be held, who runs "next year".
        """
        published = article.published
        if published is None:
            return True
        if self.year and published.year < self.year:
            told = f"{article.title}\n{article.text}"
            soon = published.year == self.year - 1 and _NEXT.search(told) is not None
            if not soon and str(self.year) not in told:
                return False
        if self.lately is None:
            return True
        first, last = self.lately - _BEFOREHAND, (self.asked_on or self.lately) + _AFTERWARDS
        return first <= published <= last

    @property
    def dated(self) -> bool:
        """True when the question names days."""
        return self.since is not None or self.until is not None

    @property
    def sentence(self) -> str:
        """What is preferred, for the person who asked; empty when nothing is."""
        parts = list(self.reported)
        if self.dated:
            parts.append(_spoken(self.since, self.until))
        if self.asked_on:
            parts.append(f"articles of about {_day(self.asked_on)}")
        elif self.newest:
            parts.append("the newest articles")
        return f"Preferring {', '.join(parts)}" if parts else ""

    def narrowed(self, scope: Scope) -> Scope | None:
        """The part of a scope that is to be searched as well; None if nothing asks for it."""
        # A scope that names outlets can't be narrowed to one of them, and is narrow already.
        if not self.reported or scope.outlets:
            return None
        return scope.model_copy(update={"outlets": self.reported})

    def within(self, published: date | None) -> bool:
        """True for an article of the days that the question names."""
        if not self.dated or published is None or (self.since and published < self.since):
            return False
        return self.until is None or published <= self.until + _AFTERWARDS


NO_PREFERENCE = Preferences()


def preferences(question: Question, library: Library) -> Preferences:
    """What a question prefers among the articles of its scope."""
    text = question.text[:_LOOKED_AT]
    named = named_outlets(text, library.outlets())
    is_recent = recent(text)
    newest, days = None, None
    # The newest article of a scope takes looking at all of it: only when it is needed.
    if is_recent or period(text, date.today()):
        newest = question.asked_on or library.newest(question.scope) or date.today()
        days = period(text, newest)
    return Preferences(
        reported=tuple(n.outlet for n in named if n.reported),
        mentioned=tuple(n.outlet for n in named if not n.reported),
        since=days.since if days else None,
        until=days.until if days else None,
        newest=newest if is_recent else None,
        asked_on=question.asked_on,
        lately=lately(text, question.asked_on) if question.asked_on else None,
        year=days.since.year if days and days.since and str(days.since.year) in text else None,
    )


def _of_its_week(asked_on: date, published: date) -> float:
    """1 for an article of the week up to the day, near 0 for one that is far off."""
    before = (asked_on - published).days
    off = max(0, before - _WEEK_DAYS) if before >= 0 else -before * _LATER
    return _halving(off, _ASKED_HALF_DAYS)


def _halving(days: int, half: int) -> float:
    return 1 / (1 + days / half)


def _spoken(since: date | None, until: date | None) -> str:
    if since is None:
        return f"until {_day(until)}" if until else ""
    if until is None:
        return f"since {_day(since)}"
    if since == until:
        return _day(since)
    if (since.month, since.day, until.month, until.day) == (1, 1, 12, 31):
        return f"{since.year}" if since.year == until.year else f"{since.year} to {until.year}"
    ends = (until + timedelta(days=1)).day == 1
    if since.day == 1 and ends and (since.year, since.month) == (until.year, until.month):
        return f"{since:%B %Y}"
    return f"{_day(since)} to {_day(until)}"


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
