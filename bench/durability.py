"""`kill -9` at random moments while articles are added: run by hand, kept in `durability.md`.

    python -m bench.durability [--articles 500] [--kills 20] [--seed N]

The articles are generated, each with a word that no other has. `footnote add --json` is
started again after every kill, as a person would start it, and what it had reported as added
is looked for in the list, in both searches and among the evidence of an answer.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from bench.citations import run_footnote
from index import Library, Settings
from qa import Answerer, Question

_SYLLABLES = "ba de fi go hu ka le mi no pu ra se ti vo zu cha dre plo sten vra".split()
_SENTENCES = (
    "The council of {word} met on {day} to settle the budget of {number} crowns.",
    "Mayor {name} said that the road to {word} would be closed until {day}.",
    "“Nobody in {word} was told,” added {name}, who leads the opposition.",
    "A storm took the roofs of {number} houses in {word}, the fire service said.",
    "The school of {word} takes {number} pupils this year, more than ever.",
)
_NAMES = ("Ada Quill", "Jonas Brandt", "Mirela Kost", "Piet Holm", "Lena Fischer")
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
# Seconds between a report and the kill: the rest of the burst that articles are stored in, and
# some of the embedding after it. Before the first report, start-up takes a few seconds.
_AFTER_A_REPORT, _BEFORE_ANY = 0.5, 4.0
# Articles are stored in bursts of about 48: a kill falls within the first or just after it.
_REPORTS = 48


class Killed(NamedTuple):
    """What a killed run had reported as added, and how many lines it had written in all."""

    added: list[str]
    lines: int


def write_articles(folder: Path, count: int, choose: random.Random) -> dict[str, str]:
    """Write `count` short articles, half as files and half as records; gives word by text."""
    folder.mkdir()
    texts: dict[str, str] = {}
    for word in _words(count, choose):
        sentences = choose.sample(_SENTENCES, choose.randint(2, len(_SENTENCES)))
        text = " ".join(
            sentence.format(
                word=word,
                name=choose.choice(_NAMES),
                day=choose.choice(_DAYS),
                number=choose.randint(100, 9999),
            )
            for sentence in sentences
        )
        texts[text] = word
    records = []
    for n, (text, word) in enumerate(texts.items()):
        if n % 2:
            records.append(json.dumps({"id": word, "title": f"News of {word}", "text": text}))
        else:
            (folder / f"{word}.txt").write_text(text, encoding="utf-8")
    (folder / "wire.jsonl").write_text("\n".join(records), encoding="utf-8")
    return texts


def add_command(articles: Path, library: Path) -> list[str]:
    """The command that adds a folder, as a process of its own."""
    return [sys.executable, "-m", "ui.command", "add", "--json", "--library",
            str(library), str(articles)]  # fmt: skip


def add_and_kill(articles: Path, library: Path, *, reports: int, delay: float) -> Killed:
    """Add, and kill the whole process `delay` seconds after it reported `reports` additions."""
    with subprocess.Popen(
        add_command(articles, library), stdout=subprocess.PIPE, start_new_session=True
    ) as adding:
        assert adding.stdout is not None
        written: list[bytes] = []
        seen = 0
        while seen < reports and (line := adding.stdout.readline()):
            written.append(line)
            seen += b'"added"' in line
        time.sleep(delay)
        os.killpg(adding.pid, signal.SIGKILL)
        written += adding.stdout.readlines()
    # A line without its end was cut off by the kill: it was never reported.
    rows = [json.loads(line) for line in written if line.endswith(b"\n")]
    added = [row["article_id"] for row in rows if row["status"] == "added"]
    return Killed(added, len(rows))


def check(library: Path, added: set[str], texts: dict[str, str], choose: random.Random) -> int:
    """Fail unless everything reported as added is whole, listed and found; gives what is listed.

    That may be more than was reported: a kill can come between storing and saying so.
    """
    database = sqlite3.connect(library / "library.sqlite")
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    database.close()
    code, out, errors = run_footnote("list", "--json", "--library", library)
    listed = {json.loads(line)["id"] for line in out.splitlines()}
    assert code == 0, errors
    assert added <= listed, f"{len(added - listed)} were reported and are not there"
    opened = Library(Settings(library=library))
    for article_id in added:
        text = opened.article(article_id).text
        assert article_id in _found(opened, "lexical", texts[text])
    for article_id in choose.sample(sorted(added), min(len(added), 20)):
        assert article_id in _found(opened, "dense", opened.article(article_id).text)
    if added:
        asked = choose.choice(sorted(added))
        word = texts[opened.article(asked).text]
        answer = Answerer(opened).invoke(Question(text=f"What happened in {word}?"))
        assert asked in {evidence.article_id for evidence in answer.evidence}
    opened.close()
    return len(listed)


def complete(articles: Path, library: Path, texts: dict[str, str]) -> None:
    """Run the command again to its end; fail unless every article is there exactly once."""
    for again in (False, True):
        done = subprocess.run(add_command(articles, library), capture_output=True, check=False)
        assert (done.returncode, done.stderr) == (0, b"")
        statuses = [json.loads(line)["status"] for line in done.stdout.splitlines()]
        assert len(statuses) == len(texts)
        assert not again or set(statuses) == {"unchanged"}
    opened = Library(Settings(library=library))
    assert sorted(article.text for article in opened.articles()) == sorted(texts)
    assert opened.counts().failures == 0
    opened.close()


def _found(library: Library, search: str, query: str) -> set[str]:
    ranking = getattr(library.store, search)(query, 3)
    return {p.article_id for p in library.store.passages(ranking.ids.tolist()).values()}


def _words(count: int, choose: random.Random) -> Iterator[str]:
    """Names of towns that are nowhere, none the beginning of another."""
    words: set[str] = set()
    while len(words) < count:
        words.add("".join(choose.choices(_SYLLABLES, k=5)).capitalize())
    yield from sorted(words)


def main() -> None:
    """Kill, look, and go on, as often as asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=500)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    arguments = parser.parse_args()
    print(f"seed {arguments.seed}")
    choose = random.Random(arguments.seed)
    with tempfile.TemporaryDirectory() as scratch:
        articles, library = Path(scratch, "articles"), Path(scratch, "library 1")
        texts = write_articles(articles, arguments.articles, choose)
        added: set[str] = set()
        stored = 0
        for n in range(1, arguments.kills + 1):
            if stored == len(texts):  # a kill counts only while there is something to add
                complete(articles, library, texts)
                print(f"ran to the end: exactly {len(texts)} articles; a new library", flush=True)
                added, stored, library = set(), 0, Path(scratch, f"library {n}")
            reports = choose.randint(1, _REPORTS) if choose.random() < 0.8 else 0
            delay = choose.random() ** 2 * (_AFTER_A_REPORT if reports else _BEFORE_ANY)
            killed = add_and_kill(articles, library, reports=reports, delay=delay)
            added |= set(killed.added)
            if library.exists():
                stored = check(library, added, texts, choose)
            print(
                f"kill {n}: {delay:.2f} s after {reports} reports; {len(killed.added)} added, "
                f"{len(added)} in all, all there and found; {stored} stored",
                flush=True,
            )
        complete(articles, library, texts)
        print(f"ran to the end: exactly {len(texts)} articles")


if __name__ == "__main__":
    main()
