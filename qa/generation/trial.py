"""Trying a language model: does it answer, how fast, and where does what it is told go."""

from __future__ import annotations

import threading
import time
from typing import NamedTuple

from langchain_core.messages import HumanMessage

from index import Settings
from qa.generation.chat import Destination, destination, load_chat_model, told
from qa.generation.listening import listen

_GREETING = "Write one plain sentence of about twenty words about the weather."
_MOST_CHARACTERS = 600


class Trial(NamedTuple):
    """What came of asking a model for one sentence; `error` says why nothing did."""

    destination: Destination
    error: str | None = None
    first_word_seconds: float = 0.0
    characters_a_second: float = 0.0


def try_model(settings: Settings) -> Trial:
    """Ask the model that the settings name for a sentence; nothing of the library is sent."""
    began = time.monotonic()
    first: float | None = None
    characters = 0
    try:
        model = load_chat_model(settings)
        goes = destination(settings, model)
    except Exception as error:
        return Trial(destination(settings), error=f"{told(error, settings)}.")
    try:
        stop = threading.Event()
        for said in listen(model, [HumanMessage(_GREETING)], settings.llm_timeout, stop):
            first = first or time.monotonic()
            characters += len(said)
            if characters > _MOST_CHARACTERS:
                break
    except Exception as error:
        return Trial(goes, error=f"{told(error, settings)}.")
    if first is None:
        return Trial(goes, error="The model answered with nothing.")
    writing = max(time.monotonic() - first, 1e-3)
    return Trial(goes, None, round(first - began, 2), round(characters / writing, 1))
