"""What becomes of yes-or-no questions: `python -m bench.yes_or_no LIBRARY`.

163 questions of our own about RealTimeQA's articles (`yes_or_no.jsonl`), each with what the
articles say to it: yes, no or nothing. LIBRARY is the one that `bench.build_library` makes. The
lines were drawn while looking at the first part; the second was written after. What was printed
is in `yes_or_no.md`.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from bench.datasets import json_lines
from index import Library, Settings
from qa import Answer, Answerer, Question
from qa.premises.outright import TOLD

QUESTIONS = Path(__file__).parent / "yes_or_no.jsonl"


def outcome(answer: Answer) -> str:
    """Declined, answered, or answered with the word that nothing says so outright."""
    if answer.abstained:
        return "declined"
    told = any(p.text.startswith(TOLD) for p in answer.premises)
    return "told" if told else "answered"


def main() -> None:
    """Ask them all and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("library", type=Path)
    parser.add_argument("--each", action="store_true", help="print each question too")
    options = parser.parse_args()
    answerer = Answerer(Library(Settings(library=options.library)))
    found: dict[tuple[str, str], Counter[str]] = {}
    for row in json_lines(QUESTIONS):
        answer = answerer.invoke(Question(text=row["question"]))
        came = outcome(answer)
        found.setdefault((row["part"], row["articles_say"]), Counter())[came] += 1
        if options.each:
            print(f"{row['articles_say']:8} {came:9} {row['question']}")
    print("| | the articles say | questions | answered | told that nothing says so | declined |")
    print("|---|---|---|---|---|---|")
    for (part, says), counts in found.items():
        shares = (f"{counts[k]} " for k in ("answered", "told", "declined"))
        print(f"| {part} | {says} | {counts.total()} | {'| '.join(shares)}|")


if __name__ == "__main__":
    main()
