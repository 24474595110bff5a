"""The one library of a server process, opened at the first page and shared by all of them."""

from __future__ import annotations

import streamlit as st

from index import FootnoteError, Library, Settings
from qa import Answerer
from ui import components
from ui.answering import Answering


@st.cache_resource(show_spinner="Opening the library…")
def _open() -> Answering:
    library = Library(Settings())
    return Answering(library, Answerer(library))


def open_answering() -> Answering:
    """The library with what answers from it; a page that cannot have it says why and stops."""
    try:
        return _open()
    except FootnoteError as error:
        components.notice([str(error)], kind="error", key="cannot-open")
        st.stop()


def article_count(n: int) -> str:
    """A number of articles in words that agree with it."""
    return "1 article" if n == 1 else f"{n:,} articles"
