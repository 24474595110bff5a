"""Which of the one-byte encodings for Latin letters a text is in.

General detectors compare statistics of whole languages and so confuse these on a text of
news length: a single "£" read as Windows-1250 becomes "Ł". Asking whether one alphabet
explains every accented letter decides it (`docs/decisions.md` has the figures).
"""

from __future__ import annotations

import re

# In the order of how common they are: of two that explain a text as well, the first is taken.
ENCODINGS = ("cp1252", "cp1250", "iso8859_2", "cp1254", "cp1257", "iso8859_15", "iso8859_16")

_ALPHABETS = (
    "àâæçéèêëîïôœùûüÿ",  # French
    "äöüß",  # German
    "áéíñóúüïçàèò",  # Spanish, Catalan
    "àáâãçéêíóôõú",  # Portuguese
    "àèéìíîòóùú",  # Italian
    "äåæéöøáàü",  # Danish, Finnish, Norwegian, Swedish
    "áðéíóúýþæö",  # Icelandic
    "áéëïíóöúüèê",  # Dutch
    "ąćęłńóśźż",  # Polish
    "áäčďéěíĺľňóôŕřšťúůýž",  # Czech, Slovak
    "áéíóöőúüű",  # Hungarian
    "čćđšž",  # Croatian, Slovene
    "ăâîșțşţ",  # Romanian
    "âçğıîöşüû\u0307",  # Turkish
    "āčēģīķļņšūž",  # Latvian
    "ąčęėįšųūž",  # Lithuanian
    "äõöüšž",  # Estonian
)
_MARKS = frozenset("“”‘’„‚–—…•·«»‹›€£¥§©®™°º ª½¼¾²³¡¿×´\u00a0\u00ad†")
# These stand before a figure or apart from words; within a word they are a wrong guess.
_WITHIN_WORD = re.compile("(?<=[a-zA-Z])[£¥§©®½¼¾²³¡¿×ªº±¹¶¦¨¸](?=[a-zA-Z])")


def guess_latin(data: bytes) -> str:
    r"""Return the encoding under which one alphabet explains the most of `data`.

    >>> guess_latin("Příliš žluťoučký kůň".encode("iso8859_2"))
    'iso8859_2'
    >>> guess_latin(b"It cost \xa35m")
    'cp1252'
    """
    return max(ENCODINGS, key=lambda encoding: explained(data, encoding))


def explained(data: bytes, encoding: str) -> float:
    """Return the share of the characters beyond ASCII that fit one Latin alphabet, 0 to 1."""
    text = data.decode(encoding, "replace")
    strange = [c for c in text.lower() if c > "\x7f"]
    if not strange:
        return 1.0
    wrong = len(_WITHIN_WORD.findall(text))
    marks = sum(c in _MARKS for c in strange)
    best = max(sum(c in alphabet for c in strange) for alphabet in map(frozenset, _ALPHABETS))
    return (marks + best - wrong) / len(strange)
