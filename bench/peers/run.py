"""Footnote beside its peers, in one run: `python -m bench.peers.run --data DATA`.

Writes the articles and questions once, starts each tool in a process of its own over them,
and writes the table to `bench/peers.md` and its figures to `bench/peers.json`. Indexes are
kept under `bench/out/peers`, so a second run only asks. `--only footnote` asks one tool again
and sets the table anew with what the others showed before.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path

from bench.datasets import data_folder, realtimeqa_articles, realtimeqa_gold
from bench.peers.protocol import Article, Asked, read_questions, write_lines
from bench.peers.table import NAMES, Result, lengths, result, table

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
PEERS_PYTHON = HERE / ".venv/bin/python"


def main() -> None:
    """Run the tools and write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--others", type=int, default=500, help="articles besides the gold ones")
    parser.add_argument("--questions", type=int, help="ask only so many, to try things out")
    parser.add_argument("--only", nargs="+", choices=NAMES, help="ask these tools, not all")
    parser.add_argument("--write", type=Path, default=HERE.parent / "peers.md")
    arguments = data_folder(parser)
    folder = HERE.parent / f"out/peers/{arguments.others}"
    prepare(folder, arguments.data, arguments.others, arguments.questions)
    for name in arguments.only or NAMES:
        print(f"{name} …", flush=True)
        start(name, folder)
    write(folder, arguments.write, arguments.others)


def prepare(folder: Path, data: Path, others: int, limit: int | None) -> None:
    """Write the articles and the questions; articles without words are left out for all."""
    folder.mkdir(parents=True, exist_ok=True)
    drafts = [d for d in realtimeqa_articles(data, others) if d.text.strip()]
    articles = (
        Article(
            str(d.source_id),
            d.title or "",
            d.outlet or "",
            d.published.isoformat() if d.published else "",
            d.text,
        )
        for d in drafts
    )
    write_lines(folder / "articles.jsonl", articles)
    questions = realtimeqa_gold(data)[:limit]
    asked = (
        Asked(q.id, q.text, list(q.answers), list(q.article_ids), str(q.asked_on or ""))
        for q in questions
    )
    write_lines(folder / "questions.jsonl", asked)


def start(name: str, folder: Path) -> None:
    """Run one tool in the environment that holds it, away from any network."""
    python = Path(sys.executable) if name == "footnote" else PEERS_PYTHON
    if not python.exists():
        sys.exit(f"{python.relative_to(ROOT)} is not there; `make peers` makes it.")
    offline = {"HF_HUB_OFFLINE": "1", "TRANSFORMERS_OFFLINE": "1", "TOKENIZERS_PARALLELISM": "0"}
    subprocess.run(
        [str(python), "-m", "bench.peers.worker", name, str(folder.resolve())],
        cwd=ROOT,
        env={**os.environ, **offline},
        check=True,
    )


def write(folder: Path, to: Path, others: int) -> None:
    """Write the table of every tool that has been asked these questions."""
    questions = read_questions(folder)
    results: list[Result] = []
    told: list[Result] = []
    for name in NAMES:
        kept = folder / "results" / f"{name}.json"
        if not kept.exists():
            print(f"{name} has not been asked yet and is left out.", file=sys.stderr)
            continue
        raw = json.loads(kept.read_text())
        results.append(result(raw, questions, "answers"))
        told.append(result(raw, questions, "told"))
    if not results or results[0].name != "footnote":
        sys.exit("Footnote has not been asked yet; the table is set beside it.")
    with (folder / "articles.jsonl").open() as file:
        articles = sum(1 for _ in file)
    markdown, figures = table(results, questions)
    with_days, told_figures = table(told, questions, brief=True)
    text = page(markdown, with_days, results, articles, len(questions), others)
    to.write_text(text)
    about = {
        "articles": articles,
        "questions": len(questions),
        "tools": figures,
        "told the day": told_figures,
    }
    to.with_suffix(".json").write_text(json.dumps(about, indent=1, ensure_ascii=False) + "\n")
    print(text)


def page(
    markdown: str,
    with_days: str,
    results: list[Result],
    articles: int,
    questions: int,
    others: int,
) -> str:
    """The tables with what a reader has to know of them."""
    claims = lengths(results[0])[0]
    declined = sum(not any(s.claim for s in shown) for shown in results[0].by_itself)
    recipes = "\n".join(
        f"- **{NAMES[tool.name]}**: {tool.recipe}"
        f" ({', '.join(f'{k} {v}' for k, v in tool.versions.items())})"
        for tool in results
    )
    days = {tool.asked_at for tool in results}
    return f"""# Footnote beside its peers

`make peers DATA=…` (`python -m bench.peers.run --others {others}`): {articles:,} news articles,
{questions} questions whose articles are known (RealTimeQA, development half), all-MiniLM-L6-v2
from the same files for all, no language model, two cores. 95 % bootstrap intervals over
questions in brackets; differences are paired. Asked between {min(days)} and {max(days)} UTC.

{markdown}

How to read it: an article's rank is that of its first piece shown. Footnote shows the sentences
of its answer first ({claims} characters on average where it answers; it declined
{declined} of {questions}, and shows what came nearest then) and its evidence after; a peer shows
its chunks in order. "Answer in the first N characters" asks whether one of the answer strings
stands, as whole words, in the first N characters so shown; every tool gets the same N.

## Told the day that each question was asked

"This week" is a week only for who knows when it is asked. Footnote takes the day beside the
question (`--asked-on`); a peer, which takes words alone, gets it in them: "On 7 January 2022: …".

{with_days}

## The recipes

{recipes}
"""


if __name__ == "__main__":
    main()
