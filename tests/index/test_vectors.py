from __future__ import annotations

from pathlib import Path

import faiss
import numpy as np
import pytest

from index.embed import PackagedEmbeddings
from index.store import SNAPSHOT_NAME, PassageStore

TEXTS = [
    f"Article {n} is about the town of {name}."
    for n, name in enumerate(["Arles", "Bruges", "Cadiz", "Delft", "Evora", "Fez", "Genoa", "Hull"])
]


def nearest(folder: Path, query: str = "Delft") -> list[str]:
    store = PassageStore(folder, PackagedEmbeddings())
    return [d.page_content for d in store.similarity_search(query, k=3)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    store = PassageStore.from_texts(
        TEXTS, PackagedEmbeddings(), ids=[str(n) for n in range(8)], folder=tmp_path
    )
    store.similarity_search("Delft")
    store.close()
    assert (tmp_path / SNAPSHOT_NAME).exists()
    return tmp_path


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[: len(data) // 2],
        lambda data: b"",
        lambda data: b"not a snapshot",
        lambda data: data[:-10] + b"\0" * 10,
        lambda data: data.replace(b'"last_passage": 8', b'"last_passage": 9'),
        lambda data: data.replace(b"MiniLM", b"MaxiLM"),
    ],
    ids=["torn", "empty", "garbage", "flipped", "ahead", "another model"],
)
def test_a_damaged_snapshot_is_made_again(folder: Path, damage: object) -> None:
    snapshot = folder / SNAPSHOT_NAME
    expected = nearest(folder)
    before = snapshot.read_bytes()
    snapshot.write_bytes(damage(before))  # type: ignore[operator]
    assert snapshot.read_bytes() != before
    assert nearest(folder) == expected
    assert expected[0] == TEXTS[3]


def test_a_missing_snapshot_is_made_again(folder: Path) -> None:
    (folder / SNAPSHOT_NAME).unlink()
    assert nearest(folder)[0] == TEXTS[3]


def test_what_changed_after_the_snapshot_is_seen(folder: Path) -> None:
    store = PassageStore(folder, PackagedEmbeddings())
    store.delete(["3"])
    store.add_texts(["Delft makes blue tiles."], ids=["tiles"])
    found = nearest(folder)
    assert found[0] == "Delft makes blue tiles."
    assert TEXTS[3] not in found


def test_an_open_store_sees_what_another_one_adds_and_deletes(folder: Path) -> None:
    reader, writer = (PassageStore(folder, PackagedEmbeddings()) for _ in range(2))
    assert reader.similarity_search("Delft", k=1)[0].id == "3"
    writer.delete(["3"])
    writer.add_texts(["The canals of Delft."], ids=["new"])
    assert reader.similarity_search("Delft", k=1)[0].id == "new"


def test_what_another_one_deletes_is_not_written_back(folder: Path) -> None:
    reader, writer = (PassageStore(folder, PackagedEmbeddings()) for _ in range(2))
    reader.add_texts(["The canals of Delft."], ids=["new"])
    reader.similarity_search("Delft")
    writer.delete(["3"])
    writer.purge()
    reader.close()
    payload = (folder / SNAPSHOT_NAME).read_bytes().split(b"\n", 1)[1]
    assert faiss.deserialize_index(np.frombuffer(payload, np.uint8)).ntotal == len(TEXTS)


def test_the_snapshot_is_no_pickle(folder: Path) -> None:
    header = (folder / SNAPSHOT_NAME).read_bytes().split(b"\n", 1)[0]
    assert header.startswith(b"{")
    assert b"sha256" in header
