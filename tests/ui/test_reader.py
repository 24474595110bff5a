from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import Draft, Library, Settings, Span
from ui.reader import Place, article_data, original_link, own_title, paragraphs, place_data


def _marked(text: str, span: Span) -> str:
    pieces = [piece for paragraph in paragraphs(text, [], span) for piece in paragraph]
    return "".join(str(p["text"]) for p in pieces if p["mark"] == "current")


@given(st.text(max_size=200), st.data())
def test_what_is_marked_is_what_the_span_says_but_for_blank_lines(
    text: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    marked = _marked(text, Span(start, end))
    assert "".join(marked.split()) == "".join(text[start:end].split())


@given(st.text(max_size=300))
def test_no_character_but_white_space_is_left_out(text: str) -> None:
    shown = "".join(str(p["text"]) for paragraph in paragraphs(text, [], None) for p in paragraph)
    assert "".join(shown.split()) == "".join(text.split())


@given(st.text(max_size=30), st.text(max_size=100))
def test_nothing_is_left_out_where_the_text_begins_with_its_title(title: str, rest: str) -> None:
    text = f"{title}\n{rest}"
    own = own_title(text, title)
    after = own.end if own else 0
    left = "".join(str(p["text"]) for para in paragraphs(text, [], None, after) for p in para)
    assert "".join((text[:after] + left).split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Peace talks resume\n\nThey met.", Span(0, 18)),
        ("PEACE talks  resume \nThey met.", Span(0, 19)),
        ("Peace talks\nresume\n\nThey met.", Span(0, 18)),
        ("Peace talks resume", Span(0, 18)),
        ("Peace talks resumed on Monday.", None),
        ("Peace talks resume in Geneva.\n\nThey met.", None),
    ],
)
def test_a_text_may_begin_with_its_own_title(text: str, found: Span | None) -> None:
    assert own_title(text, "Peace talks resume") == found


def test_a_title_in_the_text_stands_once_and_keeps_its_marks(tmp_path: Path) -> None:
    library = Library(Settings(library=tmp_path))
    text = "Peace talks resume\n\nThey met on Monday in Geneva, the mediators said."
    draft = Draft(key="talks", title="Peace talks resume", text=text)
    assert [o.status for o in library.add_drafts([draft])] == ["added"]
    [article] = library.articles()
    found = [Place(article.id, article.title, 6, 29, text[6:29])]
    data = place_data(library, found, 0, "citation", "1")
    assert data["heading"] == [
        {"text": "Peace ", "mark": None},
        {"text": "talks resume", "mark": "current"},
    ]
    assert data["paragraphs"] == [
        [
            {"text": "They met ", "mark": "current"},
            {"text": "on Monday in Geneva, the mediators said.", "mark": None},
        ]
    ]


def test_characters_beyond_the_basic_plane_count_as_one() -> None:
    assert _marked("👩🏽‍🚀 said 𝒳 is open.\n\nYes.", Span(5, 9)) == "said"


def test_other_citations_in_the_article_are_marked_faintly() -> None:
    text = "One here. Two here."
    [pieces] = paragraphs(text, [Span(0, 9), Span(10, 19)], Span(10, 19))
    assert [(p["text"], p["mark"]) for p in pieces] == [
        ("One here.", "cited"),
        (" ", None),
        ("Two here.", "current"),
    ]


def test_lines_are_paragraphs_where_there_are_no_blank_lines() -> None:
    assert len(paragraphs("One.\nTwo.", [], None)) == 2
    assert len(paragraphs("One,\nstill one.\n\nTwo.", [], None)) == 2


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "//x.example", "", None],
)
def test_only_web_addresses_become_links(url: str | None) -> None:
    assert original_link(url, "words") is None


def test_a_link_scrolls_to_the_quote() -> None:
    link = original_link("https://a.example/x", "well-known, and 5% more")
    assert link == "https://a.example/x#:~:text=well%2Dknown%2C%20and%205%25%20more"
    long = original_link("https://a.example/x", " ".join(f"w{i}" for i in range(40)))
    assert long == "https://a.example/x#:~:text=w0%20w1%20w2%20w3%20w4,w35%20w36%20w37%20w38%20w39"


def test_the_reader_shows_a_place_among_others(library: Library) -> None:
    article = next(a for a in library.articles() if a.source_id == "harbour")
    found = [
        Place(article.id, article.title, 0, 8, article.text[0:8]),
        Place(article.id, article.title, 10, 16, article.text[10:16]),
    ]
    data = place_data(library, found, 1, "citation", "7")
    assert (data["kind"], data["position"], data["of"]) == ("Citation", 2, 2)
    assert data["about"] == "The Velmar Courier · 14 March 2023 · Ada Quill"
    assert data["heading"] == [{"text": article.title, "mark": None}]
    marks = [piece["mark"] for paragraph in data["paragraphs"] for piece in paragraph]
    assert marks.count("current") == 1
    assert marks.count("cited") == 1


def test_a_removed_article_still_shows_what_was_quoted(library: Library) -> None:
    gone = Place("no-such-id", "A title", 0, 5, "Words")
    data = place_data(library, [gone], 0, "citation", "1")
    assert "removed from the library" in data["notice"]
    assert data["paragraphs"] == [[{"text": "Words", "mark": "current"}]]


def test_an_article_opened_by_itself_has_nothing_marked(library: Library) -> None:
    article = library.articles()[0]
    data = article_data(library, article.id, "1")
    marks = {piece["mark"] for paragraph in data["paragraphs"] for piece in paragraph}
    assert marks == {None}
    assert data["of"] == 0
