"""Sources made of a sentence or two, of an article of a known day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from qa.checking.source import Source
from qa.models import Citation

Cited = Callable[..., Citation]
Sourced = Callable[..., Source]


@pytest.fixture(scope="session")
def cited() -> Cited:
    """A citation of a text, of an article of 14 March 2023, a Tuesday."""

    def make(text: str, speaker: str | None = None, published: date | None = None) -> Citation:
        return Citation(
            n=1, article_id="a1", source_id=None, title="Port of Velmar reopens after storm",
            outlet="The Velmar Courier", published=published or date(2023, 3, 14), url=None,
            start=0, end=len(text), quote=text, prefix="", suffix="", speaker=speaker,
        )  # fmt: skip

    return make


@pytest.fixture(scope="session")
def sourced(cited: Cited) -> Sourced:
    """The source that such a citation makes."""

    def make(text: str, speaker: str | None = None) -> Source:
        return Source([cited(text, speaker)])

    return make
