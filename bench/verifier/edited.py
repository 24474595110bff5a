"""Claims written for Footnote with small edits, right ones and wrong ones, as rows to train on.

    python -m bench.verifier.edited TRAIN_FOLDER OUT.npz --beside MIX.npz --rows 8000 [--each 6]

`edits.jsonl` holds of a part of an article one claim that joins what stands apart in it or shortens
what it says, edits that leave it true (`same`) and edits that no longer let the article bear it out
(`other`). A language model wrote them, article by article, for this project. The articles are those
of the sets, whose text is not in the project: where a claim has five words running of its article,
it holds the characters' range there instead. Any few edits at different places can be made at once:
of each claim `--each` true and as many wrong ones are drawn, the wrong ones with one wrong edit.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from bench.grounding import Pair, held
from bench.rows import write_beside
from bench.verifier.articles import Document, by_name
from bench.verifier.changes import Range
from bench.verifier.rows import rows_of
from bench.verifier.samples import Sample
from qa.checking.entailment import premise_of

EDITS = Path(__file__).with_name("edits.jsonl")
# How many right edits are made at once, drawn with the same chance each.
_AT_ONCE = (0, 1, 1, 2, 2, 3)
_HELD_EACH = 3  # true and wrong claims of each that is held back


class Edit(NamedTuple):
    """A replacement of characters of a claim."""

    start: int
    end: int
    new: str


class Edited(NamedTuple):
    """A claim, what leaves it true, and what does not."""

    article: str
    claim: str
    same: list[list[str]]
    other: list[list[str]]

    def edit(self, pair: Sequence[str]) -> Edit:
        """Where a pair of old and new text is made."""
        old, new = pair
        start = self.claim.index(old)
        return Edit(start, start + len(old), new)


def joined(pieces: str | Sequence[str | Sequence[int]], article: str) -> str:
    """A claim of its own words and of ranges of characters of its article."""
    return "".join(p if isinstance(p, str) else article[slice(*p)] for p in pieces)


def read_edits(articles: Mapping[str, Document]) -> list[Edited]:
    """Everything that was written of these articles, by `kind/id`, in order.

    Raises:
        KeyError: an article is not among them.
    """
    rows = map(json.loads, EDITS.read_text("utf-8").splitlines())
    return [
        Edited(**row | {"claim": joined(row["claim"], articles[row["article"]].text)})
        for row in rows
    ]


def applied(claim: str, edits: Sequence[Edit], wrong: Edit | None) -> tuple[str, tuple[Range, ...]]:
    """The claim with the edits made, and where the wrong one now stands, if it left any words."""
    made, at = "", 0
    places: tuple[Range, ...] = ()
    for edit in sorted(edits):
        made += claim[at : edit.start]
        if edit is wrong and edit.new:
            places = ((len(made), len(made) + len(edit.new)),)
        made += edit.new
        at = edit.end
    return made + claim[at:], places


def drawn(each: Edited, supported: bool, rng: random.Random) -> tuple[str, tuple[Range, ...]]:
    """One claim with a few right edits, and a wrong one unless it is to be true."""
    right = [each.edit(pair) for pair in each.same]
    wrong = None if supported else each.edit(rng.choice(each.other))
    chosen = [wrong] if wrong else []
    for edit in rng.sample(right, min(len(right), rng.choice(_AT_ONCE))):
        if all(edit.end <= c.start or edit.start >= c.end for c in chosen):
            chosen.append(edit)
    return applied(each.claim, chosen, wrong)


def samples(train: Path, each: int, seed: int) -> Iterator[Sample]:
    """So many true and so many wrong claims of each, beside what the model is shown of the article.

    Raises:
        KeyError: an article is not in the folder.
    """
    rng = random.Random(seed)
    articles = by_name(train)
    for edited in read_edits(articles):
        if held(edited.article):
            continue
        source = articles[edited.article].source
        for supported in (True, False) * each:
            claim, wrong = drawn(edited, supported, rng)
            yield Sample(claim, premise_of(claim, source), supported, wrong, "edited")


def held_back(train: Path) -> list[Pair]:
    """Claims of the articles that are not trained on, each against its whole article."""
    rng = random.Random(0)
    articles = by_name(train)
    return [
        Pair(
            f"{edited.article}-{n}-{k}", drawn(edited, supported, rng)[0],
            articles[edited.article].text, supported, edited.article,
        )
        for n, edited in enumerate(read_edits(articles))
        if held(edited.article)
        for k in range(_HELD_EACH)
        for supported in (True, False)
    ]  # fmt: skip


def _each(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--each", type=int, default=6, help="true claims of each, and wrong ones")


def main() -> None:
    """Write the rows of the claims, beside some of a mix."""
    write_beside(__doc__, lambda a: rows_of(list(samples(a.data, a.each, a.seed))), _each)


if __name__ == "__main__":
    main()
