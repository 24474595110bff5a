"""Claims written for Footnote about news, true and subtly wrong, as rows to train on.

    python -m bench.verifier.written TRAIN_FOLDER OUT.npz --beside MIX.npz --rows 8000

`claims.jsonl` holds of each article three times: two sentences that say the same of it in other
words than its own, and two of these with one small thing changed. A language model wrote them,
article by article, for this project. The articles are those of the sets, whose text is not in the
project. One in eight is held back (`held`), to weigh what the model says and to measure it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path
from typing import NamedTuple

from bench.grounding import Pair, held
from bench.rows import write_beside
from bench.verifier.articles import by_name
from bench.verifier.rows import rows_of
from bench.verifier.samples import Sample, difference
from qa.checking.entailment import premise_of

CLAIMS = Path(__file__).with_name("claims.jsonl")


class Written(NamedTuple):
    """What was written of an article: the same twice in other words, and each with a change."""

    article: str
    true: list[str]
    false: list[str]


def read_claims() -> list[Written]:
    """Everything that was written, in order."""
    return [Written(**json.loads(line)) for line in CLAIMS.read_text("utf-8").splitlines()]


def samples(train: Path) -> Iterator[Sample]:
    """Every claim to be trained on beside the nearest sentences of its article.

    Raises:
        KeyError: an article is not in the folder.
    """
    articles = by_name(train)
    for each in read_claims():
        if held(each.article):
            continue
        source = articles[each.article].source
        for claim in each.true:
            yield Sample(claim, premise_of(claim, source), True, (), "written")
        for claim in each.false:
            made_of = max(each.true, key=lambda true: _alike(true, claim))
            wrong = difference(made_of, claim)
            yield Sample(claim, premise_of(claim, source), False, wrong, "written")


def held_back(train: Path) -> list[Pair]:
    """The claims of the articles that are not trained on, each against its whole article."""
    articles = by_name(train)
    return [
        Pair(f"{each.article}-{n}", claim, articles[each.article].text, supported, each.article)
        for n, each in enumerate(read_claims())
        for supported, claims in ((True, each.true), (False, each.false))
        for claim in claims
        if held(each.article)
    ]


def _alike(one: str, other: str) -> float:
    return SequenceMatcher(None, one.split(), other.split(), autojunk=False).ratio()


def main() -> None:
    """Write the rows of the claims, beside some of a mix."""
    write_beside(__doc__, lambda args: rows_of(list(samples(args.data))))


if __name__ == "__main__":
    main()
