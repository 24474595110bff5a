from __future__ import annotations

from pathlib import Path

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


def test_one_opening_of_wire_copy_is_read(tmp_path: Path) -> None:
    library = Library(Settings(library=tmp_path))
    shared = " ".join([OPENING, *(DETAIL.format(n) for n in range(9))])
    own = (
        "The {0} kiosk by the granary belongs to the {0} guild, which has {1} members and {1} keys."
    )
    texts = [f"{shared}\n\n{' '.join([own.format(*t)] * 12)}" for t in (("red", 31), ("blue", 47))]
    list(library.add_drafts(Draft(key=t, title=t[-9:], text=t) for t in texts))
    found = Retriever(library).invoke(Question(text="Which guild does the kiosk belong to?"))
    guilds = [c for c in found if "guild" in c.text]
    assert len({c.article.id for c in guilds}) == 2
    read = selected(guilds, NO_PREFERENCE, library.store)
    assert sum(c.text.startswith(OPENING) for c in read) == 1


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
