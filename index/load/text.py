"""Plain text and Markdown files."""

from __future__ import annotations

import re
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token

from index.load.decode import decode
from index.load.document import Document
from index.load.header import Field, from_field, read_header
from index.load.markup import without_tags
from index.load.metadata import read_line, without_outlet
from index.load.reflow import is_hard_wrapped, join_lines


def read_text(data: bytes) -> Document:
    """Read a plain text file; a headline, byline, date or agency at its head is found."""
    text = re.sub("\r\n?", "\n", decode(data))
    if is_hard_wrapped(text):
        text = join_lines(text)
    return Document(text=text, **read_header(text))  # type: ignore[arg-type]  # keys are Document's own


# --- Markdown ---------------------------------------------------------------------------

# More levels than anyone writes: what is nested deeper than this, the parser leaves out.
_MARKDOWN = MarkdownIt("commonmark", {"maxNesting": 100}).enable(["table", "strikethrough"])
_FRONT_MATTER = re.compile(
    r"\ufeff?---[ \t]*\n(\s*[A-Za-z_]+[ \t]*:.*?\n)(?:---|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL
)
_FRONT_FIELD = re.compile(r"([A-Za-z_]+)[ \t]*:[ \t]*(.*)")
_FRONT_ITEM = re.compile(r"[ \t]*-[ \t]+(.+)")


def read_markdown(data: bytes) -> Document:
    """Read a Markdown file as the plain text that it shows."""
    text = re.sub("\r\n?", "\n", decode(data))
    fields: list[Field] = []
    if front := _FRONT_MATTER.match(text):
        fields = _front_matter(front[1])
        text = text[front.end() :]
    tokens = _MARKDOWN.parse(text)
    heading = next(
        (
            inline.content and _inline(inline)
            for opened, inline in pairwise(tokens)
            if opened.type == "heading_open" and opened.tag == "h1"
        ),
        None,
    )
    plain = _blocks(tokens)
    said = {key: value for key, value in [("title", read_line(heading)), *fields] if value}
    found = read_header(plain) | said
    if heading and isinstance(title := found.get("title"), str):
        outlet = found.get("outlet")
        found["title"] = without_outlet(title, outlet if isinstance(outlet, str) else None)
    return Document(text=plain, **found)  # type: ignore[arg-type]  # keys are Document's own


def _front_matter(block: str) -> list[Field]:
    """Return the fields of a YAML head, read by line: no aliases to expand, no tags to build."""
    values: dict[str, list[str]] = {}
    name = ""
    for line in block.split("\n"):
        if field := _FRONT_FIELD.match(line):
            name, value = field[1].lower(), field[2].strip()
            inner = re.fullmatch(r"\[(.*)\]", value)
            parts = inner[1].split(",") if inner else [value]
            values[name] = [_unquoted(part) for part in parts if part.strip()]
        elif name and (item := _FRONT_ITEM.match(line)):
            values[name].append(_unquoted(item[1]))
    return [
        pair
        for name, found in values.items()
        for pair in from_field(name, found if name.startswith("author") else ", ".join(found))
    ]


def _unquoted(value: str) -> str:
    value = value.strip()
    quoted = re.fullmatch(r"(['\"])(.*)\1", value)
    return quoted[2] if quoted else value


def _blocks(tokens: list[Token]) -> str:
    blocks: list[str] = []
    row: list[str] | None = None
    for token in tokens:
        if token.type == "tr_open":
            row = []
        elif token.type == "tr_close":
            blocks.append(" | ".join(row or []))
            row = None
        elif token.type == "inline":
            (blocks if row is None else row).append(_inline(token))
        elif token.type in {"fence", "code_block"}:
            blocks.append(token.content)
        elif token.type == "html_block":
            blocks.append(without_tags(token.content))
    return "\n\n".join(block for block in blocks if block.strip())


def _inline(token: Token) -> str:
    parts: list[str] = []
    for child in token.children or []:
        match child.type:
            case "softbreak":
                parts.append(" ")
            case "hardbreak":
                parts.append("\n")
            case "image":
                parts.append(_inline(child))
            case "html_inline":
                parts.append("\n" if child.content.lower().startswith("<br") else "")
            case _:
                parts.append(child.content)
    return "".join(parts)
