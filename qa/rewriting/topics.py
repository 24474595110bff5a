"""What a conversation is about: the phrases of its questions, by how much they matter."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

from qa.language.names import names
from qa.language.words import plain, weight
from qa.models import Turn
from qa.rewriting import grammar
from qa.rewriting.ellipsis import topic_of
from qa.rewriting.phrases import Phrase, phrases, stems, without_nicknames

_LOOKED_AT = 6  # turns back; what was spoken of before is not in anybody's mind
_FADES = 0.6
_SPOKEN_OF = 3
_ANSWER, _ASKED = 600, 1_000  # characters of an answer and of a question that are looked at
_NAME = 0.6
_KEPT = 0.5
_TELLS = 0.6
CARRIED = "As for "
"""Opens a question that is asked of what was spoken of before."""
_SENTENCE = re.compile(r"(?<=[.?!])\s+")
_ORDER = re.compile(
    r"(?:please\s+)?(?:tell|describe|explain|give|show|list|compare)\b", re.IGNORECASE
)
_DEFINITION = re.compile(
    r"(?:(?:what|who)(?:\s+(?:is|are|was|were)|['’]s)|(?:can you |please )?(?:tell me|describe|"
    r"explain|say)(?:\s+(?:more\s+|something\s+)?about)?)\s+(?P<rest>.+?)[\s?.!]*$",
    re.IGNORECASE,
)
# Said of anybody: alone they are nothing that a conversation is about.
_ANYBODY = frozenset("""
    people person official authority expert resident worker member man woman child voter leader
    critic analyst minister reporter
""".split())  # fmt: skip
_COUNTING = frozenset("many much few several some any most more all no".split())
_FILLERS = re.compile(r"\[\d+\]")


class Topic(NamedTuple):
    """A phrase of an earlier turn, how salient it is, and how many turns ago it was said."""

    phrase: Phrase
    weight: float
    ago: int


def topics(history: Sequence[Turn]) -> list[Topic]:
    """What the questions so far were about, most salient first."""
    recent = list(reversed(history[-_LOOKED_AT:]))
    asked = [asking(turn.standalone_question[:_ASKED]) for turn in recent]
    said = [phrases(text) for text in asked]
    found = []
    for ago, all_ in enumerate(said):
        stressed, kept = _stressed(recent[ago], asked[ago]), _kept(recent[ago])
        found += [Topic(p, _weight(p, ago, said, stressed, kept), ago) for p in all_]
    found.sort(key=lambda t: -t.weight)
    return found


def spoken_of(history: Sequence[Turn]) -> str:
    """The few phrases that the conversation is about, as words to search for."""
    texts = (topic.phrase.text for topic in topics(history) if topic.weight > 0)
    return " ".join(islice(dict.fromkeys(texts), _SPOKEN_OF))


def asking(text: str) -> str:
    """The sentences of a turn that ask something; all of it where none does."""
    sentences = _SENTENCE.split(text)
    found = [s for s in sentences if s.rstrip().endswith("?") or _ORDER.match(s)]
    return " ".join(found or sentences)


def is_definition(text: str) -> bool:
    """Whether a question only asks what or who something is, and so says what it is about."""
    match = _DEFINITION.match(text)
    if not match:
        return False
    found = phrases(text)
    if len(found) != 1 or found[0].end < match.end("rest"):
        return False
    return not found[0].is_relational or found[0].determiner in {"a", "an"}


def _stressed(turn: Turn, asked: str) -> frozenset[str]:
    """The words that a turn brings up as its subject: "What is X?", "What about X?"."""
    if is_definition(asked):
        return stems(asked)
    topic = topic_of(turn.question[:_ASKED])
    return stems(topic) if topic else frozenset()


def _kept(turn: Turn) -> frozenset[str]:
    """The words that a turn only meant, with a pronoun: what it went on speaking of."""
    return stems(turn.standalone_question[:_ASKED]) - stems(turn.question[:_ASKED])


def _weight(
    phrase: Phrase,
    ago: int,
    said: Sequence[Sequence[Phrase]],
    stressed: frozenset[str],
    kept: frozenset[str],
) -> float:
    """How much a phrase is what the conversation is about."""
    if not phrase.stems:
        return 0.0
    found = 1.0
    if phrase.stems <= stressed:
        found += 1.0
    elif phrase.stems <= kept:
        found += _KEPT
    if phrase.start == len(CARRIED) and phrase.before == "for":
        found -= 0.5
    if phrase.is_name:
        found += _NAME
    if phrase.is_relational:
        found -= 0.7
    if len(phrase.text.split()) > 1:
        found += 0.3
    elif not phrase.is_name and is_vague(phrase):
        found -= 0.6
    if phrase.before in {"of", "about", "for"}:
        found += 0.3
    again = sum(any(phrase.stems <= p.stems for p in all_) for all_ in said[ago + 1 :])
    found += 0.3 * min(again, 2)
    return found * _FADES**ago


def answer_names(turn: Turn) -> list[str]:
    """The names that an answer gives and its question had not, in order."""
    text = without_nicknames(_FILLERS.sub("", turn.text)[:_ANSWER])
    known = stems(turn.standalone_question)
    return [n.text for n in names(text) if not stems(n.text) <= known]


def is_vague(phrase: Phrase) -> bool:
    """Whether a phrase says too little to be what a conversation is about: people, heard, legit."""
    word = phrase.text.lower()
    if len(phrase.text.split()) > 1 or phrase.is_name:
        return False
    bare = phrase.determiner in _COUNTING | {""}
    lone_verb = bare and (grammar.is_verb(word) or word.endswith("ed"))
    single = grammar.singular(word)
    if single in grammar.TIMES or (bare and single in _ANYBODY):
        return True
    return lone_verb or word in grammar.PREDICATES or weight(plain(word)) < _TELLS
