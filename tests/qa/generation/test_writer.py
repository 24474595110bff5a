from __future__ import annotations

import logging
import subprocess
import sys
import threading
import time
from collections.abc import Iterator

import pytest

from index import Library
from qa import Answer, Answerer, Question
from tests.openai_server import SECRET, OpenAIServer, Reply, openai_server

CLEARED = "How many tonnes of rubble were cleared?"
QUOTE = (
    "“We cleared 4,200 tonnes of rubble by hand and by crane,” said harbour master Jonas Brandt."
)


@pytest.fixture(scope="module")
def server() -> Iterator[OpenAIServer]:
    with openai_server() as running:
        yield running


@pytest.fixture
def writing(
    library: Library, answerer: Answerer, server: OpenAIServer, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Answerer]:
    """The pipeline with the scripted model."""
    monkeypatch.setenv("OPENAI_API_KEY", SECRET)
    settings = library.settings.model_copy(
        update={"llm": "openai:scripted", "llm_base_url": server.url, "llm_timeout": 3.0}
    )
    answerer.write_with(settings)
    server.prompts.clear()
    yield answerer
    answerer.write_with(library.settings)


def number_of(prompt: str, words: str) -> str:
    """The number under which a prompt shows the sentence with these words."""
    line = next(line for line in prompt.splitlines() if words in line and line.startswith("["))
    return line[1 : line.index("]")]


def holds_together(answer: Answer, library: Library) -> None:
    assert [c.n for c in answer.citations] == list(range(1, len(answer.citations) + 1))
    for citation in answer.citations:
        text = library.article(citation.article_id).text
        assert text[citation.start : citation.end] == citation.quote
    for claim in answer.claims:
        assert set(claim.citations) <= {c.n for c in answer.citations}
        assert "[" not in claim.text


def test_a_model_is_asked_in_the_words_of_the_person(
    writing: Answerer, server: OpenAIServer
) -> None:
    server.script = lambda prompt: Reply(f"It was cleared. [{number_of(prompt, '4,200 tonnes')}]")
    answer = writing.invoke(Question(text="Tell me about the rubble"))
    assert answer.standalone_question == "the rubble"
    assert "Question: Tell me about the rubble" in server.prompts[-1]


def test_evidence_then_the_quotations_then_the_words_as_they_come(
    writing: Answerer, server: OpenAIServer, library: Library
) -> None:
    def script(prompt: str) -> Reply:
        n = number_of(prompt, "4,200 tonnes")
        words = f"Workers cleared 4,200 tonnes of rubble [{n}]. {QUOTE} [{n}]"
        return Reply([words[i : i + 3] for i in range(0, len(words), 3)], pause=0.02)

    server.script = script
    evidence, quoted, *growing, last = writing.stream(Question(text=CLEARED))
    assert (evidence.claims, bool(evidence.evidence)) == ((), True)
    assert quoted.model.startswith("extractive:")
    assert quoted.claims
    assert any(answer.writing for answer in growing)
    assert any(len(answer.claims) == 1 for answer in growing)
    for answer in (*growing, last):
        holds_together(answer, library)
    assert (last.writing, last.note, last.model) == ("", "", "openai:scripted")
    assert [c.citations for c in last.claims] == [(1,), (1,)]
    assert last.claims[1].verdict == "verbatim"
    assert last.claims[0].verdict in ("supported", "unsupported")
    assert last.citations[0].quote in QUOTE
    assert last.timings_ms["write"] > 0


def test_the_model_sees_fenced_numbered_sentences_with_outlet_date_and_speaker(
    writing: Answerer, server: OpenAIServer
) -> None:
    server.says(QUOTE, " [1]")
    writing.invoke(Question(text=CLEARED))
    [prompt] = server.prompts
    assert "The Velmar Courier, 14 March 2023:" in prompt
    assert "(said by Jonas Brandt) “We cleared 4,200 tonnes" in prompt
    fence = next(line for line in prompt.splitlines() if line.startswith("<<<EVIDENCE"))
    assert f"{fence[3:]}>>>" in prompt
    assert prompt.endswith(f"Question: {CLEARED}")


def test_a_number_that_was_never_shown_is_dropped_and_counted(
    writing: Answerer, server: OpenAIServer
) -> None:
    server.script = lambda p: Reply((f"{QUOTE} [{number_of(p, '4,200')}][99][0].",))
    answer = writing.invoke(Question(text=CLEARED))
    assert (answer.claims[0].citations, answer.dropped_citations) == ((1,), 2)


def test_a_sentence_without_a_number_is_mended_or_shown_as_uncited(
    writing: Answerer, server: OpenAIServer
) -> None:
    server.says(f"{QUOTE} The moon is made of green cheese.")
    answer = writing.invoke(Question(text=CLEARED))
    mended, uncited = answer.claims
    assert (mended.citations, mended.verdict) == ((1,), "verbatim")
    assert (uncited.citations, uncited.verdict) == ((), "unsupported")


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        (Reply(("Too late [1].",), pause=6.0), "did not answer in time"),
        (Reply([f"{i:x} " for i in range(2000)], pause=0.05), "did not answer in time"),
        (Reply(status=429), "takes no more requests"),
        (Reply(status=500), "reported an error"),
        (Reply(status=401), "refused the key"),
        (Reply(status=404), "does not know this model"),
        (Reply(("asdf qwer ]]] [[ zxcv.",)), "nothing that the sentences it cited bear out"),
        (Reply(("They cleared 9,999 tonnes of cheese [1].",)), "nothing that the sentences"),
        (Reply(()), "wrote nothing at all"),
        (Reply(("NOT IN THE ARTICLES",)), "found no answer in these sentences"),
        (Reply(("The port",), cut_off=True), "broke off"),
        (Reply(raw=b"data: {not json\n\n\xff\xfe"), "The model"),
        (Reply(raw=b"<html>It works!</html>"), "The model"),
    ],
    ids=lambda value: str(value)[:50],
)
def test_when_the_model_fails_the_quotations_stand_and_it_is_said_why(
    writing: Answerer,
    server: OpenAIServer,
    reply: Reply,
    said: str,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG, "qa")
    server.script = lambda prompt: reply
    answer = writing.invoke(Question(text=CLEARED))
    quoted = writing.invoke(Question(text=CLEARED, quoted=True))
    assert said in answer.note
    assert answer.note.endswith("so the sentences that answer are quoted.")
    assert (answer.claims, answer.citations, answer.model) == (
        quoted.claims,
        quoted.citations,
        quoted.model,
    )
    assert SECRET not in answer.model_dump_json() + caplog.text


def test_what_was_whole_when_the_stream_broke_is_kept(
    writing: Answerer, server: OpenAIServer
) -> None:
    server.script = lambda p: Reply(
        (QUOTE, f" [{number_of(p, '4,200')}]. ", "The second sen", "tence"), 0.25, cut_off=True
    )
    answer = writing.invoke(Question(text=CLEARED))
    assert [claim.verdict for claim in answer.claims] == ["verbatim"]
    assert answer.note.endswith("this is what it had written until then.")


def test_stop_ends_the_answer_with_what_is_whole(writing: Answerer, server: OpenAIServer) -> None:
    server.left.clear()
    server.script = lambda p: Reply(
        (f"{QUOTE} [{number_of(p, '4,200')}]. And ", *["more "] * 400), 0.05
    )
    stop = threading.Event()
    last = None
    began = time.monotonic()
    for last in writing.stream(Question(text=CLEARED), stop=stop):
        if last.claims and last.writing.startswith("And more"):
            stop.set()
    assert last is not None
    assert time.monotonic() - began < 10
    assert (len(last.claims), last.note) == (1, "Stopped before the answer was whole.")
    assert server.left.wait(10), "the model went on for nobody"


@pytest.mark.parametrize(
    "words",
    [
        ["And it was very cold in the harbour on that day, and so was the town. "] * 400,
        [f"And then {i} more ships came into the harbour. " for i in range(400)],
    ],
    ids=["in a circle", "on and on"],
)
def test_a_model_that_does_not_come_to_an_end_is_left(
    writing: Answerer, server: OpenAIServer, words: list[str]
) -> None:
    server.left.clear()
    server.script = lambda p: Reply((f"{QUOTE} [{number_of(p, '4,200')}]. ", *words), 0.02)
    answer = writing.invoke(Question(text=CLEARED))
    assert answer.claims[0].verdict == "verbatim"
    assert len(answer.claims) <= 8
    assert server.left.wait(10), "the model went on for nobody"


def test_what_the_decision_declines_the_model_is_not_asked(
    writing: Answerer, server: OpenAIServer
) -> None:
    answer = writing.invoke(Question(text="Who won the world cup in 2022?"))
    assert answer.abstained
    assert server.prompts == []


def test_a_model_that_cannot_be_made_says_what_to_do(answerer: Answerer, library: Library) -> None:
    for llm, said in (
        ("nonsense", "named as provider:model"),
        ("nobody:x", "could not be set up"),
        ("anthropic:claude", "pip install langchain-anthropic"),
    ):
        answerer.write_with(library.settings.model_copy(update={"llm": llm}))
        answer = answerer.invoke(Question(text=CLEARED))
        assert said in answer.note
        assert answer.claims
    answerer.write_with(library.settings)


def test_with_no_model_set_nothing_of_a_provider_is_imported() -> None:
    code = (
        "import sys, qa, ui.command; "
        "sys.exit(any(n.split('.')[0] in ('openai', 'langchain', 'langchain_openai') "
        "for n in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_what_is_wrong_with_the_question_is_told_by_numbers_of_the_written_answer(
    writing: Answerer, server: OpenAIServer, library: Library
) -> None:
    def script(prompt: str) -> Reply:
        n = number_of(prompt, "18 million")
        return Reply((f"The repairs cost 18 million crowns, the city council said [{n}].",))

    server.script = script
    text = "How did Jonas Brandt clear 5,200 tonnes of rubble?"
    asked = Question(text=text, caution="forthcoming")
    *_, answer = writing.stream(asked)
    assert answer.model == "openai:scripted"
    [premise] = answer.premises
    assert premise.text == "The question says 5,200; the article says 4,200."
    assert "4,200 tonnes" in answer.citations[premise.citation - 1].quote
    assert (answer.claims[0].citations, premise.citation) == ((1,), 2)
    assert answer.text.startswith(f"{premise.text} [2] ")
    holds_together(answer, library)
