"""A library: articles added, revised, listed and removed; the passages they are cut into.

Adding is a stream of outcomes. Each article goes in by one transaction, and its outcome
is given only after that, so what was reported is there whatever happens next; running
the same command again goes on where it stopped.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from index import articles as rows
from index.embed import PackagedEmbeddings, SentenceTransformerEmbeddings, load_embeddings
from index.errors import ModelMismatchError, UnknownArticleError
from index.load import Failure, load
from index.models import EVERYTHING, Article, Draft, Scope, Span
from index.settings import Settings
from index.split import split_passages
from index.store import PassageStore

# Passages are cut to this many word pieces. Smaller ones find more exactly, larger ones
# keep context together; measured in bench/retrieval.md.
PASSAGE_TOKENS = 200
# A title this long is cut before it is embedded in front of its passage, so that both,
# with three special tokens, stay under the model's 256.
_TITLE_TOKENS = 48
# Articles are embedded together until they have this many passages: enough to sort by
# length, few enough that progress is seen and little is lost by an interruption.
_EMBED_TOGETHER = 48

Status = Literal["added", "revised", "unchanged", "failed"]


class Outcome(NamedTuple):
    """What became of one file or record: `reason` says why when it failed."""

    status: Status
    source: str
    article_id: str | None = None
    title: str | None = None
    passages: int = 0
    reason: str | None = None


class FailureRecord(NamedTuple):
    """A file or record that could not be added, why, and when (ISO 8601, UTC)."""

    source: str
    reason: str
    at: str


class Counts(NamedTuple):
    """How much a library holds."""

    articles: int
    passages: int
    failures: int


class Library:
    """The articles of one folder."""

    def __init__(self, settings: Settings) -> None:
        """Open the library in `settings.library`, making it if it isn't there.

        Raises:
            LibraryError: the folder cannot be used.
            ModelMismatchError: it was embedded with another model.
        """
        self.settings = settings
        self._model: PackagedEmbeddings | SentenceTransformerEmbeddings = load_embeddings(
            settings.embedding_model
        )
        self.store = PassageStore(settings.library, self._model)
        self._database = self.store.database

    # Reading

    def article(self, article_id: str) -> Article:
        """The article with this id, any revision.

        Raises:
            UnknownArticleError: there is none.
        """
        found = rows.fetch_articles(self._database.connection, [article_id])
        if article_id not in found:
            raise UnknownArticleError(
                f"No article has the id {article_id!r}; `footnote list` shows the ids."
            )
        return found[article_id]

    def articles(
        self, scope: Scope = EVERYTHING, search: str = "", limit: int | None = None, offset: int = 0
    ) -> list[Article]:
        """Current articles, newest added first; `search` matches part of title, outlet, author."""
        condition, values = _listing(scope, search)
        found = self._database.connection.execute(
            # The rows are chosen before their texts are read: sorting would carry them along.
            f"SELECT * FROM articles WHERE rowid IN (SELECT a.rowid FROM articles a "  # noqa: S608
            f"WHERE {condition} ORDER BY a.added_at DESC, a.rowid DESC LIMIT ? OFFSET ?) "
            "ORDER BY added_at DESC, rowid DESC",
            (*values, -1 if limit is None else limit, offset),
        )
        return [rows.article_from_row(row) for row in found]

    def count(self, scope: Scope = EVERYTHING, search: str = "") -> int:
        """How many articles `articles` would list without a limit."""
        condition, values = _listing(scope, search)
        row = self._database.connection.execute(
            f"SELECT count(*) FROM articles a WHERE {condition}",  # noqa: S608
            values,
        ).fetchone()
        return int(row[0])

    def outlets(self) -> list[str]:
        """The outlets of the current articles, in alphabetical order."""
        found = self._database.connection.execute(
            "SELECT DISTINCT outlet FROM articles WHERE current AND outlet IS NOT NULL "
            "ORDER BY lower(outlet)"
        )
        return [row["outlet"] for row in found]

    def counts(self) -> Counts:
        """How many articles, passages and failures there are."""
        row = self._database.connection.execute(
            "SELECT (SELECT count(*) FROM articles WHERE current), "
            "(SELECT count(*) FROM passages), (SELECT count(*) FROM failures)"
        ).fetchone()
        return Counts(*row)

    def failures(self) -> list[FailureRecord]:
        """What could not be added, newest first; adding it with success takes it off the list."""
        found = self._database.connection.execute("SELECT * FROM failures ORDER BY at DESC")
        return [FailureRecord(row["source"], row["reason"], row["at"]) for row in found]

    # Adding and removing

    def add(self, paths: Iterable[Path]) -> Iterator[Outcome]:
        """Add files and folders; see `add_drafts`."""
        limit = self.settings.upload_limit_mb * 1_000_000
        return self.add_drafts(load(paths, limit_bytes=limit))

    def add_drafts(self, drafts: Iterable[Draft | Failure]) -> Iterator[Outcome]:
        """Add what a loader found; an outcome is given once it is safely stored.

        The same text under the same key changes nothing; another text is a new revision.

        Raises:
            ModelMismatchError: the library was embedded with another model.
        """
        self.check_model()
        waiting: list[tuple[Draft, list[tuple[Span, ...]]]] = []
        held = 0
        for draft in drafts:
            if isinstance(draft, Failure):
                yield self._fail(draft)
            elif (known := self._known(draft)) is not None:
                self._forget_failures(self._database.connection, draft)
                yield Outcome("unchanged", draft.key, known["id"], known["title"])
            else:
                passages = split_passages(
                    draft.text, self._model.count_tokens, PASSAGE_TOKENS, draft.language or "en"
                )
                waiting.append((draft, passages))
                held += len(passages)
                if held >= _EMBED_TOGETHER:
                    yield from self._store(waiting)
                    waiting, held = [], 0
        yield from self._store(waiting)

    def remove(self, article_ids: Sequence[str]) -> list[str]:
        """Remove articles with all their revisions and every trace; returns the ids removed.

        Raises:
            UnknownArticleError: one of the ids is unknown; nothing is removed then.
        """
        for article_id in article_ids:
            self.article(article_id)
        with self._database.transaction() as connection:
            for article_id in article_ids:
                revisions = connection.execute(
                    "SELECT id, path FROM articles WHERE key = "
                    "(SELECT key FROM articles WHERE id = ?)",
                    (article_id,),
                ).fetchall()
                for row in revisions:
                    rows.delete_passages(connection, row["id"])
                    connection.execute("DELETE FROM articles WHERE id = ?", (row["id"],))
        self.store.purge()
        return list(article_ids)

    def forget_failures(self) -> None:
        """Empty the list of what could not be added."""
        with self._database.transaction() as connection:
            connection.execute("DELETE FROM failures")

    # The model

    def check_model(self) -> None:
        """Refuse to mix the vectors of two models.

        Raises:
            ModelMismatchError: an article was embedded with another model than the one in use.
        """
        row = self._database.connection.execute(
            # Not `!=`, which would look at every article; asked before every question.
            "SELECT embedding FROM articles WHERE current AND embedding < :mine UNION ALL "
            "SELECT embedding FROM articles WHERE current AND embedding > :mine LIMIT 1",
            {"mine": self.store.identity},
        ).fetchone()
        if row is not None:
            raise ModelMismatchError(
                f"This library was embedded with {row['embedding']} and {self.store.identity} is "
                "in use; run `footnote reembed`, or set FOOTNOTE_EMBEDDING_MODEL back."
            )

    def reembed(self) -> Iterator[Outcome]:
        """Split and embed again what another model embedded; can be interrupted and run again."""
        while True:
            row = self._database.connection.execute(
                "SELECT * FROM articles WHERE current AND embedding != ? LIMIT 1",
                (self.store.identity,),
            ).fetchone()
            if row is None:
                return
            article = rows.article_from_row(row)
            passages = split_passages(
                article.text, self._model.count_tokens, PASSAGE_TOKENS, article.language or "en"
            )
            vectors = self.store.encode(self._texts(article.title, article.text, passages))
            with self._database.transaction() as connection:
                rows.delete_passages(connection, article.id)
                rows.insert_passages(connection, article, passages, vectors)
                connection.execute(
                    "UPDATE articles SET embedding = ? WHERE id = ?",
                    (self.store.identity, article.id),
                )
            yield Outcome("added", row["key"], article.id, article.title, len(passages))

    def close(self) -> None:
        """Save the vector cache; what was added is safe without it."""
        self.store.close()

    # What stands behind adding

    def _store(self, waiting: Sequence[tuple[Draft, list[tuple[Span, ...]]]]) -> Iterator[Outcome]:
        texts: list[str] = []
        for draft, passages in waiting:
            texts += self._texts(_title(draft), draft.text, passages)
        vectors = self.store.encode(texts)
        start = 0
        for draft, passages in waiting:
            yield self._insert(draft, passages, vectors[start : start + len(passages)])
            start += len(passages)

    def _texts(self, title: str, text: str, passages: Iterable[tuple[Span, ...]]) -> list[str]:
        """What is embedded: the title, cut to fit, and the passage under it."""
        words = title.split()
        while words and self._model.count_tokens([" ".join(words)])[0] > _TITLE_TOKENS:
            words.pop()
        head = " ".join(words)
        return [f"{head}\n{text[p[0].start : p[-1].end]}" for p in passages]

    def _insert(
        self, draft: Draft, passages: Sequence[tuple[Span, ...]], vectors: NDArray[np.float32]
    ) -> Outcome:
        with self._database.transaction() as connection:
            if (known := self._known(draft)) is not None:  # another process was first
                return Outcome("unchanged", draft.key, known["id"], known["title"])
            before = connection.execute(
                "SELECT id, revision FROM articles WHERE key = ? ORDER BY revision DESC LIMIT 1",
                (draft.key,),
            ).fetchone()
            revision = before["revision"] + 1 if before else 1
            if before:
                rows.delete_passages(connection, before["id"])
                connection.execute("UPDATE articles SET current = 0 WHERE key = ?", (draft.key,))
            article = _article(draft, revision)
            rows.insert_article(connection, article, key=draft.key, embedding=self.store.identity)
            rows.insert_passages(connection, article, passages, vectors)
            self._forget_failures(connection, draft)
        status: Status = "revised" if before else "added"
        return Outcome(status, draft.key, article.id, article.title, len(passages))

    def _known(self, draft: Draft) -> sqlite3.Row | None:
        """The current article with this very content, under this key or from another place."""
        row: sqlite3.Row | None = self._database.connection.execute(
            "SELECT id, title FROM articles WHERE sha256 = ? AND title = ? AND source_id IS ? "
            "AND current",
            (_sha256(draft.text), _title(draft), draft.source_id),
        ).fetchone()
        return row

    def _fail(self, failure: Failure) -> Outcome:
        with self._database.transaction() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO failures (source, reason, at) VALUES (?, ?, ?)",
                (failure.source, failure.reason, datetime.now(UTC).isoformat()),
            )
        return Outcome("failed", failure.source, reason=failure.reason)

    def _forget_failures(self, connection: sqlite3.Connection, draft: Draft) -> None:
        connection.execute(
            "DELETE FROM failures WHERE source = ? OR source = ?", (draft.key, draft.path)
        )


def _listing(scope: Scope, search: str) -> tuple[str, list[object]]:
    condition, values = rows.scope_condition(scope)
    parts: list[object] = list(values)
    for word in search.lower().split():
        condition += (
            " AND instr(lower(a.title || ' ' || coalesce(a.outlet, '') || ' ' || a.authors), ?)"
        )
        parts.append(word)
    return condition, parts


def _title(draft: Draft) -> str:
    if draft.title:
        return draft.title
    if draft.path:
        return Path(draft.path).name
    return draft.text[:80].split("\n")[0]


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _article(draft: Draft, revision: int) -> Article:
    sha256 = _sha256(draft.text)
    identity = f"{draft.key}\0{revision}\0{sha256}".encode("utf-8", "surrogateescape")
    return Article(
        id=hashlib.sha256(identity).hexdigest()[:12],
        title=_title(draft),
        sha256=sha256,
        added_at=datetime.now(UTC),
        revision=revision,
        **draft.model_dump(exclude={"key", "title"}),
    )
