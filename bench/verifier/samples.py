"""What the entailment model is trained on: a claim, the nearest sentences, borne out or not.

Here are those that people labelled; only sets whose licence lets weights ship are read.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from bench.grounding import Pair, citation, held, training
from bench.verifier.articles import LEFT_OUT
from bench.verifier.changes import Range
from qa.checking.entailment import premise_of
from qa.checking.source import Source
from qa.checking.verifier import claim_sentences

# How many of each at most.
LABELLED = {
    "bump": 1778, "fool_me_twice": 1800, "fever_symmetric": 1500, "falke_sentence_pairs": 746,
    "factcheck_bench": 800, "wice": 1400, "snli": 2600,
}  # fmt: skip


@dataclass(frozen=True)
class Sample:
    """A claim beside what it is held against; `wrong` is where it is wrong, None if not known."""

    claim: str
    premise: str
    supported: bool
    wrong: tuple[Range, ...] | None
    source: str


def labelled(train: Path, rng: random.Random) -> Iterator[Sample]:
    """Samples of the sets that people labelled, a sentence of a claim each."""
    sets = training(train)
    yield from _bump(sets.pop("bump"))
    for name, pairs in sets.items():
        sides: dict[bool, list[Pair]] = {True: [], False: []}
        for pair in rng.sample(pairs, len(pairs)):
            if not held(pair.group):
                sides[pair.supported].append(pair)
        for side, of in sides.items():
            for pair in of[: LABELLED[name] // 2]:
                source = Source([citation(pair.source)])
                wrong = () if side else None
                yield Sample(pair.claim, premise_of(pair.claim, source), side, wrong, name)


def _bump(pairs: Sequence[Pair]) -> Iterator[Sample]:
    """BUMP's summaries by sentence: of an edited one only the sentence that was edited is wrong."""
    by_id = {p.id: p for p in pairs if p.group != LEFT_OUT and not held(p.group)}
    sources: dict[str, Source] = {}
    seen: set[tuple[str, str]] = set()
    for pair in by_id.values():
        source = sources.setdefault(pair.group, Source([citation(pair.source)]))
        before = by_id.get(pair.id.removesuffix("-edi") + "-ref")
        known = set(claim_sentences(before.claim)) if before else set()
        for sentence in claim_sentences(pair.claim):
            right = pair.supported or sentence in known
            if (pair.group, sentence) in seen or (not right and before is None):
                continue
            seen.add((pair.group, sentence))
            wrong: tuple[Range, ...] = ()
            if not right and before:
                wrong = difference(before.claim, sentence)
            yield Sample(sentence, premise_of(sentence, source), right, wrong, "bump")


def difference(true: str, false: str) -> tuple[Range, ...]:
    """Where the false one has words that the true one has not in their place."""
    theirs = [m.group() for m in re.finditer(r"\S+", true)]
    places = list(re.finditer(r"\S+", false))
    blocks = SequenceMatcher(None, theirs, [m.group() for m in places], autojunk=False)
    return tuple(
        (places[b].start(), places[max(b, end - 1)].end())
        for tag, _, _, b, end in blocks.get_opcodes()
        if tag in ("replace", "insert") and b < len(places)
    )
