"""Are the words of whoever a question asks for the first that it gets? Kept in `answers.md`.

    python -m bench.asked_speakers LIBRARY [--articles 150]

Questions are made by rule from who speaks about what in the articles of a library, so this
tells whether the right person's words come first, not whether the attribution is right. Each
speaker is also asked about what another speaks of, which few say anything of.
"""

from __future__ import annotations

import argparse
import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from index import Library, Settings
from qa import Answer, Answerer, Question
from qa.asked_speaker import asked_topic
from qa.checking.speakers import are_same, may_be_same
from qa.evaluation.bootstrap import difference, interval
from qa.examples import Candidate, candidates
from qa.stages import Stages


def asked(library: Library, count: int) -> Iterator[Candidate]:
    """One question about somebody's words from each of `count` articles, drawn by their ids."""
    drawn = sorted(
        (a for a in library.articles(limit=100_000)),
        key=lambda a: hashlib.sha256(a.id.encode()).hexdigest(),
    )
    found = (next((c for c in candidates(a) if c.speaker), None) for a in drawn)
    chosen = (c for c in found if c is not None)
    yield from (candidate for candidate, _ in zip(chosen, range(count), strict=False))


def of_another(made: Sequence[Candidate]) -> Iterator[Candidate]:
    """Each speaker asked about what one far down the list speaks of."""
    for n, candidate in enumerate(made):
        topic = asked_topic(made[(n + len(made) // 3) % len(made)].question)
        question = f"What did {candidate.speaker} say about {topic}?"
        yield Candidate(question, candidate.speaker)


class Row(NamedTuple):
    """What an answer is: given at all, first in their words, first surely in another's."""

    answered: float
    theirs: float
    anothers: float


def row(answer: Answer, who: str) -> Row:
    """A declined answer is in nobody's words."""
    speaker = answer.claims[0].speaker if answer.claims else None
    given = float(not answer.abstained)
    if speaker is None:
        return Row(given, 0.0, 0.0)
    return Row(given, float(are_same(who, speaker)), float(not may_be_same(who, speaker)))


def main() -> None:
    """Ask with and without the stage, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("library", type=Path)
    parser.add_argument("--articles", type=int, default=150)
    arguments = parser.parse_args()
    library = Library(Settings(library=arguments.library))
    made = list(asked(library, arguments.articles))
    found: dict[bool, tuple[list[Row], list[Row]]] = {}
    for on in (False, True):
        answerer = Answerer(library, Stages(speaker=on))
        their, others = (
            [row(answerer.invoke(Question(text=c.question)), c.speaker or "") for c in questions]
            for questions in (made, of_another(made))
        )
        found[on] = their, others
    print(f"{len(made)} questions, declined ones counted as nobody's words\n")
    print("| | without the stage | with it | difference |\n|---|---|---|---|")
    for name, part, field in (
        ("the first claim is in their words", 0, "theirs"),
        ("the first claim is in somebody else's", 0, "anothers"),
        ("answered", 0, "answered"),
        ("answered, asked about another's topic", 1, "answered"),
    ):
        without, with_ = ([getattr(r, field) for r in found[on][part]] for on in (False, True))
        print(
            f"| {name} | {interval(without)} | {interval(with_)} | {difference(with_, without)} |"
        )


if __name__ == "__main__":
    main()
