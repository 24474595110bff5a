from __future__ import annotations

from datetime import datetime

from qa.conversations import Conversation
from ui.times_apart import times_apart


def _conversation(name: str, used: str) -> Conversation:
    when = datetime.fromisoformat(used).astimezone()
    return Conversation(id=used, name=name, created_at=when, updated_at=when)


def test_names_that_look_the_same_are_told_apart_by_day_or_time() -> None:
    long = "What did Samir Azzam say about the "
    assert times_apart(
        [
            _conversation(f"{long} Astana alliance?", "2026-11-24T19:35"),
            _conversation("Who is Jonas Brandt?", "2026-11-24T19:30"),
            _conversation(f"{long} war?", "2026-11-24T08:05"),
            _conversation(f"{long} Astana alliance?", "2026-11-02T10:00"),
        ]
    ) == ["24 November 2026, 19:35", "", "24 November 2026, 08:05", "2 November 2026"]
