"""Whose words a question asks for, against whose the sentences that answer it are."""

from __future__ import annotations

from qa.checking.speakers import may_be_same
from qa.language.names import names
from qa.language.words import is_content, words
from qa.premises.mentions import Mentions


def is_another(asked: str, speaker: str, mentions: Mentions) -> bool:
    """True when words are surely somebody else's than the one's who is asked for.

    Somebody whom the articles name or describe may be the speaker by another word.
    """
    if may_be_same(asked, speaker):
        return False
    named = names(f"· {asked}")
    if named:
        return not any(mentions.name(name) for name in named)
    return not all(mentions.word(w.plain) for w in words(asked) if is_content(w))
