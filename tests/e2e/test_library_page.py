from __future__ import annotations

from playwright.sync_api import FilePayload, Page, expect

from tests.e2e.driving import Site, ask, highlighted, saved_answers

LIGHTHOUSE = (
    "Lighthouse keeper retires\n\nAfter 41 years, keeper Tomas Ruud left the lighthouse on "
    "Grimsholm on Friday. The council will automate the lamp in September."
)


def _file(name: str, content: bytes) -> FilePayload:
    return {"name": name, "mimeType": "text/plain", "buffer": content}


def test_an_uploaded_article_is_answered_from_and_a_bad_file_says_why(
    site: Site, page: Page
) -> None:
    page.goto(f"{site.url}/library")
    page.locator("input[type=file]").set_input_files(
        [_file("lighthouse.txt", LIGHTHOUSE.encode()), _file("empty.pdf", b"%PDF-1.4 nothing")]
    )
    expect(page.get_by_text("Added: Lighthouse keeper retires")).to_be_visible()
    expect(page.get_by_role("alert").get_by_text("Not added: empty.pdf")).to_be_visible()
    expect(page.get_by_text("1 file could not be added")).to_be_visible()
    page.get_by_role("link", name="Ask").click()
    turn = ask(page, "When did keeper Tomas Ruud leave the lighthouse on Grimsholm?")
    turn.get_by_role("button", name="Citation 1").first.click()
    expect(page.locator("mark.current").first).to_be_visible()
    assert "After 41 years" in highlighted(page)
    # The headline, with which the file begins, stands once.
    title = page.locator("article").get_by_text("Lighthouse keeper retires")
    expect(title).to_have_count(1)
    expect(title).to_have_role("heading")


def test_an_article_is_found_and_opened(site: Site, page: Page) -> None:
    page.goto(f"{site.url}/library")
    search = page.get_by_role("textbox", name="Find articles")
    search.fill("rural frost")
    search.press("Enter")
    expect(page.get_by_role("list", name="Articles").get_by_role("listitem")).to_have_count(1)
    page.get_by_role("button", name="Late frost ruins cherry harvest").click()
    expect(page.locator("article .text")).to_contain_text("wind machines")


def test_a_removed_article_is_gone_but_what_was_quoted_stays_readable(
    site: Site, page: Page
) -> None:
    page.goto(site.url)
    question = "What did Lena Fischer say about wind machines?"
    ask(page, question)
    citation = saved_answers(site, page)[0].citations[0]
    page.get_by_role("link", name="Library").click()
    page.get_by_role("checkbox", name="Choose Late frost").check()
    page.get_by_role("button", name="Remove…").click()
    expect(page.get_by_text("It will not be searched any more.")).to_be_visible()
    page.get_by_role("button", name="Cancel").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.get_by_role("button", name="Remove…").click()
    page.get_by_role("button", name="Remove", exact=True).click()
    expect(page.get_by_role("button", name="Late frost")).to_have_count(0)
    page.get_by_role("link", name="Ask").click()
    page.get_by_role("button", name="Citation 1").first.click()
    expect(page.get_by_text("This article has been removed from the library")).to_be_visible()
    assert highlighted(page) == citation.quote
    ask(page, question)
    cited = {c.article_id for answer in saved_answers(site, page)[1:] for c in answer.citations}
    assert citation.article_id not in cited
