"""Articles and their passages as rows: the statements, and nothing that decides anything."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.models import Article, Origin, Passage, Scope, Span

# Characters of an article's opening that count with its title: what news says first is what
# it is about. As in `index.database`, which indexed the articles of older libraries so.
HEAD = 300

_COLUMNS = (
    "id, title, text, outlet, authors, published, url, path, language, source_id, "
    "sha256, added_at, revision, current"
)


def article_from_row(row: sqlite3.Row) -> Article:
    """The article of a row that has the columns of `articles`."""
    values: dict[str, Any] = {name: row[name] for name in _COLUMNS.split(", ")}
    values["authors"] = tuple(json.loads(values["authors"]))
    return Article.model_validate(values)


def passage_from_row(row: sqlite3.Row) -> Passage:
    """The passage of a row that has the columns of `passages`."""
    pairs = np.frombuffer(row["sentences"], dtype="<i4").reshape(-1, 2).tolist()
    return Passage(
        id=row["id"],
        article_id=row["article_id"],
        start=row["start"],
        end=row["end"],
        sentences=tuple(Span(start, end) for start, end in pairs),
    )


def insert_article(
    connection: sqlite3.Connection,
    article: Article,
    *,
    key: str,
    embedding: str,
    metadata: dict[str, Any] | None = None,
) -> None:
    """Insert one article's row."""
    connection.execute(
        f"INSERT INTO articles ({_COLUMNS}, key, embedding, metadata) "  # noqa: S608
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            article.id,
            article.title,
            article.text,
            article.outlet,
            json.dumps(article.authors, ensure_ascii=False),
            article.published and article.published.isoformat(),
            article.url,
            article.path,
            article.language,
            article.source_id,
            article.sha256,
            article.added_at.isoformat(),
            article.revision,
            article.current,
            key,
            embedding,
            None if metadata is None else json.dumps(metadata, ensure_ascii=False),
        ),
    )


TOLD = ("outlet", "authors", "published", "url", "path", "language")
"""What a source tells of an article besides its text, its title and its own id."""


def tell(connection: sqlite3.Connection, article_id: str, told: dict[str, Any]) -> bool:
    """Set what the source tells of an article (`TOLD`); False where it was so already."""
    values = told | {
        "authors": json.dumps(told["authors"], ensure_ascii=False),
        "published": told["published"] and told["published"].isoformat(),
    }
    row = connection.execute("SELECT * FROM articles WHERE id = ?", (article_id,)).fetchone()
    if row is None or all(row[name] == values[name] for name in TOLD):
        return False
    setting = ", ".join(f"{name} = :{name}" for name in TOLD)
    connection.execute(
        f"UPDATE articles SET {setting} WHERE id = :id",  # noqa: S608
        values | {"id": article_id},
    )
    return True


def key_is_taken(connection: sqlite3.Connection, key: str) -> bool:
    """Whether any article has, or had, this source."""
    found = connection.execute("SELECT 1 FROM articles WHERE key = ? LIMIT 1", (key,)).fetchone()
    return found is not None


def move(connection: sqlite3.Connection, key: str, to: str) -> None:
    """Give an article and its earlier revisions another source."""
    connection.execute("UPDATE articles SET key = ? WHERE key = ?", (to, key))


def insert_passages(
    connection: sqlite3.Connection,
    article: Article,
    passages: Sequence[tuple[Span, ...]],
    vectors: NDArray[np.float32],
) -> None:
    """Insert an article's passages, their vectors (rows of `vectors`) and their words."""
    for sentences, vector in zip(passages, vectors, strict=True):
        start, end = sentences[0].start, sentences[-1].end
        cursor = connection.execute(
            'INSERT INTO passages (article_id, start, "end", sentences, vector) '
            "VALUES (?, ?, ?, ?, ?)",
            (
                article.id,
                start,
                end,
                np.asarray(sentences, dtype="<i4").tobytes(),
                vector.astype("<f2").tobytes(),
            ),
        )
        connection.execute(
            "INSERT INTO passages_fts (rowid, title, body) VALUES (?, ?, ?)",
            (cursor.lastrowid, article.title, article.text[start:end]),
        )
    _index_whole(connection, article.id)


def delete_passages(connection: sqlite3.Connection, article_id: str) -> None:
    """Delete an article's passages from every table, and note it for the vector cache."""
    _index_whole(connection, article_id, forget=True)
    rows = connection.execute(
        'SELECT p.id, p.start, p."end", a.title, a.text FROM passages p '
        "JOIN articles a ON a.id = p.article_id WHERE a.id = ?",
        (article_id,),
    ).fetchall()
    for row in rows:
        # A contentless full-text table forgets a row only when told the words it had.
        connection.execute(
            "INSERT INTO passages_fts (passages_fts, rowid, title, body) "
            "VALUES ('delete', ?, ?, ?)",
            (row["id"], row["title"], row["text"][row["start"] : row["end"]]),
        )
        connection.execute("INSERT INTO deletions (passage_id) VALUES (?)", (row["id"],))
    connection.execute("DELETE FROM passages WHERE article_id = ?", (article_id,))


def _index_whole(connection: sqlite3.Connection, article_id: str, *, forget: bool = False) -> None:
    """Put the words of an article into the full-text index under its first passage's id.

    Forgetting takes the very words that were put in, so both are this one statement.
    """
    columns, value = ("articles_fts, ", "'delete', ") if forget else ("", "")
    connection.execute(
        f"INSERT INTO articles_fts ({columns}rowid, head, body) "  # noqa: S608
        f"SELECT {value}p.id, a.title || char(10) || substr(a.text, 1, {HEAD}), a.text "
        "FROM articles a JOIN passages p ON p.article_id = a.id "
        "WHERE a.id = ? ORDER BY p.id LIMIT 1",
        (article_id,),
    )


def fetch_origins(connection: sqlite3.Connection, ids: Iterable[int]) -> dict[int, Origin]:
    """Where passages stand, by their ids, without their texts; unknown ids are absent."""
    rows = connection.execute(
        "SELECT p.id, a.id AS article_id, a.outlet, a.published FROM passages p "
        "JOIN articles a ON a.id = p.article_id WHERE p.id IN (SELECT value FROM json_each(?))",
        (json.dumps([int(i) for i in ids]),),
    )
    return {
        row["id"]: Origin(
            row["article_id"],
            row["outlet"],
            date.fromisoformat(row["published"]) if row["published"] else None,
        )
        for row in rows
    }


def fetch_articles(connection: sqlite3.Connection, ids: Iterable[str]) -> dict[str, Article]:
    """Articles by id, any revision; unknown ids are absent."""
    rows = connection.execute(
        "SELECT * FROM articles WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(ids)),),
    )
    return {row["id"]: article_from_row(row) for row in rows}


def fetch_passages(connection: sqlite3.Connection, ids: Iterable[int]) -> dict[int, Passage]:
    """Passages by id; unknown ids are absent."""
    rows = connection.execute(
        'SELECT id, article_id, start, "end", sentences FROM passages '
        "WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps([int(i) for i in ids]),),
    )
    return {row["id"]: passage_from_row(row) for row in rows}


def fetch_openings(connection: sqlite3.Connection, ids: Iterable[str]) -> dict[str, Passage]:
    """The first passage of each article, by the articles' ids; those without one are absent."""
    rows = connection.execute(
        'SELECT id, article_id, start, "end", sentences FROM passages WHERE id IN '
        "(SELECT min(id) FROM passages WHERE article_id IN (SELECT value FROM json_each(?)) "
        "GROUP BY article_id)",
        (json.dumps(list(ids)),),
    )
    return {row["article_id"]: passage_from_row(row) for row in rows}


def scope_condition(scope: Scope) -> tuple[str, list[Any]]:
    """A scope as an SQL condition over `articles a`, and its parameters."""
    parts, values = ["a.current"], list[Any]()
    if scope.article_ids:
        parts.append("a.id IN (SELECT value FROM json_each(?))")
        values.append(json.dumps(scope.article_ids))
    for column, names in (("outlet", scope.outlets), ("authors", scope.authors)):
        if names:
            parts.append("(" + " OR ".join(f"instr(lower(a.{column}), ?)" for _ in names) + ")")
            values.extend(name.strip().lower() for name in names)
    for operator, day in ((">=", scope.since), ("<=", scope.until)):
        if day is not None:
            parts.append(f"a.published {operator} ?")
            values.append(day.isoformat())
    return " AND ".join(parts), values
