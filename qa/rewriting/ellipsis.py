"""Follow-ups that leave out most of the question: "What about Turkey?", "Why?", "And in 2020?"."""

from __future__ import annotations

import re

from qa.language.days import A_MONTH
from qa.rewriting import grammar
from qa.rewriting.people import People
from qa.rewriting.phrases import Phrase, phrases

_ABOUT = re.compile(
    r"^(?:and\s+|but\s+|so\s+)?(?:what|how)(?:['’]s|\s+is)?\s+about\s+(?P<topic>.+?)\s*[?.!]*$",
    re.IGNORECASE | re.DOTALL,
)
# "No, I meant the funny car": the question before was misunderstood.
_MEANT = re.compile(
    r"^(?:(?:no|sorry)\b[,.]?\s+)?(?:i|we)\s+(?:just\s+|actually\s+)?(?:meant|mean)\s+"
    r"(?P<topic>.+?)\s*[?.!]*$",
    re.IGNORECASE | re.DOTALL,
)
_AND = re.compile(r"^(?:and|or|but)\s+(?P<topic>.+?)\s*[?.!]*$", re.IGNORECASE | re.DOTALL)
_BARE = re.compile(
    r"^(?:and\s+|but\s+)?(?P<asking>(?:since|by|for|to|with)\s+(?:when|whom|how\s+long)|who|whom|"
    r"when|where|why(?:\s+(?:not|so|(?:is|was)\s+(?:that|this|it)))?|"
    r"how(?:\s+(?:many|much|long|often|far|so|come|(?:is|was)\s+that))?|what\s+for|which\s+ones?)"
    r"\s*[?.!]*$",
    re.IGNORECASE,
)
_MEANS_WHY = ("why so", "why is", "why was", "how come", "what for")
_MEANS_HOW = ("how so", "how is", "how was")
_OPENING = re.compile(
    r"^(?P<asking>(?:(?:by|for|to|with|from|in|at|on|since)\s+)?(?:who|whom|what|when|where|why|"
    r"how|which)(?:\s+(?:many|much|long|often|far|old))?)\b\s*",
    re.IGNORECASE,
)
# Who or what did it: left out, nothing is left of which to ask why.
_SUBJECTS = frozenset("who what which".split()) | {"how many", "how much"}
_BEFORE_DAYS = r"(?:in|on|by|since|until|before|after|during)\s+"
_DAYS = re.compile(
    rf"(?:{_BEFORE_DAYS})?(?:(?:{A_MONTH}\s+)?(?:\d\d?,?\s+)?(?:1[5-9]|20)\d\d|"
    rf"(?:\d\d?\s+)?{A_MONTH}(?:\s+\d\d?)?)\b",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"(?:any|anything|anyone|anybody|who|what|where|how)\s+(?:other|more|else)\b", re.IGNORECASE
)
_MOST_WORDS = 7
_FEW_WORDS = 5
# What `besides` has put before a question: it gives way to what is asked about next.
_ASKED_OF = re.compile(
    r"^(?:What about|According to)\s+[^,?]+,\s+(?=\S)|,\s+and what about [^,?]+(?=$|\?)"
)
_COUNTS = re.compile(r"^(?:how\s+(?:many|much)|why)\b", re.IGNORECASE)
# Of two phrases the later says which the earlier is: "the president of France".
_BELONGING = frozenset("of for at".split())
_PLACE_BEFORE = frozenset("in near at from".split())
_LAST_ARTICLE = re.compile(r"\b(?:an?|the)\s+$", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:an?|the)\s+", re.IGNORECASE)


def topic_of(question: str) -> str | None:
    """What "what about …", "and …", "I meant …" asks about; None if a question is no such one."""
    if match := _ABOUT.match(question) or _MEANT.match(question):
        return match["topic"]
    match = _AND.match(question)
    if match and not is_whole(match["topic"]) and len(match["topic"].split()) <= _MOST_WORDS:
        return match["topic"]
    return None


def is_whole(text: str) -> bool:
    """True for words that ask something by themselves: they open as questions and orders do."""
    first = text.lower().replace("’", "'").split()[0] if text.split() else ""
    opens = first in grammar.AUXILIARY or first.partition("'")[0] in grammar.ASKING
    return opens or first in grammar.ORDERS


def added(question: str, before: str) -> str | None:
    """The question before with a few words more, for those that only make sense after it.

    >>> added("By how many votes?", "Who won the election?")
    'Who won the election, and by how many votes?'
    """
    words = question.rstrip("?!. ").split()
    low = [w.lower() for w in words]
    if not 0 < len(words) <= _FEW_WORDS or any(w in grammar.AUXILIARY for w in low):
        return None
    before = before.rstrip("?!. ")
    if _MORE.match(question):
        there = "are there " if low[0] == "any" else ""
        return f"{before}, and {there}{' '.join([low[0], *words[1:]])}?"
    if _OPENING.match(question) and not any(map(grammar.is_inflected, low)):
        nouns = phrases(question)
        if low[0] not in {"who", "what"} and (not nouns or nouns[-1].end >= len(question) - 1):
            return f"{before}, and {' '.join([low[0], *words[1:]])}?"
    return None


def instead(topic: str, before: str, people: People | None = None) -> str | None:
    """The question before with another thing in the place of the one it asked about.

    Of `people` it is told who is who; a person or a body takes no place's or thing's place.

    >>> instead("Turkey", "What did Azzam say about Russia?")
    'What did Azzam say about Turkey?'
    """
    before, topic = _ASKED_OF.sub("", before.rstrip("?!. ")), topic.strip()
    before = f"{before[:1].upper()}{before[1:]}"
    if _DAYS.fullmatch(topic):
        return _in_other_days(topic, before)
    opening = topic.split()[0].lower()
    if opening in grammar.PREPOSITIONS and opening not in {"because", "if", "that", "while"}:
        return _elsewhere(opening, topic, before)
    place = _counterpart(topic, before, people or People())
    if place is None:
        return None
    start, words = before[: place.start], topic
    if place.determiner in {"a", "an", "the"}:
        # "the bridge" takes the place of "bridge" where "the" stands before it already, and
        # "Anna Kowalska" that of "the mayor", not of "mayor".
        words = _ARTICLE.sub("", topic)
        if words == topic and _is_name(topic):
            start = _LAST_ARTICLE.sub("", start)
    return f"{start}{words}{before[_end(place, topic, before) :]}?"


def besides(topic: str, question: str, before: str, people: People | None = None) -> str | None:
    """The question before and the new topic in one, where it takes the place of nothing there.

    A person or a body is asked for what it says of it.
    """
    if len(topic.split()) > _MOST_WORDS:
        return None
    if _speaks(topic, people or People()):
        before = _ASKED_OF.sub("", before.strip())
        opens = is_whole(before)
        rest = f"{before[:1].lower()}{before[1:]}" if opens else before
        asking = "According to" if _COUNTS.match(before) else "What about"
        return f"{asking} {topic}, {rest.rstrip('?!. ')}?"
    about = "what about " if _ABOUT.match(question) else ""
    return f"{before.rstrip('?!. ')}, and {about}{topic}?"


def _in_other_days(topic: str, before: str) -> str:
    days = re.sub(rf"^{_BEFORE_DAYS}", "", topic, flags=re.IGNORECASE)
    preposition = topic[: len(topic) - len(days)].lower()
    if not (old := list(_DAYS.finditer(before))):
        return f"{before} {preposition or 'in '}{days}?"
    span = old[-1]
    said = re.match(_BEFORE_DAYS, span.group(), re.IGNORECASE)
    new = f"{preposition or (said.group() if said else '')}{days}"
    return f"{before[: span.start()]}{new}{before[span.end() :]}?"


def _elsewhere(opening: str, topic: str, before: str) -> str:
    """The question before asked "in Europe" in place of "in Asia", or at its end."""
    old = _place_of(opening, before)
    if old is None:
        return f"{before} {topic}?"
    start = before.lower().rfind(f" {old.before} ", 0, old.start)
    return f"{before[: max(start, 0)]} {topic}{before[_end(old, topic, before) :]}?"


def _place_of(opening: str, before: str) -> Phrase | None:
    """The phrase that what opens with a preposition takes the place of, and of its own."""
    if opening not in _PLACE_BEFORE:
        return next((p for p in reversed(phrases(before)) if p.before == opening), None)
    placed = [p for p in phrases(before) if p.before in _PLACE_BEFORE]
    placed = [p for p in placed if not _DAYS.fullmatch(p.text)]
    # "Near" is said of places only; what is no name may be a cause or an age: "from cholera".
    sure = [p for p in placed if p.is_name or p.before in {opening, "near"}]
    # "In the crash at the mill" goes on in York: neither gives way.
    return sure[-1] if sure and (sure[-1].is_name or sure[-1] == placed[-1]) else None


def _end(place: Phrase, topic: str, before: str) -> int:
    """Where what a topic takes the place of ends: a name needs no "of France" after it."""
    end = place.end
    if place.is_name or not _is_name(topic):
        return end
    for phrase in phrases(before):
        between = before[end : phrase.start].lower().split()
        if between and between[0] in _BELONGING and set(between[1:]) <= grammar.DETERMINERS:
            end = phrase.end
    return end


def _speaks(topic: str, people: People) -> bool:
    """Whether a new topic is a person or a body, that says things and is not where they are."""
    text = f"about {topic}"
    new = phrases(text)
    return len(new) == 1 and new[0].end == len(text) and people.speaks(new[0])


def _is_name(topic: str) -> bool:
    return any(p.is_name for p in phrases(f"about {topic}"))


def _counterpart(topic: str, before: str, people: People) -> Phrase | None:
    """The phrase of the question before that a new topic is to stand for."""
    new = phrases(f"about {topic}")
    if len(new) != 1 or len(topic.split()) > _MOST_WORDS:
        return None
    old = phrases(before)
    named = [p for p in old if p.is_name]
    if same := [p for p in old if p.head.lower() == new[0].head.lower()]:
        return same[-1]
    if _speaks(topic, people):
        able = [p for p in old if people.speaks(p)] or [p for p in old if _can_speak(p, people)]
        return able[-1] if able else None
    if new[0].is_name:
        return named[-1] if named else None
    plain = [p for p in old if not p.is_name and not p.is_relational]
    return plain[-1] if len(plain) == 1 and not named else None


def _can_speak(phrase: Phrase, people: People) -> bool:
    """Whether a person or a body can stand in the place of a phrase: it may be one itself."""
    if people.speaks(phrase):
        return True
    named = phrase.is_name and phrase.head[0].isupper()
    return named and phrase.determiner != "the" and not people.is_place(phrase)


def bare(question: str) -> str | None:
    """The question word that is all a follow-up says, such as "why"."""
    match = _BARE.match(question)
    if match is None:
        return None
    asking = " ".join(match["asking"].lower().split())
    if asking.startswith(_MEANS_WHY):
        return "why"
    return "how" if asking.startswith(_MEANS_HOW) else asking


def asked_again(asking: str, before: str) -> str:
    """The question before, asked with another question word.

    >>> asked_again("why", "When was the port closed?")
    'Why was the port closed?'
    >>> asked_again("why", "Who closed the port?")
    'Who closed the port, and why?'
    """
    before = before.rstrip("?!. ")
    opening = _OPENING.match(before)
    rest = before[opening.end() :] if opening else f"{before[:1].lower()}{before[1:]}"
    first = rest.split()[0].lower() if rest.split() else ""
    about_subject = opening is not None and opening["asking"].lower() in _SUBJECTS
    counts = asking.startswith(("how many", "how much", "who", "which"))
    if first in grammar.AUXILIARY and not about_subject and not counts:
        return f"{asking[:1].upper()}{asking[1:]} {rest}?"
    return f"{before}, and {asking}?"
