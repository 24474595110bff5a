from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from index import Draft, Library, Ranking, Scope, Settings
from qa import Question, Retriever, Stages, Turn
from qa.retrieve import fold_duplicates, fuse, spread
from tests.conftest import HARBOUR


def ranking(**scores: float) -> Ranking:
    ids = [int(name[1:]) for name in scores]
    return Ranking(np.array(ids, np.int64), np.array(list(scores.values()), np.float32))


STANDS_IN = {1: "a", 2: "a", 3: "b", 4: "c", 5: "c"}


def test_a_passage_that_both_searches_like_comes_before_one_that_only_one_does() -> None:
    found = {
        "dense": ranking(p1=0.9, p2=0.8, p3=0.1),
        "lexical": ranking(p2=7.0, p4=6.5, p5=1.0),
    }
    fused = fuse(found, STANDS_IN)
    assert next(iter(fused)) == 2
    assert set(fused) == {1, 2, 3, 4, 5}
    assert fused[1].keys() == {"dense", "fused"}
    assert fused[2].keys() == {"dense", "lexical", "fused"}
    assert all(0 <= scores["fused"] <= 1 for scores in fused.values())


def test_of_passages_alike_the_one_whose_article_is_about_it_comes_first() -> None:
    found = {"dense": ranking(p1=0.9, p3=0.9), "article": ranking(p4=3.0, p3=2.0, p1=1.0)}
    fused = fuse(found, STANDS_IN)
    assert list(fused) == [3, 1]
    assert fused[3]["article"] == 2.0
    # An article that has no passage among those found brings none.
    assert 4 not in fused


def test_fusing_nothing_gives_nothing() -> None:
    assert fuse({}, {}) == {}
    assert list(fuse({"dense": ranking(p1=0.4), "lexical": ranking()}, {1: "a"})) == [1]
    # A passage can have been removed since it was found.
    assert list(fuse({"dense": ranking(p1=0.4), "article": ranking(p1=2.0)}, {})) == [1]


def test_the_right_passage_is_first(library: Library) -> None:
    found = Retriever(library).invoke(Question(text="How much did the port repairs cost?"))
    assert found[0].article.source_id == "harbour"
    assert found[0].text in found[0].article.text
    fused = [c.scores["fused"] for c in found[:4]]
    assert fused == sorted(fused, reverse=True)


def test_a_scope_is_kept_to(library: Library) -> None:
    question = Question(text="How much did the port cost?", scope=Scope(outlets=("Rural Wire",)))
    assert {c.article.source_id for c in Retriever(library).invoke(question)} == {"orchard"}


def test_as_many_passages_come_as_were_asked_for(library: Library) -> None:
    question = Question(text="What did Azzam say about Russia?", evidence=2)
    assert len(Retriever(library).invoke(question)) == 2


def wired(cost: str) -> Draft:
    """The harbour's story as a wire brings it, with the cost of the repairs in these words."""
    text = HARBOUR.text.replace("18 million", cost)
    return HARBOUR.model_copy(
        update={"key": "wire", "source_id": "wire", "outlet": "Coast Daily", "text": text}
    )


@pytest.mark.parametrize(
    ("cost", "kept"), [("eighteen million", 1), ("31 million", 2)], ids=["copy", "later figure"]
)
def test_copies_of_one_story_are_folded(tmp_path: Path, cost: str, kept: int) -> None:
    library = Library(Settings(library=tmp_path))
    other = Draft(key="o", source_id="other", text="The port of Hull is quiet after the storm.")
    list(library.add_drafts([HARBOUR, wired(cost), other]))
    found = Retriever(library).invoke(Question(text="What did the repairs of the port cost?"))
    assert len({c.article.source_id for c in found} & {"harbour", "wire"}) == kept
    assert "other" in {c.article.source_id for c in found}


def test_what_only_repeats_an_earlier_passage_is_folded_and_what_tells_more_is_not(
    tmp_path: Path,
) -> None:
    library = Library(Settings(library=tmp_path))
    alert = "The port of Velmar was closed on Monday after a storm tore off the ferry hall's roof."
    more = "Repairs will cost 18 million crowns, the council said. Nobody was hurt in the storm."
    told = {"alert": alert, "story": f"{alert} {more}"}
    list(library.add_drafts(Draft(key=k, source_id=k, text=t) for k, t in told.items()))
    question = Question(text="When was the port of Velmar closed?")
    found = Retriever(library, Stages(folding=False)).invoke(question)
    passages = {c.article.source_id: c for c in found}
    short, long = passages["alert"], passages["story"]
    assert fold_duplicates([short, long], 2) == [short, long]
    assert fold_duplicates([long, short], 2) == [long]


def notice(key: str, outlet: str | None, published: date | None, text: str) -> Draft:
    return Draft(
        key=key, source_id=key, title=key.title(), outlet=outlet, published=published, text=text
    )


@pytest.fixture(scope="module")
def notices(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """One event as three outlets and years tell it, and enough else for a crowd."""
    library = Library(Settings(library=tmp_path_factory.mktemp("notices")))
    drafts = [
        notice(
            "courier",
            "The Velmar Courier",
            date(2021, 3, 2),
            "The Arda bridge was closed on Monday. Engineers found a crack, Velmar heard.",
        ),
        notice(
            "gazette",
            "Hill Gazette",
            date(2022, 3, 9),
            "Once more the Arda bridge is closed. A crack opened under the second lane.",
        ),
        notice(
            "wire",
            "Rural Wire",
            date(2023, 3, 6),
            "Drivers turned back as the Arda bridge closed. Salt had widened a crack.",
        ),
        notice("aside", "Far Herald", date(2020, 1, 5), "Quiet lanes suit a heron, walkers wrote."),
    ]
    drafts += [
        notice(f"crowd{n}", None, None, f"Ferry {n} takes {n} carts over the Arda for {n} crowns.")
        for n in range(8)
    ]
    list(library.add_drafts(drafts))
    return library


def first(library: Library, text: str, **more: Any) -> str | None:
    [best, *_] = Retriever(library).invoke(Question(text=text, **more))
    return best.article.source_id


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Why was the Arda bridge closed, according to the Velmar Courier?", "courier"),
        ("Why did the Hill Gazette say the Arda bridge was closed?", "gazette"),
        ("Why was the Arda bridge closed in March 2022?", "gazette"),
        ("Why was the Arda bridge closed in the spring of 2021?", "courier"),
        ("What is the latest on the closed Arda bridge?", "wire"),
    ],
)
def test_an_outlet_or_a_day_in_the_question_counts(
    notices: Library, question: str, expected: str
) -> None:
    assert first(notices, question) == expected


def test_a_day_given_with_the_question_counts(notices: Library) -> None:
    text = "Why was the Arda bridge closed this week?"
    assert first(notices, text, asked_on=date(2021, 3, 4)) == "courier"
    assert first(notices, text, asked_on=date(2022, 3, 10)) == "gazette"


def test_what_is_preferred_leaves_nothing_out(notices: Library) -> None:
    question = Question(text="Why did the Courier, the Velmar Courier, say the bridge was closed?")
    found = Retriever(notices).invoke(question)
    assert found[0].article.source_id == "courier"
    assert {"gazette", "wire"} <= {c.article.source_id for c in found}
    preferred = [c.scores.get("preferred", 0.0) for c in found]
    assert preferred[0] > 0
    assert all(0 <= c.scores["fused"] <= 1 for c in found)


def test_an_outlet_that_is_asked_for_is_searched_beyond_the_first_candidates(
    notices: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qa.retrieve._DEPTH", 3)
    text = "What did the Far Herald say about the closed Arda bridge with a crack?"
    for stages, there in ((Stages(), True), (Stages(preferences=False), False)):
        found = Retriever(notices, stages).invoke(Question(text=text, evidence=3))
        assert ("aside" in {c.article.source_id for c in found}) is there


def test_a_scope_holds_whatever_the_question_prefers(notices: Library) -> None:
    question = Question(
        text="What did the Velmar Courier say about the bridge?",
        scope=Scope(outlets=("Rural Wire",)),
    )
    assert {c.article.source_id for c in Retriever(notices).invoke(question)} == {"wire"}


def test_what_the_conversation_was_about_counts_among_what_the_question_finds(
    notices: Library,
) -> None:
    before = "What did the Rural Wire report of the Arda bridge?"
    turn = Turn(question=before, standalone_question=before, text="")
    question = Question(text="Why was it closed?", history=(turn,))
    with_, without = (
        Retriever(notices, stages).invoke(question) for stages in (Stages(), Stages(context=False))
    )
    assert any(c.scores.get("context") for c in with_)
    assert not any("context" in c.scores for c in without)
    alone = question.model_copy(update={"history": ()})
    assert set(Retriever(notices).rank(question)) == set(Retriever(notices).rank(alone))


def test_after_the_passages_that_are_read_each_further_article_comes_once_first() -> None:
    articles = dict(enumerate("aaaaabacb"))
    order = spread(list(articles), articles)
    assert [articles[i] for i in order] == list("aaaabcaab")
    assert sorted(order) == list(articles)
