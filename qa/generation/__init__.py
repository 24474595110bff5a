"""Answers in a language model's words, every sentence tied to the sentences it was shown."""

from __future__ import annotations

from qa.generation.chat import Destination, ModelError, destination
from qa.generation.rewriting import rewritten
from qa.generation.trial import Trial, try_model
from qa.generation.writer import Writer

__all__ = ["Destination", "ModelError", "Trial", "Writer", "destination", "rewritten", "try_model"]
