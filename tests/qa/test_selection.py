from __future__ import annotations

import pytest

from index import Draft, Library, Settings
from qa import Answerer, Candidate, Question, Retriever
from qa.preferences import NO_PREFERENCE
from qa.selection import selected

OPENING = "Two wardens were arrested on Tuesday over the fire at the granary of Velmar."
DETAIL = "The granary fire began in loft number {}, where the granary kept its sacks of barley."
QUESTION = "granary fire loft sacks barley"


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """One article of many passages, and a short one."""
    library = Library(Settings(library=tmp_path_factory.mktemp("long") / "library"))
    text = "\n\n".join([OPENING, *(" ".join([DETAIL.format(n)] * 9) for n in range(9))])
    drafts = [
        Draft(key="a", title="Arrests", text=text),
        Draft(key="b", title="Cherries", text="Cherries bloom."),
    ]
    assert [o.status for o in library.add_drafts(drafts)] == ["added", "added"]
    return library


@pytest.fixture(scope="module")
def found(long: Library) -> list[Candidate]:
    candidates = Retriever(long).invoke(Question(text=QUESTION, evidence=5))
    of_one = [c for c in candidates if c.article.title == "Arrests" and c.passage.start > 0]
    assert len(of_one) >= 4
    return of_one


def test_the_opening_of_what_is_read_is_read_too(long: Library, found: list[Candidate]) -> None:
    read = selected(found, NO_PREFERENCE, long.store)
    assert [c.passage for c in read[:4]] == [c.passage for c in found[:4]]
    [opening] = read[4:]
    assert opening.text.startswith(OPENING)
    assert opening.scores["fused"] == found[0].scores["fused"]
    # No search found it.
    assert not {"dense", "lexical"} & opening.scores.keys()


def test_an_opening_is_read_once(long: Library, found: list[Candidate]) -> None:
    [opening] = selected(found, NO_PREFERENCE, long.store, most=1)[1:]
    other = opening._replace(scores={"fused": 0.1, "dense": 0.1})
    assert selected([other, *found], NO_PREFERENCE, long.store, most=2) == [other, found[0]]
    # As it was found, where it was.
    assert selected([found[0], other], NO_PREFERENCE, long.store, most=1) == [found[0], other]


def test_nothing_found_gives_nothing_to_read(long: Library) -> None:
    assert selected([], NO_PREFERENCE, long.store) == []


def test_what_only_the_opening_says_is_answered(long: Library) -> None:
    answer = Answerer(long).invoke(Question(text="Who was arrested over the granary fire?"))
    assert answer.claims[0].text == OPENING
    assert answer.claims[0].text in [c.quote for c in answer.citations]


def test_a_library_knows_the_first_passage_of_an_article(long: Library) -> None:
    articles = {a.title: a.id for a in long.articles()}
    openings = long.store.openings([*articles.values(), "nowhere"])
    assert openings.keys() == set(articles.values())
    assert all(passage.start == 0 for passage in openings.values())
