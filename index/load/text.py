"""Plain text and Markdown files."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise

import yaml
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
_FRONT_FIELD = re.compile(
    r"^([A-Za-z_]+)[ \t]*:[ \t]*(.*(?:\n(?![A-Za-z_]+[ \t]*:).*)*)", re.MULTILINE
)
_FRONT_ITEM = re.compile(r"[ \t]*-[ \t]+(.+)")
_HASHTAG = re.compile(r"[#!]\S")  # "#MeToo", which YAML takes for a comment; "!Breaking", for a tag
_LONGEST_FRONT = 20_000  # characters; more than anyone writes, and YAML is read slowly


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
    """Return the fields of a YAML head; one that is no YAML ("title: War: day one") spoils none."""
    values: dict[str, object] = {}
    for field in _FRONT_FIELD.finditer(block[:_LONGEST_FRONT]):
        values[field[1].lower()] = _front_value(field)
    return [
        pair
        for name, found in values.items()
        for pair in from_field(name, found if name.startswith("author") else _joined(found))
    ]


def _front_value(field: re.Match[str]) -> object:
    if _HASHTAG.match(field[2]):
        return _untidy(field[2])
    try:
        # It makes only strings, lists and mappings: no dates, and nothing that a tag names.
        read = yaml.load(field[0], Loader=yaml.BaseLoader)  # noqa: S506
    except (yaml.YAMLError, ValueError, RecursionError):
        return _untidy(field[2])
    return read.get(field[1]) if isinstance(read, dict) else _untidy(field[2])


def _untidy(written: str) -> list[str]:
    """What is written after a field's name, by line, where YAML can make nothing of it."""
    first, *lines = written.split("\n")
    inner = re.fullmatch(r"\[(.*)\]", first.strip())
    parts = inner[1].split(",") if inner else [first]
    parts += [item[1] for line in lines if (item := _FRONT_ITEM.match(line))]
    return [_unquoted(part) for part in parts if part.strip()]


def _joined(value: object) -> object:
    """A list of strings as one; a mapping (`source: {name: …}`) as its name."""
    if isinstance(value, Mapping):
        return value.get("name")
    if isinstance(value, list):
        return ", ".join(part for part in value if isinstance(part, str))
    return value


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
