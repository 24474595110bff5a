"""Web pages: the story, without the page."""

from datetime import date

import pytest

from index.errors import UnreadableFileError
from index.load.html import read_html

STORY = [
    "The council met on Monday evening and voted by nine to four to reopen the old bridge.",
    "Engineers had said that the work would take until June and cost four million pounds.",
    "“We could not wait any longer,” said the mayor, Ann Poe, after the vote in the town hall.",
]
PAGE = """<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8">
<title>Bridge to reopen before summer | The Daily</title>
<meta property="og:site_name" content="The Daily">
<meta name="author" content="Jane Doe">
<meta property="article:published_time" content="2024-03-05T10:00:00Z">
<link rel="canonical" href="https://daily.example/bridge"></head><body>
<nav><a href="/">Home</a> <a href="/sport">Sport section</a></nav>
<article><h1>Bridge to reopen before summer</h1>{}</article>
<footer>Terms of use. Contact the advertising department.</footer>
<script>var tracking = "secret";</script></body></html>"""


def page(story=STORY):
    return PAGE.format("".join(f"<p>{paragraph}</p>" for paragraph in story))


def test_the_story_is_taken_and_the_page_is_left():
    text = read_html(page().encode()).text
    assert all(paragraph in text for paragraph in STORY)
    assert not any(word in text for word in ("Sport section", "advertising", "tracking"))


def test_what_opens_over_a_name_is_no_part_of_its_sentence():
    over = '<span class="rollover-people-block"><a>Ann Poe</a><a>Poe opens a fair MORE</a></span>'
    story = [
        STORY[0].replace("The council", f"The mayor, <span>Ann Poe{over}</span>, and we"),
        STORY[1],
    ]
    text = read_html(page(story).encode()).text
    assert "The mayor, Ann Poe, and we met on Monday evening" in text
    assert "opens a fair" not in text
    # What is hovered over is part of it.
    story = [STORY[0].replace("The council", '<span class="js-hovercard-trigger">Ann Poe</span>')]
    assert "Ann Poe met on Monday evening" in read_html(page([*story, STORY[1]]).encode()).text


def test_what_the_page_says_of_the_story_is_found():
    found = read_html(page().encode())
    assert found.title == "Bridge to reopen before summer"
    assert (found.outlet, found.authors) == ("The Daily", ("Jane Doe",))
    assert found.published == date(2024, 3, 5)
    assert found.url == "https://daily.example/bridge"
    assert found.language == "en"


def test_the_declared_encoding_is_used():
    data = page([*STORY, "Naïve café “quotes”."]).replace("utf-8", "windows-1252").encode("cp1252")
    assert "Naïve café “quotes”." in read_html(data).text


def test_a_page_of_one_short_paragraph_is_read():
    assert "Hello there" in read_html(b"<html><body><p>Hello there</p></body></html>").text


def test_an_xml_declaration_is_no_obstacle():
    data = b'<?xml version="1.0" encoding="utf-8"?>\n' + page().encode()
    assert STORY[0] in read_html(data).text


@pytest.mark.timeout(30)
def test_scripts_that_never_end_do_not_hang():
    data = ("<html><body><p>" + STORY[0] + "</p>" + "<script>" * 100_000).encode()
    with pytest.raises(UnreadableFileError, match="nested too deeply"):
        read_html(data)


@pytest.mark.timeout(30)
@pytest.mark.parametrize("tag", ["div", "b", "table", "blockquote"])
def test_markup_nested_without_end_neither_crashes_nor_hangs(tag):
    data = (f"<{tag}>" * 100_000 + "words").encode()
    with pytest.raises(UnreadableFileError, match="nested too deeply"):
        read_html(data)


@pytest.mark.timeout(60)
def test_a_comment_full_of_headings_that_never_end_does_not_hang():
    comment = "<!--" + "<h1 " * 500_000 + "-->"
    data = page().replace("<footer>", f"{comment}<footer>", 1).encode()
    assert read_html(data).title == "Bridge to reopen before summer"
