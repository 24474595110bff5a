"""The words of questions by what they do: closed classes as data, verbs from a list beside it."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from qa.language.lexicon import NO_ADVERBS
from qa.language.words import stem

_VERBS = Path(__file__).parent / "verbs.txt"

ASKING = frozenset("who whom whose what when where why how which".split())
BE = frozenset("is are was were am be been being isn't aren't wasn't weren't".split())
DO = frozenset("do does did don't doesn't didn't".split())
MODAL = frozenset(
    "can could will would shall should may might must can't couldn't won't wouldn't shouldn't "
    "cannot".split()
)
HAVE = frozenset("has have had having hasn't haven't hadn't".split())
ORDERS = frozenset("tell describe explain give show list compare name summarize summarise".split())
AUXILIARY = BE | DO | MODAL | HAVE
PREPOSITIONS = frozenset("""
    of in on at by to from for with without about into onto over under after before during between
    among against within per via since until till than through throughout across around near behind
    beyond despite like unlike as toward towards upon besides regarding concerning versus vs because
    if while whether that although though
""".split())  # fmt: skip
PERSONAL = frozenset("""
    he she him her his hers himself herself it its itself they them their theirs themselves i me my
    mine we us our ours you your yours myself yourself one ones someone somebody anyone anybody
    everyone everybody something anything everything nothing nobody
""".split())  # fmt: skip
POINTING = frozenset("this that these those".split())
DETERMINERS = frozenset("""
    a an the this that these those some any each every all both either neither no another other
    such same own more most less least many much few several enough
""".split())  # fmt: skip
SMALL = frozenset("""
    and or but nor so yet then not also too very just only still even really actually there here
    now today currently again ever never always often usually first well please instead else again
    yes no ok okay what's that's it's who's there's let's
    along whenever wherever whether maybe perhaps already back up down out off away together apart
    ago later earlier soon
    tell describe explain me know think
""".split())  # fmt: skip
BREAKS = ASKING | AUXILIARY | PREPOSITIONS | PERSONAL | DETERMINERS | SMALL

TIMES = frozenset("""
    second minute hour day night weekend week month year decade century morning afternoon evening
    today tomorrow yesterday time
""".split())  # fmt: skip

# What a question is about stands after these, or is left out: "the symptoms (of what?)".
RELATIONAL = frozenset("""
    type kind sort form example benefit advantage disadvantage risk danger cause effect impact role
    importance significance history origin meaning definition symptom sign treatment cure remedy
    purpose use usage method way difference similarity pro con part piece number amount quantity
    cost price fee size length height depth width weight age name list idea information detail
    issue problem process procedure step result outcome consequence reason motive goal aim target
    feature characteristic property component element ingredient aspect factor requirement
    limitation rule implication application alternative option choice solution variation variety
    version structure function value success failure performance quality safety security popularity
    population capital leader founder owner author creator inventor winner loser victim survivor
    suspect member supporter opponent critic rival participant reaction response criticism opinion
    view comment statement source evidence proof chance likelihood odds duration deadline date time
    day year place location situation status state condition future past background context
    relationship relation connection link comparison contrast measure rate level degree extent
    percentage share majority rest fact thing stuff lot bit career childhood early family job
    side
""".split())  # fmt: skip

# Said of the subject at the end of a clause, no part of its name.
PREDICATES = frozenset("""
    important good bad better best worse worst free safe dangerous popular different similar same
    famous successful healthy healthiest harmful useful useless effective legal illegal possible
    impossible necessary available common rare cheap cheaper cheapest expensive easy hard difficult
    big bigger biggest large larger largest small smaller smallest long longer longest high higher
    highest low lower lowest old older oldest young new tall fast faster slow strong weak true false
    real right wrong sure likely unlikely able unable called located related worth red blue green
    white black responsible guilty innocent involved present absent alive dead ready open closed
    serious severe special unique essential early late known
""".split())  # fmt: skip

_WORD = re.compile(r"[^\W_]+(?:[.,/:](?=\d)\d+)*(?:[-'’.&](?=\w)[^\W_]+)*|\$|%")
ADVERB = re.compile(r"[a-z]{3,}ly")
_PARTICIPLE = re.compile(r"\w{2,}(?:ed|ing)$")


@cache
def verbs() -> frozenset[str]:
    """The base forms of verbs that people ask with."""
    return frozenset(_VERBS.read_text(encoding="utf-8").split())


@cache
def _verb_stems() -> frozenset[str]:
    return frozenset(map(stem, verbs()))


def is_verb(word: str) -> bool:
    """True for a word that can be a verb in its base form."""
    return word.lower() in verbs()


def is_inflected(word: str) -> bool:
    """True for a form of a verb that cannot be its base: "transported", "made", "cooking"."""
    low = word.lower()
    if low in verbs():
        return False
    return stem(low) in _verb_stems() and (
        bool(_PARTICIPLE.fullmatch(low)) or not low.endswith(("s", "er", "or", "ion", "ment", "y"))
    )


def is_adverb(word: str) -> bool:
    """True for a word that ends as adverbs do: "quickly", not "family", nor a name."""
    return ADVERB.fullmatch(word) is not None and word not in NO_ADVERBS


def is_plural(word: str) -> bool:
    """True for a word that is probably a plural."""
    low = word.lower().removesuffix("'s").removesuffix("’s")
    if low in {"people", "men", "women", "children", "police", "media", "data"}:
        return True
    return len(low) > 2 and low.endswith("s") and not low.endswith(("ss", "us", "is", "news"))


def singular(word: str) -> str:
    """A plural as one of it, near enough for English."""
    for ending, instead in (("ies", "y"), ("ches", "ch"), ("shes", "sh"), ("xes", "x")):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            return word.removesuffix(ending) + instead
    return word[:-1] if is_plural(word) and word.lower().endswith("s") else word


def is_relational(word: str) -> bool:
    """True for a noun that is somebody's or of something: symptoms, winner, cost."""
    low = word.lower()
    return low in RELATIONAL or singular(low) in RELATIONAL


def words(text: str) -> list[re.Match[str]]:
    """The words of a text, in order, with where they stand."""
    return list(_WORD.finditer(text))
