from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from index import Article, Draft, Library, Settings
from qa import Answerer, Question
from qa.examples import candidates, example_questions
from tests.conftest import SEEDS


def _article(text: str, title: str = "Untitled") -> Article:
    return Article(id="a", title=title, text=text, sha256="", added_at=datetime.now(UTC))


def test_examples_are_questions_that_the_articles_answer(
    library: Library, answerer: Answerer
) -> None:
    examples = example_questions(library, answerer)
    assert examples
    assert len(set(examples)) == len(examples) <= 4
    for example in examples:
        assert example.endswith("?")
        assert not answerer.invoke(Question(text=example)).abstained


def test_what_the_only_article_is_about_is_the_first_example(tmp_path: Path) -> None:
    only = Library(Settings(library=tmp_path))
    assert all(outcome.status == "added" for outcome in only.add([SEEDS]))
    first, *others = example_questions(only, Answerer(only))
    assert first == "What is this article about?"
    assert len(others) > 1


def test_a_speaker_is_asked_about_what_they_spoke_of() -> None:
    text = (
        "The minister met the press on Monday. Samir Azzam, a Syrian politician, said the "
        "Astana alliance is bad. He blamed it on the Russian government."
    )
    asked = [c for c in candidates(_article(text)) if c.speaker == "Samir Azzam"]
    assert asked
    assert asked[0].question == "What did Samir Azzam say about the Astana alliance?"


def test_dates_and_titles_make_questions_too() -> None:
    article = _article("The port closed in June 2019 for repairs.", "Trouble at the port of Velmar")
    questions = {c.question for c in candidates(article)}
    assert questions == {"What happened in June 2019?", "What is said about Velmar?"}


def test_no_english_questions_are_made_of_articles_in_other_languages(tmp_path: Path) -> None:
    german = Library(Settings(library=tmp_path))
    text = "Am Montag sagte Angela Merkel, die Stadt Bonn sei schön. " * 3
    assert list(german.add_drafts([Draft(key="k", text=text, title="Bonn", language="de")]))
    assert example_questions(german, Answerer(german)) == []


def test_an_article_that_names_nothing_makes_no_question() -> None:
    assert list(candidates(_article("it rained. <script>$x$</script> :red[y]"))) == []
