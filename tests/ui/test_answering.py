from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from index import FootnoteError, Library
from qa import Answer, Answerer, Question
from ui.answering import Answering


def _until(condition: Callable[[], object]) -> None:
    deadline = time.monotonic() + 20
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.01)


class _Held(Answerer):
    """Answers when it is let."""

    def __init__(self, library: Library) -> None:
        super().__init__(library)
        self.release = threading.Event()
        self.calls = 0

    def stream(self, input: Question, config: Any = None, **kwargs: Any) -> Iterator[Answer]:
        self.calls += 1
        snapshots = super().stream(input, config)
        yield next(snapshots)
        self.release.wait(20)
        yield from snapshots


def test_an_answer_is_kept_though_nobody_waits_for_it(library: Library) -> None:
    answerer = _Held(library)
    desk = Answering(library, answerer)
    conversation = desk.conversations.create("Who is Jonas Brandt?")
    n = desk.ask(conversation.id, Question(text="Who is Jonas Brandt?"))
    _until(lambda: (p := desk.progress(conversation.id, n)) and p.snapshot)
    saved = desk.conversations.turn(conversation.id, n)
    assert saved is not None
    assert saved.answer is None
    desk.start(conversation.id, n, Question(text="Who is Jonas Brandt?"))  # another tab: not twice
    answerer.release.set()
    _until(lambda: desk.progress(conversation.id, n) is None)
    saved = desk.conversations.turn(conversation.id, n)
    assert saved is not None
    assert saved.answer is not None
    assert answerer.calls == 1


class _Broken(Answerer):
    error: Exception = FootnoteError("It cannot be done; do something else.")

    def stream(self, input: Question, config: Any = None, **kwargs: Any) -> Iterator[Answer]:
        raise self.error


@pytest.mark.parametrize(
    ("error", "shown"),
    [
        (FootnoteError("Do something else."), "Do something else."),
        (RuntimeError("internals"), "Something went wrong; the server's log says what."),
    ],
)
def test_a_failure_is_one_sentence_and_the_question_can_be_asked_again(
    library: Library, error: Exception, shown: str
) -> None:
    answerer = _Broken(library)
    answerer.error = error
    desk = Answering(library, answerer)
    conversation = desk.conversations.create("Why?")
    n = desk.ask(conversation.id, Question(text="Why?"))
    _until(lambda: (p := desk.progress(conversation.id, n)) and p.error)
    progress = desk.progress(conversation.id, n)
    assert progress is not None
    assert progress.error == shown


def test_examples_are_found_once_for_a_state_of_the_library(library: Library) -> None:
    desk = Answering(library, Answerer(library))
    assert desk.examples() is None
    _until(lambda: desk.examples() is not None)
    assert desk.examples()
