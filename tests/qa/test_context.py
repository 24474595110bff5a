from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index import Article, Draft, Library, Settings, Span, split_sentences
from qa.context import leaning


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return Library(Settings(library=tmp_path_factory.mktemp("context")))


def article_of(library: Library, text: str) -> Article:
    [outcome] = library.add_drafts([Draft(key=text, title="A title", text=text)])
    assert outcome.article_id, outcome
    return library.article(outcome.article_id)


def last(article: Article) -> Span:
    return split_sentences(article.text, "en")[-1]


@pytest.mark.parametrize(
    ("before", "sentence", "word", "means"),
    [
        ("Mayor Anna Lind opened the bridge.", "She resigned on Monday.", "She", "Anna Lind"),
        ("Jonas Brandt runs the port.", "On Friday he closed it.", "he", "Jonas Brandt"),
        (
            "Jonas Brandt runs the port. It is old.\n\nBrandt, 51, was born there.",
            "His father ran it too.",
            "His",
            "Jonas Brandt",
        ),
        ("The council met. Mary Holm spoke first.", "He left early.", None, None),
        (
            "Jonas Brandt runs the port. The patient got up.",
            "His cough went.",
            "His",
            "the patient",
        ),
        ("Jonas Brandt went. A 43-year-old man fell.", "He died.", "He", "the 43-year-old man"),
        ("Anna Lind went. The man fell.", "She called for help.", "She", "Anna Lind"),
        ("Jonas Brandt went. The suspect, Piet Holm, fell.", "He died.", "He", "Piet Holm"),
        ("Jonas Brandt rose. The minister smiled.", "He resigned.", "He", "Jonas Brandt"),
        ("The driver hit Maria Lopez, a widow.", "She died.", "She", "Maria Lopez"),
        ("The victim, police said, was Maria Lopez.", "She was 34.", "She", "Maria Lopez"),
        ("The passenger train was driven by Jonas Brandt.", "He slept.", "He", "Jonas Brandt"),
        ("Jonas Brandt went. The death of the driver came.", "He wept.", "He", "Jonas Brandt"),
        ("A bullet struck the boy.", "He died.", None, None),
        ("The patients were treated.", "He died.", None, None),
        ("A group of students met.", "He left.", None, None),
        ("The bridge was built in 1911.", "It was closed last year.", "It", None),
        ("The bridge was built in 1911.", "Jonas Brandt said he liked it.", None, None),
        ("The bridge was built in 1911.", "The port reopened.", None, None),
    ],
)
def test_a_pronoun_is_traced_to_the_sentence_that_names_whom_it_means(
    made: Library, before: str, sentence: str, word: str | None, means: str | None
) -> None:
    article = article_of(made, f"{before} {sentence}")
    found = leaning(article, last(article))
    assert (found and found.word, found and found.means) == (word, means)
    if found:
        said = article.text[found.sentence.start : found.sentence.end]
        assert found.sentence.end <= last(article).start
        assert means is None or means.split()[-1] in said


def test_the_first_sentence_leans_on_nothing(made: Library) -> None:
    article = article_of(made, "He said so. Nobody else did.")
    assert leaning(article, split_sentences(article.text, "en")[0]) is None


@settings(max_examples=40)
@given(st.text(min_size=1, max_size=300))
def test_any_text_is_taken(text: str) -> None:
    article = Article.model_construct(text=f"{text} He left.", language="en")
    for sentence in split_sentences(article.text, "en"):
        found = leaning(article, sentence)
        assert found is None or 0 <= found.sentence.start < found.sentence.end <= sentence.start
