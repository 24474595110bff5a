"""Every citation of every answer against the text it cites: run by hand, kept in `citations.md`.

    python -m bench.citations --data DIR [--articles 300] [--questions 300] [--library DIR]

Real articles are added and real questions asked with the command, as anyone would; then
`footnote show` is what each citation is held against.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import itertools
import json
import re
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from bench.datasets import data_folder, json_lines, realtimeqa_gold
from qa import Answer
from ui.command import main as footnote

_CONTEXT = 32  # characters of prefix and suffix, as the schema says


def faults(answer: Answer, text_of: Callable[[str], str]) -> list[str]:
    """What is wrong with an answer's pointers, as sentences; none is what is wanted.

    `text_of` gives what `footnote show` prints of an article.
    """
    return [*_citation_faults(answer, text_of), *_claim_faults(answer), *_form_faults(answer)]


def run_footnote(*arguments: object) -> tuple[int, bytes, str]:
    """Run the command in this process: its exit code, standard output and standard error."""
    out, errors = io.TextIOWrapper(io.BytesIO(), write_through=True), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(errors):
        code = footnote([str(argument) for argument in arguments])
    assert isinstance(out.buffer, io.BytesIO)
    return code, out.buffer.getvalue(), errors.getvalue()


def _citation_faults(answer: Answer, text_of: Callable[[str], str]) -> Iterator[str]:
    for n, citation in enumerate(answer.citations, start=1):
        text, start, end = text_of(citation.article_id), citation.start, citation.end
        if citation.n != n:
            yield f"citation {n} is numbered {citation.n}"
        if not 0 <= start < end <= len(text):
            yield f"citation {n} points at {start}:{end} of {len(text)} characters"
        if text[start:end] != citation.quote:
            yield f"citation {n} quotes {citation.quote!r} for {text[start:end]!r}"
        if citation.prefix != text[max(0, start - _CONTEXT) : start]:
            yield f"citation {n} has the prefix {citation.prefix!r}"
        if citation.suffix != text[end : end + _CONTEXT]:
            yield f"citation {n} has the suffix {citation.suffix!r}"
    for evidence in answer.evidence:
        if text_of(evidence.article_id)[evidence.start : evidence.end] != evidence.text:
            yield f"evidence at {evidence.start} of {evidence.article_id} is other text"


def _claim_faults(answer: Answer) -> Iterator[str]:
    known = {citation.n for citation in answer.citations}
    cited = {n for claim in answer.claims for n in claim.citations}
    cited |= {claim.leans_on.citation for claim in answer.claims if claim.leans_on}
    cited |= {premise.citation for premise in answer.premises}
    if cited != known:
        yield f"claims cite {sorted(cited)} and citations are {sorted(known)}"
    for claim in answer.claims:
        if not claim.citations:
            yield f"nothing is cited for {claim.text!r}"
        quotes = {" ".join(answer.citations[n - 1].quote.split()) for n in claim.citations}
        if claim.verdict == "verbatim" and claim.text not in quotes:
            yield f"{claim.text!r} is not the words of its citation"
        if claim.answer_phrase is not None and claim.answer_phrase not in claim.text:
            yield f"{claim.answer_phrase!r} is not in {claim.text!r}"


def _form_faults(answer: Answer) -> Iterator[str]:
    at = 0
    for claim in answer.claims:
        marked = claim.text + "".join(f" [{n}]" for n in claim.citations)
        found = answer.text.find(marked, at)
        if found < 0:
            yield f"{marked!r} is not in the answer's text, or not in its place"
        at = max(at, found + len(marked))
    # The words in brackets that say who "he" is hold a marker, too.
    markers = {int(n) for n in re.findall(r" \[(\d+)\]", answer.text)}
    if not markers >= {citation.n for citation in answer.citations}:
        yield f"a citation has no marker in the text: {answer.text!r}"
    if answer.abstained != (not answer.claims) or answer.abstained != bool(answer.reason):
        yield "it neither answers nor declines"
    printed = answer.model_dump_json()
    if "\n" in printed or Answer.model_validate_json(printed) != answer:
        yield "its JSON is not one line that reads back as the same answer"


def main() -> None:
    """Add, ask, and hold every citation against what `show` prints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=300)
    parser.add_argument("--questions", type=int, default=300)
    parser.add_argument("--library", type=Path, help="keep the library here")
    arguments = data_folder(parser)
    with tempfile.TemporaryDirectory() as scratch:
        library = arguments.library or Path(scratch, "library")
        _write(Path(scratch, "articles.jsonl"), _articles(arguments.data, arguments.articles))
        _write(Path(scratch, "questions.jsonl"), _questions(arguments.data, arguments.questions))
        _add(library, Path(scratch, "articles.jsonl"))
        _ask(library, Path(scratch, "questions.jsonl"))


def _add(library: Path, articles: Path) -> None:
    began = time.perf_counter()
    _, out, _ = run_footnote("add", "--json", "--library", library, articles)
    outcomes = [json.loads(line) for line in out.decode().split("\n")[:-1]]
    passages = sum(outcome["passages"] for outcome in outcomes)
    counts = Counter(outcome["status"] for outcome in outcomes)
    print(f"articles: {dict(counts)}, {passages} passages, {time.perf_counter() - began:.0f} s")
    for outcome in outcomes:
        if outcome["status"] == "failed":
            print(f"  {outcome['source'].rpartition('#')[2]}: {outcome['reason']}")


def _ask(library: Path, questions: Path) -> None:
    @cache
    def text_of(article_id: str) -> str:
        code, out, errors = run_footnote("show", article_id, "--library", library)
        assert code == 0, errors
        return out.decode()

    began = time.perf_counter()
    _, out, errors = run_footnote("ask", "--from", questions, "--library", library)
    seconds = time.perf_counter() - began
    counts: Counter[str] = Counter()
    wrong: list[str] = []
    for line in out.decode().split("\n")[:-1]:
        row = json.loads(line)
        if "error" in row:
            counts["exceptions"] += 1
            continue
        answer = Answer.model_validate(row)
        counts["declined" if answer.abstained else "answered"] += 1
        counts["citations"] += len(answer.citations)
        counts["evidence"] += len(answer.evidence)
        wrong += [f"{answer.id}: {fault}" for fault in faults(answer, text_of)]
    asked = counts["answered"] + counts["declined"] + counts["exceptions"]
    print(f"questions: {asked} in {seconds:.0f} s")
    for name in ("answered", "declined", "exceptions", "citations", "evidence"):
        print(f"{name}: {counts[name]}")
    print(f"wrong: {len(wrong)}")
    print(*wrong[:20], errors, sep="\n")


def _articles(data: Path, count: int) -> Iterator[dict[str, Any]]:
    """The gold articles, as they come, then others until there are `count`; none is empty."""
    gold = {i for question in realtimeqa_gold(data) for i in question.article_ids}
    found = [row for row in _every_article(data) if row["body"].strip()]
    chosen = [row for row in found if row["id"] in gold]
    # Every 97th of the others: all four years, and with them the odd ones among them.
    others = (row for row in found[::97] if row["id"] not in gold)
    yield from itertools.islice(itertools.chain(chosen, others), count)


def _every_article(data: Path) -> Iterator[dict[str, Any]]:
    """Every article of the set, as it was collected."""
    for path in sorted((data / "realtimeqa").glob("articles.*.jsonl.gz")):
        yield from json_lines(path)


def _questions(data: Path, count: int) -> Iterator[dict[str, Any]]:
    """The gold questions, then others until there are `count`."""
    others = itertools.islice(json_lines(data / "realtimeqa/queries.dev.jsonl"), 0, None, 11)
    rows = itertools.chain(json_lines(data / "realtimeqa/gold_queries.dev.jsonl"), others)
    for row in itertools.islice(rows, count):
        yield {"id": row["id"], "query": row["query"]}


def _write(path: Path, rows: Iterator[dict[str, Any]]) -> None:
    with path.open("w", encoding="utf-8") as file:
        for row in rows:
            file.write(json.dumps(row) + "\n")


if __name__ == "__main__":
    main()
