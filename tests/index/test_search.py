from __future__ import annotations

from pathlib import Path

import pytest

from index import Draft, Library, Scope, Settings
from index.search import content_words


def test_only_words_that_tell_passages_apart_are_searched() -> None:
    assert content_words("What did the Mayor say about the mayor's BRIDGE?") == [
        "mayor",
        "say",
        "bridge",
    ]


def test_a_question_of_stop_words_alone_keeps_them() -> None:
    assert content_words("Who are you?") == ["who", "are", "you"]
    assert content_words("?!") == []


def test_bm25_puts_the_passage_with_the_words_first(library: Library) -> None:
    ranking = library.store.lexical("tonnes of rubble", 5)
    [best] = library.store.passages(ranking.ids[:1]).values()
    assert "rubble" in library.article(best.article_id).text[best.start : best.end]
    assert (ranking.scores[:-1] >= ranking.scores[1:]).all()


def test_words_are_found_in_another_form(library: Library) -> None:
    assert library.store.lexical("ferry", 5).ids.size
    assert library.store.lexical("injuring", 5).ids.size


@pytest.mark.parametrize(
    "query", ['"', "a OR b NOT c", "title:port", "port*", "NEAR(port, 2)", "-port", "^port", "()"]
)
def test_query_syntax_in_a_question_is_only_words(library: Library, query: str) -> None:
    for ranking in (library.store.lexical(query, 5), library.store.dense(query, 5)):
        assert ranking.ids.shape == ranking.scores.shape


def test_a_scope_of_articles_that_are_not_there_finds_nothing(library: Library) -> None:
    scope = Scope(article_ids=("nonsense",))
    assert library.store.dense("port", 5, scope).ids.size == 0
    assert library.store.lexical("port", 5, scope).ids.size == 0


def test_a_whole_article_is_found_by_what_its_headline_and_opening_say(library: Library) -> None:
    [first, *_] = library.store.whole("cherry harvest lost to late frost", 5).ids.tolist()
    assert library.store.origins([first])[first].outlet == "Rural Wire"
    [passage] = library.store.passages([first]).values()
    assert passage.start == 0


def test_words_of_an_article_count_together_wherever_they_stand(tmp_path: Path) -> None:
    library = Library(Settings(library=tmp_path))
    filler = "Nothing else of note was heard that day in any of the streets. " * 40
    drafts = [
        Draft(key="far", title="Notes", text=f"A ferry sank. {filler} The crane was new."),
        Draft(key="one", title="Notes", text=f"A ferry sank and it was a sad day. {filler}"),
    ]
    ids = [outcome.article_id for outcome in library.add_drafts(drafts)]
    [best, *_] = library.store.whole("Which ferry and which crane?", 5).ids.tolist()
    assert library.store.origins([best])[best].article_id == ids[0]


def test_a_whole_article_is_found_within_a_scope_only(library: Library) -> None:
    scope = Scope(outlets=("Rural Wire",))
    assert library.store.whole("port", 5).ids.size
    assert library.store.whole("port", 5, scope).ids.size == 0


def test_a_name_that_is_all_that_is_asked_is_found_as_one(tmp_path: Path) -> None:
    library = Library(Settings(library=tmp_path))
    texts = (
        "Larry Bird and Larry Brown met in the summer. Summers are hot, Larry Bird said.",
        "The board includes a former minister, Larry Summers, and two bankers of the city.",
        "It was the first of three dry summers. Larry Brown left.",
    )
    drafts = [Draft(key=str(n), title=f"News {n}", text=text) for n, text in enumerate(texts)]
    assert all(o.status == "added" for o in library.add_drafts(drafts))
    for search in (library.store.lexical, library.store.whole):
        best = library.store.passages(search("Who is Larry Summers?", 3).ids.tolist()[:1])
        assert [p.start for p in best.values()] == [0]
        [origin] = library.store.origins(best).values()
        assert library.store.articles([origin.article_id])[origin.article_id].title == "News 1"
