from __future__ import annotations

import pytest

from index import Library
from qa.premises.mentions import Mentions
from qa.premises.speakers import is_another


@pytest.mark.parametrize(
    ("asked", "another"),
    [
        ("Petra Holm", True),
        ("Jonas Brandt", False),
        ("Brandt", False),
        # Named in the article: who speaks can be she, said otherwise.
        ("Mirela Kost", False),
        ("the harbour master", False),
    ],
)
def test_words_are_surely_anothers_only_if_who_is_asked_for_is_not_named(
    library: Library, asked: str, another: bool
) -> None:
    harbour = next(a for a in library.articles() if a.source_id == "harbour")
    mentions = Mentions([library.article(harbour.id)])
    assert is_another(asked, "Jonas Brandt", mentions) is another
