"""Articles of the project's own making, any number of them, for benches that need no data.

They read like agency news, name invented people and places, and are the same for a seed.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta

from index import Draft

_ONSETS = "b br d dr f fl g gr h j k kl l m n p pr r s sk st t tr v w z".split()
_VOWELS = "a e i o u ai ei ou".split()
_CODAS = "n r l s nd rt lm st k th m".split()
_ROLES = (
    "mayor", "harbour master", "union leader", "economist", "defence minister", "spokeswoman",
    "prosecutor", "head of the hospital", "climatologist", "opposition deputy", "judge",
)  # fmt: skip
_THINGS = (
    "bridge", "railway line", "hospital", "power station", "peace agreement", "budget", "harvest",
    "water supply", "school reform", "border crossing", "football final", "court ruling",
)  # fmt: skip
_EVENTS = (
    "was delayed again", "was approved by a narrow vote", "collapsed after heavy rain",
    "was opened to the public", "was cancelled without notice", "will cost more than planned",
    "was defended by the government", "drew thousands of protesters", "was sold to investors",
)  # fmt: skip
_SENTENCES = (
    "The {thing} in {town} {event} on {day}, officials said.",
    "“We had {number} reasons to expect it, and nobody listened,” said {role} {person}.",
    "{person}, the {role} of {town}, said the {thing} would need {number} million crowns.",
    "According to {person}, {number} people in {town} had been left without a {thing}.",
    "The council of {town} rejected the plan by {number} votes to {less}.",
    "{person} added that the {thing} {event} because the contracts had expired.",
    "In {town}, {number} families were told to leave their homes before the end of the week.",
    "The ministry denied the report and promised an inquiry into the {thing} by {day}.",
    "Residents of {town} remember a similar case, when the {thing} {event} in {year}.",
    "A study of {number} towns found that every third {thing} was older than it should be.",
)


def articles(count: int, seed: int = 0, sentences: int = 24) -> Iterator[Draft]:
    """So many articles of about so many sentences, in paragraphs of two or three."""
    random_ = random.Random(seed)
    for n in range(count):
        yield _article(n, random_, sentences)


def _article(n: int, random_: random.Random, sentences: int) -> Draft:
    town, thing, event = _name(random_), random_.choice(_THINGS), random_.choice(_EVENTS)
    people = [f"{_name(random_)} {_name(random_)}" for _ in range(3)]
    day = date(2022, 1, 1) + timedelta(days=random_.randrange(700))
    paragraphs, left = [], sentences
    while left > 0:
        size = min(left, random_.randint(2, 3))
        paragraphs.append(
            " ".join(_sentence(town, thing, people, day, random_) for _ in range(size))
        )
        left -= size
    return Draft(
        key=f"generated#{n}",
        source_id=f"g{n}",
        title=f"{thing.capitalize()} in {town} {event}",
        text="\n\n".join(paragraphs),
        outlet=random_.choice(("Northern Wire", "The Harbour Post", "Capital Daily")),
        authors=(people[0],),
        published=day,
    )


def _sentence(town: str, thing: str, people: list[str], day: date, random_: random.Random) -> str:
    number = random_.randint(3, 9_000)
    return random_.choice(_SENTENCES).format(
        town=random_.choice((town, town, _name(random_))),
        thing=random_.choice((thing, thing, random_.choice(_THINGS))),
        event=random_.choice(_EVENTS),
        person=random_.choice(people),
        role=random_.choice(_ROLES),
        number=f"{number:,}",
        less=number // 2,
        day=f"{day + timedelta(days=random_.randrange(60)):%A, %d %B}",
        year=random_.randint(1950, 2020),
    )


def _name(random_: random.Random) -> str:
    syllables = random_.choices(_ONSETS, k=2), random_.choices(_VOWELS, k=2)
    word = "".join(o + v for o, v in zip(*syllables, strict=True)) + random_.choice(_CODAS)
    return word.capitalize()
