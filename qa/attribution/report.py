"""What one cue attributes, and to whom."""

from __future__ import annotations

from typing import NamedTuple

from qa.attribution.content import Spans
from qa.attribution.subjects import NounPhrase


class Report(NamedTuple):
    """A cue, whose it is, and the stretches of text it attributes."""

    subject: NounPhrase | None  # None: the speaker of the report before, or of the sentence
    cue: str
    start: int  # where the attributing words begin (subject or cue, whichever is first)
    content: Spans
    expects: bool = False  # ends in a colon: what comes next is theirs
    own: bool = True  # has a subject of its own, not one shared with the verb before
