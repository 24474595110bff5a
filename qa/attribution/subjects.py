"""Who stands before (or after) a reporting verb: the noun phrase, as offsets of the text."""

from __future__ import annotations

import re
from typing import NamedTuple

from qa.language.days import A_MONTH, A_WEEKDAY
from qa.language.lexicon import AN_ADVERB
from qa.language.names import NAME_RUN

# How far from its verb a subject is looked for: longer ones are lists, not names,
# and the bound keeps a sentence that never ends from costing quadratic time.
REACH = 320
_LONGEST = 25  # words of a subject

PRONOUN = re.compile(r"(?:he|she|they|He|She|They|it|It|I|we|We|you|You|who|which|Who)")
_PRONOUN_AT_END = re.compile(rf"(?:^|\s)({PRONOUN.pattern})\s*$")
SEGMENT = re.compile(r"(?:[^,;:“”()\x01—–\[\]]|,(?=\d))+")
_ADVERBS = re.compile(
    r"(?:[\s,]+(?:has|have|had|also|later|then|now|is|are|was|were|been|once|often|just|still|"
    r"never|even|always|previously|recently|earlier|first|instead|did|does|do|will|would|"
    r"(?<!,\s)(?:both|all)|alike|there|here|themselves|himself|herself|reportedly|again|further|"
    r"only|already|"
    r"famously|correctly|too|sometimes|nevertheless|nonetheless|likewise|repeatedly|soon|ever|"
    r"perhaps|in\s(?:turn|fact|effect)|of\scourse|at\s(?:times|first|last)|for\syears|once\sagain|"
    rf"(?:(?:most|more|less|very|so)\s)?{AN_ADVERB}|on\s(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|"
    r"(?:last|this|earlier\sthis)\s(?:week|month|year|night)|in\sthe\spast|"
    r"(?:less\sthan\s)?\w+\s(?:day|week|month|year)s?\sago|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|today|yesterday))+\s*$"
)
NEGATED = re.compile(
    r"(?:\bnot|n['’]t|\bnever|\b(?:cannot|to|would|could|can|should|may|might|must|will|if|be|"
    rf"being|been|get|got|let|nobody|please|nor))\s+(?:{AN_ADVERB}\s+)?$"
)
PASSIVE = re.compile(
    rf"\b(?:is|are|was|were|be|been|being|'s|’s|gets?|got)\s+(?:{AN_ADVERB}\s+|not\s+|also\s+|"
    r"widely\s+|been\s+)*$"
)
_INVERTED_CUE = re.compile(
    r"\s*(?:said|says|added|adds|told|explained|recalled|wrote|asked)\s(?=\w)"
)
_BREAK = re.compile(
    r"\b(?:As|When|While|If|Because|After|Before|Since|Although|Though|Where|Once|Unless|Until|"
    r"Whether|That(?!\s(?:person|man|woman|source|official|group|same|report|poll|survey)\b)|What|"
    r"How|Why|that|because|when|whenever|after|before|since|while|whereas|if|whether|although|"
    r"though|"
    r"is|are|was|were|has|have|had|will|would|could|should|can|may|might|must|what|how|why|"
    r"than|unless|until|says?|said|believes?|thinks?|does|did|do|where|so|as|yet|but|or|nor|like|be|been)(?:\s+|$)"
)
_AND = re.compile(r"\s(?:and|but|or)\s+(?=\S)|^(?:and|but)\s+")
_RELATIVE = re.compile(r"\s(?:who|which|that|whom|whose|where)\s")
FRONTED = re.compile(
    r"^\s*(?:(?:But|And|So|Yet|Still|Now|Then|Also|Meanwhile|However|Later|Earlier|Instead|Even|"
    r"Both|Indeed|Here|Once|Only|Again|On|In|At|By|Last|Late|Early|This|but|and|yet|so|in|on|"
    r"Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)(?:day)?\s+)"
)
TIME = re.compile(
    r"^\s*(?:[Oo]n|[Ii]n|[Ll]ast|[Ll]ate|[Ee]arly|[Tt]his|[Bb]y|[Aa]t)?\s*(?:"
    rf"(?:(?:last|late|early|this)\s+)?(?:{A_WEEKDAY}|{A_MONTH}|(?:19|20)\d\d)|"
    r"(?:(?:last|late|early|this|a|an|the)\s+)?(?:week|month|year|night|statement|interview|tweet|"
    r"speech))"
    r"(?:\s(?:morning|afternoon|evening|night|\d{1,4}))?\s+"
)
LEADING = re.compile(
    r"(?:in|on|at|by|with|for|from|of|to|about|after|before|during|despite|under|over|as|while|"
    r"when|although|though|if|since|because|until|unlike|like|according|asked|citing|speaking|"
    r"following|amid|among|against|without|through|once|where|who|which|whose|a|an|including|"
    r"across|throughout|beyond|behind|beside|besides|along|near|toward|towards|inside|outside|"
    r"beneath|per|given|likewise|nevertheless|nonetheless|moreover|furthermore|thus|hence|therefore|"
    r"otherwise|perhaps|rather|except|upon|via|whereas|whenever|"
    r"now|then|and|or|but|even|d|r|\d+|both\sin|also|still|meanwhile|however|similarly|indeed|"
    rf"{AN_ADVERB}|so|yet|"
    r"(?:\w+\s){1,3}(?:later|earlier|ago|after|before))\b|[^\w“‘'$£€]",
    re.IGNORECASE,
)
# "legislators approved a bill that says": who approved is not who says.
_WITH_OBJECT = re.compile(
    r"(?<=\s)(?:\w+ed|won|made|gave|took|held|wrote|built|saw|sent)\s+"
    r"(?=(?:an?|the|his|her|their|its|several|many|two|three)\s)"
)
# "a measure supporters say": one is no subject of "say", several are.
_SEVERAL_OF_ONE = re.compile(
    r"\b(?:an?|one|another|this|that|every|each)\s(?:(?!of\s)[a-z-]+\s){1,2}(?=[a-z]+(?<![suia])s$)"
)
_HELPING = r"(?:helps|lets|let['’]s|makes|seems|prevents|keeps|begins|continues)$"
# Words that are no subject, alone or leading: lone lower-case words unless they can be one.
_NO_SUBJECT = re.compile(
    rf"{_HELPING}|[a-z]+ing\s(?![a-z]+(?:ists|ers|ors|experts|officials|analysts|groups|sources)$)|(?i:the|"
    r"an?|his|her|its|their|our|my|this|these|those)$|\d+$|"
    r"(?:and|or|but|to|of|in|on|at|for|with|by|from|about|once|then|than|not|so|as|ones?|part|"
    r"easier|simply|yet|also|just|such|back|up|out|off|down|now|when|where|if|even|only|"
    rf"{A_MONTH}|{A_WEEKDAY})\b|"
    r"(?!(?:\w+s|people|police|everyone|someone|he|she|they|it|who|which|we|you|some|many|all|"
    r"each|both|several|few|most|half|everybody|somebody)$)[a-z]+$"
)
_ENDS_INVERTED = re.compile(
    r"\s(?=(?:who|which|that|whose|in an?\s|on\s(?:the\s)?[A-Z]|at\sthe|during|after|before|when|"
    r"as|while|told|said|last|this|about|to\s|"
    rf"{A_WEEKDAY}|earlier|"
    r"later)\b)|(?<!Mr)(?<!Ms)(?<!Mrs)(?<!Dr)(?<!Sen)(?<!Rep)(?<!Gen)(?<!Gov)(?<!Col)(?<!\s[A-Z])"
    r"\.\s+(?=[A-Z][a-z]+\s[a-z])|[.?!]\s*$"
)
_PREPOSED = re.compile(r"(?:in|on|at|to|of|for|by|with|from|that|during|after|as|about)\b")
_INVERTED = re.compile(
    r"(?:the|a|an|one|another|some|several|many|his|her|their|its|he|she|they|it|both|two|three)\b|"
    r"[A-ZÀ-Þ]|[a-z-]+(?:\s[a-z-]+){0,4}\s[A-Z]|\w+(?:ists|ers|ials|ors)\b"
)
# "even Lee": the rest is the subject.
_FOCUS = re.compile(r"^\s*(?:[Ee]ven|[Oo]nly|[Jj]ust|[Pp]erhaps|[Ee]specially|[Nn]ow|[Tt]hen)\s+")
# "which Lee conceded"
_WHICH = re.compile(
    r"^\s*(?:which|whom|that|what)\s+(?=(?:[A-Z]|the\s|many\s|some\s|most\s|his\s|her\s))"
)
SOMEBODY = re.compile(r"(?:[Aa]n?|[Oo]ne)\s")
# "speaking in Bergen", before ", Ohio,"
_SPEAKING = re.compile(r"\s*[a-z]+ing\s.*\b(?:in|at|near|from)\s(?:the\s)?[A-Z][\w.\s-]*$")
_ROLE_FIRST = re.compile(
    r"[a-z]|(?:(?:But|And)\s)?(?:The|An?|His|Her|Their|Its|Our|One|Another)\s|"
    r"(?:[A-Z][\w.-]*\s){0,5}[A-Z][\w.-]*['’]s?\s[a-z]"  # "Norway's first minister, Ann Lee,"
)
# "…," said its head, Ann Lee: the name after the role.
_NAME_BESIDE = re.compile(rf",\s({NAME_RUN.pattern})(?=[,.]|\s*$)")
_ROLE_ALONE = re.compile(r"(?:the|an?|his|her|their|its|[A-Z][\w-]*['’]s?)\s[a-z][a-z\s-]*")
_COUNT = re.compile(
    r"(?:at least|more than|fewer than|about|nearly|almost|only|one|\d)\b"
    r".*\b(?:\d+|one|percent|half)\b|[Oo]ne (?:of|[a-z]+)\b|\d+ \w+"
)
_COORDINATED = re.compile(r"(?:^|[\s,])(?:and|but|or)$")
_NAME_AT_END = re.compile(rf"({NAME_RUN.pattern})\s*$")
# "rebuked critics" who say: what a restrictive "who" stands for is short.
_LAST_WORDS = re.compile(
    r"(?:^|\s)((?:(?:the|a|an|some|many|most|those|other|several|few|\d+)\s)?"
    r"(?:(?!\w+ed\s)[\w-]+\s)?(?!\w+ed\s)[\w-]+)\s*$"
)
_PARTY = re.compile(r"\s\([A-Z][\w.,\s’'-]{1,18}\)\s*$")  # "Ann Lee (R-Ohio) said"
# All that can stand between "that" and its verb when it leads a clause.
_ALONE = re.compile(
    rf"(?:Mr\.\s|Mrs\.\s|Ms\.\s)?(?:{NAME_RUN.pattern}|he|she|they|it|we|I"
    r"|(?:(?:some|many|most|the)\s)?[a-z]+(?<![suia])s)\s*"
)
# "Saturday at the fair Sen. Ann Lee said"
_TITLED_AT_END = re.compile(
    rf"\s((?:Mrs?|Ms|Dr|Sen|Rep|Gov|Gen|President|Senator|Governor|Congressman|Congresswoman)\b"
    rf"\.?\s{NAME_RUN.pattern})\s*$"
)
# "a campaign in which Lee has said"
_WITHIN = re.compile(
    r"\s(?:(?:in|to|for|of|at|by|with|on|from|under|about|during|through)\s(?:which|whom)|where)\s"
)
CONJUNCTION = re.compile(r"\s*(?:(?:But|And|So|Yet|Still|Now|Then|but|and|Or|then)\s+){1,2}")


class NounPhrase(NamedTuple):
    """A subject: where it stands and its words, trimmed of what leads up to it."""

    start: int
    end: int
    text: str


def is_fronted(words: str) -> bool:
    """True for what stands before a main clause: "In the long run", "If he wins"."""
    return bool(LEADING.match(words.lstrip()))


def before(masked: str, floor: int, cue: int) -> NounPhrase | None:
    """The subject that ends where a verb's auxiliaries and adverbs begin.

    `floor` is where the clause can begin at the earliest: the start of the sentence
    or the end of the cue before.
    """
    floor = max(floor, cue - REACH)
    adverbs = _ADVERBS.search(masked, max(floor - 1, 0), cue)
    end = adverbs.start() if adverbs and adverbs.start() >= floor else cue
    if party := _PARTY.search(masked, max(floor, end - 24), end):
        end = party.start()
    gap = masked[floor:end].rstrip()
    segments = _segments(masked, floor, end)
    if not segments or gap.endswith(("”", "“", ":", ";", "\x01")) or _COORDINATED.search(gap):
        return None
    at, segment = segments[-1]
    # The comma may stand within what was taken for adverbs: "Fidan, who left last week, has said".
    apart = "," in masked[end:cue] and len(segments) > 1 and LEADING.match(segment.lstrip())
    if apart or gap.endswith((",", ")", "—", "–", "]")):
        return _apposed(segments)
    return _head(at, segment)


def after(masked: str, cue_end: int, ceiling: int) -> NounPhrase | None:
    """The subject of an inverted verb, as in: "…," said the minister, who left."""
    window = masked[cue_end : min(ceiling, cue_end + REACH)]
    lead = len(window) - len(window.lstrip())
    segment = SEGMENT.match(window, lead)
    if not lead or segment is None:
        return None
    words = _ENDS_INVERTED.split(segment.group(), maxsplit=1)[0].rstrip()
    pronoun = PRONOUN.match(words)
    if pronoun and pronoun.end() < len(words) and words[pronoun.end()] == " ":
        return None
    if _BREAK.search(words) or _PREPOSED.match(words) or not _INVERTED.match(words):
        return None
    start = cue_end + lead
    end = start + len(words)
    beside = _NAME_BESIDE.match(masked, end, min(ceiling, end + REACH))
    if beside and " " in beside.group(1) and _ROLE_ALONE.fullmatch(words):
        return NounPhrase(beside.start(1), beside.end(1), beside.group(1))
    return NounPhrase(start, end, words)


def _apposed(segments: list[tuple[int, str]]) -> NounPhrase | None:
    """The subject of "X, the minister, said" and of "the minister of oil, X, said"."""
    last_at, last = segments[-1]
    bare_name = NAME_RUN.fullmatch(last.strip())
    earlier = segments[:-1]
    if bare_name and len(earlier) > 1 and _SPEAKING.match(earlier[-1][1]):
        bare_name, earlier = None, earlier[:-1]  # "Lee, speaking in Bergen, Ohio, said"
    if bare_name and earlier and " " in last.strip() and _is_role(earlier[-1][1]):
        return _head(last_at, last)
    for i in range(len(earlier) - 1, -1, -1):
        at, segment = earlier[i]
        stripped = CONJUNCTION.sub("", segment, count=1).strip()
        first = all(LEADING.match(words.lstrip()) for _, words in earlier[:i])
        if first and SOMEBODY.match(stripped):
            return _head(at, segment)
        if LEADING.match(stripped):
            continue
        if stripped.endswith(".") or _is_place(earlier, i):
            continue
        if ends_in_name(segment) or i == 0:
            return _head(at, segment)
    # "To the pears, add the juice" tells the reader what to do.
    told = LEADING.match(last.lstrip()) and not SOMEBODY.match(last.lstrip())
    return None if earlier or told else _head(last_at, last)


def _is_role(segment: str) -> bool:
    return bool(_ROLE_FIRST.match(TIME.sub("", segment, count=1).strip()))


def _is_place(segments: list[tuple[int, str]], i: int) -> bool:
    """True for the lone word after a name in "Ann Lee, 59, of Bergen, Ohio, said"."""
    if i == 0 or " " in segments[i][1].strip() or not ends_in_name(segments[i - 1][1]):
        return False
    return i > 1 or not LEADING.match(segments[i - 1][1].strip())


def antecedent(masked: str, floor: int, relative: int) -> NounPhrase | None:
    """Who "who" or "which" stands for: the name before it, over any apposition."""
    floor = max(floor, relative - REACH)
    segments = _segments(masked, floor, relative)
    if not segments:
        return None
    at, last = segments[-1]
    if inverted := _INVERTED_CUE.match(last):  # "…," said Ann, who …
        at, last = at + inverted.end(), last[inverted.end() :]
        segments[-1] = (at, last)
    if not masked[floor:relative].rstrip().endswith((",", "—", "–")):
        plain = _LAST_WORDS.search(last)
        return NounPhrase(at + plain.start(1), at + plain.end(1), plain.group(1)) if plain else None
    name = _NAME_AT_END.search(last)
    if name and not last.strip()[:1].islower():
        return NounPhrase(at + name.start(1), at + name.end(1), name.group(1))
    return _apposed(segments) or _head(at, last)


def _segments(masked: str, start: int, end: int) -> list[tuple[int, str]]:
    found = ((m.start() + start, m.group()) for m in SEGMENT.finditer(masked[start:end]))
    return [(at, words) for at, words in found if words.strip()]


def ends_in_name(segment: str) -> bool:
    """True when the last word has a capital."""
    words = segment.split()
    return bool(words) and words[-1][:1].isupper()


def _head(at: int, segment: str) -> NounPhrase | None:
    """The noun phrase that ends the segment, without what stands before it."""
    end = len(segment.rstrip())
    if pronoun := _PRONOUN_AT_END.search(segment):
        return NounPhrase(at + pronoun.start(1), at + pronoun.end(1), pronoun.group(1))
    within = max((m.end() for m in _WITHIN.finditer(segment)), default=0)
    relative = _RELATIVE.search(segment, max(within - 1, 0))
    if relative and relative.group() == " that " and _ALONE.fullmatch(segment, relative.end(), end):
        within, relative = relative.end(), None  # "the day that Lee said": his clause
    if relative and relative.start() > 1 and not _BREAK.search(segment, within, relative.start()):
        end = relative.start()
    start = max((m.end() for m in _BREAK.finditer(segment, within, end)), default=within)
    for match in _AND.finditer(segment, start, end):
        if not _joined_names(segment[start : match.start()], segment[match.end() : end]):
            start = match.end()
    start = _past_leads(segment, start, end)
    start += _another_begins(segment[start:end].rstrip())
    words = segment[start:end].rstrip()
    nobody = _NO_SUBJECT.match(words) and not _COUNT.match(words)
    if not words or nobody or len(words.split()) > _LONGEST:
        titled = _TITLED_AT_END.search(segment, 0, end)
        return titled and NounPhrase(at + titled.start(1), at + titled.end(1), titled.group(1))
    return NounPhrase(at + start, at + start + len(words), words)


def _past_leads(segment: str, start: int, end: int) -> int:
    """Where the subject begins, past "On Monday", "even" and marks."""
    for pattern in (_WHICH, FRONTED, TIME, _FOCUS):
        if (lead := pattern.match(segment[start:end])) and lead.end() < end - start:
            start += lead.end()
    while start < end and not (segment[start].isalnum() or segment[start] in "'’$"):
        start += 1
    return start


def _another_begins(words: str) -> int:
    """Where the last noun phrase of several begins, 0 where there is one."""
    start = 0
    for pattern in (_WITH_OBJECT, _SEVERAL_OF_ONE):
        if found := list(pattern.finditer(words[start:])):
            start += found[-1].end()
    return start


def _joined_names(left: str, right: str) -> bool:
    """True for "Trump and Sanders", "officials and analysts": one subject of two parts."""
    left, right = left.strip(), right.strip()
    if not left or PRONOUN.fullmatch(right):
        return False
    if (
        re.match(r"(?:[Tt]he|[Aa]n?)\b", left)
        and right[:1].islower()
        and not re.match(r"(?:the|an?|his|her|some)\b", right)
    ):
        return True  # "the dissident and coordinator of …"
    return len(left.split()) <= 4 and len(right.split()) <= 5 and not left.endswith("ed")
