"""Questions that their passage no longer answers, made by changing one thing in the question.

People who write unanswerable questions on purpose do the same: another name, another year,
the opposite word, a negation (Rajpurkar et al. 2018, table 2, name these kinds).
"""

from __future__ import annotations

import random
import re
from dataclasses import replace

from bench.reader.data import Pair, plain

_OPPOSITES = (
    "first/last before/after largest/smallest biggest/smallest most/least more/less "
    "more/fewer highest/lowest increase/decrease increased/decreased rise/fall rose/fell "
    "north/south northern/southern east/west eastern/western won/lost win/lose oldest/newest "
    "older/younger earliest/latest early/late longest/shortest best/worst above/below "
    "begin/end began/ended start/stop started/stopped open/close opened/closed "
    "support/oppose supported/opposed supporters/opponents accept/reject accepted/rejected "
    "legal/illegal public/private men/women male/female father/mother son/daughter "
    "brother/sister husband/wife king/queen major/minor majority/minority always/never "
    "allow/prohibit allowed/prohibited agree/disagree agreed/refused build/destroy "
    "built/destroyed create/destroy created/destroyed join/leave joined/left enter/leave "
    "arrive/leave arrived/departed buy/sell bought/sold import/export positive/negative "
    "success/failure succeeded/failed advantage/disadvantage benefit/harm inside/outside "
    "strong/weak stronger/weaker hot/cold warm/cool fast/slow rich/poor rural/urban "
    "modern/ancient likely/unlikely possible/impossible known/unknown common/rare "
    "include/exclude included/excluded gain/lose gained/lost attack/defend attacked/defended "
    "upper/lower left/right maximum/minimum hired/fired approved/denied confirmed/denied"
).split()
OPPOSITE = {
    a: b for pair in _OPPOSITES for a, b in (pair.split("/"), tuple(reversed(pair.split("/"))))
}
_NEGATED = re.compile(r"\b(did|does|do|is|was|were|are|can|could|has|have|had|will|would)\b")
_YEAR = re.compile(r"\b1[0-9]{3}\b|\b20[0-9]{2}\b")
_NUMBER = re.compile(r"(?<![\w.,])\d[\d.,]*\d|\b\d\b")
_NAME = re.compile(r"\b[A-Z][\w'’.-]*(?:\s+(?:of|the|de|van|von|bin|al)?\s*[A-Z][\w'’.-]*)*")
_ASKING = {"what", "who", "whom", "whose", "which", "when", "where", "why", "how", "in", "on", "at"}


def altered(pair: Pair, rng: random.Random) -> Pair | None:
    """The question with one thing changed beside the same passage, None where nothing can be."""
    # Names most often: what news is asked about, and what a wrong article has differently.
    # Negations seldom: with more of them, "not" alone would come to mean no answer.
    weights = {_other_name: 2.0, _other_number: 1.0, _opposite: 1.0, _negated: 0.3}
    order = sorted(weights, key=lambda way: -rng.random() * weights[way])
    for way in order:
        question = way(pair, rng)
        if question is not None and plain(question) != plain(pair.question):
            return replace(pair, question=question, spans=(), gold=(), answers=())
    return None


def _swap(question: str, match: re.Match[str], new: str) -> str:
    return question[: match.start()] + new + question[match.end() :]


def _names(text: str) -> list[re.Match[str]]:
    return [m for m in _NAME.finditer(text) if m.group().lower() not in _ASKING]


def _other_name(pair: Pair, rng: random.Random) -> str | None:
    """Another name of the passage, of like length, in place of one of the question's."""
    asked = [m for m in _names(pair.question) if m.start() > 0]
    starts = {s for s, _ in pair.sentences}
    spoken = " ".join(map(plain, (*pair.answers, pair.question)))
    there = [
        m.group()
        for m in _names(pair.text)
        if m.start() not in starts and plain(m.group()).strip() not in spoken
    ]
    if not asked or not there:
        return None
    return _swap(pair.question, rng.choice(asked), rng.choice(there))


def _other_number(pair: Pair, rng: random.Random) -> str | None:
    """Another year or number: one of the passage's, else one that is near."""
    for shape in (_YEAR, _NUMBER):
        asked = list(shape.finditer(pair.question))
        if not asked:
            continue
        match = rng.choice(asked)
        others = [m.group() for m in shape.finditer(pair.text) if m.group() not in pair.question]
        if others and rng.random() < 0.6:
            return _swap(pair.question, match, rng.choice(others))
        digits = match.group().replace(",", "")
        if digits.isdigit():
            step = rng.randint(1, 9) if shape is _YEAR else max(1, int(digits) // 3)
            return _swap(pair.question, match, str(int(digits) + rng.choice((-1, 1)) * step))
    return None


def _opposite(pair: Pair, rng: random.Random) -> str | None:
    """The opposite of one word."""
    found = [m for m in re.finditer(r"[a-z]+", pair.question) if m.group() in OPPOSITE]
    if not found:
        return None
    match = rng.choice(found)
    return _swap(pair.question, match, OPPOSITE[match.group()])


def _negated(pair: Pair, rng: random.Random) -> str | None:
    """Put "not" after the first auxiliary: "did" becomes "did not"."""
    match = _NEGATED.search(pair.question)
    if match is None or " not " in pair.question or "n't" in pair.question:
        return None
    return _swap(pair.question, match, match.group() + (" not" if rng.random() < 0.8 else "n't"))
