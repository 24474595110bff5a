"""Saying that the articles don't say: why, what was looked for, and what came nearest."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from index import Library
from index.search import content_words
from qa.language.names import Name, names
from qa.language.words import weight
from qa.models import Question
from qa.premises import Mentions
from qa.retrieve import Candidate
from qa.rewriting import is_of_article

_WORDS = 8  # of the question that are told to have been looked for
_MISSING = 3
_OF_HOW = {"many", "much"}  # that a question asks how many is nothing to look for
_YEAR = 4  # digits
_TOKEN = re.compile(r"\w+(?:&\w+)*")
_TELLING = 0.7  # of a word's weight: that nothing mentions "pay" or "much" explains nothing


def reason(
    library: Library, question: Question, candidates: Sequence[Candidate], *, in_time: bool = True
) -> str:
    """One or two sentences for the person who asked, in words, never in scores.

    `in_time` is False when the nearest is older than what is asked about, or newer.
    """
    articles = library.count(question.scope)
    if library.counts().articles == 0:
        return "There are no articles in the library yet; add some, then ask again."
    if articles == 0:
        return "No article fits the chosen articles, outlets, authors and dates; widen them."
    if articles > 1 and is_of_article(question.text):
        return f"{articles:,} articles are searched; choose one of them, or say what to look for."
    searched = "the one article" if articles == 1 else f"{articles:,} articles"
    typed = _typed(question)
    said = (typed.get(w, w) for w in content_words(question.text) if w not in _OF_HOW)
    words = ", ".join(islice(dict.fromkeys(said), _WORDS))
    if not candidates:
        return f"Your articles don't say: nothing in {searched} is about {words or 'this'}."
    nearest = candidates[0].article
    about = [
        p
        for p in (
            nearest.outlet,
            nearest.published and f"{nearest.published.day} {nearest.published:%B %Y}",
        )
        if p
    ]
    source = f" ({', '.join(about)})" if about else ""
    why = _why(library, question, candidates) if in_time else _untimely(question)
    return (
        f"Your articles don't say{why}. "
        f"{searched[0].upper() + searched[1:]} searched for {words or 'this'}; "
        f"the nearest passage is in “{nearest.title}”{source}."
    )


def _why(library: Library, question: Question, candidates: Sequence[Candidate]) -> str:
    """What of the question stands nowhere in the articles, or nowhere in those that were found."""
    mentions = Mentions(c.article for c in candidates)
    nowhere = list(_nowhere(library, question, mentions))
    if nowhere:
        return f": nothing in them mentions {_listed(nowhere)}"
    absent = [n.text for n in _named(question) if not all(map(mentions.word, n.parts))]
    return f": none of those nearest to the question mentions {_listed(absent)}" if absent else ""


def _untimely(question: Question) -> str:
    day = question.asked_on
    return f": what comes nearest is not of the days before {day.day} {day:%B %Y}" if day else ""


def _nowhere(library: Library, question: Question, mentions: Mentions) -> Iterator[str]:
    """The names of the question, and its other words, that no article has."""

    def stands(word: str) -> bool:
        # What a search leaves out is not looked for.
        if mentions.word(word) or not content_words(word):
            return True
        return bool(library.store.lexical(word, 1, question.scope).ids.size)

    named: set[str] = set()
    as_typed = _typed(question)
    for name in _named(question):
        named |= set(name.parts)
        if not all(map(stands, name.parts)):
            yield name.text
    for word in content_words(question.text)[:_WORDS]:
        typed = as_typed.get(word, word)
        # Of initials an article may have the words.
        if word in named or typed.isupper():
            continue
        if _tells(word) and not stands(word):
            yield word if word.isdigit() else f"“{typed}”"


def _typed(question: Question) -> dict[str, str]:
    """Every searched word as it was typed first, with the rest of a name like "PG&E"."""
    typed: dict[str, str] = {}
    for token in _TOKEN.findall(question.text):
        for word in token.lower().split("&"):
            typed.setdefault(word, token)
    return typed


def _named(question: Question) -> list[Name]:
    """The names of the question, but for initials: an article may spell those out."""
    return [n for n in names(question.text) if not n.text.replace(".", "").isupper()]


def _tells(word: str) -> bool:
    """True for words whose absence explains something: rare ones, and years."""
    return len(word) == _YEAR if word.isdigit() else weight(word) >= _TELLING


def _listed(said: Sequence[str]) -> str:
    """A few things as a sentence has them: "A, B or C"."""
    few = list(dict.fromkeys(said))[:_MISSING]
    return " or ".join(filter(None, (", ".join(few[:-1]), few[-1])))
