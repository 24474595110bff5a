from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from index import Draft, Library, LibraryError, Settings
from index.database import MIGRATIONS, Database


def test_a_transaction_is_all_or_nothing(tmp_path: Path) -> None:
    database = Database(tmp_path / "x.sqlite")

    def failing() -> None:
        with database.transaction() as connection:
            connection.execute("INSERT INTO failures VALUES ('a', 'b', 'c')")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        failing()
    rows = database.connection.execute("SELECT count(*) FROM failures").fetchone()
    assert rows[0] == 0


def test_an_older_library_is_brought_up_to_date_and_keeps_what_it_has(tmp_path: Path) -> None:
    path = tmp_path / "old.sqlite"
    old = sqlite3.connect(path)
    old.executescript(MIGRATIONS[0])
    old.execute("INSERT INTO failures VALUES ('a', 'b', 'c')")
    old.execute("PRAGMA user_version = 1")
    old.commit()
    old.close()
    database = Database(path)
    assert database.connection.execute("SELECT source FROM failures").fetchone()[0] == "a"
    assert database.connection.execute("SELECT count(*) FROM turns").fetchone()[0] == 0


def test_the_articles_of_an_older_library_can_be_searched_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = "Storm Edda sank two ferries. The port was closed for nine days."
    drafts = [
        Draft(key="a", title="Port", text="It is open."),
        Draft(key="a", title="Port", text=words),
        Draft(key="b", title="Frost", text="The cherries are lost."),
    ]
    with monkeypatch.context() as older:
        older.setattr("index.database.MIGRATIONS", MIGRATIONS[:2])
        older.setattr("index.articles._index_whole", lambda *_, **__: None)
        [_, revised, _] = Library(Settings(library=tmp_path)).add_drafts(drafts)
    library = Library(Settings(library=tmp_path))
    found = library.store.whole("ferries of the port", 5).ids.tolist()
    assert [o.article_id for o in library.store.origins(found).values()] == [revised.article_id]
    assert revised.article_id
    library.remove([revised.article_id])
    assert library.store.whole("ferries of the port", 5).ids.size == 0
    assert library.store.whole("cherries", 5).ids.size == 1


def test_a_newer_library_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "new.sqlite"
    Database(path).connection.execute("PRAGMA user_version = 999")
    with pytest.raises(LibraryError, match="upgrade Footnote"):
        Database(path)


def test_a_file_that_is_no_library_is_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "x.sqlite"
    path.write_bytes(b"this is not a database, but a text that is long enough to look at" * 20)
    with pytest.raises(LibraryError, match="choose another folder"):
        Database(path)
    (tmp_path / "file").write_text("")
    with pytest.raises(LibraryError, match="choose another folder"):
        Database(tmp_path / "file" / "x.sqlite")


def test_what_is_committed_is_on_disk(tmp_path: Path) -> None:
    connection = Database(tmp_path / "x.sqlite").connection
    assert connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
    assert connection.execute("PRAGMA synchronous").fetchone()[0] == 2  # FULL
