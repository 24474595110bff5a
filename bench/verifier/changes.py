"""One thing of a sentence changed so that what it was made of no longer bears it out.

Each way gives the new words and where they stand in the new sentence, so that a model can be
told which words are wrong. The ways follow what goes wrong in summaries (Pagnoni et al. 2021):
entity, circumstance, predicate, and two facts joined that don't belong together.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np

from bench.verifier.wordnet import WordNet
from index.embed import PackagedEmbeddings
from qa.language.days import MONTHS, WEEKDAYS
from qa.language.words import is_common

Range = tuple[int, int]

_NAME = re.compile(r"(?<![\w.])[A-Z][\w'’-]+(?: (?:of |the |de |van |al-)?[A-Z][\w'’-]+)*")
_NUMBER = re.compile(r"(?<![\w.,])\d[\d,.]*(?:(?<=\d)(?!\w)|(?<=\d)(?=%))")
_SPELT = "two three four five six seven eight nine ten twelve twenty thirty fifty".split()
_DAYS = list(WEEKDAYS)
_MONTHS = [month for month in MONTHS if month != "May"]  # which may be no month
_SETS = (_SPELT, _DAYS, _MONTHS)
_WORD = re.compile(r"(?<![\w'’-])[a-z]{3,}(?![\w'’-])")
_AUXILIARY = re.compile(r"\b(was|were|is|are|has|have|had|will|would|can|could|should)\b(?! not)")
_DENIED = re.compile(r"\b(?:not|never|no longer) |n't\b")
_HEDGES = tuple(
    (re.compile(rf"\b{said}\b"), sure)
    for said, sure in (
        ("(?:may|might|could) have", "has"), ("may|might|could", "will"),
        ("plans? to|hopes? to|wants? to", "refuses to"),
        ("is expected to|is likely to|is set to", "has agreed to"),
        ("are expected to|are likely to|are set to", "have agreed to"),
        ("allegedly|reportedly|possibly|probably|nearly|almost|about|some of", ""),
        ("believed|alleged|suspected", "confirmed"), ("some|many|several|most", "all"),
        ("all|every", "some"), ("at least|more than|over", "fewer than"), ("up to", "exactly"),
        ("after", "before"), ("before", "after"), ("despite", "because of"),
        ("because", "although"), ("if", "because"),
    )
)  # fmt: skip
_PHRASE = re.compile(
    r"\b(in|at|on|from|by|with|for|after|during|against|to|near|since) "
    r"((?:the |a |an |his |her |their |its )?[\w’'%$£-]+(?: [\w’'%$£-]+){0,4}?)"
    r"(?=[,.;]| (?:and|in|at|on|from|by|with|for|after|during|against|to|who|which|that|when|as|"
    r"near|since)\b)"
)
_JOINT = re.compile(
    r",? \b(after|because|when|while|as|before|where|which|who|for|to|by|with|in|from|and|that)\b "
)
_MOST_ALIKE = 2  # words said otherwise


def _names(text: str) -> list[re.Match[str]]:
    """What is written with capitals and is no plain word, weekday or month."""
    listed = {w for words in _SETS for w in words}
    return [
        m
        for m in _NAME.finditer(text)
        if len(m.group()) > 2
        and m.group() not in listed
        and (" " in m.group() or not is_common(m.group().lower()))
    ]


class Change(NamedTuple):
    """A sentence with something wrong in it, and where that stands."""

    text: str
    wrong: tuple[Range, ...]
    how: str
    swap: tuple[str, str] | None
    """Which words were put in place of which, where the same can be done to the source."""


class Changer:
    """Changes sentences, with words of WordNet and words that are used alike."""

    def __init__(self, sentences: Sequence[str], rng: random.Random) -> None:
        self._rng = rng
        self._wordnet = WordNet()
        self._pool: dict[tuple[str, str], list[str]] = {}
        counted: dict[str, int] = {}
        for sentence in sentences:
            for match in _WORD.finditer(sentence):
                counted[match.group()] = counted.get(match.group(), 0) + 1
        for word, count in counted.items():
            read = self._wordnet.reading(word)
            if read and count >= 3:
                self._pool.setdefault(read[1:], []).append(word)
        embeddings = PackagedEmbeddings(threads=1)
        self._vectors = {k: embeddings.encode(words) for k, words in self._pool.items()}

    def changed(self, sentence: str, article: str, others: Sequence[str]) -> Change | None:
        """The sentence with one thing wrong, None where nothing was found to change.

        `article` is where it stands, `others` further sentences of it.
        """
        ways: dict[Callable[[str, str, Sequence[str]], Change | None], float] = {
            self._word: 3.0, self._name: 1.6, self._roles: 0.8, self._number: 0.5,
            self._denied: 0.4, self._hedge: 1.2, self._phrase: 1.6, self._joined: 1.2,
            self._added: 0.6,
        }  # fmt: skip
        order = sorted(ways, key=lambda way: self._rng.random() ** (1 / ways[way]), reverse=True)
        for way in order[:5]:
            made = way(sentence, article, others)
            if made and made.text != sentence:
                return made
        return None

    def alike(self, text: str) -> str:
        """The sentence with one or two words said by others that mean the same, where it has any.

        So that another word does not by itself come to mean that something is wrong.
        """
        found = list(_WORD.finditer(text))
        done = 0
        for match in sorted(self._rng.sample(found, len(found))[:8], key=lambda m: -m.start()):
            read = self._wordnet.reading(match.group())
            words = self._wordnet.synonyms(*read[:2]) if read else []
            if words and read and done < _MOST_ALIKE:
                new = self._wordnet.form(self._rng.choice(words), *read[1:])
                text = text[: match.start()] + new + text[match.end() :]
                done += 1
        return text

    def _word(self, text: str, article: str, others: Sequence[str]) -> Change | None:
        """Another verb, noun or adjective: an opposite, a sister, or one that is used alike."""
        found = []
        for match in _WORD.finditer(text):
            read = self._wordnet.reading(match.group())
            if read:
                found.append((match, read))
        self._rng.shuffle(found)
        # What happened is what summaries get wrong, more than what things are called.
        found.sort(key=lambda f: f[1][1] != "v" and self._rng.random() < 0.5)
        for match, (lemma, pos, ending) in found[:4]:
            options = self._instead(match.group(), lemma, pos, ending)
            options = [o for o in options if o not in text.lower()]
            if options:
                new = self._rng.choice(options)
                swap = (match.group(), new)
                return _put(text, match.span(), new, f"word {pos}", swap)
        return None

    def _instead(self, word: str, lemma: str, pos: str, ending: str) -> list[str]:
        wordnet = self._wordnet
        same = {wordnet.form(w, pos, ending) for w in wordnet.synonyms(lemma, pos)} | {word}
        draw = self._rng.random()
        if draw < 0.5:
            words = wordnet.opposites(lemma, pos) or wordnet.sisters(lemma, pos)[:12]
            if words:
                return [wordnet.form(w, pos, ending) for w in words]
        pool = self._pool.get((pos, ending), [])
        if word in pool and draw < 0.85:
            vectors = self._vectors[pos, ending]
            near = np.argsort(-(vectors @ vectors[pool.index(word)]))[3:30]
            return [pool[n] for n in near if pool[n] not in same]
        return [w for w in self._rng.sample(pool, min(10, len(pool))) if w not in same]

    def _name(self, text: str, article: str, others: Sequence[str]) -> Change | None:
        here = _names(text)
        inside = [m.group() for s in others for m in _names(s) if m.start() > 0]
        inside = [n for n in inside if n not in text]
        if not here or not inside:
            return None
        match = self._rng.choice(here)
        alike = [n for n in inside if n.count(" ") == match.group().count(" ")]
        new = self._rng.choice(alike or inside)
        return _put(text, match.span(), new, "name", (match.group(), new))

    def _roles(self, text: str, article: str, others: Sequence[str]) -> Change | None:
        """Two names change places."""
        here = _names(text)
        if len({m.group() for m in here}) < 2:
            return None
        one, other = sorted(self._rng.sample(here, 2), key=lambda m: m.start())
        if one.group() == other.group() or re.search(
            rf"{re.escape(one.group())},? and {re.escape(other.group())}", text
        ):
            return None
        a, b = one.group(), other.group()
        new = text[: one.start()] + b + text[one.end() : other.start()] + a + text[other.end() :]
        at = other.start() + len(b) - len(a)
        wrong = ((one.start(), one.start() + len(b)), (at, at + len(a)))
        return Change(new, wrong, "roles", None)

    def _number(self, text: str, article: str, others: Sequence[str]) -> Change | None:
        for words in self._rng.sample(_SETS, len(_SETS)):
            found = list(re.finditer(rf"\b({'|'.join(words)})\b", text))
            if found and self._rng.random() < 0.5:
                match = self._rng.choice(found)
                new = self._rng.choice([w for w in words if w != match.group()])
                return _put(text, match.span(), new, "date", (match.group(), new))
        found = list(_NUMBER.finditer(text))
        if not found:
            return None
        match = self._rng.choice(found)
        there = [n for s in others for n in _NUMBER.findall(s) if n not in text]
        if there and self._rng.random() < 0.4:
            new = self._rng.choice(there)
        else:
            digit = self._rng.randrange(len(match.group()))
            if not match.group()[digit].isdigit():
                return None
            other = self._rng.choice([d for d in "123456789" if d != match.group()[digit]])
            new = match.group()[:digit] + other + match.group()[digit + 1 :]
        return _put(text, match.span(), new, "number", (match.group(), new))

    def _denied(self, text: str, article: str, others: Sequence[str]) -> Change | None:
        if denied := _DENIED.search(text):
            return _put(text, denied.span(), "", "denied", None)
        found = list(_AUXILIARY.finditer(text))
        if not found:
            return None
        match = self._rng.choice(found)
        return _put(text, match.span(), match.group() + " not", "denied", None)

    def _hedge(self, text: str, article: str, others: Sequence[str]) -> Change | None:
        for pattern, sure in self._rng.sample(_HEDGES, len(_HEDGES)):
            match = pattern.search(text)
            if match:
                end = match.end() + (not sure)
                return _put(text, (match.start(), end), sure, "hedge", None)
        return None

    def _phrase(self, text: str, article: str, others: Sequence[str]) -> Change | None:
        """What stands after a preposition, from elsewhere in the article."""
        here = list(_PHRASE.finditer(text))
        self._rng.shuffle(here)
        for match in here:
            there = [
                m.group(2)
                for s in others
                for m in _PHRASE.finditer(s)
                if m.group(1) == match.group(1) and m.group(2).lower() not in text.lower()
            ]
            if there:
                return _put(text, match.span(2), self._rng.choice(there), "phrase", None)
        return None

    def _added(self, text: str, article: str, others: Sequence[str]) -> Change | None:
        """A circumstance of something else, at the end."""
        there = [m.group() for s in others for m in _PHRASE.finditer(s)]
        there = [p for p in there if p.lower() not in text.lower() and len(p.split()) > 1]
        if not there or len(text.split()) > 25:
            return None
        body = text.rstrip(" .")
        new = f"{body} {self._rng.choice(there)}"
        return Change(new + ".", ((len(body) + 1, len(new)),), "added", None)

    def _joined(self, text: str, article: str, others: Sequence[str]) -> Change | None:
        """The beginning of this sentence and the end of another."""
        here = [m for m in _JOINT.finditer(text) if m.start() > 15 and len(text) - m.end() > 12]
        self._rng.shuffle(here)
        for match in here:
            ends = [
                s[m.end() :]
                for s in others
                for m in _JOINT.finditer(s)
                if m.group(1) == match.group(1) and 12 < len(s) - m.end() < 90
            ]
            ends = [e for e in ends if e not in article or e not in text]
            if ends:
                end = self._rng.choice(ends)
                new = text[: match.end()] + end
                return Change(new, ((match.end(), len(new)),), "joined", None)
        return None


def _put(text: str, span: Range, new: str, how: str, swap: tuple[str, str] | None) -> Change:
    """`new` in place of a span; where nothing is put, the words beside the gap are wrong."""
    made = text[: span[0]] + new + text[span[1] :]
    wrong = (span[0], span[0] + len(new)) if new else (max(0, span[0] - 6), span[0] + 6)
    return Change(made, (wrong,), how, swap)
