"""The FAISS index: a cache of the vectors that SQLite holds, never a truth of its own.

One snapshot file: a line of JSON saying what it was taken from and the digest of the
rest, then FAISS's own bytes. When opened it is brought up to date from SQLite; when it
is missing, torn, or made with another model, it is made again.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import threading
from pathlib import Path
from typing import Any

import faiss
import numpy as np
from numpy.typing import NDArray

from index.database import Database

# A snapshot is written again once this many changes have to be replayed on opening:
# replaying them takes about as long as reading a file of that many vectors.
_REPLAY_LIMIT = 2_000
_ROWS = 4_096
# One question is searched faster by one thread than by two that wait for each other and
# for the reader's: 2 ms for 6 over 29,600 vectors, alone, and 27 ms beside the reader.
faiss.omp_set_num_threads(1)


class VectorCache:
    """Inner-product search over the vectors of a library, exact, kept in step with SQLite."""

    def __init__(self, database: Database, snapshot: Path) -> None:
        self._database = database
        self._snapshot = snapshot
        self._lock = threading.RLock()
        self._index: Any = None
        self._identity = ""
        self._last_passage = 0
        self._last_deletion = 0
        self._replayed = 0

    def search(
        self, query: NDArray[np.float32], k: int, identity: str, among: NDArray[np.int64] | None
    ) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """The `k` passages nearest to `query` (shape (dimension,)), best first.

        Returns passage ids, int64, and cosines, float32, both of shape (at most k,).
        `identity` names the model in use; `among` limits the search to those passage ids.
        """
        with self._lock:
            self._catch_up(identity, len(query))
            if self._index is None or self._index.ntotal == 0 or k < 1:
                return np.empty(0, np.int64), np.empty(0, np.float32)
            parameters = None
            if among is not None:
                parameters = faiss.SearchParameters(sel=faiss.IDSelectorBatch(among))  # type: ignore[call-arg]
            k = min(k, self._index.ntotal)
            scores, ids = self._index.search(query[None, :], k, params=parameters)
        found = ids[0] >= 0
        return ids[0][found], scores[0][found]

    def save(self) -> None:
        """Write the snapshot now, if anything has changed since it was written."""
        with self._lock:
            if self._index is None:
                return
            # What another process removed meanwhile must not be written back.
            self._catch_up(self._identity, self._index.d)
            if self._replayed:
                self._write()

    def discard_deleted(self) -> None:
        """Leave no vector of a deleted passage in the snapshot."""
        with self._lock:
            if self._index is None:
                self._snapshot.unlink(missing_ok=True)
            else:
                self._catch_up(self._identity, self._index.d)
                self.save()

    def _catch_up(self, identity: str, dimension: int) -> None:
        if self._index is None or self._identity != identity:
            self._read(identity, dimension)
        connection = self._database.connection
        deleted = connection.execute(
            "SELECT seq, passage_id FROM deletions WHERE seq > ? ORDER BY seq",
            (self._last_deletion,),
        ).fetchall()
        rows = connection.execute(
            "SELECT p.id, p.vector FROM passages p JOIN articles a ON a.id = p.article_id "
            "WHERE p.id > ? AND a.embedding = ? ORDER BY p.id",
            (self._last_passage, identity),
        )
        while batch := rows.fetchmany(_ROWS):
            vectors = np.frombuffer(b"".join(r["vector"] for r in batch), dtype="<f2")
            ids = np.array([r["id"] for r in batch], dtype=np.int64)
            self._index.add_with_ids(
                np.ascontiguousarray(vectors.reshape(len(ids), -1), dtype=np.float32), ids
            )
            self._last_passage = int(ids[-1])
            self._replayed += len(ids)
        if deleted:
            gone = np.array([r["passage_id"] for r in deleted], dtype=np.int64)
            self._index.remove_ids(faiss.IDSelectorBatch(gone))
            self._last_deletion = int(deleted[-1]["seq"])
            self._replayed += len(gone)
        if self._replayed >= _REPLAY_LIMIT:
            self._write()

    def _read(self, identity: str, dimension: int) -> None:
        self._index, self._identity = faiss.IndexIDMap2(faiss.IndexFlatIP(dimension)), identity
        self._last_passage = self._last_deletion = self._replayed = 0
        try:
            header, payload = self._snapshot.read_bytes().split(b"\n", 1)
            told = json.loads(header)
            whole = hashlib.sha256(payload).hexdigest() == told["sha256"]
            if not whole or told["identity"] != identity or told["dimension"] != dimension:
                return
            index = faiss.deserialize_index(np.frombuffer(payload, dtype=np.uint8))
            last_passage, last_deletion = int(told["last_passage"]), int(told["last_deletion"])
        except (OSError, ValueError, KeyError, TypeError, RuntimeError):
            return  # missing or torn: what SQLite holds is replayed from the beginning
        if self._foreign(last_passage, last_deletion):
            return
        self._index, self._last_passage = index, last_passage
        self._last_deletion = last_deletion

    def _foreign(self, last_passage: int, last_deletion: int) -> bool:
        """True for a snapshot ahead of the database: it was taken from another one."""
        rows = self._database.connection.execute("SELECT name, seq FROM sqlite_sequence")
        seen: dict[str, int] = {row["name"]: row["seq"] for row in rows}
        return last_passage > seen.get("passages", 0) or last_deletion > seen.get("deletions", 0)

    def _write(self) -> None:
        payload = faiss.serialize_index(self._index).tobytes()
        header = {
            "identity": self._identity,
            "dimension": self._index.d,
            "last_passage": self._last_passage,
            "last_deletion": self._last_deletion,
            "sha256": hashlib.sha256(payload).hexdigest(),
        }
        # One name for all: what a killed process left is written over, and what two at once
        # make of it is found out by its digest.
        scratch = self._snapshot.with_suffix(".tmp")
        # A cache that cannot be written (a full disk, say) costs time, never an answer.
        with contextlib.suppress(OSError):
            scratch.write_bytes(json.dumps(header).encode() + b"\n" + payload)
            os.replace(scratch, self._snapshot)
            self._replayed = 0
        scratch.unlink(missing_ok=True)
