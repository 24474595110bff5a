"""Names that are one name, as data: countries and their people, nicknames, short forms."""

from __future__ import annotations

# A country with what its people and things are called, where the first letters do not tell;
# plain words as `qa.language.words.plain` gives them.
_SAME = """
    uk britain british briton britons england english
    us usa america american americans states
    france french frenchman|germany german germans|spain spanish spaniard spaniards
    netherlands dutch holland|denmark danish dane danes|poland polish pole poles
    sweden swedish swede swedes|finland finnish finn finns|norway norwegian|ireland irish
    scotland scottish scots scot|wales welsh|switzerland swiss|greece greek greeks
    turkey turkish turk turks turkiye|iraq iraqi iraqis|israel israeli israelis
    china chinese beijing|peru peruvian|philippines filipino filipinos|thailand thai
    lebanon lebanese|cyprus cypriot|portugal portuguese|yemen yemeni|oman omani|burma myanmar
    czechia czech|eu european europe|kiev kyiv|ussr soviet|kurdistan kurdish kurd kurds
    serbia serb serbs serbian|croatia croat croats croatian|vatican holy
    islam islamic islamist muslim muslims|isis isil daesh is|washington us
    democrat democrats democratic|republican republicans gop
    utd united|manchester man|kremlin moscow russia|downing uk
    england uk
"""
_NICK = """
    joe joseph|mike michael|bob robert rob bobby|bill william will billy|jim james jimmy
    tom thomas|dan daniel danny|dave david|steve steven stephen|chris christopher|matt matthew
    tony anthony|ben benjamin|alex alexander alexandra alexis|sam samuel samantha|nick nicholas
    liz elizabeth beth|kate katherine catherine kathleen|ed edward ted eddie|jeff jeffrey geoffrey
    greg gregory|andy andrew|pete peter|rick richard dick|ron ronald|don donald|ken kenneth
    larry lawrence|charlie charles chuck|jon jonathan john johnny jack|bernie bernard
    mitch mitchell|josh joshua|nate nathan nathaniel|ray raymond|phil philip phillip|tim timothy
    vlad vladimir volodymyr|sue susan|deb deborah|jen jennifer|maggie margaret|meg megan
    abe abraham|al albert|fred frederick|gabby gabrielle|pat patrick patricia|max maxwell
"""


def _groups(text: str) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for line in text.strip().splitlines():
        for group in line.split("|"):
            words = frozenset(group.split())
            for word in words:
                found[word] = found.get(word, frozenset()) | words
    return found


NAMES = _groups(_SAME)
NICKNAMES = _groups(_NICK)
