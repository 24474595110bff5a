from __future__ import annotations

import pytest

from index import Library, Span
from qa.check import check
from qa.cite import cite


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("The repairs cost 18 million crowns, the city council said.", "verbatim"),
        ("The repairs  cost 18 million\ncrowns, the city council said.", "verbatim"),
        ("The repairs cost 19 million crowns, the city council said.", "unsupported"),
        ("", "unsupported"),
    ],
)
def test_only_the_very_words_are_verbatim(library: Library, claim: str, verdict: str) -> None:
    [article] = library.articles(search="velmar")
    start = article.text.index("The repairs cost")
    citation = cite(1, article, Span(start, len(article.text)), None)
    assert check(claim, [citation]) == verdict
