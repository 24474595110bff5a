"""Uploads added in the background, so that looking elsewhere meanwhile interrupts nothing."""

from __future__ import annotations

import hashlib
import logging
import threading
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from index import Draft, Failure, Library, Outcome, load_bytes

_log = logging.getLogger(__name__)


class Upload(NamedTuple):
    """A file as the browser sent it."""

    name: str
    data: bytes


class Adding:
    """Files being added: what is asked for, and what became of it so far."""

    def __init__(self, library: Library, uploads: Sequence[Upload]) -> None:
        """Begin to add the files, on a thread of their own."""
        self._library = library
        self._uploads = list(uploads)
        self.files = len(uploads)
        self.read = 0
        self.outcomes: list[Outcome] = []
        self.error: str | None = None
        self.done = threading.Event()
        threading.Thread(target=self._run, name="adding", daemon=True).start()

    @property
    def current(self) -> str:
        """The name of the file that is being read."""
        return self._uploads[min(self.read, self.files - 1)].name

    def _run(self) -> None:
        try:
            for outcome in self._library.add_drafts(self._drafts()):
                self.outcomes.append(outcome)
        except Exception as error:
            _log.exception("Adding uploads stopped")
            self.error = str(error)
        finally:
            self._uploads = [Upload(upload.name, b"") for upload in self._uploads]
            self.done.set()

    def _drafts(self) -> Iterator[Draft | Failure]:
        limit = self._library.settings.upload_limit_mb * 1_000_000
        for upload in self._uploads:
            # Not by its name alone: two files called article.txt are seldom one article,
            # and the second must not put the first away as an older revision.
            key = f"upload:{hashlib.sha256(upload.data).hexdigest()[:16]}:{upload.name}"
            # An upload has no path to know it again by; if it fails again, it says so again.
            self._library.forget_failures([upload.name])
            yield from load_bytes(upload.name, upload.data, key=key, limit_bytes=limit)
            self.read += 1
