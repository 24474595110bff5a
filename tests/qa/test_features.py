from __future__ import annotations

import pytest

from index import Draft, Library, Settings, Span
from qa import Question, Retriever
from qa.features import features, of_question
from qa.reading import Reading


@pytest.fixture(scope="module")
def wires(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """Two articles of which both, and a third of which neither, name the winner."""
    made = Library(Settings(library=tmp_path_factory.mktemp("wires")))
    texts = {
        "one": "A day in the guild hall. The bridge prize went to Ines Duarte on Friday",
        "two": "Ines Duarte, who builds bridges, took the bridge prize. She was glad.",
        "three": "The bridge prize is given each year by the guild of masons.",
    }
    drafts = [Draft(key=key, title=key, source_id=key, text=text) for key, text in texts.items()]
    assert all(o.status == "added" for o in made.add_drafts(drafts))
    return made


def test_other_articles_vote_for_the_words_that_answer(wires: Library) -> None:
    question = "Who won the bridge prize?"
    found = Retriever(wires).invoke(Question(text=question))
    readings = []
    for candidate in found:
        at = candidate.text.find("Ines Duarte")
        spans = tuple(
            Span(candidate.passage.start + at, candidate.passage.start + at + 11)
            if at >= 0 and s.start <= candidate.passage.start + at < s.end
            else None
            for s in candidate.passage.sentences
        )
        nothing = tuple(0.0 for _ in spans)
        readings.append(
            Reading(
                answerable=0.0,
                sentences=nothing,
                span=None,
                span_score=0.0,
                spans=spans,
                span_scores=nothing,
            )
        )
    known = {
        c.article.source_id: values
        for c, values in zip(found, features([question] * len(found), found, readings), strict=True)
    }
    assert [v["votes"] > 0 for v in known["one"]] == [False, True]
    assert [v["votes"] > 0 for v in known["two"]] == [True, False]
    assert known["one"][1]["gives"] == 1.0
    assert known["one"][1]["heading"] == 1.0  # no full stop
    assert known["one"][1]["overlap"] > known["one"][0]["overlap"]
    assert known["one"][0]["lead"] > known["one"][1]["lead"]
    assert all(0 <= v["words"] <= 1 and 0 <= v["names"] <= 1 for vs in known.values() for v in vs)


def test_a_question_is_judged_by_all_passages() -> None:
    def sentence(rank: float, answerable: float, names: float) -> dict[str, float]:
        return {"rank": rank, "answerable": answerable, "names": names, "dense": 0.5 - rank}

    read = [sentence(0, 2.0, 0.5), sentence(0, 2.0, 0.5), sentence(1, -1.0, 1.0)]
    assert of_question(read) == {
        "answerable_most": 2.0, "dense_most": 0.5, "names_most": 1.0, "alone": 0.0,
    }  # fmt: skip
    assert of_question(read[:2])["alone"] == 1.0
