"""Are the words of whoever a question asks for the first that it gets? Kept in `answers.md`.

    python -m bench.asked_speakers LIBRARY [--articles 150]

Questions are made by rule from who speaks about what in the articles of a library, so this
tells whether the right person's words come first, not whether the attribution is right.
"""

from __future__ import annotations

import argparse
import hashlib
from collections.abc import Iterator
from pathlib import Path

from index import Library, Settings
from qa import Answer, Answerer, Question
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


def theirs(answer: Answer, who: str) -> tuple[float, float]:
    """Whether the first claim is in their words, and whether it is surely in another's."""
    speaker = answer.claims[0].speaker if answer.claims else None
    if speaker is None:
        return 0.0, 0.0
    return float(are_same(who, speaker)), float(not may_be_same(who, speaker))


def main() -> None:
    """Ask with and without the stage, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("library", type=Path)
    parser.add_argument("--articles", type=int, default=150)
    arguments = parser.parse_args()
    library = Library(Settings(library=arguments.library))
    questions = list(asked(library, arguments.articles))
    rows: dict[bool, list[tuple[float, float]]] = {}
    for on in (False, True):
        answerer = Answerer(library, Stages(speaker=on))
        rows[on] = [
            theirs(answerer.invoke(Question(text=c.question)), c.speaker or "") for c in questions
        ]
    print(f"{len(questions)} questions, declined ones counted as neither\n")
    print("| the first claim is in | without the stage | with it | difference |\n|---|---|---|---|")
    for n, name in enumerate(("their words", "somebody else's")):
        without, with_ = ([row[n] for row in rows[on]] for on in (False, True))
        print(
            f"| {name} | {interval(without)} | {interval(with_)} | {difference(with_, without)} |"
        )


if __name__ == "__main__":
    main()
