"""The forms of English verbs that the word lists of attribution name."""

from __future__ import annotations

from collections.abc import Iterable

_IRREGULAR = {
    "bring": ("brings", "brought", "brought", "bringing"),
    "buy": ("buys", "bought", "bought", "buying"),
    "foretell": ("foretells", "foretold", "foretold", "foretelling"),
    "lie": ("lies", "lied", "lied", "lying"),
    "misread": ("misreads", "misread", "misread", "misreading"),
    "pay": ("pays", "paid", "paid", "paying"),
    "put": ("puts", "put", "put", "putting"),
    "shed": ("sheds", "shed", "shed", "shedding"),
    "strike": ("strikes", "struck", "struck", "striking"),
    "strive": ("strives", "strove", "striven", "striving"),
    "undertake": ("undertakes", "undertook", "undertaken", "undertaking"),
    "vie": ("vies", "vied", "vied", "vying"),
    "begin": ("begins", "began", "begun", "beginning"),
    "come": ("comes", "came", "come", "coming"),
    "choose": ("chooses", "chose", "chosen", "choosing"),
    "feel": ("feels", "felt", "felt", "feeling"),
    "fight": ("fights", "fought", "fought", "fighting"),
    "find": ("finds", "found", "found", "finding"),
    "forbid": ("forbids", "forbade", "forbidden", "forbidding"),
    "foresee": ("foresees", "foresaw", "foreseen", "foreseeing"),
    "forget": ("forgets", "forgot", "forgotten", "forgetting"),
    "forgive": ("forgives", "forgave", "forgiven", "forgiving"),
    "give": ("gives", "gave", "given", "giving"),
    "go": ("goes", "went", "gone", "going"),
    "hear": ("hears", "heard", "heard", "hearing"),
    "hold": ("holds", "held", "held", "holding"),
    "know": ("knows", "knew", "known", "knowing"),
    "learn": ("learns", "learned", "learnt", "learning"),
    "make": ("makes", "made", "made", "making"),
    "mean": ("means", "meant", "meant", "meaning"),
    "misunderstand": ("misunderstands", "misunderstood", "misunderstood", "misunderstanding"),
    "overlook": ("overlooks", "overlooked", "overlooked", "overlooking"),
    "prefer": ("prefers", "preferred", "preferred", "preferring"),
    "get": ("gets", "got", "got", "getting"),
    "hit": ("hits", "hit", "hit", "hitting"),
    "keep": ("keeps", "kept", "kept", "keeping"),
    "lay": ("lays", "laid", "laid", "laying"),
    "read": ("reads", "read", "read", "reading"),
    "say": ("says", "said", "said", "saying"),
    "see": ("sees", "saw", "seen", "seeing"),
    "seek": ("seeks", "sought", "sought", "seeking"),
    "set": ("sets", "set", "set", "setting"),
    "show": ("shows", "showed", "shown", "showing"),
    "speak": ("speaks", "spoke", "spoken", "speaking"),
    "spell": ("spells", "spelled", "spelt", "spelling"),
    "stand": ("stands", "stood", "stood", "standing"),
    "stick": ("sticks", "stuck", "stuck", "sticking"),
    "swear": ("swears", "swore", "sworn", "swearing"),
    "cast": ("casts", "cast", "cast", "casting"),
    "sell": ("sells", "sold", "sold", "selling"),
    "teach": ("teaches", "taught", "taught", "teaching"),
    "overturn": ("overturns", "overturned", "overturned", "overturning"),
    "uphold": ("upholds", "upheld", "upheld", "upholding"),
    "rethink": ("rethinks", "rethought", "rethought", "rethinking"),
    "take": ("takes", "took", "taken", "taking"),
    "tell": ("tells", "told", "told", "telling"),
    "think": ("thinks", "thought", "thought", "thinking"),
    "understand": ("understands", "understood", "understood", "understanding"),
    "write": ("writes", "wrote", "written", "writing"),
}
# Verbs that write their last consonant twice: planned, planning.
_DOUBLED = frozenset(
    """admit beg brag commit concur confer deadpan defer demur dub extol flip-flop fret grin infer
    jab nod pan peg permit pin plan plot plug prod quip rap rebut refer regret rip shrug shun slam
    snap snub spot stun submit sum tap""".split()
)
_SPELT_BOTH_WAYS = frozenset("label signal".split())  # labeled, labelled


# Pasts that are no other form of their verb: "sought", not "put".
PAST_ONLY = frozenset(
    past
    for verb, (_, past, _, _) in _IRREGULAR.items()
    if past not in (verb, "read", "cast", "felt")
) | {"felt"}

# Participles that no ending tells: "told by".
PARTICIPLES = frozenset(participle for _, _, participle, _ in _IRREGULAR.values())


def forms(verb: str) -> tuple[str, str, str, str]:
    """Third person, past, participle and -ing form."""
    if verb in _IRREGULAR:
        return _IRREGULAR[verb]
    if verb in _DOUBLED:
        stem = verb + verb[-1]
        return verb + "s", stem + "ed", stem + "ed", stem + "ing"
    if verb in _SPELT_BOTH_WAYS:
        return verb + "s", verb + "ed", verb + verb[-1] + "ed", verb + "ing"
    if verb.endswith("e"):
        return verb + "s", verb + "d", verb + "d", verb[:-1] + "ing"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ies", verb[:-1] + "ied", verb[:-1] + "ied", verb + "ing"
    third = verb + ("es" if verb.endswith(("s", "sh", "ch", "x")) else "s")
    return third, verb + "ed", verb + "ed", verb + "ing"


def inflect(verbs: Iterable[str]) -> dict[str, str]:
    """Every form of the verbs, and the verb it is of."""
    return {form: verb for verb in verbs for form in (verb, *forms(verb))}
