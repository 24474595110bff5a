"""The irregular verbs and comparisons of English, as data: each form beside its first."""

from __future__ import annotations

_FORMS = """
    be is are was were been being am|have has had having|do does did done|go goes went gone
    say said|tell told|see saw seen|take took taken|give gave given|get got gotten|make made
    come came|become became|begin began begun|run ran|know knew known|think thought|find found
    leave left|lead led|meet met|pay paid|send sent|build built|spend spent|lend lent|lose lost
    win won|hold held|keep kept|sell sold|buy bought|bring brought|teach taught|catch caught
    fight fought|seek sought|feel felt|fall fell fallen|rise rose risen|grow grew grown
    throw threw thrown|draw drew drawn|show showed shown|write wrote written|drive drove driven
    speak spoke spoken|break broke broken|choose chose chosen|steal stole stolen|wear wore worn
    bear bore born borne|swear swore sworn|freeze froze frozen|strike struck stricken
    shoot shot|stand stood|understand understood|withstand withstood|sit sat|hang hung
    sing sang sung|sink sank sunk|swim swam swum|drink drank drunk|ring rang rung
    fly flew flown|flee fled|bleed bled|feed fed|breed bred|speed sped|hide hid hidden
    ride rode ridden|shake shook shaken|mistake mistook mistaken|forget forgot forgotten
    forgive forgave forgiven|forbid forbade forbidden|overthrow overthrew overthrown
    undergo underwent undergone|withdraw withdrew withdrawn|overcome overcame|arise arose arisen
    awake awoke|blow blew blown|deal dealt|mean meant|dream dreamt|learn learnt|burn burnt
    sleep slept|sweep swept|weep wept|creep crept|bend bent|bind bound|wind wound|grind ground
    lie lay lain|lay laid|slide slid|split|spread|plead pled pleaded|die died dying|hear heard
    eat ate eaten|bite bit bitten|dig dug|stick stuck|spin spun|sting stung|shrink shrank shrunk
    man men|woman women|child children|person people|foot feet|good better best|bad worse worst
    life lives|wife wives
"""

BASE = {
    form: group.split()[0]
    for line in _FORMS.strip().splitlines()
    for group in line.split("|")
    for form in group.split()
}
