"""A question and its answer as one statement, where rules can put it together."""

from __future__ import annotations

import re

from bench.verifier.wordnet import WordNet

_BE = ("is", "was", "are", "were")
_AUXILIARY = {*_BE, "did", "do", "does", "has", "have", "had", "would", "will", "can", "could",
              "should", "may", "might", "must"}  # fmt: skip
_SUBJECT = re.compile(r"^(?:who|what|which(?: [a-z]+)?|what [a-z]+) ([a-z]+) (.+)$", re.I)
_OBJECT = re.compile(
    r"^(who|whom|what|which [a-z]+|what [a-z]+|when|where|in (?:which|what) [a-z]+) "
    r"(is|was|are|were|did|does|do) (.+)$",
    re.I,
)
_MANY = re.compile(r"^how (?:many|much) ((?:[a-z]+ )?[a-z]+) ([a-z]+) (.+)$", re.I)
_LONGEST = 9  # words of an answer that still makes a sentence


def declared(question: str, answer: str, wordnet: WordNet) -> str | None:
    """The statement, None where the question is of no form that is known."""
    asked = question.strip().rstrip("?. ")
    answer = answer.strip().rstrip(".,; ")
    if not answer or len(answer.split()) > _LONGEST or not 4 <= len(asked.split()) <= 25:
        return None
    made = (
        _object(asked, answer, wordnet) or _subject(asked, answer, wordnet) or _many(asked, answer)
    )
    return made[:1].upper() + made[1:] + "." if made else None


def _subject(asked: str, answer: str, wordnet: WordNet) -> str | None:
    """Put the answer for who did it: "Who owns it?" becomes "Ann owns it"."""
    match = _SUBJECT.match(asked)
    if not match:
        return None
    verb, rest = match.groups()
    said = wordnet.reading(verb.lower())
    ok = verb.lower() in ("is", "was", "are", "were", "has", "had", "have", "can", "will", "would")
    return f"{answer} {verb} {rest}" if ok or (said and said[1] == "v") else None


def _object(asked: str, answer: str, wordnet: WordNet) -> str | None:
    """Put the answer at the end: "When was it founded?" becomes "It was founded in 1990"."""
    match = _OBJECT.match(asked)
    if not match:
        return None
    what, auxiliary, rest = match.group(1).lower(), match.group(2).lower(), match.group(3)
    words = rest.split()
    at = _verb(words, auxiliary, wordnet)
    ending = _placed(what, answer)
    if auxiliary not in _BE:
        if at is None:
            return None
        lemma = words[at].lower()
        form = {"did": "ed", "does": "s", "do": ""}[auxiliary]
        said = [*words[:at], wordnet.form(lemma, "v", form), *words[at + 1 :]]
        return f"{' '.join(said)} {ending}"
    if at is not None:
        return f"{' '.join(words[:at])} {auxiliary} {' '.join(words[at:])} {ending}"
    plain = what in ("what", "which", "who") and words[0].lower() in ("the", "its", "his", "her")
    return f"{rest} {auxiliary} {answer}" if plain else None


def _verb(words: list[str], auxiliary: str, wordnet: WordNet) -> int | None:
    """Where the verb stands that the auxiliary belongs to, after at least one word of subject."""
    for n, word in enumerate(words[1:], 1):
        if not word.islower():
            continue
        if auxiliary in _BE:
            if re.search(r"(ed|wn|ung|ught|ld|ade|ound|ing)$", word):
                return n
        else:
            read = wordnet.reading(word)
            if (read and read[1:] == ("v", "")) or wordnet.commonness(word, "v") > 20:
                return n
    return None


def _placed(what: str, answer: str) -> str:
    """The answer with the preposition that its question asks for."""
    if re.match(r"(in|on|at|by|from|to|after|before|during|for|under|since)\b", answer, re.I):
        return answer
    if what == "when":
        return f"{'on' if re.match(r'[A-Za-z]+day|[A-Z][a-z]+ [0-9]', answer) else 'in'} {answer}"
    if what == "where" or what.startswith("in "):
        return f"in {answer}"
    return answer


def _many(asked: str, answer: str) -> str | None:
    """Put the number first: "How many people died?" becomes "Nine people died"."""
    match = _MANY.match(asked)
    if not match or match.group(2).lower() in _AUXILIARY - set(_BE) - {"have", "has", "had"}:
        return None
    thing, verb, rest = match.groups()
    named = answer if thing.split()[-1].lower() in answer.lower() else f"{answer} {thing}"
    return f"{named} {verb} {rest}"
