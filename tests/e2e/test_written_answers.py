"""Answers that a language model writes, as a person meets them; the model is a script."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, product

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import serving
from tests.e2e.driving import Site, highlighted, saved_answers
from tests.openai_server import OpenAIServer, Reply, openai_server

CLEARED = "How many tonnes of rubble were cleared?"
QUOTE = (
    "“We cleared 4,200 tonnes of rubble by hand and by crane,” said harbour master Jonas Brandt."
)


@pytest.fixture(scope="module")
def model() -> Iterator[OpenAIServer]:
    with openai_server() as running:
        yield running


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, model: OpenAIServer) -> Iterator[Site]:
    settings = {
        "FOOTNOTE_LLM": "openai:scripted",
        "FOOTNOTE_LLM_BASE_URL": model.url,
        "FOOTNOTE_LLM_TIMEOUT": "60",
    }
    yield from serving(tmp_path_factory.mktemp("site"), settings)


def _slowly(prompt: str) -> Reply:
    line = next(row for row in prompt.splitlines() if "4,200" in row)
    n = line[1 : line.index("]")]
    # No word twice: a model that goes round in circles is cut off, on a slow machine before the
    # test has come to its Stop.
    on = " ".join(map("".join, islice(product("bcdfg", "aeiou", "klmnp", "aeiou"), 400)))
    words = f"{QUOTE} [{n}]. They cleared 9,999 tonnes [{n}, 77]. And more more {on}"
    return Reply(re.findall(r"\S+\s*", words), pause=0.12)


def _ask(page: Page) -> None:
    box = page.get_by_placeholder("Ask the articles")
    box.fill(CLEARED)
    box.press("Enter")


def test_evidence_first_then_words_through_a_reload_until_stop(
    site: Site, page: Page, model: OpenAIServer
) -> None:
    model.script = _slowly
    page.goto(site.url)
    _ask(page)
    turn = page.locator(".turn").first
    # The evidence and the quotation are there while the model has not said a sentence.
    expect(turn.get_by_text("the language model is writing")).to_be_visible()
    expect(turn.locator(".evidence")).to_be_visible()
    expect(turn.locator(".claim .words").first).to_contain_text("4,200 tonnes")
    expect(turn.locator(".writing")).to_contain_text("And more")
    page.reload()
    expect(turn.locator(".writing")).to_contain_text("And more more")
    expect(turn.locator(".claim")).to_have_count(3)
    turn.get_by_role("button", name="Citation 1").first.click()
    expect(page.locator("mark.current").first).to_be_visible()
    turn.get_by_role("button", name="Stop").click()
    expect(turn.locator(".foot")).to_contain_text("Written by openai:scripted")
    expect(turn.locator(".note")).to_have_text("Stopped before the answer was whole.")
    expect(turn.locator(".claim")).to_have_count(2)
    turn.get_by_role("button", name="Citation 1").first.click()
    answer = saved_answers(site, page)[0]
    assert highlighted(page) == answer.citations[0].quote
    assert answer.dropped_citations == 1
    # A screen reader hears the verdicts as words, in the list of claims.
    claims = turn.get_by_role("list").first.get_by_role("listitem")
    expect(claims.nth(0)).to_contain_text("Word for word")
    expect(claims.nth(0).locator(".verdict")).not_to_contain_class("hidden-text")
    expect(claims.nth(1)).to_contain_text("Not supported by the cited words")
    expect(claims.nth(1)).to_contain_text("9,999")


def test_when_the_model_fails_the_quotation_stands_and_says_so(
    site: Site, page: Page, model: OpenAIServer
) -> None:
    model.script = lambda prompt: Reply(status=500)
    page.goto(site.url)
    _ask(page)
    turn = page.locator(".turn").first
    expect(turn.locator(".foot")).to_contain_text("Quoted from the articles")
    expect(turn.locator(".note")).to_contain_text("reported an error (500)")
    expect(turn.locator(".claim .words").first).to_contain_text("4,200 tonnes")


def test_what_a_model_writes_is_text_with_links_to_sources_only(
    site: Site, page: Page, model: OpenAIServer
) -> None:
    evil = (
        f"{QUOTE} [1] ![p](http://evil.example/p.png) <img src=http://evil.example/q> "
        "[here](http://evil.example/) http://evil.example/z <script>window.hacked=1</script>"
    )
    model.says(*evil.split(" "), pause=0.01)
    page.goto(site.url)
    _ask(page)
    turn = page.locator(".turn").first
    expect(turn.locator(".foot")).to_be_visible()
    assert turn.locator("a, img, script, iframe").count() == 0
    assert "evil.example" not in turn.inner_text()
    assert page.evaluate("window.hacked") is None


def test_the_settings_page_says_whether_the_model_answers_and_what_leaves(
    site: Site, page: Page, model: OpenAIServer
) -> None:
    model.says("It ", "is ", "raining ", "in ", "Velmar.")
    page.goto(f"{site.url}/settings")
    expect(page.get_by_text("In use: openai:scripted.")).to_be_visible()
    page.get_by_role("button", name="Test this model").click()
    expect(page.get_by_text("It answers: the first word after")).to_be_visible()
    expect(page.get_by_text("Nothing leaves this machine").first).to_be_visible()
    model.script = lambda prompt: Reply(status=401)
    page.get_by_role("button", name="Test this model").click()
    expect(page.get_by_text("refused the key (401)")).to_be_visible()
    page.get_by_role("textbox", name="Address").fill("http://models.example/v1")
    page.get_by_role("textbox", name="Address").press("Enter")
    expect(page.get_by_text("models.example is sent your question")).to_be_visible()
