"""The names of a claim against those of its source: people, places, bodies."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache
from typing import NamedTuple

from rapidfuzz import fuzz

from qa.attribution.lexicon import OPENING_WORDS, ROLES, TITLES
from qa.attribution.names import NAME_RUN
from qa.checking.aliases import NAMES, NICKNAMES
from qa.checking.align import A_WORD, counterpart
from qa.checking.models import Finding
from qa.checking.source import Source
from qa.checking.words import STOP, is_common, plain, words
from qa.figures import figures

# Shares of letters in common above which two spellings are one name written otherwise.
_SPELT_ALIKE, _SOUNDS_ALIKE = 86, 60
_PREFIX = 4  # letters that a country and its people share: Syria, Syrian
_ENDING = re.compile(r"(?:i|an|ian|ese|ish|ic|s|ns|ans|ians|is|a|e|ia|y|ine)?")
_MOST = 24  # names of a claim that are looked for; a sentence has a few
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
_SMALL_WORDS = frozenset("of the and for de la in".split())
_SENTENCE_END = re.compile(r"(?:^|[.!?:;\n]['\"”’)]*\s+)['\"“‘(\[—–-]*$")


class Name(NamedTuple):
    """A name of a text: where it stands, and those of its words that have to be in a source."""

    text: str
    start: int
    end: int
    parts: tuple[str, ...]


def wrong_names(claim: str, source: Source) -> list[Finding]:
    """The names that stand nowhere in the source, each with what it has in their place."""
    known = source.known
    found = []
    for name in names(claim)[:_MOST]:
        if not _stands(name, source, known):
            found.append(Finding("name", _reason(claim, name, source)))
        elif other := _in_its_place(claim, name, source):
            found.append(Finding("name", f"The source says {other}, not {name.text}."))
    return found


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


def _stands(name: Name, source: Source, known: Collection[str]) -> bool:
    if all(_is_known(part, known) for part in name.parts):
        return True
    return _is_acronym(name, source) or _spells_out(name, known)


def _is_known(part: str, known: Collection[str]) -> bool:
    """True when a word of a name is there, written the same, alike, or as its people are called."""
    if part in known or any(other in known for other in variants(part)):
        return True
    pieces = [p for p in re.split(r"[.'’]", part) if len(p) > 1]
    if len(pieces) > 1 and all(p in known for p in pieces):
        return True
    return any(_same_word(part, other) for other in known)


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
    return part == other or other in variants(part) or _same_word(part, other)


def _same_word(part: str, other: str) -> bool:
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


def _is_acronym(name: Name, source: Source) -> bool:
    """True for "WHO" where the source has a World Health Organization."""
    letters = name.text.replace(".", "")
    if not (letters.isupper() and 2 <= len(letters) <= 6):
        return False
    text = f"{source.text}\n{source.about}"
    initials = "".join(w.plain[0] for w in words(text) if w.plain not in _SMALL_WORDS)
    return letters.lower() in initials and any(
        letters.lower() in "".join(w[0] for w in run.lower().split() if w not in _SMALL_WORDS)
        for run in _runs(text)
    )


def _runs(text: str) -> list[str]:
    """Runs of capitalised words, small words between them included."""
    return re.findall(r"[A-Z][\w’'-]*(?:\s(?:(?:of|the|and|for|de|la|in)\s)?[A-Z][\w’'-]*)+", text)


def same_initials(one: str, other: str) -> bool:
    """True when one is the initials of the other: "LA" and "Los Angeles"."""
    short, long = sorted((plain(one).replace(".", ""), plain(other)), key=len)
    return short == "".join(w[0] for w in long.split() if w not in _SMALL_WORDS)


def _spells_out(name: Name, known: Collection[str]) -> bool:
    """True for "World Health Organization" where the source has "WHO"."""
    initials = "".join(w[0] for w in name.text.lower().split() if w not in _SMALL_WORDS)
    return len(initials) > 1 and initials in known


def _in_its_place(claim: str, name: Name, source: Source) -> str | None:
    """The name that stands where the claim has this one, where it is another's.

    Also for "Ada Brandt" where the source has an Ada Quill and a Jonas Brandt.
    """
    place = counterpart(claim, name.start, name.end, source, both=True)
    if place is not None:
        there = source.text[place.start : place.end]
        others = [n for n in names(f"· {there}") if not _shares(name, n)]
        if len(others) == 1 and others[0].text == there and not same_initials(there, name.text):
            return there
    return _mixed(name, source)


def _shares(name: Name, other: Name) -> bool:
    return any(same_word(a, b) for a in name.parts for b in other.parts)


def _mixed(name: Name, source: Source) -> str | None:
    if len(name.parts) != 2 or " " not in name.text:
        return None
    given, last = name.parts
    full = [n for n in names(f"{source.text}\n{source.about}") if len(n.parts) == 2]
    same = [n for n in full if same_word(last, n.parts[1])]
    if not same or any(same_word(given, n.parts[0]) for n in same):
        return None
    apart = any(same_word(given, n.parts[0]) for n in full)
    return same[0].text if apart else None


def _reason(claim: str, name: Name, source: Source) -> str:
    other = nearest(claim, name, source)
    if other is None:
        return f"The source does not name {name.text}."
    return f"The source names {other}, not {name.text}."


def nearest(claim: str, name: Name, source: Source) -> str | None:
    """The name of the source that the claim's was most likely meant to be."""
    place = counterpart(claim, name.start, name.end, source, enough=A_WORD)
    if place is not None:
        there = names(f"· {source.text[place.start : place.end]}")
        if there:
            return there[0].text
    said = {w.plain for w in words(claim)}
    best, score = None, 0.0
    for sentence in source.nearest(claim)[:2]:
        for other in names(sentence.text):
            # What the claim has already is in its own place.
            if any(part in said for part in other.parts):
                near = 0.0 if not _shares(name, other) else 200.0
            else:
                near = fuzz.ratio(name.text, other.text) + 40 * (
                    len(name.parts) == len(other.parts)
                )
            if near > score:
                best, score = other.text, near
    return best
