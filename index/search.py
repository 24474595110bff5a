"""The two searches, of one shape: a question in, passage ids and scores out, best first."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.articles import scope_condition
from index.models import Scope
from index.vectors import VectorCache


class Ranking(NamedTuple):
    """Passage ids (int64) and their scores (float32, higher is better), best first."""

    ids: NDArray[np.int64]
    scores: NDArray[np.float32]


NOTHING = Ranking(np.empty(0, np.int64), np.empty(0, np.float32))

# Words that stand in nearly every passage, the last line's in those of news: they cost a scan
# each and rank nothing (a quarter of the time of a search; bench/answers.md).
_STOP_WORDS = frozenset(
    "a about also am an and any are as at be been being but by can could did do does doing for "
    "from had has have having he her hers him his how i if in into is it its itself just me more "
    "most my no nor not of on or our ours out over own s she should so some such t than that the "
    "their theirs them then there these they this those through to too under until up us very was "
    "we were what when where which while who whom whose why will with would you your yours "
    "said says new week year years".split()
)
_WORD = re.compile(r"\w+")
# The title counts about as much as the body: it is repeated with every passage, so a
# higher weight would rank long articles' passages by their title alone.
_TITLE_WEIGHT, _BODY_WEIGHT = 1.0, 1.0
# Of a whole article, its title and opening say what it is about (bench/answers.md).
_HEAD_WEIGHT = 4.0
# Words of a question that asks for one thing by its name (bench/answers.md).
_WHOLE = 4
_NAMING = re.compile(r"^(?:(?:who|what) (?:is|are|was|were) )?(?:(?:the|an?) )?")


def dense(
    connection: sqlite3.Connection,
    cache: VectorCache,
    vector: NDArray[np.float32],
    k: int,
    *,
    identity: str,
    scope: Scope,
) -> Ranking:
    """Passages whose vectors are nearest to `vector`, by cosine."""
    return Ranking(*cache.search(vector, k, identity, passage_ids(connection, scope)))


def lexical(connection: sqlite3.Connection, query: str, k: int, *, scope: Scope) -> Ranking:
    """Passages that share the words of `query`, by BM25 over title and text."""
    return _full_text(connection, "passages_fts", (_TITLE_WEIGHT, _BODY_WEIGHT), query, k, scope)


def whole(connection: sqlite3.Connection, query: str, k: int, *, scope: Scope) -> Ranking:
    """Articles that share the words of `query`, by BM25; each by the id of its first passage."""
    return _full_text(connection, "articles_fts", (_HEAD_WEIGHT, _BODY_WEIGHT), query, k, scope)


def _full_text(
    connection: sqlite3.Connection,
    table: str,
    weights: tuple[float, float],
    query: str,
    k: int,
    scope: Scope,
) -> Ranking:
    words = content_words(query)
    if not words:
        return NOTHING
    match = " OR ".join(f'"{word}"' for word in (*words, *_whole_name(query, words)))
    rank = f"bm25({table}, {weights[0]}, {weights[1]})"
    if scope:
        condition, values = scope_condition(scope)
        statement = (
            f"SELECT f.rowid AS id, {rank} AS score FROM {table} f "  # noqa: S608
            "JOIN passages p ON p.id = f.rowid JOIN articles a ON a.id = p.article_id "
            f"WHERE {table} MATCH ? AND {condition} ORDER BY score LIMIT ?"
        )
    else:
        values = []
        statement = (
            f"SELECT rowid AS id, {rank} AS score FROM {table} "  # noqa: S608
            f"WHERE {table} MATCH ? ORDER BY score LIMIT ?"
        )
    rows = connection.execute(statement, (match, *values, k)).fetchall()
    # SQLite's bm25() is smaller for better matches.
    return Ranking(
        np.array([row["id"] for row in rows], dtype=np.int64),
        np.array([-row["score"] for row in rows], dtype=np.float32),
    )


def _whole_name(query: str, words: Sequence[str]) -> tuple[str, ...]:
    """All the words as one, where they are all that is asked: "Who is Larry Summers?".

    Larrys and summers are many. In a longer question, names as one rank no better.
    """
    together = " ".join(words)
    asked = _NAMING.sub("", " ".join(_WORD.findall(query.lower())), count=1)
    return (together,) if 1 < len(words) <= _WHOLE and asked == together else ()


def content_words(text: str) -> list[str]:
    """The words of a question worth searching for, lower case, each once, in order."""
    words = dict.fromkeys(_WORD.findall(text.lower()))
    return [word for word in words if not is_small(word)] or list(words)


def is_small(word: str) -> bool:
    """True for the words, lower case, that a search leaves out: "the", "was", "year"."""
    return word in _STOP_WORDS


def passage_ids(connection: sqlite3.Connection, scope: Scope) -> NDArray[np.int64] | None:
    """The ids of the passages in a scope, or None for the whole library."""
    if not scope:
        return None
    condition, values = scope_condition(scope)
    rows = connection.execute(
        "SELECT p.id FROM passages p JOIN articles a ON a.id = p.article_id "  # noqa: S608
        f"WHERE {condition}",
        values,
    )
    return np.array([row["id"] for row in rows], dtype=np.int64)
