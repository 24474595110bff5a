"""What is said of questions that take something wrong for granted, and of those that don't.

    python -m bench.premises --data DATA --libraries LIBRARIES [--sample 200] [--seed 11] [--show K]

LIBRARIES holds `realtimeqa` and `squad2`, made by `bench.build_library`. Questions that the
articles answer are asked as they are: what is then said to be wrong is a false alarm. Those
that are answered rightly are asked again with one thing changed by rule, a number, a date, a
name, or yes for no. Then come SQuAD 2.0's own unanswerable questions, and last more of its
answerable ones that have a number or a date, of which a sample has few. What was printed is
in `premises.md`.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from bench.altered_facts import Lists, TrueClaim, altered, people
from bench.datasets import GoldQuestion, data_folder, holds, realtimeqa_gold, squad_questions
from bench.reader.altered import OPPOSITE
from index import Library, Settings
from qa import Answer, Answerer, Question
from qa.language.figures import figures

KINDS = ("number", "date", "name", "polarity")
_FIGURED = ("number", "date")
_STRANGERS = 60  # names of other questions that one is drawn from


class Tally:
    """What came of the questions of one library, by what was done to them."""

    def __init__(self, answerer: Answerer, show: str | None) -> None:
        self._answerer, self._show = answerer, show
        self.asked: Counter[str] = Counter()
        self.came: Counter[tuple[str, str]] = Counter()

    def ask(self, kind: str, question: GoldQuestion, text: str) -> Answer:
        """Ask and count; what is shown are false alarms, and changed questions just answered."""
        asked = Question(text=text, asked_on=question.asked_on, quoted=True)
        answer = self._answerer.invoke(asked)
        came = "flagged" if answer.premises else "declined" if answer.abstained else "answered"
        self.asked[kind] += 1
        self.came[kind, came] += 1
        if kind == self._show and (came == "flagged") == (kind == "as it is"):
            print(f"  [{came}] {text}\n    {answer.text[:300]}")
        return answer

    def print(self, name: str) -> None:
        """A row of the table for each kind."""
        for kind, asked in self.asked.items():
            shares = [self.came[kind, c] for c in ("flagged", "declined", "answered")]
            cells = " | ".join(f"{n} ({n / asked:.3f})" for n in shares)
            print(f"| {name} | {kind} | {asked} | {cells} |")


def measure(
    answerer: Answerer,
    questions: Sequence[GoldQuestion],
    names: Sequence[str],
    rng: random.Random,
    show: str | None,
    kinds: Sequence[str] = KINDS,
) -> Tally:
    """Ask every question as it is, and those rightly answered with one thing changed."""
    tally = Tally(answerer, show)
    lists = Lists({one: [other] for one, other in OPPOSITE.items()}, ())
    for question in questions:
        kind = "as it is" if question.answerable else "unanswerable"
        answer = tally.ask(kind, question, question.text)
        quoted = " ".join(c.text for c in answer.claims)
        if not question.answerable or not holds(quoted, question.answers):
            continue
        drawn = rng.sample(names, min(_STRANGERS, len(names)))
        strangers = tuple(n for n in drawn if n not in question.text)
        for kind in kinds:
            made = altered(kind, TrueClaim(question.text, (), None, strangers, ""), lists, rng)
            if made is not None:
                tally.ask(kind, question, made.text)
    return tally


def main() -> None:
    """Measure both sets and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--libraries", type=Path, required=True)
    parser.add_argument("--sample", type=int, default=200, help="of SQuAD 2.0, of either half")
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--show", choices=("as it is", "unanswerable", *KINDS))
    options = data_folder(parser)
    for name, questions in (
        ("realtimeqa", realtimeqa_gold(options.data)),
        ("squad2", squad_questions(options.data)),
    ):
        rng = random.Random(options.seed)
        names = tuple(dict.fromkeys(n for q in questions for n in people(q.text)))
        halves = [[q for q in questions if q.answerable is side] for side in (True, False)]
        sampled = halves
        if name == "squad2":
            sampled = [rng.sample(half, min(options.sample, len(half))) for half in halves]
        answerer = Answerer(Library(Settings(library=options.libraries / name)))
        tally = measure(answerer, [*sampled[0], *sampled[1]], names, rng, options.show)
        tally.print(name)
        more = [q for q in halves[0] if q not in sampled[0] and figures(q.text)]
        if more:
            more = rng.sample(more, min(options.sample, len(more)))
            measure(answerer, more, names, rng, options.show, _FIGURED).print(f"{name}, figures")


if __name__ == "__main__":
    main()
