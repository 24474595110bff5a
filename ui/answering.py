"""Answers made in the background, so that no click, reload or closed tab loses one.

A page only starts work and looks at it: the question is in the database before anything
else happens, and the worker writes the answer there whether or not anybody still looks.
"""

from __future__ import annotations

import logging
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

from index import FootnoteError, Library
from qa import Answer, Answerer, Question
from qa.conversations import Conversations
from qa.examples import example_questions

_log = logging.getLogger(__name__)

# A second question need not wait behind a slow first one. Reading shares two cores among
# them, waiting for a language model takes none.
_WORKERS = 4


class Progress(NamedTuple):
    """How far an answer is: the last snapshot of it, or why it failed."""

    snapshot: Answer | None = None
    error: str | None = None


class Answering:
    """Asks the questions of all open pages; one for the whole process."""

    def __init__(self, library: Library, answerer: Answerer) -> None:
        self.library = library
        self.conversations = Conversations(library.store.database)
        self.answerer = answerer
        self._pool = ThreadPoolExecutor(_WORKERS, thread_name_prefix="answering")
        self._lock = threading.Lock()
        self._progress: dict[tuple[str, int], Progress] = {}
        self._stops: dict[tuple[str, int], threading.Event] = {}
        self._examples: list[str] | None = None
        self._examples_of: tuple[object, ...] | None = None
        self._looking = False

    def ask(self, conversation_id: str, question: Question) -> int:
        """Write the question down and start on it; returns the number of the turn."""
        n = self.conversations.begin(conversation_id, question.text)
        self.start(conversation_id, n, question)
        return n

    def start(self, conversation_id: str, n: int, question: Question) -> None:
        """Answer a turn that is written down, unless it is being answered already."""
        with self._lock:
            known = self._progress.get((conversation_id, n))
            if known is not None and known.error is None:
                return
            self._progress[conversation_id, n] = Progress()
        self._pool.submit(self._answer, conversation_id, n, question)

    def stop(self, conversation_id: str, n: int) -> None:
        """End what a language model is writing; what it has written until then stands."""
        with self._lock:
            if stop := self._stops.get((conversation_id, n)):
                stop.set()

    def progress(self, conversation_id: str, n: int) -> Progress | None:
        """How far a turn is; None when nothing in this process is working on it."""
        with self._lock:
            return self._progress.get((conversation_id, n))

    def examples(self) -> list[str] | None:
        """Questions that the articles answer; None while they are being looked for."""
        newest = self.library.articles(limit=1)
        state = (self.library.count(), newest[0].id if newest else None)
        with self._lock:
            if self._examples_of != state:
                self._examples_of, self._examples = state, None
                # While articles come in, one worker looks again and again, and the others answer.
                if not self._looking:
                    self._looking = True
                    self._pool.submit(self._find_examples)
            return self._examples

    def _find_examples(self) -> None:
        while True:
            with self._lock:
                state = self._examples_of
            try:
                found = example_questions(self.library, self.answerer)
            except Exception:
                _log.exception("No example questions could be made")
                found = []
            with self._lock:
                if self._examples_of == state:
                    self._examples, self._looking = found, False
                    return

    def _answer(self, conversation_id: str, n: int, question: Question) -> None:
        key = (conversation_id, n)
        stop = threading.Event()
        with self._lock:
            self._stops[key] = stop
        try:
            history = self.conversations.history(conversation_id, n)
            asked = question.model_copy(update={"history": history})
            answer: Answer | None = None
            for answer in self.answerer.stream(asked, stop=stop):
                self._set(key, Progress(answer))
            if answer is not None:
                self.conversations.finish(conversation_id, n, answer)
            with self._lock:
                del self._progress[key]
        except FootnoteError as error:
            self._set(key, Progress(error=str(error)))
        except Exception:
            _log.exception("A question could not be answered")
            self._set(key, Progress(error="Something went wrong; the server's log says what."))
        finally:
            with self._lock:
                self._stops.pop(key, None)

    def _set(self, key: tuple[str, int], progress: Progress) -> None:
        with self._lock:
            self._progress[key] = progress
