"""The words that give somebody's stance: what they want, plan, back, oppose, know or ask for.

Classes of English verbs, adjectives and nouns of attitude, listed by hand, each with the
complement it takes. A stance is the article's account of somebody, not their words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from qa.attribution.cues import BELIEF, SPEECH
from qa.attribution.inflection import inflect

# "plans to run": intent, desire, decision, refusal, commitment, request.
WITH_TO = """
    want plan intend hope seek aim aspire wish prefer expect decide resolve agree refuse
    decline promise pledge vow threaten offer propose volunteer opt choose vote elect
    hesitate desire yearn long hanker ache crave plot scheme strive endeavor vie undertake
    commit swear ask demand request beg petition claim profess pretend purport consent
    acquiesce deign hate loathe fear
""".split()

# "backs the bill": support and opposition, judgement, esteem, desire.
WITH_OBJECT = """
    support back favor favour oppose endorse champion advocate welcome applaud cheer approve
    disapprove reject rebuff spurn resist repudiate renounce denounce disavow decry condemn
    criticize criticise chastise admonish reproach reprimand rebuke scold castigate berate
    upbraid deride mock ridicule lampoon taunt insult disparage belittle denigrate malign
    vilify slander assail bash slam blast blame fault accuse indict dispute doubt question
    distrust mistrust suspect trust respect admire adore idolize revere esteem appreciate
    value cherish treasure love dislike hate detest loathe despise resent envy fear dread
    regret lament mourn bemoan deplore rue praise commend laud hail extol celebrate salute
    thank compliment flatter want desire crave covet prefer seek demand request solicit urge
    encourage exhort implore pressure lobby prod order authorize authorise forbid prohibit
    discuss mention cite reference invoke note highlight stress emphasize emphasise
    underscore underline tout trumpet flaunt promote defend justify excuse rationalize
    explain clarify describe detail outline recount narrate announce declare proclaim
    propose recommend suggest moot pitch pledge promise vow guarantee threaten predict
    forecast foresee envision envisage anticipate expect imagine fathom contemplate consider
    ponder weigh mull assess evaluate view see regard perceive deem interpret construe
    misread misinterpret misunderstand know understand realize realise recognize recognise
    acknowledge accept concede admit grasp comprehend remember recall forget notice observe
    overlook ignore disregard dismiss downplay discount minimize exaggerate overstate
    understate deny refute rebut contradict debunk echo reiterate repeat relish savor mind
    tolerate abide forgive pardon believe assume presume suppose guess infer deduce
    portray depict paint characterize characterise label brand dub call examine express
    voice vent convey communicate signal indicate reveal disclose divulge confirm verify
    report document publish chronicle judge rate show misrepresent distort parody boo heckle
    protest picket vouch attack rip trash savage lambaste lambast excoriate skewer
    eviscerate pummel pan hammer needle jab impugn smear defame demonize disown chide scorn
    shun snub revile pillory embrace honor honour congratulate credit answer address issue
    broach articulate relay present expose illustrate compare contrast equate liken
    attribute ascribe advertise hype plug preach lecture quote paraphrase parrot recite
    utter file submit circulate post tweet broadcast chant interview grill quiz cover uphold
    overturn veto mandate hear spot read review project rethink reconsider calculate
    estimate conflate herald jeer harangue satirize insinuate imply surmise pronounce
    foretell demean vex evince renew embolden wield recalibrate gauge offer persuade write
    block negotiate
""".split()

# "would not say whether", "likely to say that": words that may not have been said.
WITH_CLAUSE = """
    say tell state argue add find learn discover determine rule prove feel testify insist
    speculate maintain contend allege caution warn remark ascertain conclude
""".split()

# "cast him as a liar"
WITH_AS = "cast bill peg portray depict paint characterize characterise describe tout frame".split()

# Of these, the ones that say little of anybody after "to": "went home to see him".
PRIVATE = inflect(
    """
    see find know understand accept ban command authorize remember forget celebrate believe think
    imagine notice learn consider discover hear read watch thank face ignore recognize realize
    raise nominate report dismiss like love enjoy want expect guess mind blame name study examine
    post file deliver present block negotiate confront honor vote
    """.split()
)

# "talks about the bill": a verb and the preposition of its complement.
_WITH_PREPOSITION = {
    "about": """talk speak think worry care complain boast brag ask wonder know dream joke write
        learn read hear lie fret agonize obsess tweet""",
    "of": """speak think dream conceive approve disapprove complain boast accuse warn despair talk
        tire know hear""",
    "on": """insist comment reflect remark elaborate dwell expound opine agree decide hammer""",
    "for": """call push press argue advocate campaign fight lobby hope wish long yearn ask vote
        plead stump vouch root apologize apologise plump blame criticize praise""",
    "to": """object refer point allude respond react listen agree commit admit confess consent
        aspire subscribe look""",
    "with": "agree disagree side sympathize sympathise empathize concur",
    "against": "argue vote rail protest inveigh speak lobby fulminate",
    "at": "hint jab sneer scoff bristle lash balk laugh marvel rage aim",
    "in": "believe trust confide delight revel",
    "from": "demur dissent",
    "over": "agonize fret gripe fume argue",
}

# Verbs of two or three words that take an object.
_PHRASAL = """
    lay:out spell:out set:out single:out rule:out call:out point:out speak:out:against
    speak:out:about speak:out:for come:out:against come:out:for come:out:in:favor:of
    stand:by stand:with stand:behind stand:up:for stand:up:to brush:off brush:aside
    shrug:off laugh:off play:down play:up talk:up talk:down gloss:over double:down:on
    back:away:from back:off:from distance:himself:from distance:herself:from
    distance:themselves:from go:after lash:out:at hit:back:at fire:back:at take:aim:at
    take:issue:with take:note:of take:credit:for look:for look:forward:to stick:with
    stick:to line:up:behind rally:behind rally:around weigh:in:on open:up:about rattle:off
    tick:off wave:off strike:down put:forth put:forward bring:up unload:on sound:off:on
    sound:off:about sound:off:against pile:on touch:on sum:up shed:light:on
    make:no:secret:of take:a:shot:at take:a:swing:at give:a:shout:out:to dispense:with
    come:to:terms:with pander:to grapple:with wink:at nod:to stand:for dress:down
    turn:his:attention:to turn:her:attention:to turn:their:attention:to lean:on
    keep:mum:about heap:praise:on heap:scorn:on pour:scorn:on pay:tribute:to
    pay:attention:to align:with flip-flop:on hold:back:from come:around:on set:his:sights:on
    speak:up:for sign:on:to buy:into write:off count:on bank:on focus:on zero:in:on seize:on
    dwell:on hold:against poke:fun:at make:fun:of make:light:of make:mention:of
    make:a:case:for make:the:case:for make:the:case:that make:clear:that make:it:clear:that
    give:credit:to give:up:on turn:against warm:to come:around:to push:back:against
    push:back:on push:for press:for fight:for identify:as identify:with post list share:with
    pass:judgment:on lean:toward lean:towards get:behind keep:quiet:about walk:back
    shy:away:from steer:clear:of figure:that pin:hopes:on set:sights:on cast:as paint:as
    frame:as pitch:as
""".split()

# "told reporters that …": somebody is addressed first.
WITH_ADDRESSEE = """
    tell ask inform notify advise counsel remind assure reassure alert caution warn instruct
    persuade convince promise urge encourage beg implore order press grill quiz challenge
""".split()

# "has angered the union": what stands before is felt by whom it is done to.
FELT_BY_OBJECT = """
    anger alarm annoy infuriate enrage outrage surprise startle shock stun horrify please
    delight impress embarrass trouble unsettle frustrate dismay disappoint puzzle baffle
    excite energize exasperate irk rankle frighten amuse fascinate intrigue appall offend
    mystify unnerve disgust thrill galvanize bother scare terrify
""".split()

ADJECTIVES = """
    eager willing unwilling reluctant ready prepared determined keen anxious hesitant loath
    happy glad pleased delighted thrilled proud grateful thankful sorry sad upset angry
    furious mad outraged appalled shocked surprised stunned dismayed disappointed frustrated
    worried concerned nervous afraid scared fearful terrified alarmed wary leery skeptical
    sceptical doubtful dubious suspicious critical supportive dismissive disdainful
    contemptuous hostile opposed averse sympathetic receptive open committed dedicated
    devoted loyal interested uninterested excited enthusiastic passionate optimistic hopeful
    pessimistic confident certain sure unsure uncertain convinced positive aware unaware
    mindful conscious cognizant ignorant adamant emphatic insistent vocal outspoken vague
    silent mum specific curious bullish bearish jealous envious ashamed embarrassed
    uncomfortable comfortable satisfied dissatisfied unhappy fond weary resigned inclined
    disinclined tempted desperate hungry impatient ambivalent torn divided undecided
    unanimous split impressed troubled uneasy unapologetic distrustful mistrustful
    appreciative partial mystified bothered upbeat careful cautious unclear puzzled baffled
    offended amused empathetic enamored infatuated sanguine miffed shy murky unequivocal
    candid
""".split()

NOUNS = """
    plan push pledge promise vow commitment intention intent goal aim objective ambition
    aspiration desire wish hope dream quest decision choice refusal reluctance willingness
    unwillingness eagerness determination readiness call demand request appeal plea petition
    proposal suggestion recommendation offer invitation claim assertion contention
    allegation accusation charge argument statement remark comment declaration announcement
    admission acknowledgment acknowledgement confession denial insistence warning threat
    prediction forecast expectation prophecy belief view opinion conviction notion idea
    thought theory hypothesis assumption suspicion doubt fear worry concern anxiety
    confidence faith trust distrust mistrust skepticism criticism critique condemnation
    denunciation complaint objection opposition resistance hostility antipathy dislike
    hatred disdain contempt outrage frustration disappointment support backing endorsement
    approval embrace praise admiration respect enthusiasm sympathy advocacy defense defence
    understanding knowledge awareness recognition realization perception assessment
    evaluation judgment judgement verdict ruling finding conclusion estimate analysis
    interpretation description depiction portrayal characterization account explanation
    reply message rhetoric stance stand policy rejection dismissal silence instruction order
    directive advice feeling sentiment impression hint question query assurance reassurance
    apology condolence reference allusion lie joke tweet insult taunt jibe slur smear swipe jab
    broadside tirade rant diatribe chant lament retort rebuttal response answer rationale
    reasoning testimony anecdote condemnation protest threat compliment excitement mantra
    instinct preference affection affinity passion fondness hunger appetite disgust anger fury
    delight joy love pride gratitude optimism pessimism distaste discomfort unease misgiving
    reservation qualm regret remorse sorrow empathy ambivalence indifference neutrality
    disagreement loyalty allegiance obsession infatuation fascination interest curiosity
    displeasure dismay alarm surprise relief
""".split()

OBJECT_FORMS = inflect(WITH_OBJECT)
TO_FORMS = inflect(WITH_TO)
CLAUSE_FORMS = inflect([*WITH_CLAUSE, *SPEECH, *BELIEF])
# What takes a clause that no word leads: "say it is late".
SAYING_FORMS = inflect("say claim argue insist think believe admit concede suggest feel".split())
FELT_FORMS = inflect(FELT_BY_OBJECT)
AS_FORMS = inflect(WITH_AS)
ADDRESSEE_FORMS = inflect(WITH_ADDRESSEE) | {"Asked": "ask", "Pressed": "press"}
PREPOSITIONS: dict[str, frozenset[str]] = {}
for _preposition, _verbs in _WITH_PREPOSITION.items():
    for _form in inflect(_verbs.split()):
        PREPOSITIONS[_form] = PREPOSITIONS.get(_form, frozenset()) | {_preposition}


def any_of(words: Iterable[str]) -> str:
    """A pattern of alternatives, the longest first."""
    return "|".join(sorted(set(words), key=lambda w: (-len(w), w)))


PHRASAL_FORMS = frozenset(
    " ".join([form, *rest])
    for first, *rest in (phrase.split(":") for phrase in _PHRASAL)
    for form in inflect([first])
)
_VERBS = [*PHRASAL_FORMS, *OBJECT_FORMS, *TO_FORMS, *ADDRESSEE_FORMS, *PREPOSITIONS]
_VERBS += [*CLAUSE_FORMS, *AS_FORMS, *FELT_FORMS]
VERB = re.compile(r"(?:" + any_of(_VERBS) + r")(?![\w-])")
VERB_FIRSTS = frozenset(form.split()[0] for form in _VERBS)
