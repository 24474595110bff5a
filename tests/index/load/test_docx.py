"""Word documents: every word in order, and no bomb."""

import io
import zipfile

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from index.errors import UnreadableFileError
from index.load.docx import read_docx


def saved(document):
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def repacked(data, name, content):
    """The same package with one of its parts replaced."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in old.namelist():
            new.writestr(part, content if part == name else old.read(part))
    return out.getvalue()


@pytest.fixture
def document():
    made = docx.Document()
    made.add_heading("Bridge to reopen", level=1)
    made.add_paragraph("The council met on Monday.")
    table = made.add_table(rows=2, cols=2)
    for cell, text in zip(table._cells, ["For", "Against", "9", "4"], strict=True):
        cell.text = text
    made.add_paragraph("It voted to reopen the bridge.")
    return made


def test_paragraphs_and_tables_come_in_their_order(document):
    assert read_docx(saved(document)).text == (
        "Bridge to reopen\n\nThe council met on Monday.\n\nFor | Against\n\n9 | 4\n\n"
        "It voted to reopen the bridge."
    )


def test_properties_give_title_and_author_and_else_the_heading(document):
    assert read_docx(saved(document)).title == "Bridge to reopen"
    assert read_docx(saved(document)).authors == ()
    document.core_properties.title = "A better title"
    document.core_properties.author = "Jane Doe"
    found = read_docx(saved(document))
    assert (found.title, found.authors) == ("A better title", ("Jane Doe",))


def test_words_in_content_controls_and_links_are_not_lost(document):
    document.element.body.insert(
        0,
        parse_xml(
            f"<w:sdt {nsdecls('w')}><w:sdtContent><w:p><w:r><w:t>In a control</w:t></w:r>"
            "<w:hyperlink><w:r><w:t> and a link</w:t></w:r></w:hyperlink>"
            "<w:del><w:r><w:delText>struck out</w:delText></w:r></w:del></w:p></w:sdtContent>"
            "</w:sdt>"
        ),
    )
    text = read_docx(saved(document)).text
    assert text.startswith("In a control and a link\n")
    assert "struck" not in text


def test_a_zip_bomb_is_refused_before_it_is_unpacked(document):
    data = repacked(saved(document), "word/document.xml", b" " * 60_000_000)
    with pytest.raises(UnreadableFileError, match="unpacks to 60 MB"):
        read_docx(data)


def test_entities_in_the_markup_are_not_expanded(document):
    bomb = (
        '<?xml version="1.0"?><!DOCTYPE w:document [<!ENTITY a "boom">'
        '<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
        f"<w:document {nsdecls('w')}><w:body><w:p><w:r><w:t>&b;&b;&b;</w:t></w:r></w:p></w:body>"
        "</w:document>"
    )
    assert "boom" not in read_docx(repacked(saved(document), "word/document.xml", bomb)).text


@pytest.mark.parametrize("data", [b"", b"not a zip", b"PK\x03\x04 torn"])
def test_what_is_no_word_document_is_refused(data):
    with pytest.raises(UnreadableFileError, match="not a Word document"):
        read_docx(data)


def test_a_zip_of_other_things_is_refused():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("a.txt", "words")
    with pytest.raises(UnreadableFileError, match="not a Word document"):
        read_docx(stream.getvalue())


def table_in(cell_text, inner=""):
    """A table of one cell, in it a paragraph and perhaps another table."""
    return (
        f"<w:tbl><w:tr><w:tc><w:p><w:r><w:t>{cell_text}</w:t></w:r></w:p>{inner}</w:tc></w:tr>"
        "</w:tbl>"
    )


def with_body(document, markup):
    """The document with this markup before all else; its one element keeps the namespace."""
    wrapped = f"<w:customXml {nsdecls('w')}>{markup}</w:customXml>"
    document.element.body.insert(0, parse_xml(wrapped))
    return saved(document)


def test_tables_in_tables_say_everything_once(document):
    nested = ""
    for depth in reversed(range(14)):
        nested = table_in(f"level {depth}.", nested)
    found = read_docx(with_body(document, nested)).text.split("\n\n")[0]
    assert found == " ".join(f"level {depth}." for depth in range(14))


def test_cells_in_content_controls_are_cells_of_their_row(document):
    cell = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    control = f"<w:sdt><w:sdtContent>{cell.format('9')}</w:sdtContent></w:sdt>"
    row = f"<w:tbl><w:tr>{cell.format('For')}{control}</w:tr></w:tbl>"
    assert read_docx(with_body(document, row)).text.startswith("For | 9\n")


def test_text_that_was_moved_stands_where_it_went(document):
    moved = "<w:r><w:t>The mayor resigned.</w:t></w:r>"
    markup = (
        f"<w:moveFrom><w:p>{moved}</w:p></w:moveFrom><w:p><w:moveFrom>{moved}</w:moveFrom></w:p>"
        f"<w:p><w:r><w:t>It rained.</w:t></w:r></w:p><w:p><w:moveTo>{moved}</w:moveTo></w:p>"
    )
    text = read_docx(with_body(document, markup)).text
    assert text.startswith("It rained.\n\nThe mayor resigned.\n")
    assert text.count("The mayor") == 1
