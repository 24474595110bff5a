"""Which articles are asked: the controls for it, and what was chosen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from datetime import date
from typing import cast, get_args

import streamlit as st

from index import Article, Caution, Library, Scope
from qa.dates import FIRST, LAST
from ui import components
from ui.opening import article_count
from ui.turns import about, day

# More than this are looked up by their titles first: a menu of thousands helps nobody.
_LISTED = 200
_ARTICLES, _SEARCH = "scope-articles", "scope-search"
_CAUTION = "caution"
_OUTLETS, _SINCE, _UNTIL = "scope-outlets", "scope-since", "scope-until"
_ASKED_ON = "asked-on"


def chosen_scope() -> Scope:
    """What the controls say; an empty scope until they were touched."""
    state = st.session_state
    return Scope(
        article_ids=tuple(state.get(_ARTICLES) or ()),
        outlets=tuple(state.get(_OUTLETS) or ()),
        since=cast(date | None, state.get(_SINCE)),
        until=cast(date | None, state.get(_UNTIL)),
    )


def chosen_caution() -> Caution | None:
    """How sure to be before answering; None until it was chosen."""
    return cast(Caution | None, st.session_state.get(_CAUTION))


def chosen_day() -> date | None:
    """The day whose news is asked for; None until it was chosen."""
    return cast(date | None, st.session_state.get(_ASKED_ON))


def scope_controls(library: Library) -> None:
    """A button that says what is searched, and opens what changes it."""
    total = library.count()
    outlets = library.outlets()
    _drop_what_is_gone(library, outlets)
    scope = chosen_scope()
    with st.popover(
        _summary(scope, total, chosen_day()),
        type="tertiary",
        icon=":material/filter_alt:" if scope else ":material/tune:",
    ):
        _articles(library, total)
        if outlets:
            st.multiselect(
                "Outlets", outlets, key=_OUTLETS, placeholder="All outlets", persist_state="session"
            )
        # Archives are older than the ten years that a calendar offers by itself.
        since, until = st.columns(2)
        for column, label, key in ((since, "From", _SINCE), (until, "To", _UNTIL)):
            column.date_input(label, None, FIRST, LAST, key=key, persist_state="session")
        st.date_input(
            "As if asked on",
            None,
            FIRST,
            LAST,
            key=_ASKED_ON,
            help="“This week” and “now” are reckoned from that day, and its news comes first; "
            "left empty, from the day of the newest article.",
            persist_state="session",
        )
        if scope:
            found = article_count(library.count(scope))
            components.notice([f"{found} of {total:,} will be searched."], key="found")
            st.button("Search all articles", on_click=_clear, icon=":material/close:")
        st.select_slider(
            "How sure to be before answering",
            get_args(Caution),
            library.settings.caution,
            key=_CAUTION,
            format_func=str.capitalize,
            help="Careful answers only what the articles clearly say; forthcoming also shows "
            "what may answer.",
            persist_state="session",
        )


def _articles(library: Library, total: int) -> None:
    search = ""
    if total > _LISTED:
        search = st.text_input("Find articles to choose from", key=_SEARCH)
    chosen: list[str] = st.session_state.get(_ARTICLES) or []
    listed = {article_id: library.article(article_id) for article_id in chosen}
    listed |= {a.id: a for a in library.articles(search=search, limit=_LISTED)}
    labels = labels_of(listed.values())
    st.multiselect(
        "Articles",
        list(labels),
        format_func=lambda article_id: labels.get(article_id, article_id),
        key=_ARTICLES,
        placeholder="All articles",
        persist_state="session",
    )


def labels_of(articles: Collection[Article]) -> dict[str, str]:
    """A label for each article's id, no two alike: the menu finds a choice by its label."""
    titles = Counter(article.title for article in articles)
    labels = {
        a.id: about(a.title, a.outlet, day(a.published)) if titles[a.title] > 1 else a.title
        for a in articles
    }
    alike = Counter(labels.values())
    return {id_: about(label, id_) if alike[label] > 1 else label for id_, label in labels.items()}


def _summary(scope: Scope, total: int, asked_on: date | None) -> str:
    when = f", as if asked on {day(asked_on)}" if asked_on else ""
    if not scope:
        return ("In the only article" if total == 1 else f"In all {total:,} articles") + when
    parts = []
    if scope.article_ids:
        parts.append(f"in {article_count(len(scope.article_ids))}")
    if scope.outlets:
        n = len(scope.outlets)
        parts.append("in 1 outlet" if n == 1 else f"in {n} outlets")
    if scope.since:
        parts.append(f"from {day(scope.since)}")
    if scope.until:
        parts.append(f"to {day(scope.until)}")
    return f"Only {', '.join(parts)}{when}"


def _drop_what_is_gone(library: Library, outlets: list[str]) -> None:
    """Articles and outlets that were removed while they were chosen are not chosen any more."""
    state = st.session_state
    if state.get(_ARTICLES):
        scope = Scope(article_ids=tuple(state[_ARTICLES]))
        there = {article.id for article in library.articles(scope)}
        if len(there) < len(state[_ARTICLES]):
            state[_ARTICLES] = [one for one in state[_ARTICLES] if one in there]
    if state.get(_OUTLETS) and not set(state[_OUTLETS]) <= set(outlets):
        state[_OUTLETS] = [one for one in state[_OUTLETS] if one in outlets]


def _clear() -> None:
    st.session_state[_ARTICLES] = []
    st.session_state[_OUTLETS] = []
    st.session_state[_SINCE] = None
    st.session_state[_UNTIL] = None
