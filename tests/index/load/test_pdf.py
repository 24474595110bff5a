"""PDF files: paragraphs out of pages, and a clear word where there are none."""

import io

import pytest
from pypdf import PdfReader, PdfWriter

from index.errors import UnreadableFileError
from index.load.pdf import read_pdf
from tests.index.load.pages import pdf

STORY = [
    "The council met on Monday evening to decide on the future of the old",
    "bridge, which has been closed since the storm; it discussed the develop-",
    "ment of the port as well and voted by nine to four to reopen the bridge.",
]


def encrypted(data, user, owner, algorithm):
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    writer.encrypt(user, owner, algorithm=algorithm)
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def test_lines_become_a_paragraph_and_broken_words_are_whole():
    assert read_pdf(pdf([STORY])).text == " ".join(STORY).replace("develop- ment", "development")


def test_running_heads_and_page_numbers_are_dropped():
    days = ["Monday", "Tuesday", "Thursday", "Friday"]
    pages = [
        ["THE DAILY BRIDGE", f"{day} was the day.", *STORY, f"{day} ended so.", f"Page {n} of 4"]
        for n, day in enumerate(days, start=1)
    ]
    text = read_pdf(pdf(pages)).text
    assert "DAILY" not in text
    assert "Page" not in text
    assert text.count("The council met") == 4


def test_a_paragraph_runs_on_over_the_page():
    assert read_pdf(pdf([STORY[:1], STORY[1:]])).text.startswith(" ".join(STORY[:1]) + " bridge,")


def test_pages_that_are_all_alike_are_kept():
    assert read_pdf(pdf([["One line"], ["One line"]])).text.count("One line") == 2


def test_title_and_author_come_from_the_properties_unless_they_are_junk():
    given = read_pdf(pdf([STORY], "/Title (Bridge to reopen) /Author (Jane Doe)"))
    assert (given.title, given.authors) == ("Bridge to reopen", ("Jane Doe",))
    junk = read_pdf(pdf([["Bridge to reopen", "", *STORY]], "/Title (Microsoft Word - x.doc)"))
    assert junk.title == "Bridge to reopen"


@pytest.mark.parametrize("algorithm", ["RC4-128", "AES-256"])
def test_a_locked_file_says_what_to_do_and_an_open_one_is_read(algorithm):
    data = pdf([STORY])
    assert "council" in read_pdf(encrypted(data, "", "owner", algorithm)).text
    with pytest.raises(UnreadableFileError, match="save a copy without"):
        read_pdf(encrypted(data, "secret", "owner", algorithm))


def test_a_file_without_text_asks_for_text_recognition():
    with pytest.raises(UnreadableFileError, match="OCR"):
        read_pdf(pdf([[], []]))


@pytest.mark.parametrize("packed", ["/NoSuchDecode", "/FlateDecode"])
def test_a_page_that_cannot_be_read_is_named_and_never_left_out(packed):
    whole = pdf([STORY, ["The mayor resigned on Tuesday evening."], STORY])
    before, middle, after = whole.partition(b"(The mayor")
    head, _, rest = before.rpartition(b"<< /Length ")
    damaged = head + f"<< /Filter {packed} /Length ".encode() + rest + middle + after
    with pytest.raises(UnreadableFileError, match="its page 2 is damaged; open it in a PDF"):
        read_pdf(damaged)


@pytest.mark.parametrize("content", [b"/Contents 7 0 R", b"/Contents null ", b"/Contents [] ", b""])
def test_a_page_without_content_is_not_damaged(content):
    named = b"/Contents 7 0 R"
    data = pdf([STORY, [], STORY]).replace(named, content.ljust(len(named)))
    assert read_pdf(data).text.count("The council met") == 2


@pytest.mark.parametrize("data", [b"", b"%PDF-1.4\ntorn", b"words only", pdf([STORY])[:300]])
def test_what_is_no_pdf_is_refused(data):
    with pytest.raises(UnreadableFileError):
        read_pdf(data)
