"""Example questions from the articles at hand: only such as the articles do answer.

Candidates are made by rules from what stands in an article (who spoke about what, names
with a description, dates, the title), and each is put to the answerer before it is shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from index import Article, Library, split_sentences
from qa.attribution import attributions
from qa.language.days import A_MONTH, MONTHS, WEEKDAYS
from qa.models import Answer, Question
from qa.pipeline import Answerer

EXAMPLES = 4
# Articles looked at, and questions tried: an example must not cost more than it is worth.
_LOOKED_AT = 40
_ARTICLES = 8
_TRIED = 14
_TEXT = 6000  # characters of an article; its news stands at the front

_NAME_WORD = r"[A-Z][\w’'-]+"
_NAME = re.compile(rf"\b{_NAME_WORD}(?: {_NAME_WORD}){{0,3}}")
_DESCRIBED = re.compile(
    rf"\b(?P<name>{_NAME_WORD}(?: {_NAME_WORD}){{1,2}}), (?:an?|the|who|whose) [a-z]"
)
_DATED = re.compile(
    rf"\b(?P<when>(?:in|on) (?:\d{{1,2}} )?{A_MONTH}(?: \d{{1,2}})?,? (?:19|20)\d\d)\b"
)
_SMALL = (
    "and|or|but|in|on|to|of|with|by|as|at|from|for|after|before|between|during|since|until|that|"
    "which|who|is|was|are|were|has|had|have|will|would|can|could|may|must|should|did|does"
)
# A name, or a noun phrase that plainly is one, up to a mark or a small word: "the Syrian" is
# half a topic, "the Syrian air defense system" is one, and "Iran finds itself" is none.
_NOUNS = rf"(?: (?!(?:{_SMALL})\b|\w+ed\b)[a-z]+)"
_TALKED_ABOUT = re.compile(
    rf"\b(?P<topic>the {_NAME_WORD}(?: {_NAME_WORD}){{0,2}}{_NOUNS}{{0,3}}"
    rf"|[A-Z]\w+(?:ian|can|ish|ese|eli){_NOUNS}{{1,2}}"
    rf"|{_NAME_WORD}(?: {_NAME_WORD}){{0,2}})"
    rf"(?=[.,;:?!\"”]| (?:{_SMALL})\b)"
)
_NO_NAME = frozenset(
    "The A An He She It They We I You This That These Those His Her Their Its Our My But And Or If "
    "In On At By For From As When While After Before There What Who Why How Which Where Not No Yes "
    "Mr Mrs Ms Dr".split()
) | {*MONTHS, *WEEKDAYS}


class Candidate(NamedTuple):
    """A question, and whose words its answer should be."""

    question: str
    speaker: str | None = None


def example_questions(library: Library, answerer: Answerer, wanted: int = EXAMPLES) -> list[str]:
    """Up to `wanted` questions, from as many different articles as there are."""
    articles = [a for a in library.articles(limit=_LOOKED_AT) if _is_english(a)][:_ARTICLES]
    by_article = [list(candidates(article)) for article in articles]
    if articles and library.counts().articles == 1:
        by_article[0].insert(0, Candidate("What is this article about?"))
    found: list[str] = []
    tried = 0
    # The best candidate of each article first, then the second of each, and so on.
    for round_ in zip_longest(*by_article):
        for article, candidate in zip(articles, round_, strict=True):
            if len(found) >= wanted or tried >= _TRIED:
                return found
            if candidate is None or _opening(candidate.question) in map(_opening, found):
                continue
            tried += 1
            if _answers(
                answerer.invoke(Question(text=candidate.question, quoted=True)), article, candidate
            ):
                found.append(candidate.question)
    return found


def candidates(article: Article) -> Iterator[Candidate]:
    """Questions that the article may answer, of different kinds in turn."""
    text = article.text[:_TEXT]
    kinds = (_about_speakers(text), _about_people(text), _about_dates(text), _about_title(article))
    seen: set[str] = set()
    for round_ in zip_longest(*map(_unique, kinds)):
        for candidate in round_:
            if candidate is not None and candidate.question not in seen:
                seen.add(candidate.question)
                yield candidate


def _about_speakers(text: str) -> Iterator[Candidate]:
    found = attributions(text, split_sentences(text))
    said = [a for a in found if _is_name(a.speaker) and not a.stance]
    # People before countries and offices, which have names of one word.
    for item in sorted(said, key=lambda a: " " not in a.speaker):
        for match in _TALKED_ABOUT.finditer(text, item.start, item.end):
            topic = match["topic"]
            words = topic.removeprefix("the ").split()
            # A word is a name for sure only where no sentence begins.
            begins = text[: match.start()].rstrip(" \"“'‘")[-1:] in {"", ".", "?", "!", "\n", ":"}
            known = set(item.speaker.split())
            if not begins and not _NO_NAME & set(words) and not known & set(words):
                yield Candidate(f"What did {item.speaker} say about {topic}?", item.speaker)
                break


def _about_people(text: str) -> Iterator[Candidate]:
    for match in _DESCRIBED.finditer(text):
        if _is_name(match["name"]):
            yield Candidate(f"Who is {match['name']}?")


def _about_dates(text: str) -> Iterator[Candidate]:
    for match in _DATED.finditer(text):
        yield Candidate(f"What happened {match['when']}?")


def _about_title(article: Article) -> Iterator[Candidate]:
    # The first word has its capital letter in any case.
    found = [m for m in _NAME.finditer(article.title) if m.start() or " " in m.group()]
    names = [m.group() for m in found if _is_name(m.group())]
    # A title where every word has a capital letter shows no names.
    if names and max(len(n.split()) for n in names) < 4:
        yield Candidate(f"What is said about {' and '.join(names[:2])}?")


def _is_english(article: Article) -> bool:
    # The questions are English, and so are the rules that make them.
    if article.language is not None:
        return article.language == "en"
    words = article.text[:_TEXT].lower().split()
    return words.count("the") >= len(words) / 50


def _is_name(text: str) -> bool:
    words = text.split()
    return (
        0 < len(words) <= 4
        and len(text) <= 50
        and words[0] not in _NO_NAME
        and all(re.fullmatch(r"[\w.’'-]+", word) for word in words)
        and words[0][0].isupper()
        and words[-1][0].isupper()
    )


def _answers(answer: Answer, article: Article, candidate: Candidate) -> bool:
    if answer.abstained:
        return False
    first = answer.citations[0]
    return first.article_id == article.id and candidate.speaker in {None, first.speaker}


def _opening(question: str) -> str:
    """What two examples must not share: each is to show another thing that can be asked."""
    return " ".join(question.split()[:3])


def _unique(found: Iterable[Candidate]) -> Sequence[Candidate]:
    return list(dict.fromkeys(found))[:4]
