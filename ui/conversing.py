"""Which conversation is shown, the list of all of them, and what can be done with one."""

from __future__ import annotations

import streamlit as st

from qa.conversations import NAME_LENGTH, Conversation, Conversations
from qa.export import file_name, to_json, to_markdown
from ui import components
from ui.times_apart import times_apart

_PARAMETER = "c"  # of the page's address, so that a reload comes back to the conversation
_SHOWN = "conversation"
_DELETING = "deleting"


def shown_conversation() -> str | None:
    """The id of the conversation on the page, from its address or from this session."""
    shown: str | None = st.query_params.get(_PARAMETER) or st.session_state.get(_SHOWN)
    if shown:
        # Another page has an address of its own; back here the conversation goes on.
        show_conversation(shown)
    return shown


def show_conversation(conversation_id: str | None) -> None:
    """Put a conversation on the page, or none, ready for a first question."""
    if st.session_state.get(_SHOWN) != conversation_id:
        st.session_state.pop("opened", None)
    st.session_state[_SHOWN] = conversation_id
    if conversation_id is None:
        st.query_params.pop(_PARAMETER, None)
    elif st.query_params.get(_PARAMETER) != conversation_id:
        st.query_params[_PARAMETER] = conversation_id


def conversation_list(conversations: Conversations, current: Conversation | None) -> None:
    """The conversations, newest first, with a button for another."""
    st.button(
        "New conversation",
        icon=":material/add:",
        width="stretch",
        on_click=lambda: show_conversation(None),
    )
    known = conversations.recent()
    if known:
        components.choices(
            "Conversations",
            [
                {
                    "id": c.id,
                    "text": _whole_name(conversations, c),
                    "about": when,
                    "current": current is not None and c.id == current.id,
                }
                for c, when in zip(known, times_apart(known), strict=True)
            ],
            key="conversations",
            on_choose=lambda: show_conversation(st.session_state["conversations"]["choose"]),
        )


def _whole_name(conversations: Conversations, conversation: Conversation) -> str:
    """The name, or the question that it is the beginning of."""
    begun = conversation.name.removesuffix("…")
    if begun == conversation.name:
        return begun
    question = _first_question(conversations, conversation.id)
    return question if question.startswith(begun) else conversation.name


# A first question stays what it is, and the list is drawn at every click.
@st.cache_data(show_spinner=False, max_entries=10_000)
def _first_question(_conversations: Conversations, conversation_id: str) -> str:
    turn = _conversations.turn(conversation_id, 1)
    return " ".join(turn.question.split()) if turn else ""


def conversation_menu(conversations: Conversations, conversation: Conversation) -> None:
    """The name of the conversation and a menu: rename, carry away, delete."""
    name, menu = st.columns([1, 0.22], vertical_alignment="center", wrap=False)
    with name:
        components.notice([conversation.name], kind="heading", key="conversation-name")
    with (
        menu.container(horizontal=True, horizontal_alignment="right"),
        st.popover("Options", type="tertiary"),
    ):
        _rename(conversations, conversation)
        st.download_button(
            "Export as Markdown",
            lambda: to_markdown(conversation, conversations.turns(conversation.id)),
            file_name=file_name(conversation, ".md"),
            mime="text/markdown",
            icon=":material/description:",
            width="stretch",
            on_click="ignore",
        )
        st.download_button(
            "Export as JSON",
            lambda: to_json(conversation, conversations.turns(conversation.id)),
            file_name=file_name(conversation, ".json"),
            mime="application/json",
            icon=":material/data_object:",
            width="stretch",
            on_click="ignore",
        )
        _delete(conversations, conversation)


def _rename(conversations: Conversations, conversation: Conversation) -> None:
    key = f"name-{conversation.id}"
    st.text_input(
        "Name",
        conversation.name,
        key=key,
        max_chars=NAME_LENGTH,
        on_change=lambda: conversations.rename(conversation.id, st.session_state[key]),
    )


def _delete(conversations: Conversations, conversation: Conversation) -> None:
    """Two clicks, both in the menu: a dialog would come up behind it."""
    if st.session_state.get(_DELETING) != conversation.id:
        st.button(
            "Delete",
            icon=":material/delete:",
            width="stretch",
            on_click=lambda: st.session_state.update({_DELETING: conversation.id}),
        )
        return
    st.write("Its questions and answers will be gone; the articles stay.")
    st.button(
        "Delete it",
        type="primary",
        icon=":material/delete:",
        width="stretch",
        on_click=lambda: _forget(conversations, conversation),
    )
    st.button("Keep it", width="stretch", on_click=lambda: st.session_state.pop(_DELETING))


def _forget(conversations: Conversations, conversation: Conversation) -> None:
    conversations.delete(conversation.id)
    st.session_state.pop(_DELETING, None)
    show_conversation(None)
