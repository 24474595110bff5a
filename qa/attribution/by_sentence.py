"""Whose words a sentence is, of all that its article attributes."""

from __future__ import annotations

from collections.abc import Sequence

from index.models import Span
from qa.attribution.models import Attribution


def speaker_of(sentence: Span, found: Sequence[Attribution]) -> Attribution | None:
    """Whose words the sentence mostly is: the attribution of most of it, or None.

    The mention of the speaker itself does not count against it. Of nested reports
    ("Iran believes, according to observers, …") the outermost, longest, wins.
    """
    heard: dict[str, int] = {}
    longest: dict[str, tuple[int, Attribution]] = {}
    covered: dict[str, int] = {}
    for item in found:
        if item.stance:
            continue
        overlap = min(item.end, sentence.end) - max(item.start, sentence.start)
        if overlap <= 0:
            continue
        fresh = min(item.end, sentence.end) - max(
            item.start, sentence.start, covered.get(item.speaker, 0)
        )
        covered[item.speaker] = max(covered.get(item.speaker, 0), item.end)
        heard[item.speaker] = heard.get(item.speaker, 0) + max(0, fresh)
        if overlap > longest.get(item.speaker, (0, item))[0]:
            longest[item.speaker] = (overlap, item)
    if not heard:
        return None
    best = max(heard, key=lambda speaker: heard[speaker])
    item = longest[best][1]
    if item.framed and sentence.start <= item.speaker_start < sentence.end:
        return item
    inside = sentence.start <= item.speaker_start and item.speaker_end <= sentence.end
    frame = item.speaker_end - item.speaker_start + len(item.cue) if inside else 0
    return item if 2 * heard[best] >= sentence.end - sentence.start - frame else None
