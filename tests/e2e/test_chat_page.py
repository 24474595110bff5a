from __future__ import annotations

import json
import re

from playwright.sync_api import Page, expect

from qa.conversations import Conversations
from tests.e2e.driving import HOSTILE_TEXT, Site, ask, expect_in_view, highlighted, saved_answers

CLEARED = "How many tonnes of rubble were cleared?"
ASTANA = "What did Samir Azzam say about the Astana alliance?"
_RING = "e => getComputedStyle(e).outline"


def test_a_clicked_citation_shows_the_very_words_in_their_article(site: Site, page: Page) -> None:
    page.goto(site.url)
    turn = ask(page, CLEARED)
    expect(turn.locator("mark.phrase").first).to_be_visible()
    expect(turn.locator(".speaker").first).to_have_text("Jonas Brandt said")
    # All of it is quoted: that is told to a screen reader and a mouse, not to every eye.
    expect(turn.locator(".claim .verdict").first).to_have_text("Word for word")
    expect(turn.locator(".claim .verdict").first).to_contain_class("hidden-text")
    expect(turn.locator(".claim .words").first).to_have_attribute("title", "Word for word")
    turn.get_by_role("button", name="Citation 1").first.click()
    expect(page.locator("mark.current").first).to_be_visible()
    citation = saved_answers(site, page)[0].citations[0]
    assert highlighted(page) == citation.quote
    expect_in_view(page, page.locator("mark.current").first)
    reader = page.get_by_role("region", name="Article", exact=True)
    expect(reader.get_by_role("heading", level=2)).to_have_text(
        "Port of Velmar reopens after storm"
    )
    expect(reader.locator("article .about")).to_have_text(
        "The Velmar Courier · 14 March 2023 · Ada Quill"
    )
    link = reader.get_by_role("link").get_attribute("href")
    assert link is not None
    assert link.startswith("https://courier.example/harbour#:~:text=")
    # Its pane covers neither the answer nor the question box.
    pane, box = reader.bounding_box(), page.get_by_placeholder("Ask the articles").bounding_box()
    assert pane is not None
    assert box is not None
    assert box["x"] + box["width"] <= pane["x"]


def test_the_next_citation_is_one_button_away(site: Site, page: Page) -> None:
    page.goto(site.url)
    turn = ask(page, ASTANA)
    turn.get_by_role("button", name="Citation 1").first.click()
    page.get_by_role("button", name="Next citation").click()
    expect(page.get_by_text("Citation 2 of")).to_be_visible()
    second = saved_answers(site, page)[0].citations[1]
    assert highlighted(page) == second.quote
    expect_in_view(page, page.locator("mark.current").first)
    page.get_by_role("button", name="Close the article").click()
    expect(page.get_by_role("region", name="Article", exact=True)).to_have_count(0)


def test_what_the_question_has_wrong_stands_above_the_answer_with_its_citation(
    site: Site, page: Page
) -> None:
    page.goto(site.url)
    turn = ask(page, "How did Jonas Brandt clear 5,200 tonnes of rubble?")
    told = turn.locator(".premises p")
    expect(told).to_have_text("The question says 5,200; the article says 4,200. 1")
    told.get_by_role("button").click()
    expect(page.locator("mark.current").first).to_be_visible()
    assert "4,200 tonnes" in highlighted(page)


def test_a_follow_up_is_understood_and_the_conversation_survives_a_reload(
    site: Site, page: Page
) -> None:
    page.goto(site.url)
    ask(page, ASTANA)
    second = ask(page, "And what did he say about Russia?")
    expect(second.locator(".understood")).to_contain_text("Samir Azzam")
    page.reload()
    expect(page.locator(".turn .foot")).to_have_count(2)
    # It may be listed with its time: other tests ask the same.
    listed = page.get_by_role("list", name="Conversations").locator("[aria-current]")
    expect(listed).to_contain_text(ASTANA)
    page.locator(".turn").first.get_by_role("button", name="Citation 1").first.click()
    expect(page.locator("mark.current").first).to_be_visible()
    assert highlighted(page) == saved_answers(site, page)[0].citations[0].quote


def test_an_answer_is_not_lost_by_leaving_before_it_comes(site: Site, page: Page) -> None:
    page.goto(site.url)
    ask(page, CLEARED)
    box = page.get_by_placeholder("Ask the articles")
    box.fill(ASTANA)
    box.press("Enter")
    page.get_by_role("heading", name=ASTANA).wait_for()
    page.reload()
    expect(page.locator(".turn .foot")).to_have_count(2)
    expect(page.locator(".turn").nth(1).locator(".claim").first).to_contain_text("Astana")


def test_a_question_that_was_cut_off_can_be_asked_again(site: Site, page: Page) -> None:
    conversations = Conversations(site.library.store.database)
    cut_off = conversations.create(CLEARED)
    conversations.begin(cut_off.id, CLEARED)
    page.goto(f"{site.url}/?c={cut_off.id}")
    page.get_by_role("button", name="Ask again").click()
    expect(page.locator(".turn .claim").first).to_contain_text("4,200 tonnes")


def test_an_abstention_is_honest_and_shows_what_came_nearest(site: Site, page: Page) -> None:
    page.goto(site.url)
    turn = ask(page, "Who won the football world cup in 1998?")
    expect(turn.locator(".reason")).to_be_visible()
    expect(turn.locator(".claim")).to_have_count(0)
    turn.locator(".nearest").get_by_role("button").first.click()
    expect(page.locator("mark.current").first).to_be_visible()
    evidence = saved_answers(site, page)[0].evidence[0]
    assert "".join(highlighted(page).split()) == "".join(evidence.text.split())


def test_examples_are_answered_and_retrieved_passages_show_their_scores(
    site: Site, page: Page
) -> None:
    page.goto(site.url)
    page.get_by_role("list", name="Example questions").get_by_role("button").first.click()
    turn = page.locator(".turn")
    expect(turn.locator(".claim").first).to_be_visible()
    turn.locator("summary").click()
    passage = turn.locator(".evidence").get_by_role("button").first
    expect(passage).to_contain_text(re.compile(r"(dense|fused)\s*-?\d"))
    passage.click()
    expect(page.locator("mark.current").first).to_be_visible()


def test_the_scope_leaves_out_other_outlets(site: Site, page: Page) -> None:
    page.goto(site.url)
    page.get_by_role("button", name="In all 4 articles").click()
    page.get_by_role("combobox", name="Outlets").click()
    page.get_by_role("option", name="Rural Wire").click()
    expect(page.get_by_text("1 article of 4 will be searched.")).to_be_visible()
    page.keyboard.press("Escape")  # the menu of outlets
    page.keyboard.press("Escape")  # the scope itself
    scope = page.get_by_role("button", name="Only in 1 outlet")
    turn = ask(page, CLEARED)
    assert {e.outlet for e in saved_answers(site, page)[0].evidence} == {"Rural Wire"}
    # With a passage open beside it, Escape closes the scope before it closes the article.
    turn.locator(".nearest").get_by_role("button").first.click()
    reader = page.get_by_role("region", name="Article", exact=True)
    expect(reader).to_be_visible()
    scope.click()
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(reader).to_be_visible()
    page.keyboard.press("Escape")
    expect(reader).to_have_count(0)


def test_a_question_may_be_asked_as_of_a_day(site: Site, page: Page) -> None:
    page.goto(site.url)
    expect(page.get_by_role("list", name="Example questions")).to_be_visible()
    page.get_by_role("button", name="In all 4 articles").click()
    page.get_by_role("group", name="As if asked on").get_by_role("spinbutton").first.click()
    page.keyboard.type("20230315", delay=50)
    page.get_by_role("gridcell", name="15").click()
    button = page.get_by_role("button", name="In all 4 articles, as if asked on 15 March 2023")
    expect(button).to_be_visible()
    turn = ask(page, CLEARED)
    expect(turn.locator(".preferred")).to_contain_text("15 March 2023")


def test_a_conversation_is_renamed_exported_and_deleted(site: Site, page: Page) -> None:
    page.goto(site.url)
    ask(page, CLEARED)
    page.get_by_role("button", name="Options").click()
    name = page.get_by_role("textbox", name="Name")
    name.fill("The *harbour* $5")
    name.press("Enter")
    listed = page.get_by_role("list", name="Conversations")
    expect(listed.locator("[aria-current]")).to_have_text("The *harbour* $5")
    with page.expect_download() as download:
        page.get_by_role("button", name="Export as JSON").click()
    exported = json.loads(download.value.path().read_text())
    citation = exported["turns"][0]["answer"]["citations"][0]
    article = site.library.article(citation["article_id"])
    assert article.text[citation["start"] : citation["end"]] == citation["quote"]
    with page.expect_download() as download:
        page.get_by_role("button", name="Export as Markdown").click()
    assert r"The \*harbour\* \$5" in download.value.path().read_text()
    page.get_by_role("button", name="Delete", exact=True).click()
    page.get_by_role("button", name="Delete it").click()
    expect(page.get_by_role("heading", name="Ask the articles")).to_be_visible()
    expect(page.get_by_text("The *harbour* $5")).to_have_count(0)


def test_a_hostile_article_is_shown_as_the_text_it_is(site: Site, page: Page) -> None:
    page.goto(site.url)
    question = "Who painted the bridge at Trall? <img src=x onerror='window.hacked=1'> :red[x] $y$"
    turn = ask(page, question)
    expect(turn.locator("h2.question")).to_have_text(question)
    # Its name is cut; the list has the whole of it, for whoever points at it.
    listed = page.get_by_role("list", name="Conversations").locator("[aria-current]")
    expect(listed).to_have_attribute("title", question)
    turn.locator("summary").click()
    turn.locator(".passage", has_text="Bridge</b>").last.click()
    shown = page.locator("article .text")
    expect(shown).to_be_visible()
    paragraphs = "\n\n".join(shown.locator("p").all_inner_texts())
    assert paragraphs == HOSTILE_TEXT
    assert page.locator("article script, article img, article b, article .text a").count() == 0
    assert page.get_by_role("link", name="Read it where it was published").count() == 0
    page.goto(f"{site.url}/library")
    expect(page.get_by_role("button", name="<b onclick=")).to_be_visible()
    expect(page.get_by_text("**Trall** :material/bolt: <script>")).to_be_visible()
    assert page.evaluate("window.hacked") is None


def test_everything_is_within_reach_of_the_keyboard(site: Site, page: Page) -> None:
    page.goto(site.url)
    page.get_by_placeholder("Ask the articles").focus()
    page.keyboard.type(ASTANA)
    page.keyboard.press("Enter")
    expect(page.locator(".turn .foot")).to_be_visible()
    chip = page.get_by_role("button", name="Citation 1").first
    for _ in range(40):
        page.keyboard.press("Shift+Tab")
        if chip.evaluate("e => e.getRootNode().activeElement === e"):
            break
    ring = chip.evaluate(_RING)
    assert "solid" in ring  # the focus can be seen
    page.keyboard.press("Enter")
    mark = page.locator("mark.current").first
    expect(mark).to_be_focused()
    page.keyboard.press("Escape")
    expect(mark).to_have_count(0)
    expect(chip).to_be_focused()
    # From anywhere else on the page as well.
    page.keyboard.press("Enter")
    expect(mark).to_be_focused()
    page.get_by_placeholder("Ask the articles").focus()
    page.keyboard.press("Escape")
    expect(mark).to_have_count(0)
    expect(chip).to_be_focused()
    page.get_by_role("link", name="Ask").focus()
    page.keyboard.press("Tab")
    library = page.get_by_role("link", name="Library")
    expect(library).to_be_focused()
    assert library.evaluate(_RING) == ring


def test_on_a_phone_the_reader_lies_over_the_page_and_nothing_overflows(
    site: Site, page: Page
) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(site.url)
    turn = ask(page, CLEARED)
    width = (
        "() => Math.max(...[...document.querySelectorAll('.stMain, body')].map(e => e.scrollWidth))"
    )
    assert page.evaluate(width) <= 390
    turn.get_by_role("button", name="Citation 1").first.click()
    dialog = page.get_by_role("dialog", name="Article")
    expect(dialog).to_be_visible()
    expect_in_view(page, page.locator("mark.current").first)
    assert dialog.evaluate("e => e.scrollWidth") <= 390
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)


def test_on_a_phone_the_menu_goes_away_with_escape_and_once_a_page_is_chosen(
    site: Site, page: Page
) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(site.url)
    # Whatever listens on the page is there once its last part is.
    expect(page.get_by_role("list", name="Example questions")).to_be_visible()
    opening = page.get_by_role("button", name="Expand sidebar")
    opening.click()
    expect(page.get_by_role("button", name="Collapse sidebar")).to_be_focused()
    page.keyboard.press("Escape")
    expect(opening).to_be_focused()
    for name in ("Library", "Settings"):
        opening.click()
        page.get_by_role("link", name=name).click()
        expect(page.get_by_role("heading", name=name, level=1)).to_be_visible()
        expect(page.get_by_test_id("stSidebar")).to_have_attribute("data-collapsed", "true")
