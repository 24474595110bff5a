"""The libraries that data sets are asked of: built once, kept, taken up where a stop left them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from index import Library, Outcome, Settings
from qa.evaluation.questions import DataSet

_BUILT = "built"  # a file that is there once every article was added


def folder_of(found: DataSet, keep: Path, settings: Settings) -> Path:
    """Where the library of a data set is kept: one for each embedding model and each selection."""
    wanted = sorted({i for q in found.questions for i in (*q.article_ids, *q.scope)})
    made_of = [str(settings.embedding_model), *wanted]
    digest = hashlib.sha256("\0".join(made_of).encode()).hexdigest()[:8]
    return keep / "libraries" / f"{found.library}-{digest}"


def is_built(folder: Path) -> bool:
    """Whether every article of the library was added."""
    return (folder / _BUILT).exists()


def build(found: DataSet, library: Library) -> Iterator[Outcome]:
    """Add the articles that are not there yet, one outcome for each; can be stopped at any time.

    An article without words is passed over.
    """
    drafts = (draft for draft in found.articles() if draft.text)
    yield from library.add_drafts(drafts)
    (library.settings.library / _BUILT).touch()
