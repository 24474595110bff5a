"""Nothing that was reported as added is ever lost, whatever happens to a process or a cache."""

from __future__ import annotations

import json
import random
import subprocess
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from bench.durability import add_and_kill, add_command, check, complete, write_articles
from index import Draft, Library, Settings
from tests.conftest import HARBOUR, ORCHARD


@pytest.mark.slow
def test_what_was_reported_as_added_outlives_kill_9_and_the_same_command_completes(
    tmp_path: Path,
) -> None:
    choose = random.Random(9)
    articles, library = tmp_path / "articles", tmp_path / "library"
    texts = write_articles(articles, 60, choose)
    added: set[str] = set()
    stored = 0
    # Before anything is stored, in the midst of storing, at the first of a burst, near the end.
    for reports, delay in ((0, 0.7), (20, 0.0), (1, 0.02), (12, 0.2)):
        killed = add_and_kill(articles, library, reports=reports, delay=delay)
        # What an earlier kill left stored but not yet reported is never reported as added.
        assert len(killed.added) >= min(reports, len(texts) - stored)
        added |= set(killed.added)
        if library.exists():
            stored = check(library, added, texts, choose)
    complete(articles, library, texts)


def test_two_processes_that_add_at_once_store_each_article_once(tmp_path: Path) -> None:
    articles, library = tmp_path / "articles", tmp_path / "library"
    texts = write_articles(articles, 30, random.Random(2))
    adding = [
        subprocess.Popen(add_command(articles, library), stdout=subprocess.PIPE) for _ in range(2)
    ]
    outcomes = [json.loads(line) for a in adding for line in a.communicate()[0].splitlines()]
    assert [process.returncode for process in adding] == [0, 0]
    assert Counter(outcome["status"] for outcome in outcomes) == {"added": 30, "unchanged": 30}
    assert len({outcome["article_id"] for outcome in outcomes}) == 30
    complete(articles, library, texts)


def test_an_open_library_sees_what_another_process_adds_and_removes(tmp_path: Path) -> None:
    articles, folder = tmp_path / "articles", tmp_path / "library"
    texts = write_articles(articles, 6, random.Random(3))
    reader = Library(Settings(library=folder))
    assert nearest(reader, "anything at all") == []
    subprocess.run(add_command(articles, folder), check=True, capture_output=True)
    for text, word in texts.items():
        assert nearest(reader, text)[0] == lexical(reader, word)[0]
    gone = nearest(reader, text)[0]
    writer = Library(Settings(library=folder))
    writer.remove([gone])
    writer.close()
    assert gone not in nearest(reader, text)
    assert lexical(reader, word) == []
    reader.close()


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: None,
        lambda data: data[: len(data) * 2 // 3],
        lambda data: data[:-700] + bytes([data[-700] ^ 0xFF]) + data[-699:],
        lambda data: random.Random(5).randbytes(len(data)),
        lambda data: b"{}\n" + data,
    ],
    ids=["missing", "torn", "a flipped byte", "garbage", "another header"],
)
def test_a_library_with_a_damaged_snapshot_finds_the_same_and_mends_it(
    tmp_path: Path, damage: Callable[[bytes], bytes | None]
) -> None:
    settings = Settings(library=tmp_path)
    made = Library(settings)
    assert [o.status for o in made.add_drafts([HARBOUR, ORCHARD, FERRY])] == ["added"] * 3
    queries = (HARBOUR.text, ORCHARD.text, FERRY.text)
    expected = [nearest(made, query) for query in queries]
    assert len({ids[0] for ids in expected}) == 3
    made.close()
    snapshot = tmp_path / "vectors.faiss"
    whole = snapshot.read_bytes()
    damaged = damage(whole)
    snapshot.unlink()
    if damaged is not None:
        snapshot.write_bytes(damaged)
    opened = Library(settings)
    assert [nearest(opened, query) for query in queries] == expected
    opened.close()
    assert snapshot.read_bytes() == whole


FERRY = Draft(key="test#ferry", title="A new ferry", text="A new ferry will sail to Orm in June.")


def nearest(library: Library, query: str) -> list[str]:
    """Articles of the passages nearest in meaning, best first."""
    ids = library.store.dense(query, 5).ids.tolist()
    passages = library.store.passages(ids)
    return [passages[i].article_id for i in ids]


def lexical(library: Library, query: str) -> list[str]:
    ids = library.store.lexical(query, 5).ids.tolist()
    passages = library.store.passages(ids)
    return [passages[i].article_id for i in ids]
