"""A library: the articles of one folder, added, listed and removed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from index import articles as rows
from index.adding import Adder, Outcome
from index.embed import load_embeddings
from index.errors import ModelMismatchError, UnknownArticleError
from index.load import Failure, load
from index.models import EVERYTHING, Article, Draft, Scope
from index.settings import Settings
from index.store import PassageStore


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
        model = load_embeddings(settings.embedding_model)
        self.store = PassageStore(settings.library, model)
        self._adder = Adder(self.store, model)
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
        # From one outlet to the next by the index: asked before every question, and DISTINCT
        # would look at every article.
        found = self._database.connection.execute(
            "WITH RECURSIVE outlets (name) AS ("
            "SELECT min(outlet) FROM articles WHERE current UNION ALL "
            "SELECT (SELECT min(outlet) FROM articles WHERE current AND outlet > name) "
            "FROM outlets WHERE name IS NOT NULL) "
            "SELECT name FROM outlets WHERE name IS NOT NULL ORDER BY lower(name)"
        )
        return [row["name"] for row in found]

    def newest(self, scope: Scope = EVERYTHING) -> date | None:
        """The last day up to today on which an article of a scope was published."""
        condition, values = rows.scope_condition(scope)
        row = self._database.connection.execute(
            "SELECT max(a.published) FROM articles a "  # noqa: S608
            f"WHERE {condition} AND a.published <= ?",
            (*values, date.today().isoformat()),
        ).fetchone()
        return date.fromisoformat(row[0]) if row[0] else None

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
        yield from self._adder.add(drafts)

    def remove(self, article_ids: Sequence[str]) -> list[str]:
        """Remove articles with all their revisions and every trace; returns the ids removed.

        Conversations keep what their answers quoted until they are deleted themselves.

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

    def forget_failures(self, sources: Sequence[str] | None = None) -> None:
        """Take these sources, or all of them, off the list of what could not be added."""
        with self._database.transaction() as connection:
            if sources is None:
                connection.execute("DELETE FROM failures")
            for source in sources or ():
                connection.execute("DELETE FROM failures WHERE source = ?", (source,))

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
        yield from self._adder.reembed()

    def close(self) -> None:
        """Save the vector cache; what was added is safe without it."""
        self.store.close()


def _listing(scope: Scope, search: str) -> tuple[str, list[object]]:
    condition, values = rows.scope_condition(scope)
    parts: list[object] = list(values)
    for word in search.lower().split():
        condition += (
            " AND instr(lower(a.title || ' ' || coalesce(a.outlet, '') || ' ' || a.authors), ?)"
        )
        parts.append(word)
    return condition, parts
