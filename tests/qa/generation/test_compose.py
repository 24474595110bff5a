from __future__ import annotations

import pytest

from index import Article, Library, Span
from qa.checking import load_verifier
from qa.generation.compose import Composed, Composer
from qa.generation.sentences import Written
from qa.generation.shown import Shown
from qa.quoting import Quoting

RUSHED = "Its chair, Mirela Kost, said the work had been rushed and that three people were injured."
CLEARED = (
    "“We cleared 4,200 tonnes of rubble by hand and by crane,” said harbour master Jonas Brandt."
)
REOPENED = (
    "The port of Velmar reopened on Tuesday, nine days after Storm Edda sank two ferries and "
    "closed the main channel."
)
DISAGREES = "The dockworkers' union disagrees."


@pytest.fixture(scope="module")
def quoting() -> Quoting:
    return Quoting(load_verifier(None))


@pytest.fixture
def article(library: Library) -> Article:
    [found] = library.articles(search="velmar")
    return found


def compose(quoting: Quoting, article: Article, text: str, *cited: str) -> Composed:
    """What becomes of a sentence that cites these sentences of the article, in their order."""
    sheet = []
    for n, sentence in enumerate(cited, start=1):
        start = article.text.index(sentence)
        span = Span(start, start + len(sentence))
        sheet.append(Shown(n, article, span, quoting.speaker(article, span)))
    composer = Composer(sheet, quoting.cite, quoting.checked)
    return composer.compose([Written(text, tuple(range(1, len(cited) + 1)), whole=True)])


@pytest.mark.parametrize("cited", [(RUSHED, REOPENED), (DISAGREES, RUSHED), (RUSHED, CLEARED)])
def test_what_one_side_says_is_theirs_whatever_else_is_cited(
    quoting: Quoting, article: Article, cited: tuple[str, ...]
) -> None:
    composed = compose(quoting, article, "Three people were injured in the work.", *cited)
    [claim], [citation] = composed.claims, composed.citations
    assert (claim.verdict, claim.speaker) == ("supported", "Mirela Kost")
    assert (claim.citations, citation.quote) == ((1,), RUSHED)


def test_what_the_article_says_itself_is_nobodys_words(quoting: Quoting, article: Article) -> None:
    composed = compose(quoting, article, "The port reopened on Tuesday.", RUSHED, REOPENED)
    [claim], [citation] = composed.claims, composed.citations
    assert (claim.verdict, claim.speaker) == ("supported", None)
    assert citation.quote == REOPENED


def test_what_needs_two_sentences_keeps_both_and_the_one_who_speaks(
    quoting: Quoting, article: Article
) -> None:
    text = "The port of Velmar reopened on Tuesday, and 4,200 tonnes of rubble were cleared."
    composed = compose(quoting, article, text, REOPENED, CLEARED)
    [claim] = composed.claims
    assert claim.speaker == "Jonas Brandt"
    assert claim.citations == (1, 2)


def test_of_two_who_speak_the_one_who_says_it_is_kept(quoting: Quoting, article: Article) -> None:
    text = "The port of Velmar reopened on Tuesday, and 4,200 tonnes of rubble were cleared."
    [claim] = compose(quoting, article, text, RUSHED, CLEARED, REOPENED).claims
    assert (claim.verdict, claim.speaker) == ("supported", "Jonas Brandt")


def test_what_nothing_bears_out_keeps_its_citations(quoting: Quoting, article: Article) -> None:
    composed = compose(quoting, article, "The mayor resigned in 1987.", RUSHED, REOPENED)
    [claim] = composed.claims
    assert (claim.verdict, claim.citations) == ("unsupported", (1, 2))


def test_sentences_of_one_speaker_are_all_kept(quoting: Quoting, article: Article) -> None:
    text = "The port reopened after a storm sank two ferries; the dockworkers' union disagrees."
    [claim] = compose(quoting, article, text, REOPENED, DISAGREES).claims
    assert (claim.citations, claim.speaker) == ((1, 2), None)
