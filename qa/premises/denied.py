"""What a question takes for granted and a sentence denies, or the other way about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from qa.checking.align import A_WORD, counterpart
from qa.checking.opposites import OPPOSITES, opposite
from qa.checking.polarity import negations
from qa.language.irregular import BASE
from qa.language.words import Word, is_content, words
from qa.premises.contradicted import Asked, Finding
from qa.premises.event import Told, shared
from qa.premises.opposed import both_can_be

# Of what the question says, the share that a sentence must tell to be of the same event, and
# to be of it though the opposite word stands in another place.
_SAME_EVENT, _ALL_BUT_ONE = 0.75, 0.9
_ELSEWHERE = 0.5
_LEAST_WORDS, _MORE_WORDS = 2, 3
_REFUSED = re.compile(
    r"\b(?:(?:refus|declin)(?:e|es|ed|ing|al)|fail(?:s|ed|ing|ure)?|unable|unwilling"
    r"|(?:has|have|had) yet)\s+to\s+(?:be\s+)?(?P<verb>\w+)"
    r"|\b(?:den(?:y|ies|ied|ying)|rul(?:e|es|ed|ing) out|stopp?(?:ed)? short of|without"
    r"|avoid(?:s|ed|ing)?|instead of|rather than)\s+(?:having\s+)?(?P<done>\w+(?:ing|ed))\b",
    re.IGNORECASE,
)
# What is denied only for some case, or told as a rule, is not denied.
_LOOSE = re.compile(
    r"\b(?:if|unless|until|till|except|may|might|could|would|should|must|only|initially|at first"
    r"|originally|yet|always|why|whether)\b",
    re.IGNORECASE,
)
_HAPPENED = re.compile(r"(?:ed|es|s)$")  # not "asked him to resign", "his resignation"
_BREAK = re.compile(r"[,;:—–.!?()]")
_AROUND = 5  # words on each side that are shown of what is denied


def denied(asked: Asked, sentences: Sequence[Told]) -> Iterator[Finding]:
    """What a sentence of the same event denies, or affirms where the question denies it.

    Only of what happened when, where, how or why: that somebody did not sign does not
    contradict "who signed?".
    """
    if not asked.of_event:
        return
    ours = _denials(asked.text)
    stems = {w.stem for w in asked.words if is_content(w)}
    for t in sentences:
        share, count = shared(asked.words, t)
        if share < _SAME_EVENT or count < _LEAST_WORDS or _LOOSE.search(t.text):
            continue
        if not all(t.names(name) for name in asked.names):
            continue
        theirs = _denials(t.text)
        refused = [s for s in theirs if s in stems] if not ours and not asked.denying else []
        affirmed = [s for s in ours if s in t.stems] if not theirs else []
        if refused and not _affirmed_elsewhere(refused[0], sentences):
            text = (
                f"The question takes for granted what the article denies: {_quote(t, refused[0])}."
            )
            yield Finding(refused[0], text, t.scored, sure=True)
        elif affirmed and not _denied_elsewhere(affirmed[0], asked, sentences):
            text = f"The question denies what the article says: {_quote(t, affirmed[0])}."
            yield Finding(affirmed[0], text, t.scored, sure=True)


def turned(asked: Asked, sentences: Sequence[Told]) -> Iterator[Finding]:
    """A word of the question whose opposite a sentence of the same event has in its place.

    Not a verb of what is asked: "How many survived?" is not contradicted by who died.
    """
    if _denials(asked.text) or asked.denying:
        return
    for n, word in enumerate(asked.words):
        if not (asked.of_event or _describes(asked, n)):
            continue
        if not is_content(word) or any(
            word.stem in t.stems
            and shared(asked.words, t, word.start, word.end).share >= _ELSEWHERE
            for t in sentences
        ):
            continue
        beside = {t.article.id for t in sentences if word.stem in t.stems}
        for t in sentences:
            # An article that has both words tells of two things: a match lost, another won.
            other = None if t.article.id in beside else _opposite(word, asked, t)
            if other is not None and other.stem not in _denials(t.text):
                text = f"The question says {word.text}; the article says {other.text}."
                yield Finding(word.text, text, t.scored, instead=_in_form_of(word, other))
                break


def _opposite(word: Word, asked: Asked, told: Told) -> Word | None:
    others = [w for w in told.words if _say_the_opposite(word, w)]
    if len(others) != 1 or word.stem in told.stems:
        return None
    if any(others[0].stem == w.stem for w in asked.words):
        return None
    if both_can_be(asked, word, told, others[0]):
        return None
    share, count = shared(asked.words, told, word.start, word.end)
    if share >= _ALL_BUT_ONE and count >= _MORE_WORDS:
        return others[0]
    if share < _SAME_EVENT or count < _LEAST_WORDS:
        return None
    place = counterpart(asked.text, word.start, word.end, told.source, enough=A_WORD)
    inside = place is not None and place.start <= others[0].start < place.end
    return others[0] if inside else None


def _describes(asked: Asked, n: int) -> bool:
    """True for a word right before a noun: "small ferries"."""
    word, after = asked.words[n], asked.words[n + 1 : n + 2]
    return any(is_content(w) and asked.text[word.end : w.start].isspace() for w in after)


def _in_form_of(word: Word, other: Word) -> str:
    """Of the opposite, the form to put in the word's place: "win" for "won", of "lose"."""
    is_base = BASE.get(word.plain, word.plain) == word.plain
    return BASE.get(other.plain, other.text) if is_base else other.text


def _say_the_opposite(one: Word, other: Word) -> bool:
    """True for listed opposites, and for "common" and "uncommon", not "commoners"."""
    if other.stem in OPPOSITES.get(one.stem, ()):
        return True
    short, long = sorted((one.plain, other.plain), key=len)
    return opposite(one.stem, other.stem) and long.endswith(short)


def _denials(text: str) -> list[str]:
    """The stems of what a text says was not, was refused or did not come about."""
    said = words(text)
    found = []
    for n in negations(text):
        for before, word in zip(said[n:], said[n + 1 :], strict=False):
            if _BREAK.search(text[before.end : word.start]):
                break
            if is_content(word) and not word.plain.endswith("ly"):
                found.append(word.stem)
                break
    for match in _REFUSED.finditer(text):
        found += [w.stem for w in words(match["verb"] or match["done"])]
    return found


def _affirmed_elsewhere(stem: str, sentences: Sequence[Told]) -> bool:
    """True where it came about after all: "He resigned on Friday", whoever "he" is."""
    return any(
        stem not in _denials(t.text)
        and any(w.stem == stem and _HAPPENED.search(_form(w)) for w in t.words)
        for t in sentences
    )


def _form(word: Word) -> str:
    """A word, or where its form is irregular, one that ends as a regular form would."""
    irregular = word.plain in BASE and BASE[word.plain] != word.plain
    return f"{word.plain}-ed" if irregular else word.plain


def _denied_elsewhere(stem: str, asked: Asked, sentences: Sequence[Told]) -> bool:
    return any(
        stem in _denials(t.text) and shared(asked.words, t).share >= _SAME_EVENT for t in sentences
    )


def _quote(told: Told, stem: str) -> str:
    at = next((n for n, w in enumerate(told.words) if w.stem == stem), 0)
    near = told.words[max(0, at - _AROUND) : at + _AROUND + 1]
    before = "" if near[0] is told.words[0] else "… "
    after = "" if near[-1] is told.words[-1] else " …"
    return f"“{before}{told.text[near[0].start : near[-1].end]}{after}”"
