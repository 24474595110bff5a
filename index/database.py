"""SQLite, the only truth: articles, passages, vectors, the full-text index, failures.

WAL with `synchronous=FULL`: what was committed survives `kill -9` and a power cut.
Each thread has a connection of its own; writers wait for each other.
"""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from index.errors import LibraryError

_BUSY_SECONDS = 60  # for which one process waits for another


def _lower(text: str | None) -> str | None:
    return None if text is None else text.lower()


_ARTICLES = """
CREATE TABLE articles (
    id         TEXT PRIMARY KEY,
    key        TEXT NOT NULL,      -- the source; a changed text under it is a new revision
    revision   INTEGER NOT NULL,
    current    INTEGER NOT NULL,
    title      TEXT NOT NULL,
    outlet     TEXT,
    authors    TEXT NOT NULL,      -- JSON array
    published  TEXT,               -- ISO date
    url        TEXT,
    path       TEXT,
    language   TEXT,
    source_id  TEXT,
    sha256     TEXT NOT NULL,
    added_at   TEXT NOT NULL,
    embedding  TEXT NOT NULL,      -- identity of what made the vectors
    metadata   TEXT,               -- JSON, of documents added through LangChain
    text       TEXT NOT NULL,      -- last, so that lists are read without passing over it
    UNIQUE (key, revision)
);
CREATE UNIQUE INDEX articles_current ON articles (key) WHERE current;
CREATE INDEX articles_embedding ON articles (embedding) WHERE current;
CREATE INDEX articles_sha256 ON articles (sha256);
CREATE TABLE passages (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,  -- never used again, so caches can count on it
    article_id TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    start      INTEGER NOT NULL,
    "end"      INTEGER NOT NULL,
    sentences  BLOB NOT NULL,      -- int32 pairs, offsets into the article's text
    vector     BLOB NOT NULL       -- float16, unit length
);
CREATE INDEX passages_article ON passages (article_id);
CREATE TABLE deletions (seq INTEGER PRIMARY KEY AUTOINCREMENT, passage_id INTEGER NOT NULL);
CREATE VIRTUAL TABLE passages_fts USING fts5 (
    title, body, content = '', tokenize = "porter unicode61 remove_diacritics 2"
);
CREATE TABLE failures (source TEXT PRIMARY KEY, reason TEXT NOT NULL, at TEXT NOT NULL);
"""

_CONVERSATIONS = """
CREATE TABLE conversations (
    id         TEXT PRIMARY KEY,
    name       TEXT NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL
);
CREATE TABLE turns (
    conversation_id TEXT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
    n               INTEGER NOT NULL,
    asked_at        TEXT NOT NULL,
    question        TEXT NOT NULL,
    answer          TEXT,          -- JSON of the Answer; NULL while it is being made
    feedback        INTEGER,       -- 1 helpful, -1 not
    PRIMARY KEY (conversation_id, n)
);
"""

# An article's row has the id of its first passage: rowids of `articles` may change in a VACUUM.
# The head is indexed again in the body, so that no word is cut out of it.
_WHOLE_ARTICLES = """
CREATE VIRTUAL TABLE articles_fts USING fts5 (
    head, body, content = '', tokenize = "porter unicode61 remove_diacritics 2"
);
INSERT INTO articles_fts (rowid, head, body)
    SELECT f.id, a.title || char(10) || substr(a.text, 1, 300), a.text
    FROM (SELECT min(id) AS id, article_id FROM passages GROUP BY article_id) f
    JOIN articles a ON a.id = f.article_id;
CREATE INDEX articles_outlet ON articles (outlet) WHERE current;
CREATE INDEX articles_published ON articles (published) WHERE current;
"""

MIGRATIONS: tuple[str, ...] = (_ARTICLES, _CONVERSATIONS, _WHOLE_ARTICLES)


class Database:
    """A library's SQLite file, migrated to the newest form when opened."""

    def __init__(self, path: Path) -> None:
        """Open or create the database at `path`.

        Raises:
            LibraryError: the file cannot be opened, or a newer Footnote made it.
        """
        self.path = path
        self._local = threading.local()
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._migrate()
        except (sqlite3.Error, OSError) as error:
            raise LibraryError(
                f"The library at {path.parent} cannot be opened ({error}); "
                "choose another folder with --library or FOOTNOTE_LIBRARY."
            ) from error

    @property
    def connection(self) -> sqlite3.Connection:
        """This thread's connection, in autocommit; use `transaction` to write."""
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            connection = sqlite3.connect(self.path, isolation_level=None, timeout=_BUSY_SECONDS)
            connection.row_factory = sqlite3.Row
            _write_ahead(connection)
            # SQLite's own knows the letters of English only.
            connection.create_function("lower", 1, _lower, deterministic=True)
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA foreign_keys = ON")
            # What is removed is overwritten with zeros, not merely forgotten.
            connection.execute("PRAGMA secure_delete = ON")
            connection.execute("PRAGMA cache_size = -65536")
            connection.execute("PRAGMA mmap_size = 1073741824")
            self._local.connection = connection
        return connection

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """All or nothing: committed at the end of the block, rolled back on an error."""
        connection = self.connection
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield connection
        except BaseException:
            connection.execute("ROLLBACK")
            raise
        connection.execute("COMMIT")

    def _migrate(self) -> None:
        if self._version() == len(MIGRATIONS):
            return
        with self.transaction() as connection:
            version = self._version()
            if version > len(MIGRATIONS):
                raise LibraryError(
                    f"The library at {self.path.parent} was made by a newer Footnote; "
                    "upgrade Footnote to open it."
                )
            for script in MIGRATIONS[version:]:
                for statement in _statements(script):
                    connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")

    def _version(self) -> int:
        return int(self.connection.execute("PRAGMA user_version").fetchone()[0])


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Switch to WAL, waiting for another process that does so: SQLite itself does not wait here."""
    end = time.monotonic() + _BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            busy = error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
            if not busy or time.monotonic() > end:
                raise
            time.sleep(0.02)


def _statements(script: str) -> Iterator[str]:
    """The statements of a script; `executescript` would commit the transaction they run in."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
