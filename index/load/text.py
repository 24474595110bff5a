"""Plain text and Markdown files."""

from __future__ import annotations

import re
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token

from index.load.decode import decode
from index.load.document import Document
from index.load.markup import without_tags
from index.load.metadata import looks_like_title, read_authors, read_date, read_line
from index.load.reflow import is_hard_wrapped, join_lines

_AGENCIES = {
    "reuters": "Reuters",
    "thomson reuters": "Reuters",
    "ap": "AP",
    "associated press": "Associated Press",
    "the associated press": "Associated Press",
    "afp": "AFP",
    "agence france-presse": "AFP",
    "bbc news": "BBC News",
    "cnn": "CNN",
    "dpa": "dpa",
    "upi": "UPI",
    "xinhua": "Xinhua",
    "tass": "TASS",
    "bloomberg": "Bloomberg",
}
# "LONDON, March 3 (Reuters) -": capitals, perhaps a day, the agency in brackets, a dash.
_DATELINE = re.compile(
    r"[A-Z][A-Z .,'/’-]{2,40}(?:,? [A-Z][a-z]+\.?(?: \d{1,2})?)?,? \(([A-Za-z -]{2,25})\) ?[-–—]"
)
_BYLINE = re.compile(r"By:? ([^\W\d_].{2,100})")
# A name begins with a capital; "By the time he left" is no byline.
_NAMES = re.compile(r"(?:[A-Z][\w.’'-]*|de|da|van|von|bin|al|el|der|la|le|and|&|,)(?: ?,? |$)")
_FIELD = re.compile(
    r"(title|headline|authors?|by|source|outlet|publisher|date|published|url) ?: (.+)"
)
_HEADER_LINES = 6


def read_text(data: bytes) -> Document:
    """Read a plain text file; a headline, byline, date or agency at its head is found."""
    text = re.sub("\r\n?", "\n", decode(data))
    if is_hard_wrapped(text):
        text = join_lines(text)
    found = {key: value for key, value in _header(text) if value}
    return Document(text=text, **found)  # type: ignore[arg-type]  # keys are Document's own


def _header(text: str) -> list[tuple[str, object]]:
    """Return what the first lines give; of two of a kind, the later one is the surer."""
    lines = [(i, line.strip()) for i, line in enumerate(text[:20_000].lstrip().split("\n"))]
    filled = [(i, line) for i, line in lines if line]
    if len(filled) < 2:
        return []
    found: list[tuple[str, object]] = []
    (_, first), (second_at, _) = filled[:2]
    if looks_like_title(first) and second_at > 1 and not _FIELD.match(first.lower()):
        found.append(("title", read_line(first)))
    elif looks_like_title(first) and len(filled[1][1]) > 2 * len(first):
        found.append(("title", read_line(first)))
    for _, line in filled[:_HEADER_LINES]:
        found += _from_line(line)
    return found


def _from_line(line: str) -> list[tuple[str, object]]:
    if dateline := _DATELINE.match(line):
        return [("outlet", _AGENCIES.get(dateline[1].lower()))]
    if len(line) > 120:
        return []
    if agency := _AGENCIES.get(line.lower()):
        return [("outlet", agency)]
    if (byline := _BYLINE.fullmatch(line)) and not re.search(r"[.!?]$", line):
        names, _, outlet = byline[1].partition(" for ")
        if _only_names(names):
            return [("authors", read_authors(names)), ("outlet", read_line(outlet))]
    if (field := _FIELD.match(line.lower())) is not None:
        return _from_field(field[1], line[field.start(2) :])
    return [("published", read_date(line))] if len(line) <= 40 else []


def _only_names(names: str) -> bool:
    end = 0
    while (part := _NAMES.match(names, end)) and part.end() > end:
        end = part.end()
    return end == len(names)


def _from_field(name: str, value: object) -> list[tuple[str, object]]:
    match name:
        case "title" | "headline":
            return [("title", read_line(value))]
        case "author" | "authors" | "by" | "byline":
            return [("authors", read_authors(value))]
        case "source" | "outlet" | "publisher" | "publication" | "site":
            return [("outlet", read_line(value, 100))]
        case "date" | "published" | "published_at" | "pubdate":
            return [("published", read_date(value))]
        case "url" | "link" | "canonical_url":
            return [("url", read_line(value, 2000))]
        case "lang" | "language":
            return [("language", read_line(value, 20))]
        case _:
            return []


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
    fields: list[tuple[str, object]] = []
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
    found = {key: value for key, value in [("title", read_line(heading)), *fields] if value}
    return Document(text=plain, **found)  # type: ignore[arg-type]  # keys are Document's own


def _front_matter(block: str) -> list[tuple[str, object]]:
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
        for pair in _from_field(name, found if name.startswith("author") else ", ".join(found))
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
