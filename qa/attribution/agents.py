"""Who can say, want or oppose anything: people, bodies, and what holds words of theirs."""

from __future__ import annotations

import re

from qa.attribution.cues import FINDERS
from qa.attribution.subjects import PRONOUN, NounPhrase
from qa.language.lexicon import BODIES, ROLES

# The last word of a subject that has no name in it.
_AGENTS = frozenset("""
    any several others more majorities coalition fundraisers
    people police public many most some others all both few each one none everyone someone
    anyone nobody families parents kids children students friends fans allies aides critics
    youths percent half third thirds quarter quarters majority minority crowd audience couple
    team family staff administration industry nation country state states countries nations
    party parties group groups campaign campaigns camp side sides company companies firm firms
    media press network station website site establishment electorate delegation coalition
    committee board panel jury court courts judge judges coach boss chief chiefs leadership
    union unions church churches military troops rebels militants terrorists dad mom mother
    father son daughter wife husband brother sister kid child boy girl guy guys folks elites
    moderates liberals conservatives evangelicals independents progressives millennials whites
    blacks adults millions thousands hundreds dozens two three four five opponent donor men
    women rivals officials professionals individuals radicals surgeon neurosurgeon actress
    scholar scholars soldier soldiers outlet outlets organization organisation organizations
    organisations nonprofit nonprofits non-profit non-profits
""".split())  # fmt: skip
# Texts and pictures, of which English says that they argue, show and demand.
_TEXTS = frozenset("""
    blog ad ads book article editorial column filing filings bill lawsuit legislation law ruling
    statement letter memo documentary film movie video tape footage picture photo photos image
    chart graph map data math figures evidence records email emails message messages communications
    testimony transcript affidavit complaint indictment resolution amendment platform speech show
    program paper magazine
""".split())  # fmt: skip
# What is held, made or gone to, and says nothing itself.
_EVENTS = frozenset("""
    conference meeting ceremony visit trip signing gathering pact agreement
""".split())  # fmt: skip
_DOERS = re.compile(
    r"\w+(?:er|or|ist|ian|ant|ent|ive|can|crat|ee|eur|ate|log|yst|ic)s$|\w+(?:men|women)$"
)
# "a caller", "the novelist": but many words with such an end are nobody.
_DOER = re.compile(r"[a-z]{2}(?:er|or|ist|ian|man|woman|crat|eer)$")
_THINGS = frozenset("""
    paper number letter matter order center water power winter summer river weather computer
    offer answer dinner tower newspaper border error color labor floor door factor humor rumor
    sector terror mirror major minor former latter other another rather whether either neither after
    over under ever never better fewer later larger greater higher lower older younger super
    chapter corner cover disaster effort fever figure gender hour list mist twist register remainder
    semester shoulder shower silver theater trailer charter quarter reminder twitter career
    september october november december
""".split())  # fmt: skip
_CAPITALISED = re.compile(
    r"(?:\s|^(?!(?:The|A|An|His|Her|Their|Its|These|Those|This|That|Some|All)\b))[A-ZÀ-Þ]"
)
_MODIFIED = re.compile(
    r"\s(?:of|in|at|from|for|with|on|who|that|under|over|near|across)\s|"
    r"(?<=s)\s[a-z]+ing\s|\s(?:filed|released|published|taken|written|obtained|conducted)\s"
)
# "a large number of voters": the voters.
_SO_MANY = re.compile(
    r"^(?:(?:[Aa]n?|[Tt]he)\s)?(?:[a-z]+\s){0,2}(?:numbers?|groups?|handful|series|chorus|lots?|host|"
    r"range|plurality|bulk|rest|share|pair|trio|band|string|array|variety|throng|mass)\sof\s|^(?:[A-Za-z]+\s)?(?:\d+|[A-Za-z]+)\s(?:in|out\sof)\s(?:10|ten|five)\s"
)
# The noun phrase that "by" or "from" leads to, up to whatever cannot be part of it.
_LED_TO = re.compile(
    r"(?!the\s(?:end|time)\b|[a-z]+ing\s|\d)[^,.;:“”\x01—()\n]{2,80}?"
    r"(?=\s(?:as|for|on|in|that|who|which|because|while|when|after|before|to|and\s(?:was|is|has)|"
    r"about|why|whether|if|how|what|during|at|over|with|since|of\s[a-z]+ing|is|was|are|were|has|"
    r"have|had|last|this|[A-Z][a-z]+day)\s|[,.;:“”\x01—()\n]|\s–|$)"
)


def head_of(words: str) -> str:
    """A subject without what modifies it: "half" of "half of all voters"."""
    return _MODIFIED.split(words, maxsplit=1)[0]


def readings(words: str) -> tuple[str, ...]:
    """A subject as it stands, and without a count: "a group of pilots" acts, pilots do."""
    many = _SO_MANY.match(words)
    return (words, words[many.end() :]) if many else (words,)


def is_agent(words: str) -> bool:
    """True for who can have a stance: names, pronouns, people, bodies; not "the prices"."""
    return any(_can_act(reading) for reading in readings(words))


def _can_act(words: str) -> bool:
    head = head_of(words)
    last = head.split()[-1].lower()
    if PRONOUN.fullmatch(words) or _CAPITALISED.search(head):
        return True
    if last.endswith("%") or _DOERS.match(last) or (_DOER.search(last) and last not in _THINGS):
        return True
    known = (_AGENTS, _TEXTS, ROLES, BODIES, FINDERS)
    singular = last[:-3] + "y" if last.endswith("ies") else last.removesuffix("s")
    return any(last in words or singular in words for words in known)


def is_event(words: str) -> bool:
    """True for "a conference in Damascus", "the signing of the pact"; not for a named one."""
    head = head_of(words).split()
    return bool(head) and head[-1] in _EVENTS and not _CAPITALISED.search(" ".join(head))


def led_to(masked: str, at: int, end: int) -> NounPhrase | None:
    """The noun phrase at `at`, where "by" or "from" has led."""
    phrase = _LED_TO.match(masked, at, end)
    if phrase is None:
        return None
    words = phrase.group().rstrip()
    return NounPhrase(at, at + len(words), words) if words else None
