"""The noun phrases of a question or an answer, found by the words that stand between them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from qa.language.names import names
from qa.language.words import plain, stem
from qa.rewriting import grammar
from qa.rewriting.grammar import BE, BREAKS, DO, MODAL, PREDICATES
from qa.rewriting.past import past_verb

_LONGEST = 8  # words of a phrase; a longer run is no noun phrase, or one that nobody would repeat
_GAP = re.compile(r"[ \xa0]+(?:&[ \xa0]+)?|['’]s?[ \xa0]+")
_FINITE = BE | DO | MODAL | grammar.HAVE
_COUNTED = frozenset({"many", "much"})
_SUBJECT = 12  # words that a subject and its verb are looked for in
_CLAUSE_ENDS = re.compile(r"[,.;:?!]\s")
# A word after one of these is a noun: "near the port", "in old age".
_BEFORE_NOUNS = (
    grammar.PREPOSITIONS
    | grammar.DETERMINERS
    | PREDICATES
    | frozenset("my your his her its our their".split())
)
_SUBJECTS = frozenset("i you we they he she it".split())
_JOINING = frozenset("of and the for & de la".split())
_CAPITAL = r"[A-ZÀ-ÖØ-Þ][\w.'’-]*"
_NICKNAMED = re.compile(
    rf"(?P<given>{_CAPITAL})(?P<nick>[ \xa0]+(?:[\"“‘']{_CAPITAL}(?:[ \xa0]{_CAPITAL})?[\"”’']|"
    rf"\({_CAPITAL}\)))(?=[ \xa0]+{_CAPITAL})"
)


class Phrase(NamedTuple):
    """A noun phrase as it stands in its text."""

    text: str
    start: int
    end: int
    before: str
    """The word before it in lower case, determiners passed over; "" at the beginning."""
    determiner: str
    is_name: bool

    @property
    def head(self) -> str:
        """Its last word, which says what kind of thing it is."""
        return self.text.split()[-1]

    @property
    def is_plural(self) -> bool:
        """Whether "they" can stand for it."""
        return grammar.is_plural(self.head)

    @property
    def is_relational(self) -> bool:
        """Whether it says nothing without what it is of: the symptoms, the winner."""
        return not self.is_name and grammar.is_relational(self.head)

    @property
    def stems(self) -> frozenset[str]:
        """Its words as they are compared."""
        return stems(self.text)

    @property
    def spoken(self) -> str:
        """The phrase as it is put into another sentence: with "the" where it had it."""
        return f"the {self.text}" if self.determiner == "the" else self.text


def stems(text: str) -> frozenset[str]:
    """The words of a text that say something, as they are compared."""
    found = (m.group().lower() for m in grammar.words(text))
    return frozenset(stem(plain(w)) for w in found if w not in BREAKS and plain(w))


def without_nicknames(text: str) -> str:
    """A text with nicknames left out of names: Samuel "Sully" Okonjo is Samuel Okonjo."""
    return _NICKNAMED.sub(r"\g<given>", text)


def phrases(text: str) -> list[Phrase]:
    """The noun phrases of a question, in order."""
    named = [(n.start, n.end) for n in names(text)]
    tokens = grammar.words(text)
    found: list[Phrase] = []
    for first, last in _runs(text, tokens):
        start, end = tokens[first].start(), tokens[last].end()
        before, determiner = _before(tokens, first)
        is_name = any(s < end and start < e for s, e in named) or _is_acronym(text[start:end])
        found.append(Phrase(text[start:end], start, end, before, determiner, is_name))
    return found


def _is_acronym(text: str) -> bool:
    return any(w.isupper() and len(w) > 1 and not w.isdigit() for w in text.split())


def _before(tokens: Sequence[re.Match[str]], first: int) -> tuple[str, str]:
    determiner = ""
    at = first - 1
    while at >= 0 and (word := tokens[at].group().lower()) in grammar.DETERMINERS:
        determiner = determiner or word
        at -= 1
    return (tokens[at].group().lower() if at >= 0 else ""), determiner


def _runs(text: str, tokens: Sequence[re.Match[str]]) -> list[tuple[int, int]]:
    """First and last word of each run of words that can be a noun phrase."""
    found: list[tuple[int, int]] = []
    first: int | None = None
    verb = _verb_places(tokens)
    nicknamed = [m.span() for m in _NICKNAMED.finditer(text)]
    for at, token in enumerate(tokens):
        ends = first is not None and past_verb(tokens, first, at)
        inside = at not in verb and not ends and not _breaks(text, tokens, at)
        in_name = any(s < token.start() <= e + 1 for s, e in nicknamed)
        joined = first is not None and (in_name or _joins(text, tokens[at - 1], token))
        if first is not None and (not inside or not joined):
            found.append((first, at - 1))
            first = None
        if inside and first is None:
            first = at
    if first is not None:
        found.append((first, len(tokens) - 1))
    found = _joined(text, tokens, found)
    return [r for r in found if r[1] - r[0] < _LONGEST]


def _joins(text: str, left: re.Match[str], right: re.Match[str]) -> bool:
    gap = text[left.end() : right.start()]
    initial = gap == ". " and len(left.group()) == 1 and left.group().isupper()
    return initial or _GAP.fullmatch(gap) is not None


def _joined(
    text: str, tokens: Sequence[re.Match[str]], runs: list[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Runs with a capital on either side of "of" are one name: Department of Health."""
    found: list[tuple[int, int]] = []
    for first, last in runs:
        if found and first - found[-1][1] <= 3:
            between = [tokens[i].group().lower() for i in range(found[-1][1] + 1, first)]
            ends = tokens[found[-1][1]].group(), tokens[first].group()
            gap = text[tokens[found[-1][1]].end() : tokens[first].start()]
            if (
                between
                and between[0] == "of"
                and set(between) <= _JOINING
                and all(w[0].isupper() for w in ends)
                and not re.search(r"[^\w\s]", gap)
            ):
                found[-1] = (found[-1][0], last)
                continue
        found.append((first, last))
    return found


def _breaks(text: str, tokens: Sequence[re.Match[str]], at: int) -> bool:
    word = tokens[at].group()
    low = word.lower().replace("’", "'")
    if low in BREAKS:
        # "US", "IT" and the like are names, "Will" and "May" inside a name too.
        return not (word.isupper() and len(word) > 1 and not text.isupper())
    if "'" in low and low.partition("'")[0] in BREAKS:  # "I've", "that's"
        return True
    if grammar.is_adverb(word):
        return True
    return not any(c.isalnum() for c in word)


def _verb_places(tokens: Sequence[re.Match[str]]) -> frozenset[int]:
    """Which of the words of a question are its verbs and predicates, by where they stand."""
    low = [t.group().lower().replace("’", "'") for t in tokens]
    found: set[int] = set()
    for at, word in enumerate(low):
        if word in DO or word in MODAL:
            found |= _main_verb(tokens, low, at)
        elif word in BE | grammar.HAVE or word.removesuffix("'s") in grammar.ASKING - {word}:
            found |= _predicate(low, at)
        elif word in grammar.ASKING or (word in _COUNTED and at and low[at - 1] == "how"):
            found |= _verb_of_subject(low, at)
        else:
            found |= _other_verb(low, at)
    return frozenset(found)


def _other_verb(low: Sequence[str], at: int) -> set[int]:
    """The verb after "to" and "they", and the one that a preposition stands before."""
    after = low[at + 1] if at + 1 < len(low) else ""
    if (low[at] == "to" or low[at] in _SUBJECTS) and grammar.is_verb(after):
        return {at + 1}
    # "Of living in", not "of cooking schools".
    governed = at > 0 and low[at - 1] in grammar.PREPOSITIONS
    return {at} if governed and low[at].endswith("ing") and after in BREAKS else set()


def _main_verb(tokens: Sequence[re.Match[str]], low: Sequence[str], at: int) -> set[int]:
    """The first verb after "did" and the like that can have its subject before it."""
    subject = False
    for i in range(at + 1, min(at + _SUBJECT, len(low))):
        capital = tokens[i].group()[0].isupper()
        if low[i] in BE or low[i] in grammar.HAVE:
            return set()
        if subject and grammar.is_verb(low[i]) and not capital:
            return {i}
        subject = subject or low[i] not in grammar.DETERMINERS
    return _unlisted_verb(tokens, low, at) if low[at] in DO else set()


def _unlisted_verb(tokens: Sequence[re.Match[str]], low: Sequence[str], at: int) -> set[int]:
    """The verb of "did it founder off Dask" and "did the ferry from Dask founder"."""
    last = len(low) - 1
    if low[at + 1 : at + 2] and low[at + 1] in _SUBJECTS:
        verb = next((i for i in range(at + 2, len(low)) if not _is_adverb(low[i])), last)
        return {verb} if verb > at + 1 and _can_be_unlisted(tokens[verb].group()) else set()
    clause = tokens[at].string[tokens[at].end() : tokens[last].start()]
    if last > at + _SUBJECT or grammar.ASKING & set(low[at + 1 :]) or _CLAUSE_ENDS.search(clause):
        return set()
    found = last > at + 1 and low[last - 1] not in _BEFORE_NOUNS
    return {last} if found and _can_be_unlisted(tokens[last].group()) else set()


def _can_be_unlisted(word: str) -> bool:
    """Whether a word can be a base form that `verbs.txt` lacks."""
    inflected = grammar.is_plural(word) or word.endswith(("ing", "ed"))
    return word.islower() and word not in BREAKS and not inflected and not _is_adverb(word)


def _is_adverb(word: str) -> bool:
    return word in grammar.SMALL or grammar.ADVERB.fullmatch(word) is not None


def _verb_of_subject(low: Sequence[str], at: int) -> set[int]:
    """The verb in "who signed …" and "which foods contain …"; none in "which deals did he …"."""
    if at + 2 >= len(low) or low[at + 2] in _FINITE:
        return set()
    found = {at + 1} if _can_be_verb(low[at + 1]) or grammar.is_inflected(low[at + 1]) else set()
    if low[at] not in {"what", "which", "whose"} | _COUNTED:
        return found
    for i in range(at + 2, min(at + 6, len(low) - 1)):
        if low[i - 1] in BREAKS or low[i] in BREAKS:
            break
        if _can_be_verb(low[i]) or (low[i].endswith("ed") and grammar.is_inflected(low[i])):
            rest = next((w for w in low[i + 1 :] if w in BREAKS), "")
            return found if rest in grammar.AUXILIARY else found | {i}
    return found


def _can_be_verb(word: str) -> bool:
    return grammar.is_verb(word) or (word.endswith("s") and grammar.is_verb(grammar.singular(word)))


def _predicate(low: Sequence[str], at: int) -> set[int]:
    """What is said of the subject after "is": participles, and adjectives where it ends."""
    for i in range(at + 1, min(at + 12, len(low))):
        ends = i + 1 == len(low) or low[i + 1] in BREAKS
        if low[i] in grammar.PREPOSITIONS - {"of"}:
            return set()
        said = low[i] in PREDICATES or grammar.is_inflected(low[i])
        if ends and (said or (i > at + 1 and low[i].endswith("ed") and len(low[i]) > 4)):
            return {i}
    return set()
