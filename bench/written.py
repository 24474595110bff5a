"""What a bad language model's answers come to on the screen: run by hand, kept in `written.md`.

    python -m bench.written --data DIR [--questions 200]

Real questions are put to real articles with the small local model, which invents and forgets:
every sight of every answer is held against the articles. News questions whose article is known
come first, then SQuAD questions, each of another paragraph; there are as many articles as
questions. `--llm` and `--base-url` take another model in its place.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, nullcontext
from itertools import islice
from pathlib import Path

from bench.datasets import (
    GoldQuestion,
    data_folder,
    realtimeqa_articles,
    realtimeqa_gold,
    squad_articles,
    squad_questions,
)
from bench.local_model import MODEL, local_model
from index import Draft, Library, Settings
from qa import Answer, Answerer, Question

_LEAK = re.compile(r"[\[［【〔⟦]\s*[#^]?\s*\d|\[\s*\]|`|<\||</?think>")


def faults(answer: Answer, library: Library) -> Iterator[str]:
    """What is wrong with one sight of an answer, as sentences; none is what is wanted."""
    for n, citation in enumerate(answer.citations, start=1):
        text = library.article(citation.article_id).text
        if citation.n != n or text[citation.start : citation.end] != citation.quote:
            yield f"citation {n} does not resolve to its quote"
    known = {citation.n for citation in answer.citations}
    for claim in answer.claims:
        if not set(claim.citations) <= known:
            yield f"{claim.text!r} cites what is not there"
        if claim.verdict == "unsupported" and not claim.reason:
            yield f"{claim.text!r} is unsupported for no reason"
    for shown in (answer.writing, *(claim.text for claim in answer.claims)):
        if answer.model.startswith("extractive"):
            continue  # the articles' own brackets
        if _LEAK.search(shown):
            yield f"a marker leaks: {shown!r}"


def main() -> None:
    """Ask, and print how many answers and faults there were."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--questions", type=int, default=200, help="and articles")
    parser.add_argument("--llm", default=MODEL)
    parser.add_argument("--base-url", help="where the model of --llm is; else it is started here")
    parser.add_argument("--out", type=Path, help="a file for the answers, one JSON object a line")
    arguments = data_folder(parser)
    with ExitStack() as stack:
        served = nullcontext(arguments.base_url) if arguments.base_url else local_model()
        url = stack.enter_context(served)
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        settings = Settings(
            library=Path(folder), llm=arguments.llm, llm_base_url=url, llm_timeout=120
        )
        library = Library(settings)
        asked, drafts = _material(arguments.data, arguments.questions)
        added = sum(outcome.status == "added" for outcome in library.add_drafts(drafts))
        print(f"{added} articles", file=sys.stderr)
        out = stack.enter_context(arguments.out.open("w")) if arguments.out else None
        counts: Counter[str] = Counter(faults=0, crashes=0)
        answerer = Answerer(library)
        for question in asked:
            last = _ask(answerer, library, question.text, counts)
            print(f"\r{counts['questions']:4} of {len(asked)}", end="", file=sys.stderr, flush=True)
            if out is not None and last is not None:
                out.write(last.model_dump_json() + "\n")
        print(json.dumps(dict(sorted(counts.items())), indent=2))


def _material(data: Path, wanted: int) -> tuple[list[GoldQuestion], list[Draft]]:
    """So many questions, and as many articles, those that answer them among them."""
    asked, chosen = realtimeqa_gold(data)[:wanted], set[str]()
    for question in squad_questions(data):
        if len(asked) == wanted:
            break
        if question.answers and not chosen & set(question.article_ids):
            chosen.update(question.article_ids)
            asked.append(question)
    paragraphs = [d for d in squad_articles(data) if d.source_id in chosen]
    news = realtimeqa_articles(data)
    return asked, [*islice(news, wanted - len(paragraphs)), *paragraphs]


def _ask(answerer: Answerer, library: Library, text: str, counts: Counter[str]) -> Answer | None:
    counts["questions"] += 1
    began = time.monotonic()
    last: Answer | None = None
    try:
        for last in answerer.stream(Question(text=text)):
            counts["sights"] += 1
            for fault in faults(last, library):
                counts["faults"] += 1
                print(f"{text}: {fault}", file=sys.stderr)
    except Exception as error:
        counts["crashes"] += 1
        print(f"{text}: {error!r}", file=sys.stderr)
    if last is None:
        return None
    counts["seconds"] += round(time.monotonic() - began)
    kind = "declined" if last.abstained else "quoted" if last.note else "written"
    counts[f"answers {kind}"] += 1
    counts["numbers never shown"] += last.dropped_citations
    counts.update(f"claims {claim.verdict}" for claim in last.claims)
    counts["claims uncited"] += sum(not claim.citations for claim in last.claims)
    return last


if __name__ == "__main__":
    main()
