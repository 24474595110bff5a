"""The verbs and phrases that report somebody's words or mind, as data.

Chosen by hand from English reporting usage. A form that is also a common noun
("claims", "report") is listed in `NOUN_LIKE` and taken for a verb only after
something that can be its subject.
"""

from __future__ import annotations

import re

from qa.attribution.inflection import inflect

SPEECH = """
    say tell add explain note argue claim warn insist stress assert state declare announce
    acknowledge admit concede contend allege remark observe comment reply respond retort
    quip joke recall reiterate repeat emphasize emphasise underline underscore affirm confirm deny
    disclose report write tweet testify conclude caution complain lament boast brag vow
    pledge promise predict suggest speculate propose recommend urge demand accuse blame
    criticize criticise condemn denounce slam blast praise hail describe mention mock ridicule
    question ask wonder swear mutter whisper shout yell scream exclaim interject opine muse clarify
    elaborate counter object protest theorize posit hint imply inform assure remind reassure notify
    threaten confess profess proclaim preach rebuke chide scold decry deride deplore bemoan
    tout defend dismiss reject rebut refute disavow echo estimate forecast forewarn retweet
    recount relate narrate stipulate confide intimate grumble gripe vent rail
    fume exhort implore beg plead apologize apologise chime reason
    indicate attest vouch foresee reaffirm restate specify summarize characterize characterise
    portray depict liken contradict lambast lambaste bash assail
    castigate berate excoriate applaud commend congratulate endorse reckon grouse
""".split()

BELIEF = """
    believe think hope fear expect doubt suspect worry assume anticipate disagree consider
    view oppose call label brand agree
""".split()

# Verbs that report only with a clause introduced by "that", or about findings.
WITH_THAT = """
    show find know learn see reveal decide signal mean understand determine hold note hear read
    feel maintain regard
""".split()

# Verbs that report only when they stand right beside a quotation.
BESIDE_QUOTE = """
    continue begin start finish laugh sigh smile grin nod shrug dub term post cite read chant
    riff boom thunder interrupt scoff snap bark intone marvel cry chuckle gush enthuse crow growl
    snarl sneer holler bellow roar deadpan drawl groan moan
""".split()

PHRASES = (
    "went on to say", "goes on to say", "went on to add",
    "called for", "calls for", "calling for", "called on", "calls on", "calling on",
    "pointed out", "points out", "pointing out", "pointed to", "made clear", "made it clear",
    "makes clear", "put it", "puts it", "continued to say", "continues to say",
    "spoke of", "speaks of", "speaking of", "spoke about",
    "talked about", "talks about", "referred to", "refers to", "referring to", "summed up",
    "is quoted as saying", "was quoted as saying", "were quoted as saying",
    "expressed", "expresses", "expressing", "voiced", "views with", "is of the view",
    "is convinced", "are convinced", "is confident", "are confident", "was convinced",
    "took to Twitter", "went on", "goes on",
)  # fmt: skip


# What polls, studies and papers do without "that".
FINDINGS = inflect("show find reveal indicate suggest".split())
FINDERS = frozenset(
    """
    poll polls survey surveys study studies report reports data figures numbers analysis analyses
    document documents records results research census email emails e-mails letter review audit
    investigation estimates findings statistics transcript memo
""".split()
)

NOUN_LIKE = frozenset("""
    claim claims report reports note notes state states demand demands promise promises question
    questions comment comments estimate estimates fear fears hope hopes doubt doubts view views
    joke jokes reply replies complaint vow vows pledge pledges forecast forecasts counter counters
    object objects protest protests blast attack attacks challenge challenges dispute disputes
    praise blame suspect suspects support supports welcome thanks threat reason reasons echo
    signal signals term label call calls post posts question advice rail rails vent vents
    remark remarks hint hints favor favors favour favours relates regard regards laugh smile sigh
    finding findings meaning saying think thinking feeling feelings understanding reading
    tweet tweets stress lament laments quip quips describes relate describe respond
    volunteer volunteers intimate slam bash wonder wonders read finds show shows mock
    alleged proposed expected repeated threatened rejected disputed reported related endorsed
    considered favored favoured added stated
""".split())  # fmt: skip


CLAUSAL = inflect(SPEECH) | inflect(BELIEF)
THAT_ONLY = {f: v for f, v in inflect(WITH_THAT).items() if f not in CLAUSAL}
QUOTE_ONLY = {f: v for f, v in inflect(BESIDE_QUOTE).items() if f not in CLAUSAL}
BASE_FORMS = frozenset([*SPEECH, *BELIEF, *WITH_THAT, *BESIDE_QUOTE])
# Phrases that report only beside a quotation: one goes on the offensive, too.
PHRASES_BESIDE_QUOTE = frozenset({"went on", "goes on", "took to Twitter"})


def _alternatives(words: list[str]) -> str:
    return "|".join(
        re.escape(w).replace(r"\ ", r"\s") for w in sorted(words, key=len, reverse=True)
    )


# "The ministry put the number of dead at four": what it says the figure is.
_PUTS = (
    r"put(?:s|ting)?(?=\s(?:the|its|their|his|her|this|that)\s(?:[\w-]+\s){0,4}?"
    r"(?:figures?|number|tolls?|costs?|total|count|losses|damage|share|price|bill)\b"
    r"[^,.;:“”]{0,60}\sat\s)"
)
CUE = re.compile(
    r"(?:(?P<phrase>" + _alternatives(list(PHRASES)) + f"|{_PUTS}" + ")|(?P<verb>"
    + _alternatives([*CLAUSAL, *THAT_ONLY, *QUOTE_ONLY]) + r"))(?![\w-])"
)  # fmt: skip
CUE_FIRSTS = frozenset(
    [p.split()[0] for p in PHRASES]
    + ["put", "puts", "putting"]
    + [*CLAUSAL, *THAT_ONLY, *QUOTE_ONLY]
)
ACCORDING = re.compile(
    r"\b[Aa]ccording to\b|\b[Ii]n the (?:words|view|opinion) of\b"
    r"|\b(?:[Aa]s|(?<=,\s)first|(?<=,\s)as first)\s(?:first\s)?(?:reported|noted|quoted)\sby\b"
)
QUOTED_AS = re.compile(
    r"\b(?:quoted|cited|quotes|quoting|cites|citing)\s(?P<who>[^.;:“”\x01]{2,120}?)\sas\s"
    r"(?P<cue>saying|telling|stating|writing)\b"
)
