"""Word documents."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

import docx
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn

from index.errors import UnreadableFileError
from index.load.document import Document
from index.load.metadata import looks_like_title, property_authors, property_title, read_line

_BREAKS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
# A document packs its text about tenfold; an archive that grows more than this is a bomb.
_LARGEST_GROWTH = 100
_SMALL = 20_000_000
# What tracked changes took out; text that was moved stands where it went, in `w:moveTo`.
_TAKEN_OUT = frozenset({qn("w:del"), qn("w:moveFrom")})


def read_docx(data: bytes) -> Document:
    """Read the paragraphs and tables of a Word document, in their order."""
    _refuse_bomb(data)
    try:
        document = docx.Document(io.BytesIO(data))
    except (PackageNotFoundError, zipfile.BadZipFile, KeyError, ValueError) as error:
        raise UnreadableFileError(
            "it is not a Word document (.docx); open it in a word processor and save it again"
        ) from error
    properties = document.core_properties
    blocks = [block.strip() for block in _blocks(document.element.body)]
    filled = [block for block in blocks if block]
    title = property_title(properties.title) or _heading(document)
    if title is None and len(filled) > 1 and looks_like_title(filled[0]):
        title = read_line(filled[0])
    return Document(
        text="\n\n".join(filled),
        title=title,
        authors=property_authors(properties.author),
        language=read_line(properties.language, 20),
    )


def _refuse_bomb(data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            # zipfile reads no more of a member than it declares, so the sum is what is read.
            size = sum(member.file_size for member in archive.infolist())
    except zipfile.BadZipFile as error:
        raise UnreadableFileError(
            "it is not a Word document (.docx); if it is an older .doc, save it as .docx"
        ) from error
    if size > max(_SMALL, _LARGEST_GROWTH * len(data)):
        raise UnreadableFileError(
            f"it unpacks to {size // 1_000_000} MB; save the text alone in a new document"
        )


def _heading(document: Any) -> str | None:
    for paragraph in document.paragraphs[:20]:
        style = paragraph.style.name if paragraph.style is not None else ""
        if style in {"Title", "Heading 1"} and (line := read_line(paragraph.text)):
            return line
    return None


def _blocks(parent: Any) -> Iterator[str]:
    """Paragraphs and table rows, also those within content controls and revisions."""
    for child in parent:
        if child.tag == qn("w:p"):
            yield _paragraph(child)
        elif child.tag == qn("w:tr"):
            cells = (" ".join(_blocks(cell)).strip() for cell in _cells(child))
            yield " | ".join(cell for cell in cells if cell)
        elif isinstance(child.tag, str) and child.tag not in {qn("w:sectPr"), *_TAKEN_OUT}:
            yield from _blocks(child)


def _cells(parent: Any) -> Iterator[Any]:
    """A row's own cells, also those within content controls; a table in a cell is the cell's."""
    for child in parent:
        if child.tag == qn("w:tc"):
            yield child
        elif isinstance(child.tag, str) and child.tag not in {qn("w:tbl"), *_TAKEN_OUT}:
            yield from _cells(child)


def _paragraph(element: Any) -> str:
    """Return a paragraph's text; what a text box in it holds follows on its own lines."""
    parts: list[str] = []
    boxes: list[str] = []
    _gather(element, parts, boxes)
    return "\n".join(part for part in ("".join(parts), *boxes) if part.strip())


def _gather(element: Any, parts: list[str], boxes: list[str]) -> None:
    for child in element:
        if child.tag == qn("w:t"):
            parts.append(child.text or "")
        elif child.tag in _BREAKS:
            parts.append(_BREAKS[child.tag])
        elif child.tag == qn("w:txbxContent"):
            boxes.extend(_blocks(child))
        # The fallback repeats what the choice beside it holds, for older programs.
        elif child.tag not in _TAKEN_OUT and not str(child.tag).endswith(("}Fallback", "}pPr")):
            _gather(child, parts, boxes)
