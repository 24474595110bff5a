"""What a yes-or-no question asks whether it is so, as a statement."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa.language.figures import figures
from qa.language.irregular import BASE
from qa.rewriting import grammar
from qa.rewriting.grammar import BE, DO, HAVE, PREPOSITIONS

_ASKED = re.compile(
    r"^\W*(?:(?:and|so|but|then)\s+)?"
    r"(?P<turn>did|does|do|is|are|was|were|has|have|had|will|can|could)(?:n['’]t)?\s+(?P<rest>.+)$",
    re.IGNORECASE | re.DOTALL,
)
_THAT = re.compile(
    r"^\W*(?:is|was)\s+it\s+(?:true|so|right|correct|the\s+case|a\s+fact)\s+that\s+(?P<said>.+)$",
    re.IGNORECASE | re.DOTALL,
)
# Asks which of two things is so, asks twice, or asks to be told who, when or why.
_OTHER = re.compile(
    r"\bor\b|\?|,?\s+and\s+(?:\w+\s+)?(?:who|what|when|where|why|how|which)\b"
    r"|\b(?:know|say|tell|ask|explain|list|find|give|show|understand|remember)\b.*"
    r"\b(?:who|whom|what|when|where|why|how|which|whether)\b",
    re.IGNORECASE | re.DOTALL,
)
_LONGEST = 300  # characters
_ARTICLES = frozenset("a an the any some no".split())
_ALONE = frozenset("there anyone someone everyone anybody somebody everybody nobody".split())
_POINTING = frozenset("this that these those".split())
# Of whom it is asked is not known here, or it is the one who answers.
_NOT_KNOWN = frozenset("i you we he she it they this that these those".split())
_ADVERBS = frozenset("still ever also already really actually always never just even only".split())
_COMPLEMENTS = frozenset("there more less not his her their its part one".split())
_RELATIVE = frozenset("who whom that which whose when where".split())
_INSTEAD = {
    "anyone": "someone ", "anybody": "somebody ", "anything": "something ", "any": "some ",
    "ever": "", "yet": "already ",
}  # fmt: skip
_COUNTING = frozenset("more fewer less most many several than least few".split())
_MOST_WORDS = 14  # of a subject


def assertion(question: str) -> str | None:
    """The statement, None for what is no such question or whose subject cannot be told.

    >>> assertion("Did the ferry from Dask sink on Monday?")
    'the ferry from Dask did sink on Monday'
    >>> assertion("Was Mirela Kost dismissed?")
    'Mirela Kost was dismissed'
    """
    text = " ".join(question.split()).rstrip(" ?.!")
    if len(text) > _LONGEST or _OTHER.search(text):
        return None
    if match := _THAT.match(text):
        return match["said"]
    match = _ASKED.match(text)
    if match is None:
        return None
    turn, words = match["turn"].lower(), match["rest"].split()
    if words[0].lower() in _NOT_KNOWN - ({"you"} if turn == "can" else set()):
        return None
    n = _predicate(turn, words, cased=text != text.lower())
    if n is None:
        return None
    if turn in BE and _RELATIVE & {w.lower() for w in words[:n]}:
        return None
    return _affirmed(" ".join((*words[:n], turn, *words[n:])))


def _affirmed(statement: str) -> str:
    """The words of questions as statements have them: "anyone", "yet" and "ever"."""
    for asked, said in _INSTEAD.items():
        statement = re.sub(rf"\b{asked}\b ?", said, statement, flags=re.IGNORECASE)
    return statement.strip()


def _predicate(turn: str, words: Sequence[str], *, cased: bool) -> int | None:
    """Which word of what follows the auxiliary is the first that is no more of the subject."""
    low = [w.lower().strip(",;:\"“”'’()") for w in words]
    if low[0] in _ALONE or low[0] in _NOT_KNOWN - _POINTING:
        return 1 if len(words) > 1 else None
    for n in range(1, min(len(words), _MOST_WORDS)):
        if cased and words[n][:1].isupper():
            continue
        # After these the thing that is counted follows: "more than ten people".
        if low[n - 1] in _COUNTING or _is_number(low[n - 1]) or _is_number(low[n]):
            continue
        if low[n] in _ADVERBS or grammar.is_adverb(low[n].rpartition("-")[2]):
            return n
        # After these a noun follows, which may look like a verb: "the study", "Kost's attack".
        if low[n - 1] in _ARTICLES | PREPOSITIONS | {"and"} or _owns(words, low, n):
            continue
        if _begins(turn, words, low, n, cased=cased):
            return n
        named = cased and all(w[:1].isupper() for w in words[:n])
        if named and turn in DO | grammar.MODAL and _is_participle(low[n]):
            return None  # "Will Smith slapped whom"
    if turn in DO | grammar.MODAL:
        return _unlisted(words, low, cased=cased)
    return len(words) - 1 if len(words) > 1 and turn in BE else None


def _begins(turn: str, words: Sequence[str], low: Sequence[str], n: int, *, cased: bool) -> bool:
    """Whether word `n` can be the verb or the complement that goes with the auxiliary."""
    word, after = low[n], low[n + 1] if n + 1 < len(low) else ""
    if turn in BE:
        if _after_name(words, n, cased=cased):
            return True
        if word in PREPOSITIONS - {"of"}:
            # "The tourists in the cave rescued": the preposition is the subject's.
            later = low[n + 2 :]
            more = any(map(_is_participle, later)) or (cased and bool({"a", "an"} & {*later}))
            return not more and low[-1] not in ("over", "up", "out", "down")
        compared = word.endswith("er") and after == "than"
        said = word in grammar.PREDICATES or word in _COMPLEMENTS or word in _ARTICLES
        return said or compared or _is_participle(word)
    if turn in HAVE:
        return _is_participle(word) or word == "been"
    if after in grammar.DETERMINERS and _after_name(words, n, cased=cased):
        return True
    # Of two, the second: "the study found" is asked as "did the study find".
    verb = grammar.is_verb(word) or word in ("be", "have", "do")
    return verb and not (grammar.is_verb(after) and not words[n + 1][:1].isupper())


def _owns(words: Sequence[str], low: Sequence[str], n: int) -> bool:
    """True where word `n` is somebody's: "Kost's attack", not "Arby's selling a burger"."""
    after = low[n + 1] if n + 1 < len(low) else ""
    return words[n - 1].endswith(("'s", "’s")) and after not in grammar.DETERMINERS


def _after_name(words: Sequence[str], n: int, *, cased: bool) -> bool:
    """True right after a name that is all of the subject so far, unless a name goes on."""
    if not cased or not all(w[:1].isupper() for w in words[:n]):
        return False
    return not any(w[:1].isupper() for w in words[n : n + 2])


def _unlisted(words: Sequence[str], low: Sequence[str], *, cased: bool) -> int | None:
    """A verb that no list has: after a name or a plural, or before what a verb stands before."""
    for n in range(1, min(len(words), _MOST_WORDS)):
        if low[n] in grammar.BREAKS or (cased and words[n][:1].isupper()):
            continue
        before, after = words[n - 1], low[n + 1] if n + 1 < len(low) else ""
        if _owns(words, low, n):
            continue
        named = cased and before[:1].isupper()
        if named or grammar.is_plural(before):
            return n
        if low[n - 1] not in grammar.BREAKS and (not after or after in grammar.BREAKS):
            return n
    return None


def _is_participle(word: str) -> bool:
    if grammar.is_inflected(word) or BASE.get(word, word) != word:
        return True
    return len(word) > 4 and word.endswith(("ed", "ing"))


def _is_number(word: str) -> bool:
    return bool(figures(word))
