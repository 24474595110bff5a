"""Whose words each sentence of an article is: `attributions` finds them, `speaker_of` asks."""

from __future__ import annotations

from qa.attribution.by_sentence import speaker_of
from qa.attribution.models import Attribution
from qa.attribution.reading import Attributor, attributions

__all__ = ["Attribution", "Attributor", "attributions", "speaker_of"]
