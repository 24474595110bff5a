"""Reads an article from top to bottom and says whose words are where."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from index.models import Span
from qa.attribution import openings, subjects
from qa.attribution.clauses import Tie, nearest_subject
from qa.attribution.framing import is_only_framed
from qa.attribution.headlines import sentence_case
from qa.attribution.interviews import Turn, find_turns, turn_at
from qa.attribution.models import Attribution, Kind
from qa.attribution.names import Roster
from qa.attribution.polls import found_by_polls
from qa.attribution.quotations import Quotation, find_quotations, mask
from qa.attribution.report import Report
from qa.attribution.reports import reports
from qa.attribution.senses import is_done
from qa.attribution.speakers import Speaker, Speakers
from qa.attribution.stances import stances
from qa.attribution.subjects import NounPhrase
from qa.attribution.units import units
from qa.language.names import NAME_RUN

_WORD = re.compile(r"\w+")
_SENTENCE_END = re.compile(r"[.?!,…][\"”’']?$")
_ANNOUNCED = re.compile(r":\s*(?:$|“)")
_BEGINS = re.compile(r"(?:^|[.?!:])\s*(?:But|And|So)?$")
# What only a person does after the subject: "Okafor, speaking from his bed", "Okafor, 34,".
_ACTS = re.compile(
    r",\s(?:who|whose|speaking|smiling|wearing|\d{2},|an?\s)|"
    r"\s(?:shrugged|smiled|laughed|nodded|wept|sighed|grinned|frowned)\b"
)
# After "he wrote:" a paragraph without quotation marks is what he wrote.
_WRITTEN = frozenset("wrote writes write read reads posted tweeted stated added said says".split())
# Fewer quoted words than this are a term or a title unless a verb claims them.
_WORDS_FOR_SPEECH = 4


def attributions(text: str, sentences: Sequence[Span]) -> list[Attribution]:
    """Everything in the article that somebody says, writes or is said to think, in text order."""
    return Attributor(text, sentences).until(len(text))


class Attributor:
    """One pass over an article, which goes on from where it stopped; holds who spoke last.

    Not safe to share by threads.
    """

    def __init__(self, text: str, sentences: Sequence[Span]) -> None:
        self.text = text
        self.quotations = find_quotations(text)
        self.masked = sentence_case(mask(text, self.quotations))
        self._starts = [q.start for q in self.quotations]
        roster = Roster(text)
        self._speakers = Speakers(roster)
        self._turns = find_turns(text, roster)
        self._turn_starts = [turn.label for turn in self._turns]
        self._block: Speaker | None = None  # whose words a paragraph without marks is
        self._found: list[Attribution] = []
        self._given: set[int] = set()  # quotations that have their speaker, by start
        self._last: tuple[Speaker, str] | None = None  # who spoke in the paragraph being read
        self._expected = False
        self._quoting = False  # the last to speak did so in quotation marks
        self._unread = units(text, self.masked, sentences, self.quotations)
        self._next = next(self._unread, None)
        self._read_to = 0

    def until(self, offset: int) -> list[Attribution]:
        """What is attributed in the sentences that begin before an offset, in text order.

        All that overlaps these is there: what follows says nothing more of them.
        """
        while self._next is not None and self._next.start < offset:
            unit = self._next
            if "\n" in self.text[self._read_to : unit.start]:
                self._paragraph(unit)
            if turn := turn_at(self._turns, self._turn_starts, unit.start):
                self._said_in_turn(unit, turn)
                self._unit(unit)
            elif self._block is not None:
                self._said_in_block(unit, self._block)
            else:
                self._unit(unit)
            self._read_to = unit.end
            self._next = next(self._unread, None)
        return sorted(self._found, key=lambda a: (a.start, a.end))

    def _quotes_in(self, start: int, end: int) -> list[Quotation]:
        return self.quotations[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def _paragraph(self, unit: Span) -> None:
        """Forgets the last speaker at a new paragraph, unless it carries on in quotation."""
        opening = self._quotes_in(unit.start, unit.start + 1)
        carries = bool(opening) and (opening[0].continues or self._whole(opening[0], unit))
        if not (self._expected or carries):
            self._last, self._quoting = None, False

        self._speakers.paragraph()
        self._block = None
        plain = not self._quotes_in(unit.start, unit.end)
        if self._expected and self._last and plain and self._last[1] in _WRITTEN:
            self._block = self._last[0]

    def _said_in_turn(self, unit: Span, turn: Turn) -> None:
        """Gives a sentence of an interview to whoever answers, or asks."""
        speaker = Speaker(turn.speaker, turn.label, turn.start)
        start, end = max(unit.start, turn.start), min(unit.end, turn.end)
        self._last, self._expected = None, False
        if self.text[start:end].strip():
            cue = self.text[turn.label : turn.start].strip()
            self._add(start, end, speaker, cue, framed=True)

    def _said_in_block(self, unit: Span, speaker: Speaker) -> None:
        """Gives a sentence of a paragraph after "he wrote:" to him, though no mark says so."""
        self._add(unit.start, unit.end, speaker, ":")
        self._last, self._expected = None, False

    def _whole(self, quote: Quotation, unit: Span) -> bool:
        """A paragraph that is nothing but speech belongs to whoever spoke before it."""
        inner = self.text[quote.start : quote.end]
        rest = self.text[quote.end : unit.end].strip()
        return (
            not rest
            and len(_WORD.findall(inner)) >= _WORDS_FOR_SPEECH
            and bool(_SENTENCE_END.search(inner))
        )

    def _unit(self, unit: Span) -> None:
        found = reports(self.masked, unit.start, unit.end)
        if polled := found_by_polls(self.masked, unit.start, unit.end, alone=not found):
            found.append(polled)
        opening = openings.leading(self.masked, unit.start, unit.end)
        main: Speaker | None = None  # the first with a verb of their own: "adding" is theirs too
        current: Speaker | None = None
        quoting: tuple[Speaker, str] | None = None
        expected = False
        for report in found:
            speaker = self._speaker(
                unit, report, main if report.cue.split()[0].endswith("ing") else current, opening
            )
            if speaker is None:
                continue
            framed = is_only_framed(self.masked, unit.start, unit.end, report)
            direct = self._attribute(report, speaker, framed=framed)
            if report.subject is not None:
                main = main or speaker
            current = speaker
            expected = expected or report.expects
            if quoting is None or direct:
                quoting = quoting if quoting and not direct else (speaker, report.cue)
        if quoting:
            self._last = quoting
            self._quoting = bool(self._given and self._quotes_in(unit.start, unit.end))
        if not found and opening is not None:
            expected = self._introduced(unit, opening)
        self._float(unit)
        self._stances(unit, opening)
        self._expected = expected
        if current is None and opening is not None and not subjects.PRONOUN.fullmatch(opening.text):
            acts = bool(_ACTS.match(self.masked, opening.end, unit.end))
            self._speakers.hear(opening, acts=acts)

    def _stances(self, unit: Span, opening: NounPhrase | None) -> None:
        """Adds what the sentence tells of somebody's stance, where nothing is reported already."""
        current: Speaker | None = None
        taken = {a.start for a in self._found if a.start >= unit.start}
        for report in stances(self.masked, unit.start, unit.end):
            speaker = self._speaker(unit, report, current, opening)
            if speaker is None:
                continue
            current = speaker
            for start, end in report.content:
                if not any(start <= known <= start + len("that ") for known in taken):
                    self._add(start, end, speaker, report.cue, stance=True)

    def _introduced(self, unit: Span, opening: NounPhrase) -> bool:
        """Takes who a sentence is about for the speaker of what its colon announces."""
        colon = _ANNOUNCED.search(self.masked, unit.start, unit.end)
        headed = colon is None or self._speakers.is_heading(opening)
        speaker = None if headed else self._speakers.resolve(opening, [])
        if speaker is None:
            return False
        self._last = (speaker, ":")
        return True

    def _speaker(
        self, unit: Span, report: Report, current: Speaker | None, opening: NounPhrase | None
    ) -> Speaker | None:
        if report.subject is not None:
            subject = report.subject
            if report.cue == ":":
                if self._speakers.is_heading(subject):
                    return None
                if subject.text.isupper():
                    subject = subject._replace(text=subject.text.title())
            return self._speakers.resolve(subject, self._antecedents(subject, opening))
        near = self._nearest(unit, report)
        if near is not None and (current is None or near.start > current.start):
            return self._speakers.resolve(near, self._antecedents(near, opening))
        if current is not None:
            return current
        return self._speakers.resolve(opening, []) if opening is not None else None

    def _nearest(self, unit: Span, report: Report) -> NounPhrase | None:
        tie: Tie = "shared"
        participle = report.cue.split()[0].endswith("ing")
        lead = self.masked[unit.start : report.start].rstrip()
        if lead.endswith((",", "—", "–")) or (participle and lead.endswith((" and", " but"))):
            tie = "apart"
        elif participle or report.cue.startswith("to "):
            tie = "within"
        return nearest_subject(self.masked, unit.start, report.start, tie)

    def _antecedents(self, subject: NounPhrase, opening: NounPhrase | None) -> list[NounPhrase]:
        """Who a pronoun of the sentence may mean: whom it opens with, then who was named last."""
        if opening is None or opening.end > subject.start:
            return []
        near = [] if subjects.PRONOUN.fullmatch(opening.text) else [opening]
        if subject.text.lower() in {"he", "she"}:
            reach = max(opening.end, subject.start - subjects.REACH)
            named = NAME_RUN.finditer(self.masked, reach, subject.start)
            near += reversed([NounPhrase(m.start(), m.end(), m.group()) for m in named])
        return near

    def _attribute(self, report: Report, speaker: Speaker, *, framed: bool) -> bool:
        """Adds what the report attributes; True when any of it is quoted."""
        quoted = False
        for start, end in report.content:
            if not self.text[start:end].strip(" .,;:\n\t"):
                continue
            while self.text[start] in " \n\t,":
                start += 1
            done = is_done(report.cue, self.masked[start:end])
            kind = self._add(start, end, speaker, report.cue, stance=done, framed=framed)
            quoted = kind != "indirect" or quoted
        return quoted

    def _add(
        self,
        start: int,
        end: int,
        speaker: Speaker,
        cue: str,
        *,
        stance: bool = False,
        framed: bool = False,
    ) -> Kind:
        quotes = self._quotes_in(start, end)
        kind = self._kind(start, end, quotes)
        self._given.update(q.start for q in quotes)
        self._found.append(
            Attribution(
                start=start, end=end, kind=kind, speaker=speaker.name,
                speaker_start=speaker.start, speaker_end=speaker.end, cue=cue, stance=stance,
                framed=framed,
            )
        )  # fmt: skip
        return kind

    def _kind(self, start: int, end: int, quotes: Sequence[Quotation]) -> Kind:
        quoted = sum(min(q.end, end) - q.start for q in quotes)
        if not quoted:
            return "indirect"
        return "direct" if end - start - quoted <= max(3, (end - start) // 20) else "mixed"

    def _float(self, unit: Span) -> None:
        """Gives quotations without a verb of their own to whoever is speaking."""
        if self._last is None:
            return
        speaker, cue = self._last
        for quote in self._quotes_in(unit.start, unit.end):
            if quote.start in self._given:
                continue
            words = len(_WORD.findall(self.text, quote.start, quote.end))
            before = self.text[unit.start : quote.start].rstrip()
            begins = bool(_BEGINS.search(before)) or self._expected
            short = not (self._quoting and _SENTENCE_END.search(self.text[quote.start : quote.end]))
            if quote.continues or (begins and words >= (_WORDS_FOR_SPEECH if short else 1)):
                self._add(quote.start, quote.end, speaker, cue)
