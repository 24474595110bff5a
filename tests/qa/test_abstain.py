from __future__ import annotations

from pathlib import Path

from index import Library, Scope, Settings
from qa import Question, Retriever
from qa.abstain import reason


def test_the_reason_names_what_was_searched_and_what_came_nearest(library: Library) -> None:
    question = Question(text="How many cherries were exported?")
    said = reason(library, question, Retriever(library).invoke(question))
    assert "3 articles searched" in said
    assert "cherries" in said
    assert "“Late frost ruins cherry harvest” (Rural Wire, 2 May 2022)" in said


def test_what_was_searched_for_is_told_as_it_was_typed(library: Library) -> None:
    question = Question(text="How many Cherries went to VELMAR with H&M?")
    said = reason(library, question, Retriever(library).invoke(question))
    assert "searched for Cherries, went, VELMAR, H&M;" in said


def test_one_article_is_not_one_articles(library: Library) -> None:
    question = Question(text="Who?", scope=Scope(outlets=("Rural Wire",)))
    said = reason(library, question, Retriever(library).invoke(question))
    assert "The one article" in said


def test_an_empty_library_and_an_empty_scope_say_what_to_do(
    library: Library, tmp_path: Path
) -> None:
    empty = Library(Settings(library=tmp_path))
    assert "add some" in reason(empty, Question(text="Who?"), [])
    nowhere = Question(text="Who?", scope=Scope(outlets=("Nowhere",)))
    assert "widen them" in reason(library, nowhere, [])
