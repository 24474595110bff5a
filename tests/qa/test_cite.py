from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from index import Library, Span
from qa.cite import cite


@given(st.data())
def test_a_citation_is_the_characters_it_points_at(library: Library, data: st.DataObject) -> None:
    article = data.draw(st.sampled_from(library.articles()))
    start = data.draw(st.integers(0, len(article.text) - 1))
    end = data.draw(st.integers(start + 1, len(article.text)))
    citation = cite(3, article, Span(start, end), None)
    assert article.text[citation.start : citation.end] == citation.quote
    around = citation.prefix + citation.quote + citation.suffix
    assert around in article.text
    assert citation.n == 3
