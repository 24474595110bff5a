"""What the pages show that holds words of articles or of people: as text, never as markup.

Streamlit's own labels and messages are Markdown, which runs formulas, colours and images
in a title or a question. These components put every string in by DOM text nodes instead.
Their data is plain JSON; what is clicked comes back as triggers.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal, NotRequired, TypedDict

import streamlit as st

Data = Mapping[str, Any]
Callback = Callable[[], None]

_HERE = Path(__file__).parent


def _component(name: str) -> Any:
    def read(file: str) -> str:
        return (_HERE / file).read_text(encoding="utf-8")

    return st.components.v2.component(
        f"footnote.{name}",
        css=read("base.css") + read(f"{name}.css"),
        js=read("dom.js") + read(f"{name}.js"),
    )


_turn = _component("turn")
_reader = _component("reader")
_choices = _component("choices")
_notice = _component("notice")
_articles = _component("articles")
_menu = _component("menu")


class Choice(TypedDict):
    """One row of `choices`."""

    id: str
    text: str
    current: bool
    about: NotRequired[str]
    """What tells it from others that look the same."""


def turn(
    data: Data,
    *,
    key: str,
    on_open: Callback,
    on_again: Callback,
    on_rate: Callback,
    on_stop: Callback,
) -> Any:
    """A question with its answer; see `ui.turns` for the data."""
    return _turn(
        data=data,
        key=key,
        on_open_change=on_open,
        on_again_change=on_again,
        on_rate_change=on_rate,
        on_stop_change=on_stop,
    )


def reader(data: Data, *, key: str, on_go: Callback, on_close: Callback) -> Any:
    """An article with marked words, over the page or beside it; see `ui.reader` for the data."""
    return _reader(data=data, key=key, on_go_change=on_go, on_close_change=on_close)


def choices(
    label: str,
    items: Sequence[Choice],
    *,
    key: str,
    on_choose: Callback,
    style: Literal["cards", "rows"] = "rows",
) -> Any:
    """A list of things to choose one from, as buttons; `choose` is the id of the one clicked."""
    data = {"label": label, "items": list(items), "style": style}
    return _choices(data=data, key=key, on_choose_change=on_choose)


def awaited_choices(label: str, n: int, *, key: str) -> None:
    """The empty places of `n` cards that are still being looked for, and what is awaited."""
    _choices(data={"label": label, "items": [], "style": "cards", "awaited": n}, key=key)


def menu() -> None:
    """Nothing to see: what closes the sidebar on a phone, where it lies over the page."""
    _menu(key="menu")


def notice(
    lines: Sequence[str],
    *,
    kind: Literal["plain", "info", "error", "heading"] = "info",
    key: str | None = None,
) -> None:
    """Some lines of text; an error is announced by screen readers at once."""
    _notice(data={"lines": list(lines), "kind": kind}, key=key)


def articles(data: Data, *, key: str, on_open: Callback, on_remove: Callback) -> Any:
    """A page of the library; `open` is an id that was clicked, `remove` those that were ticked."""
    return _articles(data=data, key=key, on_open_change=on_open, on_remove_change=on_remove)
