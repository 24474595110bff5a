"""The names of a text, and when two words are of one name: people, places, bodies."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from rapidfuzz import fuzz

from qa.language.aliases import NAMES, NICKNAMES
from qa.language.figures import figures
from qa.language.lexicon import OPENING_WORDS, ROLES, TITLES
from qa.language.words import STOP, is_common, plain

# A full stop belongs to a name only in an initial or a known abbreviation: else two
# sentences would run together.
ABBREVIATIONS = (
    "Mr|Mrs|Ms|Dr|Sens?|Reps?|Gens?|Govs?|Col|Lt|Sgt|Capt|Prof|Rev|St|Jr|Sr|Maj|Adm|Brig"
)
_CAPITAL = (
    rf"(?:(?:{ABBREVIATIONS})\.|[A-ZÀ-ÖØ-Þ]\.(?:[A-Z]\.)*"
    r"|(?:al-|el-|d['’]|[A-Z]['’])?[A-ZÀ-ÖØ-Þ][\wÀ-ÿ]*(?:[-'’](?!s\b)\w+)*)"
)
_PARTICLE = r"(?:al|el|bin|ibn|bint|de|del|della|der|di|da|dos|du|la|le|van|von|ter|ben|y)"
# Bounded repeats: a run of capitals in a headline must not make the scan quadratic.
NAME_RUN = re.compile(
    rf"(?<![\w@#]){_CAPITAL}(?:[ \xa0](?:{_PARTICLE}[ \xa0]){{0,2}}{_CAPITAL}){{0,7}}"
)
# Shares of letters in common above which two spellings are one name written otherwise.
_SPELT_ALIKE, _SOUNDS_ALIKE = 86, 60
_PREFIX = 4  # letters that a country and its people share: Syria, Syrian
_ENDING = re.compile(r"(?:i|an|ian|ese|ish|ic|s|ns|ans|ians|is|a|e|ia|y|ine)?")
_SKELETON = 3
_VOWELS = re.compile(r"(?<!^)[aeiouy']+")
_SOUNDS = str.maketrans({"q": "k", "c": "k", "g": "k", "w": "v", "z": "s", "j": "y"})
# Words with a capital for their rank or their place in the sentence, and no names themselves.
_OF_BODIES = frozenset(
    "house senate democratic democrat democrats republican republicans gop conservative labour "
    "health education treasury congressional presidential supreme court interior".split()
)
_NOT_NAMES = (OPENING_WORDS | TITLES | ROLES | STOP) - _OF_BODIES
# Bodies that any country has: at the beginning of a sentence their capital says nothing.
_BODIES = frozenset(
    "police party ministry council parliament congress senate government administration "
    "university army navy court house school church city county board minister president "
    "people health education".split()
)
_WORD = re.compile(r"[\w.'’]+")
_HEADLINE = 5  # words that a headline has at least, besides the small ones
SMALL_WORDS = frozenset("of the and for de la in".split())
_SENTENCE_END = re.compile(r"(?:^|[.!?:;\n]['\"”’)]*\s+)['\"“‘(\[—–-]*$")


class Name(NamedTuple):
    """A name of a text: where it stands, and those of its words that have to be in a source."""

    text: str
    start: int
    end: int
    parts: tuple[str, ...]


def names(text: str) -> list[Name]:
    """The names of a text; ranks, roles and words that only begin a sentence are left out."""
    if _is_headline(text):
        return []
    dated = [(f.start, f.end) for f in figures(text)]
    found = []
    for match in NAME_RUN.finditer(text):
        if name := _name(text, match, dated):
            found.append(name)
    return found


def _name(text: str, match: re.Match[str], dated: list[tuple[int, int]]) -> Name | None:
    pieces = [(m.start() + match.start(), m.group()) for m in _WORD.finditer(match.group())]
    opening = bool(_SENTENCE_END.search(text[max(0, match.start() - 8) : match.start()]))
    kept = []
    for n, (at, word) in enumerate(pieces):
        bare = plain(word.rstrip("."))
        if any(start <= at < end for start, end in dated):
            continue
        if bare in _NOT_NAMES and not (word.isupper() and len(word) > 1):
            continue
        if n == 0 and opening and _is_plain(bare) and not (word.isupper() and len(word) > 1):
            continue
        if len(bare.strip(".")) > 1 and not word.islower():
            kept.append((at, word, bare))
    if not kept:
        return None
    start, end = kept[0][0], kept[-1][0] + len(kept[-1][1])
    shown = re.sub(r"['’]s?$", "", text[start:end]).rstrip(".")
    return Name(shown, start, start + len(shown), tuple(bare for _, _, bare in kept))


def _is_plain(bare: str) -> bool:
    """True for a word whose capital may be that of its sentence."""
    return is_common(bare) or bare in _BODIES or bare.rstrip("s") in _BODIES


def _is_headline(text: str) -> bool:
    """True where nearly every word has a capital, so that capitals mark no names."""
    said = [w for w in re.findall(r"[^\W\d_]+", text) if w.lower() not in STOP]
    return len(said) > _HEADLINE and all(w[0].isupper() for w in said)


@cache
def variants(part: str) -> frozenset[str]:
    """Other plain words for a word of a name: what a country's people are called, short forms."""
    bare = part.rstrip("s")
    return (
        NAMES.get(part, frozenset())
        | NICKNAMES.get(part, frozenset())
        | {bare, bare + "s", part.replace(".", "")}
    )


def same_word(part: str, other: str) -> bool:
    """True when two plain words are one name: transliterated, misspelt, a people's."""
    return part == other or other in variants(part) or spelt_alike(part, other)


def spelt_alike(part: str, other: str) -> bool:
    """True when two plain words are spellings of one: transliterated, misspelt, a people's."""
    if part[0] != other[:1] and _sound(part)[0] != _sound(other)[:1]:
        return False
    if part[:_PREFIX] == other[:_PREFIX] and len(part) > _PREFIX:
        size = _common_prefix(part, other)
        if _ENDING.fullmatch(part[size:]) and _ENDING.fullmatch(other[size:]):
            return True
    if min(len(part), len(other)) <= _PREFIX:
        return False
    alike = fuzz.ratio(part, other)
    if alike >= _SPELT_ALIKE and max(len(part), len(other)) > 6:
        return True
    skeleton = _sound(part)
    return len(skeleton) >= _SKELETON and skeleton == _sound(other) and alike >= _SOUNDS_ALIKE


def _common_prefix(one: str, other: str) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((n for n, (a, b) in pairs if a != b), min(len(one), len(other)))


@cache
def _sound(word: str) -> str:
    """The consonants of a word, those alike as one: how transliterations agree."""
    heard = _VOWELS.sub("", word.replace("kh", "h").replace("ph", "f").translate(_SOUNDS))
    return re.sub(r"(.)\1+", r"\1", heard)


def same_initials(one: str, other: str) -> bool:
    """True when one is the initials of the other: "LA" and "Los Angeles"."""
    short, long = sorted((plain(one).replace(".", ""), plain(other)), key=len)
    return short == "".join(w[0] for w in long.split() if w not in SMALL_WORDS)
