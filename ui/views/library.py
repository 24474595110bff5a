"""The library page: what is in it, adding, removing, and what could not be added."""

from __future__ import annotations

from math import ceil
from pathlib import Path

import streamlit as st

from index import SUFFIXES, Article, Library, Outcome, Scope, UnknownArticleError
from ui import components
from ui.adding import Adding, Upload
from ui.opening import article_count, open_answering
from ui.reader import article_data
from ui.turns import about, day

_ON_A_PAGE = 25
_FAILURES_SHOWN = 20
_POLL_SECONDS = 0.4
_BESIDE_READER = Path(__file__).parent.parent / "beside_reader.css"
_OUTCOMES = {"added": "Added", "revised": "New version", "unchanged": "Already there"}


def main() -> None:
    """Draw the page; what was clicked has been dealt with by the callbacks before."""
    library = open_answering().library
    adding: Adding | None = st.session_state.get("adding")
    # Asked before anything is counted: what ends meanwhile draws the page anew.
    running = adding is not None and not adding.done.is_set()
    counts = library.counts()
    st.title("Library")
    held = f"{article_count(counts.articles)}, {counts.passages:,} searchable passages"
    components.notice([held], key="counts")
    _upload(library, adding, running=running, first=counts.articles == 0)
    if counts.failures:
        _failures(library, counts.failures)
    if counts.articles:
        _listing(library, counts.articles)
    _reader(library)


def _upload(library: Library, adding: Adding | None, *, running: bool, first: bool) -> None:
    if first:
        st.write("Nothing here yet. Drop some articles below to begin.")
    turn = st.session_state.get("uploads", 0)
    st.file_uploader(
        "Add articles",
        type=sorted(suffix.removeprefix(".") for suffix in SUFFIXES),
        accept_multiple_files=True,
        max_upload_size=library.settings.upload_limit_mb,
        disabled=running,
        key=f"upload-{turn}",
        on_change=lambda: _begin(library, f"upload-{turn}"),
    )
    if adding is not None:
        st.fragment(_progress, run_every=_POLL_SECONDS if running else None)(adding, running)


def _begin(library: Library, key: str) -> None:
    running: Adding | None = st.session_state.get("adding")
    files = [Upload(file.name, file.getvalue()) for file in st.session_state[key] or ()]
    if not files or (running is not None and not running.done.is_set()):
        return
    st.session_state["adding"] = Adding(library, files)
    # Another key is another, empty uploader: what was taken is no longer waiting there.
    st.session_state["uploads"] = st.session_state.get("uploads", 0) + 1


def _progress(adding: Adding, running: bool) -> None:
    done = adding.done.is_set()
    if not done:
        text = f"Adding: {adding.read} of {adding.files} files read"
        st.progress(adding.read / max(1, adding.files), text=text)
    good = [_line(o) for o in adding.outcomes if o.status != "failed"]
    bad = [_line(o) for o in adding.outcomes if o.status == "failed"]
    if adding.error:
        bad.append(f"Adding stopped: {adding.error}")
    if bad:
        components.notice(bad, kind="error", key="upload-failed")
    if good:
        components.notice(good, kind="info", key="upload-added")
    if done and not (good or bad):
        components.notice(["There was nothing to add in these files."], key="upload-nothing")
    if running and done:
        st.rerun()


def _line(outcome: Outcome) -> str:
    if outcome.status == "failed":
        return f"Not added: {outcome.source}. {outcome.reason}"
    return f"{_OUTCOMES[outcome.status]}: {outcome.title}"


def _failures(library: Library, n: int) -> None:
    with st.expander("1 file could not be added" if n == 1 else f"{n:,} could not be added"):
        shown = library.failures()[:_FAILURES_SHOWN]
        lines = [f"{failure.source}: {failure.reason}" for failure in shown]
        if n > len(shown):
            lines.append(
                f"and {n - len(shown):,} more; the command “footnote status” lists them all."
            )
        components.notice(lines, kind="info", key="failures")
        st.button("Clear this list", on_click=library.forget_failures)


def _listing(library: Library, total: int) -> None:
    search = st.text_input(
        "Find articles", placeholder="Title, outlet or author", key="search", max_chars=200
    )
    found = library.count(search=search) if search.strip() else total
    if not found:
        components.notice(
            ["No article has these words in its title, outlet or author."], key="none"
        )
        return
    pages = ceil(found / _ON_A_PAGE)
    # Another search starts on its first page.
    page = 1
    if pages > 1:
        page = min(pages, st.session_state.get(f"page-{search}", 1))
    opened = st.session_state.get("article")
    shown = library.articles(search=search, limit=_ON_A_PAGE, offset=(page - 1) * _ON_A_PAGE)
    components.articles(
        {"items": [_item(article, opened) for article in shown]},
        key="articles",
        on_open=_open,
        on_remove=lambda: _ask_to_remove(library),
    )
    if pages > 1:
        st.pagination(pages, key=f"page-{search}")
    if chosen := st.session_state.pop("to-remove", None):
        _confirm_removal(library, chosen)


def _item(article: Article, opened: str | None) -> dict[str, object]:
    known = about(article.outlet, day(article.published), ", ".join(article.authors))
    return {
        "id": article.id,
        "title": article.title,
        "about": known or f"Added {day(article.added_at.date())}",
        "current": article.id == opened,
    }


def _open() -> None:
    clicked = st.session_state["articles"]["open"]
    if clicked:
        st.session_state["moves"] = st.session_state.get("moves", 0) + 1
        st.session_state["article"] = str(clicked)


def _ask_to_remove(library: Library) -> None:
    chosen = [str(article_id) for article_id in st.session_state["articles"]["remove"] or ()]
    if chosen:
        st.session_state["to-remove"] = chosen


@st.dialog("Remove from the library?")
def _confirm_removal(library: Library, chosen: list[str]) -> None:
    # Those that another window removed are gone already.
    scope = Scope(article_ids=tuple(chosen))
    titles = [article.title for article in library.articles(scope, limit=10)]
    more = library.count(scope) - len(titles)
    if more:
        titles.append(f"and {article_count(more)} more")
    components.notice(titles, kind="plain", key="removing")
    it, its = ("It", "it keep its") if len(chosen) == 1 else ("They", "them keep their")
    st.write(f"{it} will not be searched any more. Answers that quoted {its} words.")
    with st.container(horizontal=True, horizontal_alignment="right"):
        cancelled = st.button("Cancel")
        confirmed = st.button("Remove", type="primary")
    if confirmed:
        _remove(library, chosen)
    if cancelled or confirmed:
        st.rerun()


def _remove(library: Library, chosen: list[str]) -> None:
    there = library.articles(Scope(article_ids=tuple(chosen)))  # unless another window was first
    library.remove([article.id for article in there])
    if st.session_state.get("article") in chosen:
        del st.session_state["article"]


def _reader(library: Library) -> None:
    opened: str | None = st.session_state.get("article")
    if opened is None:
        return
    try:
        data = article_data(library, opened, str(st.session_state.get("moves", 0)))
    except UnknownArticleError:
        del st.session_state["article"]
        components.notice(["This article has been removed from the library."], key="gone")
        return
    st.html(_BESIDE_READER)
    components.reader(
        data,
        key="library-reader",
        on_go=lambda: None,
        on_close=lambda: st.session_state.pop("article", None),
    )


main()
