"""Articles in, passages out: load, clean, split, embed, store, search.

Nothing here knows of questions. All offsets are characters of `Article.text`.
"""

from index.adding import Outcome
from index.errors import (
    FootnoteError,
    LibraryError,
    ModelMismatchError,
    UnknownArticleError,
    UnreadableFileError,
)
from index.library import Counts, FailureRecord, Library
from index.load import SUFFIXES, Failure, load, load_bytes
from index.models import Article, Draft, Passage, Scope, Span
from index.search import Ranking
from index.settings import Caution, Settings
from index.split import split_sentences
from index.store import PassageStore

__all__ = [
    "SUFFIXES",
    "Article",
    "Caution",
    "Counts",
    "Draft",
    "Failure",
    "FailureRecord",
    "FootnoteError",
    "Library",
    "LibraryError",
    "ModelMismatchError",
    "Outcome",
    "Passage",
    "PassageStore",
    "Ranking",
    "Scope",
    "Settings",
    "Span",
    "UnknownArticleError",
    "UnreadableFileError",
    "load",
    "load_bytes",
    "split_sentences",
]
