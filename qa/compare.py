"""Where articles disagree: two claims that answer one question with figures that differ.

Only figures are compared. Two names can both be right ("Who was there?"), and telling
whether they are is more than rules can do; "12 dead" and "15 dead" seldom are. Within one
article two figures disagree only as the words of two speakers.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import timedelta
from itertools import combinations

from index import Article, split_sentences
from index.search import is_small
from qa.answer import Scored
from qa.attribution import Attributor, speaker_of
from qa.checking.speakers import may_be_same
from qa.counted import Counted, asked_for, counted, same_thing
from qa.language.figures import Figure, figures
from qa.language.names import Name, names, same_word
from qa.language.words import is_content, words
from qa.models import Disagreement
from qa.premises.mentions import Mentions

_ASKS_FIGURE = re.compile(
    r"\b(how (many|much|long|far|old|big|large|high|often|fast)|when|what (year|date|day|month|"
    r"time|age|percentage|share|number|amount|price|proportion)|which (year|date|day|month)|"
    r"number|percentage|cost|toll|price|amount)\b",
    re.IGNORECASE,
)
# Words besides the figure that two sentences must share to be about one thing.
_SHARED = 2
# Counts further apart than this are of different things: the dead, and the crowd they were in.
_APART = 5.0
# How far below the best a sentence may score and still be heard against it, in logits.
_HEARD = 4.0
# How sure the reader must be of the words that give a figure: of words that it would rather not
# have marked nothing is said against others. Of two speakers of one article it is far less sure of
# the second, only because the first has answered.
_SURE, _SURE_OF_ONE = 0.0, -5.0
# "At least nine" leaves room for more, but not for half as many again that were known already.
_ROOM = 1.5
_SAME_DAY = timedelta(days=1)
# "The next eclipse" and "so far" are reckoned from the day of an article: another's is another.
_RECKONED = re.compile(
    r"\b(?:next|upcoming|last|latest|current(?:ly)?|now|so far|this (?:week|month|year|season))\b",
    re.IGNORECASE,
)
_SAME_TIME = timedelta(days=14)
_PRONOUNS = frozenset("he she they it i we".split())
_PLACE = re.compile(r"\b(?:in|at|near|off|outside)\s+(?:the\s+)?$", re.IGNORECASE)
_HOW_MANY = re.compile(r"\bhow many\b", re.IGNORECASE)
_NOUN = re.compile(r"[\s-]*[^\W\d_]+")
_BOUND = re.compile(
    r"\b(?:at least|more than|over|no fewer than|about|around|some|nearly|almost|roughly|up to"
    r"|fewer than|less than|approximately)\s*$",
    re.IGNORECASE,
)


def asks_figure(question: str) -> bool:
    """True when a question asks for a number, an amount or a date."""
    return bool(_ASKS_FIGURE.search(question))


def contrary(question: str, scored: Sequence[Scored], chosen: Sequence[Scored]) -> Scored | None:
    """The best sentence of another article or speaker with another figure than the first's."""
    if not chosen or not asks_figure(question):
        return None
    first = chosen[0]
    heard = (s for s in scored if s.score >= first.score - _HEARD)
    return next((s for s in heard if s not in chosen and _differ(question, first, s)), None)


def disagreements(question: str, chosen: Sequence[Scored]) -> tuple[Disagreement, ...]:
    """Each two of the chosen sentences that disagree; citations are numbered from 1, in order."""
    if not asks_figure(question):
        return ()
    return tuple(
        Disagreement(citations=(i, j), text=told)
        for (i, left), (j, right) in combinations(enumerate(chosen, 1), 2)
        if (told := _differ(question, left, right))
    )


def _differ(question: str, left: Scored, right: Scored) -> str:
    """Who says what, where two sentences disagree; empty where they don't."""
    one_article = left.candidate.article.id == right.candidate.article.id
    ours, theirs = (_figure(question, one, one_article=one_article) for one in (left, right))
    if ours is None or theirs is None or ours.kind != theirs.kind:
        return ""
    if _RECKONED.search(question) and not _of_one_time(left, right):
        return ""
    if ours.compatible(theirs) and not _outdone(left, ours, right, theirs):
        return ""
    if ours.kind in ("number", "money"):
        if _far(ours, theirs) or not _one_thing(question, left, ours, right, theirs):
            return ""
    if not _one_event(question, left, ours, right, theirs):
        return ""
    sources = _sources(left, right)
    if sources is None:
        return ""
    one, other = sources
    told = f"{one} says {_shown(left, ours)}; {other} says {_shown(right, theirs)}."
    return told[0].upper() + told[1:]


def _of_one_time(left: Scored, right: Scored) -> bool:
    """True unless the articles are of days that are known to be weeks apart."""
    one, other = (s.candidate.article.published for s in (left, right))
    return one is None or other is None or abs(one - other) <= _SAME_TIME


def _far(ours: Figure, theirs: Figure) -> bool:
    low, high = sorted((abs(ours.value), abs(theirs.value)))
    return ours.day is None and high > _APART * low


def _outdone(left: Scored, ours: Figure, right: Scored, theirs: Figure) -> bool:
    """True when "at least nine" was written no earlier than a figure well above nine."""
    pairs = sorted(((ours, left), (theirs, right)), key=lambda pair: pair[0].value)
    (low, lower), (high, higher) = pairs
    if low.bound != "least" or high.bound == "most" or high.value <= _ROOM * low.value:
        return False
    when, known = lower.candidate.article.published, higher.candidate.article.published
    return bool(when and known and when >= known - _SAME_DAY)


def _figure(question: str, scored: Scored, *, one_article: bool) -> Figure | None:
    """The figure of the answering words that is asked for, with its place in the sentence.

    Of a second speaker of one article it is that of the sentence, whether words are marked or not.
    """
    if scored.phrase is None and not one_article:
        return None
    if scored.features["span"] < (_SURE_OF_ONE if one_article else _SURE):
        return None
    text = _text(scored)
    found = _marked(scored)
    if fate := asked_for(question).fate:
        # "Killing nine people and injuring 47", whichever of the two the reader marked.
        of_it = [f for f in figures(text) if f.day is None and counted(text, f).fate == fate]
        found = [f for f in found if f in of_it] or of_it or found
    return found[0] if len(found) == 1 else None


def _marked(scored: Scored) -> list[Figure]:
    """The figures of the answering words."""
    start, end = (at - scored.sentence.start for at in scored.phrase or scored.sentence)
    return [f for f in figures(_text(scored)) if f.start < end and f.end > start]


def _one_thing(question: str, left: Scored, ours: Figure, right: Scored, theirs: Figure) -> bool:
    """True when two figures can count what is asked for, and the same."""
    asked = asked_for(question)
    both = [_of(asked, left, ours), _of(asked, right, theirs)]
    if asked.fate and any(c.fate not in ("", asked.fate) for c in both):
        return False
    return same_thing(*both)


def _of(asked: Counted, scored: Scored, figure: Figure) -> Counted:
    """What a figure counts; what it leaves to be understood is what was asked for."""
    own = counted(_text(scored), figure)
    understood = asked.what if asked.fate == own.fate else ""
    return own._replace(what=own.what or understood)


def _one_event(question: str, left: Scored, ours: Figure, right: Scored, theirs: Figure) -> bool:
    """True when two sentences share enough words, or their articles what the question names."""
    if _years_apart(_text(left), ours, _text(right), theirs):
        return False
    if _names_apart(left, right) or _one_alone_is_named(names(question), left, right):
        return False
    fates = {counted(_text(s), f).fate for s, f in ((left, ours), (right, theirs))}
    shared = _stems(left, ours) & _stems(right, theirs)
    # "Hurt" and "injured" are one thing said in two words; of which event, the question says.
    one_fate = len(fates) == 1 and "" not in fates
    # A ferry's "80 people" and a mill's share nothing but what is counted.
    if not one_fate and shared <= _nouns(question, left, ours, right, theirs):
        return False
    if len(shared) >= _SHARED:
        return True
    return len(shared) + one_fate >= 1 and _about(question, left) and _about(question, right)


def _names_apart(left: Scored, right: Scored) -> bool:
    """True when each sentence has names, or names of places, of which the other's article has none.

    Those are of two events, however alike: a crash near Leeds, a crash in Velmar.
    """
    return any(
        _unheard_of(named(left), right) and _unheard_of(named(right), left)
        for named in (_names, _places)
    )


def _unheard_of(named: Sequence[Name], scored: Scored) -> bool:
    mentions = _mentions(scored)
    return bool(named) and not any(mentions(name) for name in named)


def _one_alone_is_named(asked: Sequence[Name], left: Scored, right: Scored) -> bool:
    """True when one article has a name of the question, and the other none."""
    has = [any(map(_mentions(scored), asked)) for scored in (left, right)]
    return has[0] != has[1]


def _mentions(scored: Scored) -> Callable[[Name], bool]:
    """Whether an article tells of a name: that "The Velmar Courier" prints it tells nothing."""
    unsigned = scored.candidate.article.model_copy(update={"outlet": None, "authors": ()})
    return Mentions([unsigned]).name


def _names(scored: Scored) -> list[Name]:
    return names(_text(scored))


def _places(scored: Scored) -> list[Name]:
    text = _text(scored)
    return [name for name in names(text) if _PLACE.search(text[: name.start])]


def _nouns(
    question: str, left: Scored, ours: Figure, right: Scored, theirs: Figure
) -> frozenset[str]:
    """The stems of what is counted: the words after each number, and after "how many"."""
    ends = [(_text(s), f.end) for s, f in ((left, ours), (right, theirs)) if f.kind == "number"]
    ends += [(question, m.end()) for m in _HOW_MANY.finditer(question)]
    return frozenset(words(m.group())[0].stem for t, at in ends if (m := _NOUN.match(t, at)))


def _about(question: str, scored: Scored) -> bool:
    """True when a sentence's passage or its article's title names all that the question names."""
    named = names(question)
    about = words(f"{scored.candidate.article.title} {scored.candidate.text}")
    return bool(named) and all(
        any(same_word(part, w.plain) for w in about) for name in named for part in name.parts
    )


def _years_apart(left: str, ours: Figure, right: str, theirs: Figure) -> bool:
    """True when the sentences tell of different years, besides the figures that are compared."""
    one, other = (
        {f.day.year for f in figures(text) if f.day and f.day.year and f != figure}
        for text, figure in ((left, ours), (right, theirs))
    )
    return bool(one and other) and not one & other


def _stems(scored: Scored, figure: Figure) -> set[str]:
    text = _text(scored)
    said = words(text[: figure.start] + " " + text[figure.end :])
    return {w.stem for w in said if is_content(w) and not is_small(w.plain)}


def _text(scored: Scored) -> str:
    start, end = scored.sentence
    return scored.candidate.article.text[start:end]


def _shown(scored: Scored, figure: Figure) -> str:
    """The answering words, or the figure itself where they hold others."""
    text = _text(scored)
    if scored.phrase is not None and _marked(scored) == [figure]:
        start, end = scored.phrase
        return " ".join(scored.candidate.article.text[start:end].split())
    bound = _BOUND.search(text[: figure.start])
    noun = _NOUN.match(text, figure.end) if counted(text, figure).what else None
    begin, stop = bound.start() if bound else figure.start, noun.end() if noun else figure.end
    return " ".join(text[begin:stop].split())


def _sources(left: Scored, right: Scored) -> tuple[str, str] | None:
    """Who gives each figure: two articles, or two speakers of one; None where it is one."""
    article = left.candidate.article
    if article.id != right.candidate.article.id:
        other = right.candidate.article
        if _source(article) != _source(other):
            return _source(article), _source(other)
        # Of one outlet and day their titles tell them apart; what nothing does is left unsaid.
        return (_titled(article), _titled(other)) if article.title != other.title else None
    attributor = Attributor(article.text, split_sentences(article.text, article.language or "en"))
    # To the end of the later one: an article is read from its beginning.
    heard = attributor.until(max(left.sentence.end, right.sentence.end))
    one, two = (speaker_of(s.sentence, heard) for s in (left, right))
    if one is None or two is None or may_be_same(one.speaker, two.speaker):
        return None
    if {one.speaker.lower(), two.speaker.lower()} & _PRONOUNS:
        return None
    return one.speaker, two.speaker


def _source(article: Article) -> str:
    when = article.published
    name = article.outlet or _titled(article)
    return f"{name} ({when.day} {when:%B %Y})" if when else name


def _titled(article: Article) -> str:
    return f"“{article.title}”"
