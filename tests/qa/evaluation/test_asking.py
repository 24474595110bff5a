from __future__ import annotations

from pathlib import Path

import pytest

from index import Library
from qa import Answerer, Stages
from qa.evaluation import Asker, GoldQuestion

MASTER = GoldQuestion(
    "master",
    "Who is the harbour master of Velmar?",
    ("Jonas Brandt",),
    ("harbour",),
    answerable=True,
)
CUP = GoldQuestion("cup", "Who won the football world cup in 2030?", answerable=False)


@pytest.fixture
def asker(library: Library, tmp_path: Path) -> Asker:
    return Asker(library, None, tmp_path)


def test_ids_of_the_data_become_ids_of_the_library(library: Library, asker: Asker) -> None:
    harbour = next(a.id for a in library.articles() if a.source_id == "harbour")
    gone = MASTER._replace(article_ids=("gone",))
    given = MASTER._replace(scope=("harbour",))
    nowhere = MASTER._replace(scope=("gone",))
    found = asker.resolve([MASTER, gone, given, nowhere])
    assert [q.article_ids for q in found] == [(harbour,), ("gone",), (harbour,)]
    assert [q.scope for q in found] == [(), (), (harbour,)]
    assert asker.resolve(found) == found
    assert asker.knows([gone, MASTER])
    assert not asker.knows([gone])
    assert asker.knows([CUP])


def test_a_record_has_the_answer_where_its_article_came_and_which_passage_holds_it(
    library: Library, asker: Asker, answerer: Answerer
) -> None:
    asked = asker.resolve([MASTER, CUP])
    master, cup = asker.ask(asked, Stages())
    assert master.ranked[0] == asked[0].article_ids[0]
    assert master.passage == 1
    assert "Jonas Brandt" in master.answer.claims[0].text
    assert master.answer.evidence == ()
    assert (cup.ranked, cup.passage) == ((), 0)


def test_a_stopped_run_goes_on_and_a_finished_one_asks_nothing_again(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = Asker(library, None, tmp_path).resolve([MASTER, CUP])
    records = Asker(library, None, tmp_path).ask(asked, Stages())
    first = next(records)
    records.close()  # type: ignore[attr-defined]
    [kept] = tmp_path.iterdir()
    with kept.open("a") as file:
        file.write('{"key": "cut sho')
    both = list(Asker(library, None, tmp_path).ask(asked, Stages()))
    assert both[0] == first

    def refuse(*_: object) -> None:
        raise AssertionError("asked again")

    monkeypatch.setattr(Answerer, "invoke", refuse)
    assert list(Asker(library, None, tmp_path).ask(asked, Stages())) == both


def test_other_settings_and_other_stages_keep_their_own_answers(
    library: Library, tmp_path: Path
) -> None:
    for caution, stages in ((None, Stages()), ("careful", Stages()), (None, Stages(dense=False))):
        list(Asker(library, caution, tmp_path).ask([CUP], stages))  # type: ignore[arg-type]
    assert len(list(tmp_path.iterdir())) == 3
