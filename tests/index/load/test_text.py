"""Plain text and Markdown: the words that a reader sees, and what the head says."""

from datetime import date

import pytest

from index.load.text import read_markdown, read_text

BODY = "The council met on Monday and voted to reopen the bridge before the summer holidays."


def test_a_headline_byline_and_date_are_found_and_kept():
    found = read_text(
        f"Bridge to reopen\n\nBy Jane Doe and John Roe\nMarch 5, 2024\n\n{BODY}".encode()
    )
    assert found.title == "Bridge to reopen"
    assert found.authors == ("Jane Doe", "John Roe")
    assert found.published == date(2024, 3, 5)
    assert found.text.startswith("Bridge to reopen\n")


def test_labelled_header_lines_are_read():
    found = read_text(
        f"Title: Bridge to reopen\nSource: The Daily\nDate: 2024-03-05\n\n{BODY}".encode()
    )
    assert (found.title, found.outlet) == ("Bridge to reopen", "The Daily")
    assert found.published == date(2024, 3, 5)


@pytest.mark.parametrize("dateline", ["LONDON, March 3 (Reuters) -", "NEW YORK (Reuters) —"])
def test_the_agency_of_a_dateline_is_the_outlet(dateline):
    assert read_text(f"Bridge to reopen\n\n{dateline} {BODY}".encode()).outlet == "Reuters"


def test_nothing_is_made_up_where_the_text_begins_with_a_sentence():
    found = read_text(f"{BODY}\n\nBy the time it ended, the hall was empty".encode())
    assert (found.title, found.outlet, found.authors, found.published) == (None, None, (), None)


def test_hard_wrapped_text_is_put_together():
    lines = "\n".join(["The council met on Monday and voted to reopen the bridge which"] * 6)
    assert "\n" not in read_text(lines.encode()).text.strip()


def test_markdown_is_read_as_it_shows():
    source = (
        "# Bridge *to* reopen\n\nThe [council](http://x.org) **voted**\non `Monday`.\n\n"
        "![A bridge](b.png)\n\n- one\n- two\n\n```\ncode_here()\n```\n\n"
        "| a | b |\n|---|---|\n| 1 | 2 |\n\n<div>Boxed <b>words</b></div>\n"
        "<script>alert(1)</script>\n\nIt cost $5 and 3 < 4 &amp; 5."
    )
    found = read_markdown(source.encode())
    assert found.title == "Bridge to reopen"
    for shown in (
        "The council voted on Monday.",
        "A bridge",
        "one",
        "code_here()",
        "a | b",
        "Boxed words",
        "It cost $5 and 3 < 4 & 5.",
    ):
        assert shown in found.text
    for hidden in ("http://x.org", "**", "alert", "<div>", "b.png"):
        assert hidden not in found.text


def test_front_matter_gives_the_metadata():
    source = (
        '---\ntitle: "Bridge: to reopen"\nauthors:\n  - Jane Doe\n  - John Roe\n'
        "date: 2024-03-05\nsource: The Daily\nurl: https://x.org/a\n---\n\n" + BODY
    )
    found = read_markdown(source.encode())
    assert found.title == "Bridge: to reopen"
    assert found.authors == ("Jane Doe", "John Roe")
    assert (found.outlet, found.url) == ("The Daily", "https://x.org/a")
    assert found.published == date(2024, 3, 5)
    assert found.text == BODY


@pytest.mark.parametrize(
    ("front", "title", "authors"),
    [
        ("title: >-\n  Bridge to\n  reopen", "Bridge to reopen", ()),
        (
            "title: |\n  Bridge to reopen\nauthor: Jane Doe # staff",
            "Bridge to reopen",
            ("Jane Doe",),
        ),
        (
            "authors:\n  - name: Jane Doe\n    role: staff\n  - John Roe",
            None,
            ("Jane Doe", "John Roe"),
        ),
        ("title: 'It''s over'\nauthor:\n  name: Jane Doe", "It's over", ("Jane Doe",)),
        ("authors: [Jane Doe, 'John Roe']", None, ("Jane Doe", "John Roe")),
    ],
)
def test_front_matter_is_read_in_every_form_that_people_write(front, title, authors):
    found = read_markdown(f"---\n{front}\n---\n\n{BODY}".encode())
    assert (found.title, found.authors, found.text) == (title, authors, BODY)


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("War: day one", "War: day one"),
        ("'Don't go'", "Don't go"),
        ('"Bridge" reopens', '"Bridge" reopens'),
        ("*Star* is born", "*Star* is born"),
        ("#MeToo a year on", "#MeToo a year on"),
        ("\tBridge to reopen", "Bridge to reopen"),
        ("[" * 5_000, None),
    ],
)
def test_a_field_that_is_no_yaml_is_read_as_it_stands_and_spoils_no_other(written, title):
    front = f"title: {written}\ndate: 2024-03-05\nauthors:\n- name: Jane Doe"
    found = read_markdown(f"---\n{front}\n---\n\n{BODY}".encode())
    assert (found.title, found.authors) == (title, ("Jane Doe",))
    assert found.published == date(2024, 3, 5)


def test_a_rule_at_the_head_is_no_front_matter():
    assert BODY in read_markdown(f"---\n\n{BODY}\n\n---\n\nMore words.".encode()).text
