"""What checking a claim comes to."""

from __future__ import annotations

from typing import Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, Field

from qa.models import Verdict

Kind = Literal["figure", "date", "name", "quotation", "speaker", "polarity"]


class Finding(NamedTuple):
    """Something a claim says that its source does not, in one sentence for a person."""

    kind: Kind
    reason: str


class Check(BaseModel):
    """The verdict on a claim and, where something is wrong, what."""

    model_config = ConfigDict(frozen=True)

    verdict: Verdict
    reason: str | None = Field(default=None, description="what is wrong, None if nothing is")
