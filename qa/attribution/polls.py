"""What a poll found, told without a verb of finding: "In a new poll, Lee leads by nine points"."""

from __future__ import annotations

import re

from qa.attribution.report import Report
from qa.attribution.subjects import NounPhrase

_DETERMINER = r"(?:an?|the|that|its|one|another|two|several|recent|new|most|[A-Z][\w.]*)"
# Not "the polls", where people vote, too.
_POLL = (
    rf"(?!the\spolls\b){_DETERMINER}\s(?:(?!(?:and|or|to|in|head|heads|go)\s)[\w./’'&-]+\s){{0,6}}?"
    r"(?:polls?|surveys?|polling\saverage)\b"
)
_FIRST = re.compile(
    rf"(?:But\s|And\s|Yet\s)?(?P<cue>In|On|By)\s(?P<who>{_POLL})[^,;:“”\x01]{{0,80}},\s"
)
_LAST = re.compile(
    rf"[^“”\x01;:]{{25,}}?,?\s(?P<cue>in)\s(?P<who>{_POLL})[^,;:“”\x01]{{0,80}}[.]?\s*"
)


def found_by_polls(masked: str, start: int, end: int, *, alone: bool) -> Report | None:
    """The report of a sentence that opens or ends with the poll whose finding it is.

    `alone`: nothing else is reported in it. If something is, a poll at its end may be of that.
    """
    if first := _FIRST.match(masked, start, end):
        content = (first.end(), end)
    elif alone and (first := _LAST.fullmatch(masked, start, end)):
        content = (start, first.start("cue"))
    else:
        return None
    who = NounPhrase(first.start("who"), first.end("who"), first["who"])
    return Report(who, first["cue"], first.start("cue"), (content,))
