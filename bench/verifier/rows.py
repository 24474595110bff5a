"""The verifier's training samples as rows of word pieces, in one file.

    python -m bench.verifier.rows TRAIN_FOLDER ROWS.npz --seed 7 --mixes 1

The samples are those of `bench.verifier.mix`; each mix changes other words of other articles.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

from tokenizers import Tokenizer

from bench.rows import Row, Rows, draw, word_pieces
from bench.verifier.mix import build
from bench.verifier.samples import Sample
from qa.checking.entailment import MAX_LENGTH

_UNKNOWN = -1


def to_row(sample: Sample, weight: float, tokenizer: Tokenizer) -> Row:
    """Tokenise a sample and carry its character ranges over to tokens.

    `wrong` is 1 for wrong tokens of the claim, 0 for its right ones, −1 where it is not known.
    """
    encoding = tokenizer.encode(sample.claim, sample.premise)
    wrong = [_UNKNOWN] * len(encoding.ids)
    # Wrong words that were left out stand nowhere: such a claim tells of the whole row only.
    if sample.wrong is not None and (sample.supported or sample.wrong):
        for t, ((a, b), part) in enumerate(
            zip(encoding.offsets, encoding.sequence_ids, strict=True)
        ):
            if part == 0:
                wrong[t] = int(any(a < end and b > start for start, end in sample.wrong))
    asked = sum(kind == 0 for kind in encoding.type_ids)
    whole = {"supported": float(sample.supported), "weight": weight}
    return Row(encoding.ids, asked, {"wrong": wrong}, whole)


def rows_of(samples: list[Sample]) -> Rows:
    """All rows; within each source the true and the false ones count the same together."""
    tokenizer = word_pieces()
    # Cut where a claim and what the model is shown of the source are too long together.
    tokenizer.enable_truncation(MAX_LENGTH, strategy="longest_first")
    counts = Counter((s.source, s.supported) for s in samples)
    return Rows.of(
        to_row(s, (counts[s.source, True] + counts[s.source, False])
               / (2 * counts[s.source, s.supported])
               if counts[s.source, not s.supported] else 1.0, tokenizer)
        for s in samples
    )  # fmt: skip


def mixed(folder: Path, seed: int) -> tuple[Rows, dict[str, Any]]:
    """One mix, and a record of what is in it."""
    samples, hashes = build(folder, seed)
    counts = sorted(Counter((s.source, s.supported) for s in samples).items())
    return rows_of(samples), {
        "pairs": len(samples),
        "sources": {f"{name} {'true' if side else 'false'}": n for (name, side), n in counts},
        "sha256": hashes,
    }


if __name__ == "__main__":
    draw(__doc__, mixed)
