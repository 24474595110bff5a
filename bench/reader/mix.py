"""From what the sets hold to what the reader sees: cut passages, hard negatives, untidy typing."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from bench.reader.altered import altered
from bench.reader.data import MAX_PIECES, Pair, join, load, lookup, plain

# Sets whose questions name too little of their passage for one changed word to matter.
WRITTEN_STIFFLY = ("qamr", "qadiscourse", "squad_du_test")


def window(pair: Pair, pieces: Callable[[str], int], room: int, rng: random.Random) -> Pair | None:
    """Cut the passage of a pair to a run of whole sentences of at most `room` word pieces.

    The run holds a gold sentence if there is one, and grows from it to both sides at random.
    """
    sizes = [pieces(pair.text[s:e]) for s, e in pair.sentences]
    if not sizes:
        return None
    first = rng.choice(pair.gold) if pair.gold else rng.randrange(len(sizes))
    low, high, used = first, first + 1, sizes[first]
    if used > MAX_PIECES:
        return None
    while True:
        sides = [i for i in (low - 1, high) if 0 <= i < len(sizes) and used + sizes[i] <= room]
        if not sides:
            break
        side = rng.choice(sides)
        used += sizes[side]
        low, high = min(low, side), max(high, side + 1)
    start, end = pair.sentences[low][0], pair.sentences[high - 1][1]
    return replace(
        pair,
        text=pair.text[start:end],
        sentences=tuple((s - start, e - start) for s, e in pair.sentences[low:high]),
        spans=tuple((s - start, e - start) for s, e in pair.spans if s >= start and e <= end),
        gold=tuple(i - low for i in pair.gold if low <= i < high),
    )


def negatives(pairs: list[Pair], rng: random.Random) -> list[Pair | None]:
    """For each answerable pair the same question beside a passage that does not answer it.

    One in four is its own passage without the gold sentences; the others are among the
    lexically nearest passages, those under the same title first.
    """
    contexts: dict[str, Pair] = {pair.text: pair for pair in pairs}
    texts = list(contexts)
    near = lookup(texts, [f"{pair.question} {pair.title}" for pair in pairs], 12)
    made: list[Pair | None] = []
    for pair, hits in zip(pairs, near, strict=True):
        spoken = [plain(answer) for answer in pair.answers]
        rest = [
            pair.text[s:e]
            for i, (s, e) in enumerate(pair.sentences)
            if i not in pair.gold and not any(a in plain(pair.text[s:e]) for a in spoken)
        ]
        others = [contexts[texts[n]] for n in hits if texts[n] != pair.text]
        others = [o for o in others if not any(a in plain(o.text) for a in spoken)]
        family = [o for o in others if o.title and o.title == pair.title]
        if len(rest) >= 2 and rng.random() < 0.25:
            text, sentences = join(rest)
            made.append(replace(pair, text=text, sentences=sentences, spans=(), gold=()))
        elif others:
            other = rng.choice((family or others)[:3])
            made.append(replace(other, question=pair.question, spans=(), gold=(), answers=()))
        else:
            made.append(None)
    return made


def untidy(question: str, rng: random.Random) -> str:
    """Write a question as people type: no question mark, or a letter lost, doubled or swapped."""
    if rng.random() < 0.6:
        question = question.rstrip("?. ")
    at = rng.randrange(max(1, len(question) - 1))
    kind = rng.random()
    if kind < 0.25:
        return question[:at] + question[at + 1 :]
    if kind < 0.5:
        swapped = question[at + 1 : at + 2] + question[at : at + 1]
        return question[:at] + swapped + question[at + 2 :]
    return question[: at + 1] + question[at:] if kind < 0.6 else question


def as_met(pair: Pair, pieces: Callable[[str], int], room: int, rng: random.Random) -> Pair | None:
    """A pair as the reader meets it: cut to a window, at times untidily typed or untitled."""
    cut = window(pair, pieces, room, rng)
    if cut is None:
        return None
    question = untidy(cut.question, rng) if rng.random() < 0.15 else cut.question
    title = "" if rng.random() < 0.2 else cut.title
    return replace(cut, question=question, title=title)


def build(
    folder: Path,
    pieces: Callable[[str], int],
    seed: int,
    negative_share: float = 0.42,
    altered_share: float = 0.4,
) -> tuple[list[Pair], dict[str, str]]:
    """Make the training pairs in random order, with hard negatives and untidy questions.

    Of the pairs that are made to be unanswerable, `altered_share` keep their passage and have
    the question changed; the others keep the question and have another passage.

    Returns the pairs and the sha256 of every file they came from.
    """
    rng = random.Random(seed)
    pairs, hashes = load(folder, rng)
    positives = sum(pair.answerable for pair in pairs)
    wanted = int(positives * negative_share / (1 - negative_share)) - (len(pairs) - positives)
    answerable = [pair for pair in pairs if pair.answerable]
    elsewhere = [pair for pair in negatives(answerable, rng) if pair is not None]
    changed = [
        made
        for pair in answerable
        if pair.source not in WRITTEN_STIFFLY and (made := altered(pair, rng)) is not None
    ]
    some = min(len(changed), int(wanted * altered_share))
    mixed = pairs + rng.sample(changed, some)
    mixed += rng.sample(elsewhere, min(wanted - some, len(elsewhere)))
    rng.shuffle(mixed)
    finished = []
    for pair in mixed:
        made = as_met(pair, pieces, rng.randint(70, MAX_PIECES), rng)
        if made is not None:
            finished.append(made)
    return finished, hashes
