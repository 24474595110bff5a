"""Bytes to text, whatever the encoding: marks and declarations first, then a guess."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from index.errors import UnreadableFileError
from index.load.latin import explained, guess_latin

_MARKS = (  # UTF-32 before UTF-16: its little-endian mark begins with the other's
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# HTML's `<meta charset>` in both its forms, and the XML declaration.
_DECLARED = re.compile(
    rb"""<(?:meta\b[^>]{0,300}?charset|\?xml\b[^>]{0,200}?encoding)\s*=\s*["']?\s*([\w:.-]{2,40})""",
    re.IGNORECASE,
)
# The standard says how browsers read these labels: the wider code page of the same family.
_WIDER = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
}
_STRANGE = re.compile(rb"[\x80-\xff]+")
_DECLARATION_WITHIN = 4096
# Enough for the guess to settle, little enough that a large file costs no more than a small one.
_GUESSED_FROM = 64 * 1024


def decode(data: bytes, *, declares: bool = False) -> str:
    """Return `data` as text; with `declares`, believe what its markup says about itself.

    Raises `UnreadableFileError` for bytes that are no text in any encoding.

    >>> decode("naïve".encode("utf-16"))
    'naïve'
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    if (wide := _unmarked_wide(data)) is not None:
        return data.decode(wide, "replace")
    if b"\x1b$)C" in data[:_DECLARATION_WITHIN] and data.isascii():
        return data.decode("iso2022_kr", "replace")
    if _is_binary(data):
        raise UnreadableFileError("it is not text; convert it to a text file first")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_legacy(data, declares=declares)
    # ISO 2022 and HZ are made of ASCII bytes alone, so they pass for UTF-8. A text that has other
    # characters is UTF-8, though an escape was copied into it from a terminal.
    if not text.isascii():
        return text
    if declares and "\x1b" in text and (label := _declared(data)) is not None:
        return data.decode(label, "replace")
    if "\x1b$" in text or "\x1b(" in text:
        return data.decode("iso2022_jp_2", "replace")
    return text


def _decode_legacy(data: bytes, *, declares: bool) -> str:
    if declares and (encoding := _declared(data)) is not None:
        text = data.decode(encoding, "replace")
        # A page that declares another encoding than it is written in is common enough.
        if text.count("\ufffd") * 200 <= len(text):
            return text
    if len(data) > 200 and _damaged_utf8(data):
        return data.decode("utf-8", "replace")
    sample = _sample(data)
    guessed = guess_latin(sample)
    # Accents stand alone among plain letters; in other scripts one strange byte follows another.
    runs = _STRANGE.findall(sample)
    if not (sum(map(len, runs)) < 1.7 * len(runs) and explained(sample, guessed) > 0.9):
        best = from_bytes(sample, chunk_size=1024).best()
        if best is not None and not all(_is_latin(c) for c in str(best)):
            guessed = best.encoding
    return data.decode(_WIDER.get(_name(guessed) or "", guessed), "replace")


def _is_latin(character: str) -> bool:
    """Whether this is no letter of another script than the Latin one."""
    return character < "\u0250" or not character.isalpha()


def _sample(data: bytes) -> bytes:
    """Return the part of `data` that is telling: plain ASCII lines say nothing about the rest."""
    if len(data) <= _GUESSED_FROM:
        return data
    telling = b"\n".join(line for line in data.split(b"\n") if not line.isascii())
    return telling[:_GUESSED_FROM]


def _damaged_utf8(data: bytes) -> bool:
    """Whether this is UTF-8 with a few wrong bytes rather than another encoding."""
    text = data.decode("utf-8", "replace")
    wrong = text.count("\ufffd")
    right = sum(1 for c in text if c > "\x7f") - wrong
    return right > 20 * wrong


def _declared(data: bytes) -> str | None:
    found = _DECLARED.search(data[:_DECLARATION_WITHIN])
    if found is None:
        return None
    name = _name(found[1].decode("ascii", "replace"))
    # The page was read as single bytes to find the label, so it cannot be a wide encoding.
    if name is None or name.startswith(("utf-16", "utf-32")):
        return None
    return _WIDER.get(name, name)


def _name(label: str) -> str | None:
    """Python's own name of a text encoding, or None if it knows none by that label."""
    try:
        name = codecs.lookup({"x-sjis": "shift_jis", "x-gbk": "gbk"}.get(label.lower(), label)).name
        b"a".decode(name)  # refuses the codecs that make no text, such as hex and zlib
    except (LookupError, ValueError):
        return None
    return None if name in {"idna", "punycode", "unicode_escape", "raw_unicode_escape"} else name


def _unmarked_wide(data: bytes) -> str | None:
    """UTF-16 or UTF-32 without a mark, told by where its zero bytes stand."""
    head = data[:4096]
    zeros = [head[i::4].count(0) * 4 / max(len(head), 1) for i in range(4)]
    if len(head) < 8 or not any(zeros):
        return None
    often, seldom = 0.4, 0.05
    if min(zeros[1:]) > often and zeros[0] < seldom:
        return "utf-32-le"
    if min(zeros[:3]) > often and zeros[3] < seldom:
        return "utf-32-be"
    if min(zeros[1], zeros[3]) > often and max(zeros[0], zeros[2]) < seldom:
        return "utf-16-le"
    if min(zeros[0], zeros[2]) > often and max(zeros[1], zeros[3]) < seldom:
        return "utf-16-be"
    return None


def _is_binary(data: bytes) -> bool:
    head = data[:8192]
    control = sum(head.count(c) for c in (*range(9), *range(14, 27), *range(28, 32)))
    return control * 50 > len(head)
