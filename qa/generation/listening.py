"""Hearing a model out: its words as they come, until it ends, falls silent or is stopped."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Iterator, Sequence

from langchain_core.language_models import BaseChatModel
from langchain_core.messages import BaseMessage
from langsmith import tracing_context

# How often a stop is looked for while nothing comes.
_LOOK_SECONDS = 0.1
# All of an answer may take so many times what a model may be silent: a server that sends a
# letter now and then would never be silent for long.
_WHOLE = 4
_BUFFERED = 256  # chunks; a model that is not listened to does not fill the memory


class StoppedError(Exception):
    """Somebody pressed stop."""


class BrokenOffError(Exception):
    """The stream ended in mid-sentence; not every provider says so of itself."""


class SilentError(TimeoutError):
    """The model said nothing for as long as it may, or was not done in all its time."""


class _Ended:
    """The end of the stream, with what ended it, None if it ended by itself."""

    def __init__(self, error: Exception | None) -> None:
        self.error = error


def listen(
    model: BaseChatModel, messages: Sequence[BaseMessage], silence: float, stop: threading.Event
) -> Iterator[str]:
    """Give what the model says, piece by piece.

    The model is heard by another thread, since not every provider keeps to a timeout; closing
    this iterator lets go of it at its next word.

    Raises:
        StoppedError: `stop` was set.
        SilentError: nothing came for `silence` seconds, or the end not in four times as many.
        Exception: whatever the provider raises.
    """
    heard: queue.Queue[str | _Ended] = queue.Queue(_BUFFERED)
    left = threading.Event()
    threading.Thread(
        target=_hear, args=(model, messages, heard, left), name="hearing", daemon=True
    ).start()
    last = time.monotonic()
    end = last + _WHOLE * silence
    try:
        while True:
            if stop.is_set():
                raise StoppedError
            try:
                said = heard.get(timeout=_LOOK_SECONDS)
            except queue.Empty:
                said = ""
            if isinstance(said, _Ended):
                if said.error is not None:
                    raise said.error
                return
            now = time.monotonic()
            last = now if said else last
            if now - last > silence or now > end:
                raise SilentError
            if said:
                yield said
    finally:
        left.set()


def _hear(
    model: BaseChatModel,
    messages: Sequence[BaseMessage],
    heard: queue.Queue[str | _Ended],
    left: threading.Event,
) -> None:
    ended = _Ended(None)
    try:
        # Whatever the environment says: a question goes to the model and to nobody else.
        with tracing_context(enabled=False):
            for chunk in model.stream(list(messages)):
                if not _put(heard, str(chunk.text), left):
                    return
    except Exception as error:
        ended = _Ended(error)
    _put(heard, ended, left)


def _put(heard: queue.Queue[str | _Ended], said: str | _Ended, left: threading.Event) -> bool:
    """Hand something over, False once nobody listens."""
    while not left.is_set():
        try:
            heard.put(said, timeout=_LOOK_SECONDS)
        except queue.Full:
            continue
        return True
    return False
