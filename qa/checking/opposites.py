"""Words that say the opposite of each other, as data; forms are found by their stems."""

from __future__ import annotations

from qa.language.words import stem

_PAIRS = """
    rise,climb,increase,grow,gain,jump,surge / fall,drop,decline,decrease,shrink,slide,plunge,lose
    soar,rocket,up,upward,rise,climb / tumble,slump,down,downward,sink,fall,drop
    raise,boost,lift,hike,increase / lower,cut,reduce,slash,decrease,trim
    higher,high,highest / lower,low,lowest
    more,greater / less,fewer,smaller
    most / least,fewest
    majority / minority
    large,larger,largest,big,bigger,biggest,great,huge / small,smaller,smallest,tiny,little
    approve,accept,back,endorse,adopt,pass,grant / reject,refuse,deny,veto,oppose,block,dismiss
    authorise,authorize,ratify,agree / decline,rebuff,reject,refuse,veto
    support,favour,favor / oppose,reject,resist
    supporter,proponent,ally,advocate / opponent,critic,enemy,foe
    agree,consent / disagree,refuse,decline,object
    confirm,admit,acknowledge / deny,dispute
    allow,permit,let,legalise,legalize / ban,forbid,bar,prohibit,block,prevent,outlaw
    win,victory,defeat,beat / lose,loss
    success,succeed,successful / failure,fail,unsuccessful
    open,reopen / close,shut,shutter
    start,begin,launch,commence,resume / stop,end,halt,finish,cease,suspend,quit
    before,earlier,prior / after,later,following
    above,over / below,under
    inside,within / outside
    arrive,enter,join,come / leave,depart,quit,exit,withdraw,go
    buy,purchase / sell
    import / export
    borrow / lend
    hire,appoint,recruit / fire,sack,dismiss
    arrest,detain,jail,imprison,capture / release,free
    convict,guilty / acquit,innocent,clear
    live,alive,survive,survivor / die,dead,kill
    injured,hurt,harmed / unharmed,unhurt,unscathed
    build,create,establish,found / destroy,demolish,dissolve,abolish
    attack,assault / defend,protect
    attacker / defender
    friend / enemy
    strong,stronger,strengthen / weak,weaker,weaken
    better,best,improve,improvement / worse,worst,worsen,deteriorate,deterioration
    good,positive / bad,negative
    safe,safer / dangerous,unsafe,risky
    rich,wealthy / poor
    old,older,oldest / young,younger,youngest,new,newer,newest
    early,earliest / late,latest
    first / last,final
    fast,faster,quick,quickly,rapid,rapidly / slow,slower,slowly
    accelerate,speed / slow,decelerate
    easy,easier / hard,harder,difficult,tough
    hot,hotter,warm,warmer / cold,colder,cool,cooler
    wet,rainy / dry,drier
    long,longer,longest / short,shorter,shortest
    lengthen,extend,prolong / shorten
    wide,broad / narrow
    deep / shallow
    full / empty
    public / private
    male,man,boy,husband,father / female,woman,girl,wife,mother
    son,brother / daughter,sister
    north,northern / south,southern
    east,eastern / west,western
    left / right
    always / never
    often,frequently / rarely,seldom
    common,usual / rare,unusual
    all,every,everyone,everybody / none,nobody
    many / few
    same,identical,similar / different
    true,correct,right / false,wrong,incorrect
    legal,lawful / illegal,unlawful
    likely,probable / unlikely,improbable
    possible / impossible
    able / unable
    present / absent
    include / exclude
    add / remove,subtract
    love,like,admire / hate,dislike,despise
    praise,applaud,welcome,hail / criticise,criticize,condemn,denounce,blame
    optimistic,optimism / pessimistic,pessimism
    happy,pleased,glad / sad,unhappy,angry,disappointed
    hope / fear
    peace / war
    conservative / liberal
    profit,surplus / loss,deficit
    expand,expansion / contract,contraction,shrink
    remember / forget
    find / lose
    give / take
    send / receive
    push / pull
    lead / trail
    advance / retreat
    maintain,keep / abandon,scrap
    encourage / discourage,deter
    ease,calm / intensify,escalate
    exceed,surpass / miss
    maximum / minimum
    upper / lower
    urban / rural
    domestic / foreign
    voluntary / compulsory,mandatory
    optional / mandatory,required
    temporary / permanent
    partial,partially,partly / complete,completely,total,totally,entirely
    simple / complex,complicated
    ancient / modern
    day / night
    morning / evening
"""
_PREFIXES = ("un", "in", "im", "il", "ir", "dis", "non", "mis")


def _opposites() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for line in _PAIRS.strip().splitlines():
        one, other = (
            frozenset(stem(w.strip()) for w in side.split(",")) for side in line.split("/")
        )
        for here, there in ((one, other), (other, one)):
            for word in here:
                # Stems that two forms share ("lose" and "loss") are no opposites.
                found[word] = found.get(word, frozenset()) | (there - here)
    return found


OPPOSITES = _opposites()


def opposite(one: str, other: str) -> bool:
    """True when two stems say the opposite: listed, or one is the other with "un-" and the like."""
    if other in OPPOSITES.get(one, ()):
        return True
    long, short = (one, other) if len(one) > len(other) else (other, one)
    return len(short) > 4 and any(long == prefix + short for prefix in _PREFIXES)
