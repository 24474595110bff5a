"""Words about people, as data: titles, roles, bodies, and what given names tell of gender."""

from __future__ import annotations

from qa.language.days import MONTHS, WEEKDAYS

HE = frozenset("""
    mr mr. sir king prince lord spokesman chairman congressman businessman father brother son
    husband policeman councilman assemblyman pope imam sheikh sheik sultan emir actor
""".split())  # fmt: skip
SHE = frozenset("""
    mrs mrs. ms ms. miss madam queen princess lady dame spokeswoman chairwoman congresswoman
    businesswoman mother sister daughter wife policewoman councilwoman assemblywoman actress nun
""".split())  # fmt: skip

# What ends as adverbs do and is none.
NO_ADVERBS = frozenset("family italy july supply assembly ally reply anomaly monopoly".split())
# An adverb before a verb, where "a weekly" or "the elderly" is who does it.
_DOERS_IN_LY = frozenset("rally bully tally weekly daily monthly elderly".split())
AN_ADVERB = rf"(?!(?:{'|'.join(sorted(NO_ADVERBS | _DOERS_IN_LY))})\b)[a-z]+ly"

# Words that stand before a name and are no part of it; compared in lower case, without full stop.
TITLES = frozenset("""
    mr mrs ms miss sir dr prof professor rev reverend president vice prime minister premier
    chancellor king queen prince princess pope bishop archbishop cardinal imam sheikh sheik
    ayatollah emir sultan sen senator senators rep reps sens
    representative congressman congresswoman gov
    governor govs mayor gen general lt maj major col colonel capt captain sgt sergeant adm admiral
    brig brigadier cmdr commander chief judge justice attorney ambassador secretary deputy director
    chairman chairwoman chair speaker leader spokesman spokeswoman spokesperson officer sheriff
    detective inspector coach foreign defense defence interior finance health education state
    treasury press senior former ex-president first lady lady lord dame crown majority minority
    house senate democratic republican gop conservative labour candidate nominee analyst
    economist strategist pollster adviser advisor aide lawyer author editor reporter
    correspondent columnist host anchor activist researcher scientist executive ceo manager
    politician dissident official congressional presidential campaign national security
    undersecretary assistant staff acting interim supreme court chairperson founder democrat
    republicans democrats commissioner superintendent co-founder envoy lawmaker historian expert
    father brother sister son daughter wife husband mother veteran author dean
    rabbi pastor professor emeritus assemblyman billionaire businessman businesswoman tycoon mogul
""".split())  # fmt: skip

ROLES = frozenset("""
    president minister premier chancellor king queen prince princess pope bishop archbishop
    cardinal imam sheikh ayatollah emir sultan senator congressman congresswoman representative
    governor mayor general major colonel captain sergeant admiral commander judge justice attorney
    ambassador secretary director chairman chairwoman speaker leader spokesman spokeswoman
    spokesperson officer sheriff detective coach candidate nominee analyst economist strategist
    pollster adviser advisor aide lawyer author editor reporter correspondent columnist host anchor
    activist researcher scientist executive ceo manager politician dissident official envoy
    lawmaker historian expert professor founder coordinator diplomat prosecutor businessman
    businesswoman billionaire mogul pastor rabbi doctor teacher farmer witness resident
    commissioner superintendent chair chief democrat republican
""".split())  # fmt: skip
ROLE_OF_TITLE = {
    "sen": "senator", "gov": "governor", "gen": "general", "rep": "representative",
    "col": "colonel", "capt": "captain", "dr": "doctor", "prof": "professor", "rev": "pastor",
    "sgt": "sergeant", "adm": "admiral", "maj": "major",
}  # fmt: skip

# The last word of a name that belongs to a body and not to a person.
BODIES = frozenset("""
    party ministry house council agency news times university department forces force army states
    sport sports business studio channel media
    union committee court street post journal institute association group company corporation corp
    inc bank foundation center centre office bureau commission parliament congress senate assembly
    government administration campaign television tv radio police navy guard guards kingdom
    republic nations organization organisation network press magazine herald tribune guardian
    reuters afp ap cnn bbc fox msnbc nbc abc cbs service services fund board federation alliance
    coalition front movement club team society school college hospital church city county
    democrats republicans americans europeans officials report poll survey study act pentagon
    kremlin today daily week weekly observatory watch international association league trust
    hezbollah hamas women men workers voters veterans students
    iran syria russia israel turkey china america britain france germany iraq ukraine
""".split())  # fmt: skip

MALE_NAMES = frozenset("""
    james john robert michael william david richard joseph thomas charles christopher daniel matthew
    anthony mark donald steven paul andrew joshua kenneth kevin brian george edward ronald timothy
    jason jeffrey ryan jacob gary nicholas eric jonathan stephen larry justin scott brandon benjamin
    samuel gregory frank alexander raymond patrick jack dennis jerry tyler aaron jose adam henry
    nathan douglas zachary peter kyle walter ethan jeremy harold keith christian roger noah gerald
    carl terry sean austin arthur lawrence jesse dylan bryan joe jordan billy bruce albert willie
    gabriel logan alan juan wayne roy ralph randy eugene vincent russell elijah louis bobby philip
    bill bob jim tom mike steve dave dan ted ben tim ken ron don barack bernie marco mitt newt rudy
    vladimir sergei sergey dmitry boris emmanuel francois hans karl klaus giuseppe mario luigi
    mohammad mohammed muhammad mohamed ahmed ahmad ali hassan hussein omar ibrahim abdullah khalid
    mahmoud samir bashar yusuf youssef recep tayyip hamid javad reza amir benjamin yitzhak ehud
    narendra imran xi jinping li carlos luis jorge pedro miguel antonio manuel francisco fidel raul
    chris matt nick greg jeff josh jake alex sam max luke harry ed fred phil ray rick rob stan todd
    reince corey jared lindsey chuck mitch rand evan glenn sean andy tony tim kellen hugh neil ian
    jon brad kurt gene glen neal hal joel ernie herb marc erik abe al wes ward clint lloyd
    nigel gordon jeremy keir rishi antony volodymyr viktor jean pierre olaf ursulo antonio kofi ban
""".split())  # fmt: skip
FEMALE_NAMES = frozenset("""
    mary patricia jennifer linda elizabeth barbara susan jessica sarah karen nancy lisa betty
    margaret sandra ashley kimberly emily donna michelle carol amanda melissa deborah stephanie
    rebecca laura sharon cynthia kathleen amy angela shirley anna brenda pamela emma nicole helen
    samantha katherine christine debra rachel carolyn janet catherine maria heather diane ruth julie
    olivia joyce virginia victoria kelly lauren christina joan evelyn judith megan andrea cheryl
    hannah jacqueline martha gloria teresa ann sara madison frances kathryn janice jean abigail
    alice julia judy sophia grace denise amber doris marilyn danielle beverly isabella theresa
    diana natalie brittany charlotte marie kayla alexis hillary chelsea melania ivanka kellyanne
    elena olga natalia tatiana ursula marine christiane fatima aisha leila layla zeinab noor
    mariam yasmin huma debbie donna kate katie jane anne claire lucy rosa sonia priya indira
    theresa nicola jill kamala tulsi carly gretchen wendy cindy jan jen jenna heidi kathy beth
    sally peggy maggie molly megyn savannah katrina loretta condoleezza nikki susana hope omarosa
    gail tammy kirsten jeanne joni deb dianne shelley michele valerie anita kay patty jackie tina
    wanda roberta yvonne monica erica paula sheila vivian naomi ellen nora josephine amelia eleanor
    phyllis sylvia marsha bonnie lori sue becky cathy connie gina vicki eva ella ingrid astrid lena
    greta svetlana oksana olena yulia fiona bridget nadia salma amina khadija mona loretta jill
""".split())  # fmt: skip

GIVEN_NAMES = MALE_NAMES | FEMALE_NAMES

# Capitalised only for standing first in a sentence.
OPENING_WORDS = frozenset("""
    the a an this that these those his her their its our my your in on at for from with by as but
    and or so yet if when while after before since because although though however meanwhile still
    then now later earlier also even despite during under over to of about not no yes many some
    most several both all one two three other another such it he she they we i you who what why how
    where there here according once until unless whether indeed instead moreover furthermore
    finally first second last next just only more perhaps maybe nor either neither every each few
    any asked speaking
    through like unlike without within could would should will can did does was were is are has have
    had against among between behind beside besides beyond near across around upon
""".split()) | {day.lower() for day in (*WEEKDAYS, *MONTHS)}  # fmt: skip
