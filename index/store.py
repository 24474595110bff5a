"""The passages of a library as a LangChain `VectorStore`, over SQLite and FAISS.

A passage of an article is a `Document` with the id `article:start-end`, its offsets and
its article's title, outlet and date as metadata. Documents added through LangChain's own
methods are kept whole, each as one passage under the id it was given.
"""

from __future__ import annotations

import hashlib
import json
import uuid
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self

import numpy as np
from langchain_core.documents import Document
from langchain_core.embeddings import Embeddings
from langchain_core.vectorstores import VectorStore
from numpy.typing import NDArray

from index import articles as rows
from index import search
from index.database import Database
from index.embed import PassageEmbeddings, normalise
from index.errors import FootnoteError
from index.models import EVERYTHING, Article, Origin, Passage, Scope, Span
from index.split import SPLITTER_VERSION
from index.vectors import VectorCache

DATABASE_NAME = "library.sqlite"
SNAPSHOT_NAME = "vectors.faiss"
# Documents that came through LangChain rather than from a loader.
_DOCUMENT_KEY = "document:"


class PassageStore(VectorStore):
    """Every passage of a library, found by meaning or by words.

    Example:
        >>> store = PassageStore(folder, PackagedEmbeddings())
        >>> store.add_texts(["Damascus signed the agreement."], ids=["one"])
        ['one']
        >>> store.similarity_search("who signed?", k=1)[0].id
        'one'
    """

    def __init__(self, folder: Path, embedding: Embeddings) -> None:
        self.database = Database(folder / DATABASE_NAME)
        self._embedding = embedding
        self._cache = VectorCache(self.database, folder / SNAPSHOT_NAME)

    @property
    def embeddings(self) -> Embeddings:
        """The embedding model that passages and questions go through."""
        return self._embedding

    @property
    def identity(self) -> str:
        """What makes vectors comparable: the model, its weights, and how text was split."""
        model = getattr(self._embedding, "identity", type(self._embedding).__qualname__)
        return f"{model}+split-{SPLITTER_VERSION}"

    # Searching

    def dense(self, query: str, k: int, scope: Scope = EVERYTHING) -> search.Ranking:
        """Passages nearest in meaning, by cosine."""
        return self._dense(self._encode_query(query), k, scope)

    def lexical(self, query: str, k: int, scope: Scope = EVERYTHING) -> search.Ranking:
        """Passages that share words with the query, by BM25."""
        return search.lexical(self.database.connection, query, k, scope=scope)

    def whole(self, query: str, k: int, scope: Scope = EVERYTHING) -> search.Ranking:
        """Articles that share words with the query, each by the id of its first passage."""
        return search.whole(self.database.connection, query, k, scope=scope)

    def origins(self, ids: Iterable[int]) -> dict[int, Origin]:
        """The articles that passages stand in, with outlet and day, by the passages' ids."""
        return rows.fetch_origins(self.database.connection, ids)

    def passages(self, ids: Iterable[int]) -> dict[int, Passage]:
        """Passages by their ids."""
        return rows.fetch_passages(self.database.connection, ids)

    def openings(self, articles: Iterable[str]) -> dict[str, Passage]:
        """The first passage of each article, by the articles' ids."""
        return rows.fetch_openings(self.database.connection, articles)

    def articles(self, ids: Iterable[str]) -> dict[str, Article]:
        """Articles by their ids."""
        return rows.fetch_articles(self.database.connection, ids)

    def similarity_search(
        self, query: str, k: int = 4, filter: Scope | None = None, **kwargs: Any
    ) -> list[Document]:
        """The `k` documents nearest in meaning to `query`, within `filter`."""
        return [d for d, _ in self.similarity_search_with_score(query, k, filter, **kwargs)]

    def similarity_search_with_score(
        self, query: str, k: int = 4, filter: Scope | None = None, **kwargs: Any
    ) -> list[tuple[Document, float]]:
        """The `k` nearest documents with their cosines."""
        return self._documents(self._dense(self._encode_query(query), k, filter or EVERYTHING))

    def similarity_search_by_vector(
        self, embedding: list[float], k: int = 4, filter: Scope | None = None, **kwargs: Any
    ) -> list[Document]:
        """The `k` documents nearest to a vector."""
        vector = normalise(np.array([embedding], dtype=np.float32))[0]
        return [d for d, _ in self._documents(self._dense(vector, k, filter or EVERYTHING))]

    def _select_relevance_score_fn(self) -> Any:
        return lambda cosine: (cosine + 1) / 2

    def get_by_ids(self, ids: Sequence[str], /) -> list[Document]:
        """Documents by id; ids that are not there are left out."""
        found = {}
        for row in self._rows(
            "d.key IN (SELECT value FROM json_each(?))",
            json.dumps([_DOCUMENT_KEY + i for i in ids]),
        ):
            found[_document(row).id] = _document(row)
        for row in self._rows(
            "d.id || ':' || p.start || '-' || p.\"end\" IN (SELECT value FROM json_each(?))",
            json.dumps(list(ids)),
            json.dumps([i.partition(":")[0] for i in ids]),
        ):
            found[_document(row).id] = _document(row)
        return [found[i] for i in dict.fromkeys(ids) if i in found]

    # Adding and deleting

    def add_documents(self, documents: list[Document], **kwargs: Any) -> list[str]:
        """Add documents, one passage each; one that has the id of another replaces it.

        Raises:
            FootnoteError: a document is longer than the embedding model reads.
        """
        ids = kwargs.get("ids") or [d.id for d in documents]
        given = [i or str(uuid.uuid4()) for i in ids]
        texts = [d.page_content for d in documents]
        self._refuse_long(given, texts)
        vectors = self.encode(texts)
        with self.database.transaction() as connection:
            for i, document, vector in zip(given, documents, vectors, strict=True):
                self._delete(connection, _DOCUMENT_KEY + i)
                article = _article_of(i, document)
                rows.insert_article(
                    connection,
                    article,
                    key=_DOCUMENT_KEY + i,
                    embedding=self.identity,
                    metadata=document.metadata,
                )
                whole = (Span(0, len(article.text)),)
                rows.insert_passages(connection, article, [whole], vector[None, :])
        return given

    def add_texts(
        self,
        texts: Iterable[str],
        metadatas: list[dict[str, Any]] | None = None,
        *,
        ids: list[str] | None = None,
        **kwargs: Any,
    ) -> list[str]:
        """Add texts as documents."""
        metas = metadatas or []
        documents = [
            Document(page_content=text, metadata=metas[n] if n < len(metas) else {})
            for n, text in enumerate(texts)
        ]
        return self.add_documents(documents, ids=ids)

    def delete(self, ids: list[str] | None = None, **kwargs: Any) -> bool:
        """Delete documents added through LangChain; all of them if `ids` is None."""
        with self.database.transaction() as connection:
            if ids is None:
                keys = connection.execute(
                    "SELECT key FROM articles WHERE key GLOB ?", (_DOCUMENT_KEY + "*",)
                )
                for row in keys.fetchall():
                    self._delete(connection, row["key"])
            for i in ids or ():
                self._delete(connection, _DOCUMENT_KEY + i)
        return True

    @classmethod
    def from_texts(
        cls,
        texts: list[str],
        embedding: Embeddings,
        metadatas: list[dict[str, Any]] | None = None,
        *,
        ids: list[str] | None = None,
        folder: Path | str = "footnote-library",
        **kwargs: Any,
    ) -> Self:
        """A store in `folder` with these texts in it."""
        store = cls(Path(folder), embedding)
        store.add_texts(texts, metadatas, ids=ids)
        return store

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Unit vectors, float32 of shape (len(texts), dimension)."""
        if isinstance(self._embedding, PassageEmbeddings):
            return self._embedding.encode(texts)
        vectors = np.array(self._embedding.embed_documents(list(texts)), dtype=np.float32)
        return normalise(vectors) if len(texts) else vectors

    def close(self) -> None:
        """Save the vector cache, so that opening the library again is quick."""
        self._cache.save()

    def purge(self) -> None:
        """Rid every file of what was deleted: old segments, the write-ahead log, the cache."""
        connection = self.database.connection
        for table in ("passages_fts", "articles_fts"):
            connection.execute(f"INSERT INTO {table} ({table}) VALUES ('optimize')")  # noqa: S608
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        self._cache.discard_deleted()

    def _encode_query(self, query: str) -> NDArray[np.float32]:
        vector = np.array([self._embedding.embed_query(query)], dtype=np.float32)
        unit: NDArray[np.float32] = normalise(vector)[0]
        return unit

    def _dense(self, vector: NDArray[np.float32], k: int, scope: Scope) -> search.Ranking:
        connection = self.database.connection
        return search.dense(connection, self._cache, vector, k, identity=self.identity, scope=scope)

    def _documents(self, ranking: search.Ranking) -> list[tuple[Document, float]]:
        ids = ranking.ids.tolist()
        found = self._rows("p.id IN (SELECT value FROM json_each(?))", json.dumps(ids))
        documents = {row["passage_id"]: _document(row) for row in found}
        scored = zip(ids, ranking.scores.tolist(), strict=True)
        return [(documents[i], score) for i, score in scored if i in documents]

    def _rows(self, condition: str, values: str, articles: str | None = None) -> list[Any]:
        only = "AND d.id IN (SELECT value FROM json_each(?))" if articles else ""
        return self.database.connection.execute(
            'SELECT d.*, p.id AS passage_id, p.start, p."end" FROM passages p '  # noqa: S608
            f"JOIN articles d ON d.id = p.article_id WHERE {condition} {only}",
            (values, articles) if articles else (values,),
        ).fetchall()

    def _delete(self, connection: Any, key: str) -> None:
        for row in connection.execute("SELECT id FROM articles WHERE key = ?", (key,)).fetchall():
            rows.delete_passages(connection, row["id"])
            connection.execute("DELETE FROM articles WHERE id = ?", (row["id"],))

    def _refuse_long(self, ids: Sequence[str], texts: Sequence[str]) -> None:
        if not isinstance(self._embedding, PassageEmbeddings):
            return
        limit = self._embedding.max_tokens - 2  # [CLS] and [SEP]
        counts = self._embedding.count_tokens(texts)
        for i, count in zip(ids, counts, strict=True):
            if count > limit:
                raise FootnoteError(
                    f"Document {i!r} has {count} word pieces and the embedding model reads "
                    f"{limit}; split it first, or add it as an article with Library.add."
                )


def _document(row: Any) -> Document:
    """A row of articles joined with passages, as LangChain sees it."""
    if row["metadata"] is not None:
        return Document(
            id=row["source_id"], page_content=row["text"], metadata=json.loads(row["metadata"])
        )
    start, end = row["start"], row["end"]
    names = ("title", "outlet", "published", "url", "source_id")
    return Document(
        id=f"{row['id']}:{start}-{end}",
        page_content=row["text"][start:end],
        metadata={"article_id": row["id"], "start": start, "end": end}
        | {name: row[name] for name in names if row[name] is not None},
    )


def _article_of(i: str, document: Document) -> Article:
    text = document.page_content
    sha256 = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    digest = hashlib.sha256(f"{_DOCUMENT_KEY}{i}\0{sha256}".encode()).hexdigest()
    return Article(
        id=digest[:12],
        title=str(document.metadata.get("title", "")),
        text=text,
        source_id=i,
        sha256=sha256,
        added_at=datetime.now(UTC),
    )
