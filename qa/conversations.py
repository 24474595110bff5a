"""Conversations kept in the library: asked, answered, named, removed, and carried away.

A question is written down before it is answered, so that no answer is lost to a reload,
a closed window or a crash: a turn whose answer is None is being worked on, or was cut off.
"""

from __future__ import annotations

import logging
import secrets
import sqlite3
from datetime import UTC, datetime

from pydantic import BaseModel, ConfigDict, ValidationError

from index.database import Database
from index.errors import FootnoteError
from qa.models import Answer, Turn

_log = logging.getLogger(__name__)

NAME_LENGTH = 80
# What a follow-up may look back on; more would only slow the rewriting down.
_HISTORY_TURNS = 8
_TURNS = "SELECT n, asked_at, question, answer, feedback FROM turns WHERE conversation_id = ?"


class UnknownConversationError(FootnoteError):
    """There is no conversation with this id."""


class Conversation(BaseModel):
    """A named row of questions and answers."""

    model_config = ConfigDict(frozen=True)

    id: str
    name: str
    created_at: datetime
    updated_at: datetime


class SavedTurn(BaseModel):
    """A question of a conversation, and its answer once there is one; `n` counts from 1."""

    model_config = ConfigDict(frozen=True)

    n: int
    asked_at: datetime
    question: str
    answer: Answer | None
    feedback: int | None = None


class Conversations:
    """The conversations of one library; every change is a transaction of its own."""

    def __init__(self, database: Database) -> None:
        """Use the tables of an opened library (`library.store.database`)."""
        self._database = database

    def recent(self) -> list[Conversation]:
        """All conversations, the one used last first."""
        found = self._database.connection.execute(
            "SELECT * FROM conversations ORDER BY updated_at DESC, rowid DESC"
        )
        return [Conversation.model_validate(dict(row)) for row in found]

    def get(self, conversation_id: str) -> Conversation:
        """The conversation with this id.

        Raises:
            UnknownConversationError: there is none; it may have been deleted.
        """
        row = self._database.connection.execute(
            "SELECT * FROM conversations WHERE id = ?", (conversation_id,)
        ).fetchone()
        if row is None:
            raise UnknownConversationError(
                "This conversation is not there any more; ask a question to begin a new one."
            )
        return Conversation.model_validate(dict(row))

    def create(self, question: str) -> Conversation:
        """Begin a conversation named after its first question."""
        now = datetime.now(UTC)
        conversation = Conversation(
            id=secrets.token_hex(8),  # hex: Streamlit refuses "__" in a key of the page
            name=_name(question),
            created_at=now,
            updated_at=now,
        )
        with self._database.transaction() as connection:
            connection.execute(
                "INSERT INTO conversations (id, name, created_at, updated_at) VALUES (?, ?, ?, ?)",
                (conversation.id, conversation.name, now.isoformat(), now.isoformat()),
            )
        return conversation

    def rename(self, conversation_id: str, name: str) -> None:
        """Give a conversation another name; an empty one leaves the name as it is."""
        if not name.strip():
            return
        with self._database.transaction() as connection:
            connection.execute(
                "UPDATE conversations SET name = ? WHERE id = ?", (_name(name), conversation_id)
            )

    def delete(self, conversation_id: str) -> None:
        """Remove a conversation with everything that was said in it."""
        with self._database.transaction() as connection:
            connection.execute("DELETE FROM conversations WHERE id = ?", (conversation_id,))

    def turns(self, conversation_id: str) -> list[SavedTurn]:
        """The questions and answers of a conversation, in the order they were asked."""
        found = self._database.connection.execute(
            f"{_TURNS} ORDER BY n",
            (conversation_id,),
        )
        return [_turn(row) for row in found]

    def turn(self, conversation_id: str, n: int) -> SavedTurn | None:
        """One turn, or None if it is not there (any more)."""
        row = self._database.connection.execute(
            f"{_TURNS} AND n = ?",
            (conversation_id, n),
        ).fetchone()
        return None if row is None else _turn(row)

    def begin(self, conversation_id: str, question: str) -> int:
        """Write a question down, before it is answered; returns its number.

        Raises:
            UnknownConversationError: the conversation was deleted meanwhile.
        """
        now = datetime.now(UTC).isoformat()
        with self._database.transaction() as connection:
            touched = connection.execute(
                "UPDATE conversations SET updated_at = ? WHERE id = ?", (now, conversation_id)
            ).rowcount
            if not touched:
                raise UnknownConversationError(
                    "This conversation was deleted; ask again to begin a new one."
                )
            n = connection.execute(
                "SELECT coalesce(max(n), 0) + 1 FROM turns WHERE conversation_id = ?",
                (conversation_id,),
            ).fetchone()[0]
            connection.execute(
                "INSERT INTO turns (conversation_id, n, asked_at, question) VALUES (?, ?, ?, ?)",
                (conversation_id, n, now, question),
            )
        return int(n)

    def finish(self, conversation_id: str, n: int, answer: Answer) -> None:
        """Keep an answer; does nothing if the conversation was deleted meanwhile."""
        with self._database.transaction() as connection:
            connection.execute(
                "UPDATE turns SET answer = ? WHERE conversation_id = ? AND n = ?",
                (answer.model_dump_json(), conversation_id, n),
            )

    def rate(self, conversation_id: str, n: int, feedback: int | None) -> None:
        """Keep whether an answer helped: 1, -1, or None to take it back."""
        with self._database.transaction() as connection:
            connection.execute(
                "UPDATE turns SET feedback = ? WHERE conversation_id = ? AND n = ?",
                (feedback, conversation_id, n),
            )

    def history(self, conversation_id: str, before: int) -> tuple[Turn, ...]:
        """What was asked and answered before turn `before`, for understanding a follow-up."""
        found = self._database.connection.execute(
            f"{_TURNS} AND n < ? AND answer IS NOT NULL ORDER BY n DESC LIMIT ?",
            (conversation_id, before, _HISTORY_TURNS),
        )
        return tuple(
            Turn(
                question=turn.question,
                standalone_question=turn.answer.standalone_question,
                text=turn.answer.text,
            )
            for turn in reversed([_turn(row) for row in found])
            if turn.answer is not None
        )


def _turn(row: sqlite3.Row) -> SavedTurn:
    answer: Answer | None = None
    if row["answer"] is not None:
        try:
            answer = Answer.model_validate_json(row["answer"])
        except ValidationError:
            # Kept by a Footnote whose answers had another form; it can be asked again.
            _log.warning("The answer of turn %s has another form and is left out.", row["n"])
    return SavedTurn(
        n=row["n"],
        asked_at=row["asked_at"],
        question=row["question"],
        answer=answer,
        feedback=row["feedback"],
    )


def _name(text: str) -> str:
    line = " ".join(text.split())
    if len(line) <= NAME_LENGTH:
        return line
    return line[: NAME_LENGTH - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"
