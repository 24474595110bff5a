"""What attribution hands out: somebody's words, where they stand, and who that is."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, Field

Kind = Literal["direct", "mixed", "indirect"]


class Attribution(BaseModel, frozen=True):
    """Words of an article that are somebody's, not the article's own.

    All offsets are characters of the article text, end exclusive. Words interrupted
    by their own attribution ("…," she said, "…") are two attributions.
    """

    start: int
    end: int
    kind: Kind = Field(description="quoted outright, reported with quoted parts, or reported")
    speaker: str = Field(description="display name, resolved through the article")
    speaker_start: int = Field(description="the mention of the speaker that the cue belongs to")
    speaker_end: int
    cue: str = Field(description='the words that attribute: "said", "according to"')
    framed: bool = Field(
        default=False,
        exclude=True,  # how `speaker_of` judges a sentence, not a part of what is printed
        description="the rest of the sentence only tells who said it, when and where",
    )
    stance: bool = Field(
        default=False,
        description="told of the speaker (what they want, back, oppose), not words of theirs",
    )
