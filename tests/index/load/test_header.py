"""The first lines of plain texts: what they say of the article, and what they don't."""

from datetime import date

import pytest

from index.load.header import read_header
from index.load.text import read_markdown, read_text

BODY = "The council met on Monday and voted to reopen the bridge before the summer holidays."


@pytest.mark.parametrize(
    "head",
    [
        "Bridge to reopen\nBridge to reopen\n",
        "Bridge to reopen\nBy Jane Doe\n\n",
        "Bridge to reopen\nMarch 5, 2024\n\n",
        "Bridge to reopen\n*Aurelia Times — 5 March 2024 — By Jane Doe*\n",
        "Bridge to reopen\nThe Meridian Review\n\n",
    ],
)
def test_a_headline_is_one_whatever_follows_at_once(head):
    long = f"{BODY} {BODY}"
    assert read_header(head + long)["title"] == "Bridge to reopen"


@pytest.mark.parametrize(
    ("byline", "authors", "outlet"),
    [
        (
            "By Owen Lacey, Business Correspondent, The Northern Courier",
            ("Owen Lacey",),
            "The Northern Courier",
        ),
        ("By Ada Brandt, Senior Editor", ("Ada Brandt",), None),
        ("By ADA BRANDT and Emily Post", ("ADA BRANDT", "Emily Post"), None),
        ("By Ada Brandt, Jonas Quill and Mia Roe", ("Ada Brandt", "Jonas Quill", "Mia Roe"), None),
        ("By Ada Brandt in Velmar", ("Ada Brandt",), None),
        ("By Ada Brandt, Velmar", ("Ada Brandt",), None),
        ("By Staff Reporter", (), None),
        ("By Ada Brandt for The Daily", ("Ada Brandt",), "The Daily"),
        ("By Reuters", (), "Reuters"),
    ],
)
def test_a_byline_gives_names_and_plain_outlets_only(byline, authors, outlet):
    found = read_header(f"Bridge to reopen\n\n{byline}\n\n{BODY}")
    assert found.get("authors", ()) == authors
    assert found.get("outlet") == outlet


@pytest.mark.parametrize(
    "line",
    [
        "*Aurelia Times — 5 March 2024 — By Lucas Bremer*",
        "By Lucas Bremer | Aurelia Times | March 5, 2024",
    ],
)
def test_a_line_of_several_fields_gives_each(line):
    for found in (
        read_text(f"Bridge to reopen\n\n{line}\n\n{BODY}".encode()),
        read_markdown(f"# Bridge to reopen\n\n{line}\n\n{BODY}".encode()),
    ):
        assert found.title == "Bridge to reopen"
        assert (found.outlet, found.authors) == ("Aurelia Times", ("Lucas Bremer",))
        assert found.published == date(2024, 3, 5)
        assert "Lucas Bremer" in found.text


def test_an_outlet_alone_between_headline_and_text_is_taken():
    found = read_header(f"Bridge to reopen\n\nThe Meridian Review\nBy Jane Doe\n\n{BODY}")
    assert (found["outlet"], found["authors"]) == ("The Meridian Review", ("Jane Doe",))


@pytest.mark.parametrize(
    "line",
    [
        "A Bright Future",
        "The way ahead",
        "Emily Post",
        "Ostra — a town in the hills",
        "The Verdict",
    ],
)
def test_another_line_below_the_headline_is_no_outlet(line):
    found = read_header(f"Bridge to reopen\n\n{line}\n\n{BODY}\n\n{BODY}")
    assert set(found) == {"title"}


def test_an_outlet_in_the_midst_of_the_text_is_left_there():
    found = read_header(f"Bridge to reopen\n\n{BODY}\n\nThe Meridian Review\n\n{BODY}")
    assert "outlet" not in found


@pytest.mark.parametrize(
    ("title", "below", "cut", "outlet"),
    [
        ("Bridge to reopen | The Week UK", "", "Bridge to reopen", "The Week UK"),
        ("Bridge to reopen - Aurelia Times", "Aurelia Times", "Bridge to reopen", "Aurelia Times"),
        ("Bridge to reopen - at last", "", "Bridge to reopen - at last", None),
        ("Bridge to reopen | Our view", "", "Bridge to reopen | Our view", None),
    ],
)
def test_the_outlet_is_cut_from_a_title(title, below, cut, outlet):
    found = read_header(f"{title}\n\n{below}\n\n{BODY}")
    assert (found["title"], found.get("outlet")) == (cut, outlet)
    assert read_markdown(f"# {title}\n\n{below}\n\n{BODY}".encode()).title == cut


def test_a_day_after_a_dash_leaves_a_headline_one():
    found = read_header(f"Ostra Yards — 2 October 2024\n\n{BODY}")
    assert (found["title"], found.get("outlet")) == ("Ostra Yards — 2 October 2024", None)
