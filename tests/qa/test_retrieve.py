from __future__ import annotations

import numpy as np

from index import Draft, Library, Ranking, Scope, Settings
from qa import Question, Retriever
from qa.retrieve import fuse
from tests.conftest import HARBOUR


def ranking(**scores: float) -> Ranking:
    ids = [int(name[1:]) for name in scores]
    return Ranking(np.array(ids, np.int64), np.array(list(scores.values()), np.float32))


def test_a_passage_that_both_searches_like_comes_before_one_that_only_one_does() -> None:
    fused = fuse(ranking(p1=0.9, p2=0.8, p3=0.1), ranking(p2=7.0, p4=6.5, p5=1.0))
    assert next(iter(fused)) == 2
    assert set(fused) == {1, 2, 3, 4, 5}
    assert fused[1].keys() == {"dense", "fused"}
    assert fused[2].keys() == {"dense", "lexical", "fused"}
    assert all(0 <= scores["fused"] <= 1 for scores in fused.values())


def test_fusing_nothing_gives_nothing() -> None:
    assert fuse(ranking(), ranking()) == {}
    assert list(fuse(ranking(p1=0.4), ranking())) == [1]


def test_the_right_passage_is_first(library: Library) -> None:
    found = Retriever(library).invoke(Question(text="How much did the port repairs cost?"))
    assert found[0].article.source_id == "harbour"
    assert found[0].text in found[0].article.text
    assert [c.scores["fused"] for c in found] == sorted(
        (c.scores["fused"] for c in found), reverse=True
    )


def test_a_scope_is_kept_to(library: Library) -> None:
    question = Question(text="How much did the port cost?", scope=Scope(outlets=("Rural Wire",)))
    assert {c.article.source_id for c in Retriever(library).invoke(question)} == {"orchard"}


def test_as_many_passages_come_as_were_asked_for(library: Library) -> None:
    question = Question(text="What did Azzam say about Russia?", evidence=2)
    assert len(Retriever(library).invoke(question)) == 2


def test_copies_of_one_story_are_folded(tmp_path) -> None:
    library = Library(Settings(library=tmp_path))
    copy = HARBOUR.model_copy(
        update={
            "key": "wire",
            "source_id": "wire",
            "outlet": "Coast Daily",
            "text": HARBOUR.text.replace("18 million", "eighteen million"),
        }
    )
    other = Draft(key="o", source_id="other", text="The port of Hull is quiet after the storm.")
    list(library.add_drafts([HARBOUR, copy, other]))
    found = Retriever(library).invoke(Question(text="What did the repairs of the port cost?"))
    assert len({c.article.source_id for c in found} & {"harbour", "wire"}) == 1
    assert "other" in {c.article.source_id for c in found}
