"""What is wrong with what a question takes for granted: what articles contradict, or don't say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from qa.answer import Scored
from qa.asked_speaker import asked_speaker
from qa.language.names import Name
from qa.premises.contradicted import Asked, Finding, contradicted
from qa.premises.denied import denied, turned
from qa.premises.event import Told, told
from qa.premises.happened import not_told_of
from qa.premises.mentions import Mentions
from qa.premises.speakers import is_another
from qa.premises.statement import statements

_MOST = 2


def mistaken(
    question: str,
    scored: Sequence[Scored],
    chosen: Sequence[Scored],
    speakers: Sequence[str | None] = (),
) -> list[Finding]:
    """What is wrong with a question that `chosen` answer: the plainest first, two at most.

    First what a sentence contradicts: one that answers, or, where it is asked when, where, how
    or why something happened, any that was read of the same. Then what the articles quoted
    don't mention. `speakers` is whose words those chosen are.
    """
    places = {(c.candidate.article.id, c.sentence) for c in chosen}
    mentions, sentences = Mentions(c.candidate.article for c in chosen), told(scored)
    found = _of_another(question, chosen, speakers, mentions)
    absent: list[Finding] = []
    for asked in _asked(question) if chosen else ():
        found += [
            f
            for f in _contradictions(asked, sentences)
            if asked.of_event or (f.scored.candidate.article.id, f.scored.sentence) in places
        ]
        absent += _unmentioned(asked, chosen, mentions)
    return _first((*found, *absent))


def refuted(question: str, scored: Sequence[Scored]) -> list[Finding]:
    """What a sentence contradicts so plainly that it answers a question nothing else does."""
    asked = [a for a in _asked(question) if a.of_event]
    sentences = told(scored) if asked else []
    return _first([f for a in asked for f in _contradictions(a, sentences) if f.sure])


def put_right(question: str, scored: Sequence[Scored]) -> Iterator[tuple[str, Finding]]:
    """A question that nothing answers, with the one thing in it that is wrong set right.

    Each with what is wrong: a number, date or name in the place of which a sentence of the same
    event has another, where it is asked when, where, how or why; a word in the place of which one
    has the opposite; or a namesake of somebody whom the articles name. Whether they answer it
    then, asking again tells.
    """
    sentences = told(scored)
    mentions = Mentions(s.candidate.article for s in scored)
    for asked in _asked(question) if scored else ():
        found = list(contradicted(asked, sentences)) if asked.of_event else []
        found += turned(asked, sentences)
        for name in asked.names:
            if finding := _of_namesake(name, mentions, scored[0]):
                found.append(finding)
        for finding in found:
            if question.count(finding.said) == 1 and finding.instead:
                yield question.replace(finding.said, finding.instead), finding


def _of_another(
    question: str, chosen: Sequence[Scored], speakers: Sequence[str | None], mentions: Mentions
) -> list[Finding]:
    """Words of one that answer a question for those of another, whom the articles don't name."""
    asked = asked_speaker(question)
    known = [s for s in speakers if s is not None]
    if asked is None or not known or len(known) < len(chosen):
        return []
    if not all(is_another(asked, speaker, mentions) for speaker in known):
        return []
    text = f"The question asks for words of {asked}; these are the words of {known[0]}."
    return [Finding(asked, text, chosen[0])]


def _asked(question: str) -> list[Asked]:
    return [Asked(s.text, s.sentence, told=s.told) for s in statements(question)]


def _contradictions(asked: Asked, sentences: Sequence[Told]) -> list[Finding]:
    return [
        *denied(asked, sentences),
        *contradicted(asked, sentences),
        *turned(asked, sentences),
    ]


def _unmentioned(asked: Asked, chosen: Sequence[Scored], mentions: Mentions) -> Iterable[Finding]:
    """Names, numbers, dates and grave events that the articles of the chosen do not mention."""
    one = len({c.candidate.article.id for c in chosen}) == 1
    quoted = "the article quoted here" if one else "the articles quoted here"
    where = f"{quoted} does not" if one else f"{quoted} do not"
    for name in asked.names:
        if finding := _of_namesake(name, mentions, chosen[0]):
            yield finding
        elif not mentions.name(name):
            yield Finding(name.text, f"The question names {name.text}; {where}.", chosen[0])
    if asked.of_event and (grave := not_told_of(asked.text, mentions.texts)):
        nothing = "says nothing" if one else "say nothing"
        text = f"The question takes {grave} for granted, of which {quoted} {nothing}."
        yield Finding(grave, text, chosen[0])
    for figure in asked.figures:
        if asked.is_plain(figure) and mentions.can_date(figure) and not mentions.figure(figure):
            shown = asked.shown(figure)
            yield Finding(shown, f"The question says {shown}; {where}.", chosen[0])


def _of_namesake(name: Name, mentions: Mentions, scored: Scored) -> Finding | None:
    """That the articles name another with the last name of somebody whom they don't name."""
    other = mentions.namesake(name)
    if other is None:
        return None
    text = f"The question names {name.text}; the article names {other}."
    return Finding(name.text, text, scored, instead=other)


def _first(found: Iterable[Finding]) -> list[Finding]:
    """The first of what is wrong with each thing that the question says, two at most."""
    each: dict[str, Finding] = {}
    for finding in found:
        each.setdefault(finding.said, finding)
    return list(each.values())[:_MOST]
