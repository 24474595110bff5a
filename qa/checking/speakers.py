"""Who a claim says said it, against whose words its source is."""

from __future__ import annotations

import re

from index import Span, split_sentences
from qa.attribution import Attribution, attributions
from qa.checking.models import Finding
from qa.checking.source import Sentence, Source
from qa.language.names import names, same_initials, same_word
from qa.language.words import is_content, plain, words

_PRONOUNS = frozenset("he she they it i we who the writer his her their".split())
# Of the words said, by number, that a sentence must have to be where they were said.
_SAME_WORDS = 0.5
_OF = re.compile(r"\b(?:of|for|at|in|from|with|to|by)\s(?:the\s)?$")
# "Officials" and "the agency" may be the same people, unless all else is the same too.
_NEARLY_ALL = 0.8


def wrong_speakers(claim: str, source: Source, speaker: str | None) -> list[Finding]:
    """Whoever is given words that are somebody else's in the source."""
    found = [] if speaker is None else _wrong_given(speaker, source)
    for said in attributions(claim, split_sentences(claim, "en")):
        if found or said.stance or said.speaker.lower() in _PRONOUNS:
            continue
        least = _SAME_WORDS if _is_named(said.speaker) else _NEARLY_ALL
        true = _who_said(claim[said.start : said.end], source, least)
        if true and not any(may_be_same(said.speaker, t) for t in true):
            found.append(_finding(true[0], said.speaker))
    return found


def may_be_same(one: str, other: str) -> bool:
    """True unless two descriptions of a speaker are surely of two: no name or word in common."""
    if _is_named(one) != _is_named(other):
        return True  # "the minister" may be anybody who is named
    if plain(one) == plain(other) or same_initials(_bare(one), _bare(other)):
        return True
    ours, theirs = _parts(one), _parts(other)
    return _any_same(ours, _all(other)) or _any_same(theirs, _all(one))


def are_same(one: str, other: str) -> bool:
    """True if two names have one in common, or two descriptions a word."""
    return _is_named(one) == _is_named(other) and may_be_same(one, other)


def _is_named(speaker: str) -> bool:
    """True for a description that ends with a name: not for "the boss of Domino's"."""
    found = names(f"· {speaker}")
    if not found or re.search(r"['’]s?$", speaker.strip()):
        return False
    before = speaker[: max(0, found[-1].start - 2)]
    return found[-1].end - 2 >= len(speaker.strip()) - 1 and not _OF.search(before)


def _any_same(ones: list[str], others: list[str]) -> bool:
    return any(same_word(a, b) for a in ones for b in others)


def _all(speaker: str) -> list[str]:
    return [w.plain for w in words(speaker)] + _parts(speaker)


def _bare(speaker: str) -> str:
    return re.sub(r"^(?:the|an?)\s", "", speaker, flags=re.IGNORECASE)


def _parts(speaker: str) -> list[str]:
    """The words that name a speaker: the last of a name, else those of the description."""
    named = names(f"· {speaker}")
    if named and _is_named(speaker):
        return [name.parts[-1] for name in named]
    return [w.stem for w in words(speaker) if is_content(w)]


def _wrong_given(speaker: str, source: Source) -> list[Finding]:
    known = source.known
    stands = any(part in known or _any_same([part], list(known)) for part in _parts(speaker))
    if any(_is_named(s) == _is_named(speaker) or stands for s in source.speakers):
        if any(may_be_same(speaker, s) for s in source.speakers):
            return []
        return [_finding(source.speakers[0], speaker)]
    if source.speakers and not stands:
        return [_finding(source.speakers[0], speaker)]
    if stands:
        return []
    return [Finding("speaker", f"The source does not give these as the words of {speaker}.")]


def _who_said(content: str, source: Source, least: float) -> list[str]:
    """Whose those words are in the sentence that has most of them; empty when it does not say."""
    said = {w.stem for w in words(content) if is_content(w)}
    if not said:
        return []
    best = max(source.nearest(content)[:3], key=lambda s: len(said & s.stems), default=None)
    if best is None or len(said & best.stems) < least * len(said):
        return []
    inside = _of_sentence(best, said)
    return inside or ([best.speaker] if best.speaker else [])


def _of_sentence(sentence: Sentence, said: set[str]) -> list[str]:
    found = [
        a
        for a in attributions(sentence.text, [Span(0, len(sentence.text))])
        if not a.stance and a.speaker.lower() not in _PRONOUNS and _shared(sentence, a, said)
    ]
    return [a.speaker for a in found]


def _shared(sentence: Sentence, said: Attribution, stems: set[str]) -> bool:
    there = {w.stem for w in words(sentence.text[said.start : said.end])}
    return len(there & stems) >= _SAME_WORDS * len(stems)


def _finding(true: str, given: str) -> Finding:
    return Finding("speaker", f"These are the words of {true}, not of {given}.")
