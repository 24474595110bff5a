"""Errors as the one sentence that a person is shown."""

from __future__ import annotations


def sentence_for(error: Exception) -> str | None:
    """What to tell a person of an error that they can mend; None for a fault of ours."""
    from pydantic import ValidationError

    from index import FootnoteError

    if isinstance(error, FootnoteError):
        return str(error)
    if isinstance(error, ValidationError) and error.title == "Settings":
        first = error.errors()[0]
        name = "_".join(("FOOTNOTE", *map(str, first["loc"]))).upper()
        return f"{name} is set to what it cannot be ({first['msg']}); mend it or unset it."
    return None
