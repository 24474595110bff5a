"""The chat page: a conversation with the articles, and the reader beside it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import streamlit as st

from qa import Answer, Question
from qa.conversations import Conversation, SavedTurn, UnknownConversationError
from qa.examples import EXAMPLES
from ui import components
from ui.answering import Answering
from ui.conversing import (
    conversation_list,
    conversation_menu,
    show_conversation,
    shown_conversation,
)
from ui.opening import article_count, open_answering
from ui.reader import place_data, places
from ui.scoping import chosen_caution, chosen_day, chosen_scope, scope_controls
from ui.turns import turn_data

_POLL_SECONDS = 0.3
_QUESTION_LENGTH = 2000
_BESIDE_READER = Path(__file__).parent.parent / "beside_reader.css"


def main() -> None:
    """Draw the page; what was clicked has been dealt with by the callbacks before."""
    desk = open_answering()
    conversation = _current(desk)
    with st.sidebar:
        conversation_list(desk.conversations, conversation)
    if error := st.session_state.pop("chat-error", None):
        components.notice([error], kind="error", key="chat-error-notice")
    turns = desk.conversations.turns(conversation.id) if conversation else []
    if conversation:
        conversation_menu(desk.conversations, conversation)
        for turn in turns:
            _turn(desk, conversation.id, turn)
    else:
        _welcome(desk)
    if desk.library.count():
        with st.bottom:
            scope_controls(desk.library)
            st.chat_input(
                "Ask the articles",
                key="question",
                max_chars=_QUESTION_LENGTH,
                on_submit=lambda: _ask(desk, st.session_state["question"]),
            )
    elif conversation:
        components.notice(["The library is empty; add articles to ask more."], key="empty")
    if conversation:
        _reader(desk, conversation.id, turns)


def _current(desk: Answering) -> Conversation | None:
    shown = shown_conversation()
    if shown is None:
        return None
    try:
        return desk.conversations.get(shown)
    except UnknownConversationError as error:
        show_conversation(None)
        st.session_state["chat-error"] = str(error)
        return None


def _ask(desk: Answering, question: str) -> None:
    if not question or not question.strip():
        return
    conversation = _current(desk) or desk.conversations.create(question)
    try:
        desk.ask(conversation.id, _question(question.strip()))
    except UnknownConversationError as error:
        st.session_state["chat-error"] = str(error)
    show_conversation(conversation.id)


def _question(text: str) -> Question:
    return Question(
        text=text, scope=chosen_scope(), asked_on=chosen_day(), caution=chosen_caution()
    )


def _welcome(desk: Answering) -> None:
    n = desk.library.count()
    st.title("Ask the articles")
    if n == 0:
        st.write("The library is empty. Add some articles, and ask away.")
        st.page_link("views/library.py", label="Add articles", icon=":material/upload_file:")
        st.write("From a terminal: `footnote add FOLDER`")
        return
    st.write(f"{article_count(n)} in the library. Every answer quotes the words it rests on.")
    _examples(desk)


def _examples(desk: Answering) -> None:
    if desk.examples() is None:
        st.fragment(_examples_pending, run_every=_POLL_SECONDS)(desk)
    else:
        _example_cards(desk)


def _examples_pending(desk: Answering) -> None:
    if desk.examples() is None:
        components.awaited_choices(
            "Looking for questions that the articles answer…", EXAMPLES, key="looking"
        )
    else:
        st.rerun()


def _example_cards(desk: Answering) -> None:
    examples = desk.examples() or []
    if examples:
        components.choices(
            "Example questions",
            [{"id": text, "text": text, "current": False} for text in examples],
            key="examples",
            on_choose=lambda: _ask(desk, st.session_state["examples"]["choose"]),
            style="cards",
        )


def _turn(desk: Answering, conversation_id: str, turn: SavedTurn) -> None:
    pending = turn.answer is None and desk.progress(conversation_id, turn.n) is not None
    draw = st.fragment(_draw_turn, run_every=_POLL_SECONDS if pending else None)
    with st.container(key=f"place-{conversation_id}-{turn.n}"):
        draw(desk, conversation_id, turn.n, pending)


def _draw_turn(desk: Answering, conversation_id: str, n: int, pending: bool) -> None:
    # In this order: an answer is written down before its progress is forgotten, so that
    # one of the two is always found.
    progress = desk.progress(conversation_id, n)
    turn = desk.conversations.turn(conversation_id, n)
    if turn is None:
        if pending:
            st.rerun()
        return
    # Ids kept by an earlier version may hold "__", which Streamlit refuses in a key.
    key = f"turn-{conversation_id.replace('_', '.')}-{n}"
    opened = st.session_state.get("opened")
    here = (opened["kind"], opened["index"]) if opened and opened["turn"] == n else None
    result = components.turn(
        turn_data(turn, progress, here, key),
        key=key,
        on_open=partial(_open, key, n),
        on_again=partial(_again, desk, conversation_id, turn),
        on_rate=partial(_rate, desk, conversation_id, n, key),
        on_stop=partial(desk.stop, conversation_id, n),
    )
    settled = turn.answer is not None or progress is None or progress.error is not None
    if (pending and settled) or result.open or result.again:
        st.rerun()


def _open(key: str, n: int) -> None:
    clicked = st.session_state[key]["open"]
    if clicked:
        _show(n, str(clicked["kind"]), int(clicked["index"]))


def _again(desk: Answering, conversation_id: str, turn: SavedTurn) -> None:
    desk.start(conversation_id, turn.n, _question(turn.question))


def _rate(desk: Answering, conversation_id: str, n: int, key: str) -> None:
    vote = st.session_state[key]["rate"]
    desk.conversations.rate(conversation_id, n, vote or None)


def _show(n: int, kind: str, index: int) -> None:
    """Open the reader; the count makes it move even to where it is already."""
    st.session_state["moves"] = st.session_state.get("moves", 0) + 1
    st.session_state["opened"] = {"turn": n, "kind": kind, "index": index}


def _answer_so_far(desk: Answering, conversation_id: str, turn: SavedTurn) -> Answer | None:
    """The answer, or what there is of it: its citations open before it is whole."""
    progress = desk.progress(conversation_id, turn.n) if turn.answer is None else None
    return progress.snapshot if progress else turn.answer


def _reader(desk: Answering, conversation_id: str, turns: list[SavedTurn]) -> None:
    opened = st.session_state.get("opened")
    turn = next((t for t in turns if opened and t.n == opened["turn"]), None)
    answer = _answer_so_far(desk, conversation_id, turn) if turn else None
    if opened is None or turn is None or answer is None:
        return
    found = places(answer, opened["kind"])
    if not 0 <= opened["index"] < len(found):
        return
    # Reading orders the passages anew: what is open stays what was opened.
    place = opened.setdefault("place", found[opened["index"]])
    index = found.index(place) if place in found else opened["index"]
    token = str(st.session_state.get("moves", 0))
    data = place_data(desk.library, found, index, opened["kind"], token)
    st.html(_BESIDE_READER)
    components.reader(
        data,
        key="reader",
        on_go=lambda: _show(turn.n, opened["kind"], int(st.session_state["reader"]["go"] or 0)),
        on_close=lambda: st.session_state.pop("opened", None),
    )


main()
