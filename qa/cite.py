"""Citations: numbered pointers to the exact characters of an article."""

from __future__ import annotations

from index import Article, Span
from qa.models import Citation

# Long enough to find a quote again in a page whose text has moved, short enough to read.
_CONTEXT = 32


def cite(n: int, article: Article, span: Span, speaker: str | None) -> Citation:
    """The citation of `span` in `article`, as number `n`."""
    start, end = span
    return Citation(
        n=n,
        article_id=article.id,
        source_id=article.source_id,
        title=article.title,
        outlet=article.outlet,
        published=article.published,
        url=article.url,
        start=start,
        end=end,
        quote=article.text[start:end],
        prefix=article.text[max(0, start - _CONTEXT) : start],
        suffix=article.text[end : end + _CONTEXT],
        speaker=speaker,
    )
