from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from index import Draft, Failure, Library, ModelMismatchError, Scope, Settings, UnknownArticleError
from index.store import DATABASE_NAME
from tests.conftest import HARBOUR, ORCHARD, SEEDS


@pytest.fixture
def fresh(tmp_path: Path) -> Library:
    return Library(Settings(library=tmp_path / "library"))


def statuses(library: Library, *drafts: Draft | Failure) -> list[str]:
    return [outcome.status for outcome in library.add_drafts(drafts)]


def found(library: Library, words: str) -> set[str]:
    """Articles that one of the searches finds for these words."""
    store = library.store
    rankings = (store.lexical(words, 5), store.dense(words, 5), store.whole(words, 5))
    ids = [i for ranking in rankings for i in ranking.ids.tolist()]
    return {p.article_id for p in library.store.passages(ids).values()}


def test_the_seed_article_is_read_whole_without_its_tail(library: Library) -> None:
    [article] = library.articles(search="military agreement")
    raw = (SEEDS / "iran-syria-military-agreement.txt").read_text()
    body = raw[: raw.index("( A )")]
    assert article.title == raw.split("\n", 1)[0]
    assert article.text.split() == body.split()


def test_adding_the_same_again_changes_nothing(fresh: Library) -> None:
    assert statuses(fresh, HARBOUR, ORCHARD) == ["added", "added"]
    before = fresh.articles(), fresh.counts()
    assert statuses(fresh, HARBOUR, ORCHARD) == ["unchanged", "unchanged"]
    moved = HARBOUR.model_copy(update={"key": "another#place"})
    assert statuses(fresh, moved) == ["unchanged"]
    assert (fresh.articles(), fresh.counts()) == before


def test_a_changed_text_is_a_new_revision_and_the_old_one_stays_readable(fresh: Library) -> None:
    statuses(fresh, HARBOUR)
    [old] = fresh.articles()
    changed = HARBOUR.model_copy(update={"text": "The port of Velmar stays shut until autumn."})
    assert statuses(fresh, changed) == ["revised"]
    [new] = fresh.articles()
    assert (new.revision, new.id != old.id) == (2, True)
    assert fresh.article(old.id).text == HARBOUR.text
    assert not fresh.article(old.id).current
    assert found(fresh, "tonnes rubble crane") == {new.id}


def test_going_back_to_an_earlier_text_is_a_revision_too(fresh: Library) -> None:
    changed = HARBOUR.model_copy(update={"text": "The port is shut."})
    assert statuses(fresh, HARBOUR, changed) == ["added", "revised"]
    assert statuses(fresh, HARBOUR) == ["revised"]
    assert [a.revision for a in fresh.articles()] == [3]


def stories(file: Path, *said: str) -> Path:
    """JSON lines without ids, a story each."""
    file.write_text(
        "".join(json.dumps({"title": one, "body": f"{one} it is."}) + "\n" for one in said)
    )
    return file


def test_a_feed_that_grows_at_its_head_and_forgets_its_tail_loses_nothing(
    fresh: Library, tmp_path: Path
) -> None:
    for said in (("Ada", "Bea", "Cy"), ("Bea", "Cy", "Dan"), ("Eve", "Bea", "Cy", "Dan")):
        list(fresh.add([stories(tmp_path / "feed.jsonl", *said)]))
    assert {a.title for a in fresh.articles()} == {"Ada", "Bea", "Cy", "Dan", "Eve"}


def test_a_file_takes_its_article_along_when_it_is_renamed(fresh: Library, tmp_path: Path) -> None:
    latest, monday = tmp_path / "latest.md", tmp_path / "monday.md"
    latest.write_text("# Old story\n\nThe port opens.")
    list(fresh.add([latest]))
    latest.rename(monday)
    latest.write_text("# New story\n\nThe port closes.")
    list(fresh.add([tmp_path]))
    assert {a.title: a.path for a in fresh.articles()} == {
        "Old story": str(monday), "New story": str(latest)
    }  # fmt: skip
    latest.write_text("# Newer story\n\nThe port sinks.")
    assert [o.status for o in fresh.add([tmp_path])] == ["unchanged", "revised"]
    assert {a.title for a in fresh.articles()} == {"Old story", "Newer story"}


def test_what_a_source_corrects_besides_the_text_is_kept(fresh: Library) -> None:
    statuses(fresh, HARBOUR)
    told = {"published": date(2022, 3, 1), "outlet": "Reuters", "authors": ("Ada Quill",)}
    assert statuses(fresh, HARBOUR.model_copy(update=told)) == ["revised"]
    [article] = fresh.articles()
    assert (article.published, article.outlet, article.authors) == tuple(told.values())
    assert (article.text, article.revision) == (HARBOUR.text, 1)
    assert statuses(fresh, HARBOUR.model_copy(update=told)) == ["unchanged"]


def test_removing_leaves_no_trace(fresh: Library) -> None:
    changed = HARBOUR.model_copy(update={"text": HARBOUR.text + "\n\nA quokka was seen."})
    statuses(fresh, HARBOUR, changed, ORCHARD)
    [article] = fresh.articles(search="velmar")
    fresh.remove([article.id])
    [left] = fresh.articles()
    assert left.source_id == "orchard"
    assert found(fresh, "Velmar rubble quokka") == {left.id}
    with pytest.raises(UnknownArticleError):
        fresh.article(article.id)
    stored = b"".join(p.read_bytes() for p in fresh.settings.library.iterdir())
    assert b"quokka" not in stored
    assert b"Brandt" not in stored
    assert b"Fischer" in stored


def test_removing_an_unknown_article_removes_nothing(fresh: Library) -> None:
    statuses(fresh, HARBOUR)
    [article] = fresh.articles()
    with pytest.raises(UnknownArticleError, match="footnote list"):
        fresh.remove([article.id, "nonsense"])
    assert fresh.articles() == [article]


def test_a_failure_is_forgotten_however_its_file_was_named(
    fresh: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.md").write_text("")
    Path("b.jsonl").write_text("{broken\n")
    assert [o.status for o in fresh.add([Path("a.md"), Path("b.jsonl")])] == ["failed", "failed"]
    Path("a.md").write_text("# Mended\n\nThe port opens.")
    Path("b.jsonl").write_text('{"id": "r1", "title": "Mended too", "body": "The port closes."}\n')
    list(fresh.add([tmp_path]))
    assert fresh.failures() == []


def test_a_failure_is_kept_until_its_source_can_be_added(fresh: Library) -> None:
    failure = Failure(HARBOUR.key, "It is empty; add another.")
    assert statuses(fresh, failure, ORCHARD) == ["failed", "added"]
    assert [(f.source, f.reason) for f in fresh.failures()] == [failure[:2]]
    assert statuses(fresh, HARBOUR) == ["added"]
    assert fresh.failures() == []


@pytest.mark.parametrize(
    ("scope", "expected"),
    [
        (Scope(outlets=("courier",)), {"harbour"}),
        (Scope(authors=("duarte",)), {"orchard"}),
        (Scope(since="2023-01-01"), {"harbour"}),  # type: ignore[arg-type]
        (Scope(until="2022-05-02"), {"orchard"}),  # type: ignore[arg-type]
        (Scope(outlets=("Rural", "Courier")), {"harbour", "orchard"}),
        (Scope(outlets=("Rural",), since="2023-01-01"), set()),  # type: ignore[arg-type]
    ],
)
def test_a_scope_limits_both_searches_and_the_list(
    library: Library, scope: Scope, expected: set[str]
) -> None:
    assert {a.source_id for a in library.articles(scope)} == expected
    assert library.count(scope) == len(expected)
    for search in (library.store.dense, library.store.lexical):
        passages = library.store.passages(search("storm frost port cherries", 20, scope).ids)
        articles = library.store.articles({p.article_id for p in passages.values()})
        assert {a.source_id for a in articles.values()} == expected


def test_another_model_is_refused_until_the_library_is_embedded_again(tmp_path: Path) -> None:
    settings = Settings(library=tmp_path)
    statuses(Library(settings), HARBOUR, ORCHARD)
    database = sqlite3.connect(tmp_path / DATABASE_NAME)
    database.execute("UPDATE articles SET embedding = 'some-other-model'")
    database.commit()
    library = Library(settings)
    with pytest.raises(ModelMismatchError, match="footnote reembed"):
        statuses(library, HARBOUR)
    assert len(list(library.reembed())) == 2
    assert statuses(library, HARBOUR) == ["unchanged"]
    assert library.store.dense("cherries", 3).ids.size == 2


def test_embedding_again_leaves_alone_what_was_revised_meanwhile(
    fresh: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    statuses(fresh, HARBOUR)
    with fresh.store.database.transaction() as connection:
        connection.execute("UPDATE articles SET embedding = 'some-other-model'")
    changed = HARBOUR.model_copy(update={"text": "The port of Velmar stays shut until autumn."})
    other = Library(fresh.settings)
    encode = fresh.store.encode

    def while_another_window_adds(texts: Sequence[str]) -> NDArray[np.float32]:
        # The other window has the model that the library was embedded with.
        monkeypatch.setattr(other, "check_model", lambda: None)
        assert statuses(other, changed) == ["revised"]
        return encode(texts)

    monkeypatch.setattr(fresh.store, "encode", while_another_window_adds)
    assert list(fresh.reembed()) == []
    assert found(fresh, "tonnes rubble crane") == {fresh.articles()[0].id}


def test_an_article_with_no_passages_worth_of_text_is_found(fresh: Library) -> None:
    assert statuses(fresh, Draft(key="k", text="Hm.")) == ["added"]
    assert fresh.articles()[0].title == "Hm."


def test_outlets_are_listed_once_and_the_newest_day_is_no_day_to_come(fresh: Library) -> None:
    assert fresh.outlets() == []
    assert fresh.newest() is None
    later = HARBOUR.model_copy(update={"key": "l", "text": "Not yet.", "published": date.max})
    quiet = ORCHARD.model_copy(update={"key": "q", "text": "No outlet.", "outlet": None})
    lower = ORCHARD.model_copy(update={"key": "a", "text": "Alone.", "outlet": "a daily"})
    statuses(fresh, HARBOUR, ORCHARD, later, quiet, lower)
    assert fresh.outlets() == ["a daily", "Rural Wire", "The Velmar Courier"]
    assert fresh.newest() == HARBOUR.published
    assert fresh.newest(Scope(outlets=("rural",))) == ORCHARD.published
    assert fresh.newest(Scope(outlets=("nobody",))) is None


def test_outlets_of_other_scripts_are_found_whatever_their_case(fresh: Library) -> None:
    statuses(fresh, HARBOUR.model_copy(update={"outlet": "Коммерсантъ"}))
    assert fresh.count(Scope(outlets=("коммерсантъ",))) == 1
    assert [a.outlet for a in fresh.articles(search="КОММЕРСАНТЪ")] == ["Коммерсантъ"]


def test_a_dateline_that_stands_for_a_title_gives_way_to_the_opening_words(
    tmp_path: Path,
) -> None:
    library = Library(Settings(library=tmp_path))
    drafts = [
        Draft(key="cut", title="London CNN —", text="Ferries run again.\nThe storm is over."),
        Draft(key="whole", title="Ferries run — at last", text="The storm is over."),
    ]
    added = [outcome.title for outcome in library.add_drafts(drafts)]
    assert added == ["Ferries run again.", "Ferries run — at last"]
