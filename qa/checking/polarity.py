"""Whether a claim says yes where its source says no: negations and opposite words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from index import split_sentences
from qa.checking.align import counterpart
from qa.checking.models import Finding
from qa.checking.opposites import opposite
from qa.checking.source import Sentence, Source
from qa.language.words import STOP, Word, is_content, weight, words

_NEGATORS = frozenset(
    "not no never neither nor none nobody nothing without cannot nowhere hardly barely".split()
)
# They deny what follows them as "not" does; "denied that" and "was denied" are two things.
_DENIALS = frozenset("fail refus declin unabl reject den lack stop unlik prevent".split())
# Other ways of saying no: beside one of them, a claim's "not" may be no change.
_OTHERWISE = _DENIALS | frozenset(
    "miss avoid absent absenc ban end few littl free unclear unknown remain yet still delay wait "
    "drop cancel skip only unles until rather instead rul out impossibl too oppos against".split()
)
# A claim may tell in another order, so that these count only in the place of their opposite.
_ORDER = frozenset("before earlier prior after later following first last come comes came".split())
_NOT_ONLY = re.compile(r"\bnot (?:only|just|merely|simply)\b|\bno (?:longer|doubt|matter)\b", re.I)
_REACH = 3  # content words that a negation is taken to deny, no further than a punctuation mark
_BREAK = re.compile(r"[,;:—–.!?()]")
_SHARED = 0.5  # of a claim's words, by weight, that a sentence must have to be its source
_SENTENCES = 3
_MOST = 120  # words of a claim's sentence that are held against their opposites
_MOST_SENTENCES = 40


def wrong_polarity(claim: str, source: Source) -> list[Finding]:
    """What the claim denies and its source says, or the other way about.

    Each sentence of it is held against the one that is nearest to it.
    """
    spans = split_sentences(claim, "en")[:_MOST_SENTENCES]
    denying = len(spans) > 1 and bool(negations(claim))
    found = (_wrong_in(claim[s.start : s.end], source, denying=denying) for s in spans)
    return [f for f in found if f is not None]


def _wrong_in(claim: str, source: Source, *, denying: bool) -> Finding | None:
    """What one sentence of a claim has wrong; `denying` where another of them may deny.

    "Approved the plan but did not approve the budget" is told in two sentences as well.
    """
    said = words(claim)
    close = [s for s in source.nearest(claim)[:_SENTENCES] if _share(said, s) >= _SHARED]
    if not close:
        return None
    both = denying and bool(negations(close[0].text))
    wrong = None if both else _wrong_negation(claim, said, close[0])
    return wrong or _turned(claim, said, close[0], source)


def negations(text: str) -> list[int]:
    """The numbers of the words of a text that deny: "not", "n't", "never" and the like."""
    skipped = {m.start() for m in _NOT_ONLY.finditer(text)}
    return [
        n
        for n, w in enumerate(words(text))
        if (w.plain in _NEGATORS or w.plain.endswith("n't"))
        and w.start not in skipped
        and text[w.end : w.end + 1] != "-"
    ]


def _share(said: Sequence[Word], sentence: Sentence) -> float:
    total = sum(weight(w.plain) for w in said if is_content(w)) or 1.0
    return sum(weight(w.plain) for w in said if is_content(w) and w.stem in sentence.stems) / total


def _denied(text: str, said: Sequence[Word]) -> Iterator[list[str]]:
    """For each negation the stems of what it denies, nearest first."""
    for n in negations(text):
        denied: list[str] = []
        for before, word in zip(said[n:], said[n + 1 :], strict=False):
            if _BREAK.search(text[before.end : word.start]) or len(denied) == _REACH:
                break
            if is_content(word) and not word.plain.endswith("ly"):
                denied.append(word.stem)
        yield denied


def _wrong_negation(claim: str, said: Sequence[Word], sentence: Sentence) -> Finding | None:
    ours, theirs = list(_denied(claim, said)), list(_denied(sentence.text, sentence.words))
    softly = sentence.stems & _DENIALS, {w.stem for w in said} & _DENIALS
    # Where the source says no in no way at all, more of what is denied counts.
    reach = 1 if negations(sentence.text) or sentence.stems & _OTHERWISE else _REACH
    if not softly[0] - softly[1] and (denied := _alone(ours, theirs, sentence.stems, reach)):
        return Finding("polarity", f"The source does not deny this: {_quote(sentence, denied)}")
    stems = frozenset(w.stem for w in said if is_content(w))
    if not softly[1] - softly[0] and (denied := _alone(theirs, ours, stems)):
        return Finding("polarity", f"The source denies this: {_quote(sentence, denied)}")
    return None


def _alone(
    denied: Sequence[list[str]],
    others: Sequence[list[str]],
    there: frozenset[str],
    reach: int = 1,
) -> str | None:
    """A word that one side denies and the other says without denying it."""
    elsewhere = {stem for other in others for stem in other}
    for run in denied:
        if any(stem in elsewhere for stem in run):
            continue
        # The first is what the negation is about: "did not immediately reply" is about replying.
        for stem in run[:reach]:
            if stem in there:
                return stem
    return None


def _quote(sentence: Sentence, denied: str) -> str:
    """The words around a word of the sentence, to show what it says."""
    at = next((n for n, w in enumerate(sentence.words) if w.stem == denied), 0)
    near = sentence.words[max(0, at - 4) : at + 5]
    shown = sentence.text[near[0].start : near[-1].end] if near else sentence.text
    return f"“{shown}”."


def _turned(claim: str, said: Sequence[Word], sentence: Sentence, source: Source) -> Finding | None:
    """A word whose opposite stands in the source where the claim has it."""
    stems = {w.stem for w in said}
    denied = {stem for run in _denied(claim, said) for stem in run}
    theirs = {stem for run in _denied(sentence.text, sentence.words) for stem in run}
    for word in said[:_MOST]:
        other = _opposite_there(claim, word, sentence, source, stems)
        # "Did not rise" and "fell" are no opposites.
        if other and (word.stem in denied) == (other.stem in theirs):
            return Finding("polarity", f"The source says {other.text}, not {word.text}.")
    return None


def _opposite_there(
    claim: str, word: Word, sentence: Sentence, source: Source, stems: set[str]
) -> Word | None:
    if not any(opposite(word.stem, stem) for stem in sentence.stems):
        return None
    place = counterpart(claim, word.start, word.end, source)
    if place is not None:
        there = [w for w in source.words if place.start <= w.start < place.end]
        turned = [w for w in there if opposite(word.stem, w.stem)]
        return turned[0] if turned else None
    if word.stem in sentence.stems or word.plain in STOP or word.plain in _ORDER:
        return None
    found = [w for w in sentence.words if opposite(word.stem, w.stem) and w.stem not in stems]
    return found[0] if len(found) == 1 and found[0].plain not in STOP else None
