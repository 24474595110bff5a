"""Adding: drafts are split, embedded together, and stored one transaction an article.

An outcome is given only after its transaction, so what was reported is there whatever
happens next, and running the same command again goes on where it stopped.
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
from index.embed import PassageEmbeddings
from index.load import Failure
from index.models import Article, Draft, Span
from index.split import split_passages
from index.store import PassageStore

# Passages are cut to this many word pieces. Smaller ones find more exactly, larger ones
# keep context together; a choice, not yet measured.
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


class Adder:
    """Adds drafts to a store, and embeds again what another model embedded."""

    def __init__(self, store: PassageStore, model: PassageEmbeddings) -> None:
        self._store, self._model = store, model
        self._database = store.database

    def add(self, drafts: Iterable[Draft | Failure]) -> Iterator[Outcome]:
        """Add what a loader found; an outcome is given once it is safely stored.

        The same text under the same key changes nothing; another text is a new revision.
        """
        waiting: list[tuple[Draft, list[tuple[Span, ...]]]] = []
        held = 0
        for draft in drafts:
            if isinstance(draft, Failure):
                yield self._fail(draft)
            elif (known := self._known(draft)) is not None:
                yield self._seen_again(draft, known)
            else:
                passages = split_passages(
                    draft.text, self._model.count_tokens, PASSAGE_TOKENS, draft.language or "en"
                )
                waiting.append((draft, passages))
                held += len(passages)
                if held >= _EMBED_TOGETHER:
                    yield from self._embed(waiting)
                    waiting, held = [], 0
        yield from self._embed(waiting)

    def reembed(self) -> Iterator[Outcome]:
        """Split and embed again what another model embedded; can be interrupted and run again."""
        while True:
            row = self._database.connection.execute(
                "SELECT * FROM articles WHERE current AND embedding != ? LIMIT 1",
                (self._store.identity,),
            ).fetchone()
            if row is None:
                return
            article = rows.article_from_row(row)
            passages = split_passages(
                article.text, self._model.count_tokens, PASSAGE_TOKENS, article.language or "en"
            )
            vectors = self._store.encode(self._texts(article.title, article.text, passages))
            with self._database.transaction() as connection:
                if not _waits(connection, article.id, self._store.identity):
                    continue  # another process was first, or has revised or removed it
                rows.delete_passages(connection, article.id)
                rows.insert_passages(connection, article, passages, vectors)
                connection.execute(
                    "UPDATE articles SET embedding = ? WHERE id = ?",
                    (self._store.identity, article.id),
                )
            yield Outcome("added", row["key"], article.id, article.title, len(passages))

    def _embed(self, waiting: Sequence[tuple[Draft, list[tuple[Span, ...]]]]) -> Iterator[Outcome]:
        texts: list[str] = []
        for draft, passages in waiting:
            texts += self._texts(_title(draft), draft.text, passages)
        vectors = self._store.encode(texts)
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
            rows.insert_article(connection, article, key=draft.key, embedding=self._store.identity)
            rows.insert_passages(connection, article, passages, vectors)
            self._forget_failures(connection, draft)
        status: Status = "revised" if before else "added"
        return Outcome(status, draft.key, article.id, article.title, len(passages))

    def _seen_again(self, draft: Draft, known: sqlite3.Row) -> Outcome:
        """Keep what is told of an article whose text has not changed as its source tells it now.

        A file that has moved takes its article along: what comes in its old place is another.
        """
        told = draft.model_dump(include=set(rows.TOLD))
        with self._database.transaction() as connection:
            self._forget_failures(connection, draft)
            if known["key"] != draft.key:
                if draft.path is None or rows.key_is_taken(connection, draft.key):
                    return Outcome("unchanged", draft.key, known["id"], known["title"])
                rows.move(connection, known["key"], draft.key)
            changed = rows.tell(connection, known["id"], told)
        status: Status = "revised" if changed and known["key"] == draft.key else "unchanged"
        return Outcome(status, draft.key, known["id"], known["title"])

    def _known(self, draft: Draft) -> sqlite3.Row | None:
        """The current article with this very content, under this key or from another place."""
        row: sqlite3.Row | None = self._database.connection.execute(
            "SELECT id, key, title FROM articles WHERE sha256 = ? AND title = ? AND source_id IS ? "
            "AND current",
            (_sha256(draft.text), _title(draft), draft.source_id),
        ).fetchone()
        return row

    def _fail(self, failure: Failure) -> Outcome:
        with self._database.transaction() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO failures (source, reason, at) VALUES (?, ?, ?)",
                (failure.place or failure.source, failure.reason, datetime.now(UTC).isoformat()),
            )
        return Outcome("failed", failure.source, reason=failure.reason)

    def _forget_failures(self, connection: sqlite3.Connection, draft: Draft) -> None:
        connection.execute(
            "DELETE FROM failures WHERE source IN (?, ?, ?)", (draft.key, draft.path, draft.place)
        )


def _waits(connection: sqlite3.Connection, article_id: str, identity: str) -> bool:
    """Whether an article still has to be embedded with this model."""
    found = connection.execute(
        "SELECT 1 FROM articles WHERE id = ? AND current AND embedding != ?", (article_id, identity)
    ).fetchone()
    return found is not None


def _title(draft: Draft) -> str:
    # "London CNN —" is the dateline of a page whose headline was lost, not a headline.
    if draft.title and not draft.title.rstrip().endswith(("—", "–")):
        return draft.title
    if draft.path:
        return Path(draft.path).name
    return draft.text[:80].split("\n")[0] or draft.title or ""


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
        **draft.model_dump(exclude={"key", "title", "place"}),
    )
