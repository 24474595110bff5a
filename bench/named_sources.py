"""Does it help to name when, or by whom? `python -m bench.named_sources LIBRARY --data DATA`.

RealTimeQA's gold questions, each as it is and with the month, the year or the outlet of its article
put in, asked of the library that `bench.build_library` makes. What was printed is in `answers.md`.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import date
from pathlib import Path

from bench.datasets import data_folder, holds, realtimeqa_gold
from bench.retrieval import SPOKEN, interval
from index import Library, Settings
from qa import Answer, Answerer, Question


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]


WAYS: dict[str, Callable[[str, date, str], str]] = {
    "as it is": lambda text, _, __: text,
    "… in March 2022?": lambda text, day, _: f"{text.rstrip('? ')} in {day:%B %Y}?",
    "In March 2022, …": lambda text, day, _: f"In {day:%B %Y}, {_small(text)}",
    "… in 2022?": lambda text, day, _: f"{text.rstrip('? ')} in {day.year}?",
    "According to CNN, …": lambda text, _, outlet: f"According to {outlet}, {_small(text)}",
}


def right_within(answer: Answer, answers: tuple[str, ...], most: int) -> float:
    """1 where one of the first claims holds an answer's words."""
    return float(any(holds(claim.text, answers) for claim in answer.claims[:most]))


def main() -> None:
    """Ask in every way and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("library", type=Path)
    arguments = data_folder(parser)
    library = Library(Settings(library=arguments.library))
    known = {
        a.source_id: (a.published, SPOKEN.get(a.outlet or "", a.outlet or ""))
        for a in library.articles()
    }
    asked = [
        (question, day, outlet)
        for question in realtimeqa_gold(arguments.data)
        for day, outlet in [next(known[i] for i in question.article_ids if i in known)]
        if day is not None
    ]
    answerer = Answerer(library)
    print(f"{len(asked)} questions\n\n| | answered | right in the first claim | in the first 3 |")
    print("|---|---|---|---|")
    for name, way in WAYS.items():
        found = [
            (q, answerer.invoke(Question(text=way(q.text, day, outlet))))
            for q, day, outlet in asked
        ]
        answered = [float(not a.abstained) for _, a in found]
        first, three = ([right_within(a, q.answers, n) for q, a in found] for n in (1, 3))
        print(f"| {name} | {interval(answered)} | {interval(first)} | {interval(three)} |")


if __name__ == "__main__":
    main()
