"""What a person does with the pages, in the words of the tests."""

from __future__ import annotations

from typing import NamedTuple

from playwright.sync_api import Locator, Page, expect

from index import Draft, Library
from qa import Answer
from qa.conversations import Conversations

HOSTILE_TEXT = (
    "Costs rose from $5 to $7, said the :red[mayor] of Trall, Olga Prins.\n\n"
    '<script>window.hacked = true</script><img src=x onerror="window.hacked = true">'
    "![a picture](http://evil.example/pixel.png) and [a link](http://evil.example/).\n\n"
    "# Not a heading\n\n"
    "The bridge at Trall was painted purple in 2021 by **eleven** volunteers."
)
HOSTILE = Draft(
    key="test#hostile",
    title='<b onclick="window.hacked=true">Bridge</b> :red[news] $x^2$ ![p](http://evil.example/t.png)',
    outlet="**Trall** :material/bolt: <script>window.hacked=true</script>",
    authors=("[Eve](http://evil.example/)",),
    url="javascript:window.hacked=true",
    text=HOSTILE_TEXT,
)


class Site(NamedTuple):
    """A running server and the library behind it."""

    url: str
    library: Library


# True once some of the element is inside the window, as the reader's eyes need it.
_IN_VIEW = """(element) => {
  const box = element.getClientRects()[0];
  return box.top >= 0 && box.bottom <= innerHeight && box.left >= 0 && box.right <= innerWidth;
}"""


def ask(page: Page, question: str) -> Locator:
    """Ask, wait for the whole answer, and return its turn."""
    before = page.locator(".turn").count()
    box = page.get_by_placeholder("Ask the articles")
    box.fill(question)
    box.press("Enter")
    turn = page.locator(".turn").nth(before)
    expect(turn.locator(".foot")).to_be_visible()
    return turn


def saved_answers(site: Site, page: Page) -> list[Answer]:
    """The answers of the conversation on the page, as the library keeps them."""
    conversation_id = page.url.split("c=")[1]
    turns = Conversations(site.library.store.database).turns(conversation_id)
    return [turn.answer for turn in turns if turn.answer is not None]


def highlighted(page: Page) -> str:
    """The words that the reader highlights."""
    return "".join(page.locator("mark.current").all_inner_texts())


def expect_in_view(page: Page, element: Locator) -> None:
    """Wait until the first line of the element is in the window."""
    handle = element.element_handle()
    page.wait_for_function(_IN_VIEW, arg=handle)
