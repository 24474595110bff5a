"""The day or time that tells conversations apart whose names look the same in the list."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from qa.conversations import Conversation
from ui.turns import day

_SHOWN = 30  # characters of a name, about, that the list has room for


def times_apart(conversations: Sequence[Conversation]) -> list[str]:
    """For each, when it was last used; "" where its name tells it from all others.

    The day is enough, unless another that looks the same was used on it.
    """
    days: dict[str, list[str | None]] = defaultdict(list)
    for conversation in conversations:
        days[_look(conversation)].append(_day(conversation))
    return [_apart(conversation, days[_look(conversation)]) for conversation in conversations]


def _apart(conversation: Conversation, days: list[str | None]) -> str:
    if len(days) == 1:
        return ""
    used = _day(conversation)
    if days.count(used) == 1:
        return f"{used}"
    return f"{used}, {conversation.updated_at.astimezone():%H:%M}"


def _look(conversation: Conversation) -> str:
    return conversation.name[:_SHOWN].casefold()


def _day(conversation: Conversation) -> str | None:
    return day(conversation.updated_at.astimezone().date())
