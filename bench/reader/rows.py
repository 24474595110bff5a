"""The reader's training pairs as rows of word pieces, in one file.

    python -m bench.reader.rows TRAIN_FOLDER ROWS.npz --seed 7 --mixes 1

Each mix is drawn anew: other passages that do not answer, other cuts, other typing slips, and of
the large sets other questions. More than one is worth it where there is time to train on them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from tokenizers import Tokenizer

from bench.reader.data import Pair
from bench.reader.loss import ENDS, GOLD, STARTS
from bench.reader.mix import build
from bench.reader.sentences import Range
from bench.rows import Row, Rows, draw, word_pieces
from qa.reading import JOINER, MAX_LENGTH


def to_row(pair: Pair, tokenizer: Tokenizer) -> Row | None:
    """Tokenise a pair and carry its character ranges over to tokens; None if no passage is left.

    `sentence` names each token's sentence, −1 outside the passage. `marks` says whether an
    answer starts there, ends there, or whether it is of a sentence that answers.
    """
    lead = pair.title + JOINER if pair.title else ""
    encoding = tokenizer.encode(pair.question, lead + pair.text)
    body = [
        (t, a - len(lead), b - len(lead))
        for t, ((a, b), part) in enumerate(
            zip(encoding.offsets, encoding.sequence_ids, strict=True)
        )
        if part == 1 and a >= len(lead)
    ]
    sentence = [-1] * len(encoding.ids)
    for t, a, _ in body:
        sentence[t] = next((i for i, (s, e) in enumerate(pair.sentences) if s <= a < e), -1)
    if max(sentence) < 0:
        return None
    marks = [GOLD * (n in pair.gold) for n in sentence]
    if any(marks):
        spans = [found for found in (token_span(span, body) for span in pair.spans) if found]
    else:  # token 0, [CLS], is the null span: the right one where nothing answers
        spans = [(0, 0)]
    for first, last in spans:
        marks[first] |= STARTS
        marks[last] |= ENDS
    asked = sum(kind == 0 for kind in encoding.type_ids)
    return Row(encoding.ids, asked, {"sentence": sentence, "marks": marks})


def token_span(span: Range, body: list[tuple[int, int, int]]) -> Range | None:
    """First and last token of a range of characters, None where it was cut off."""
    inside = [t for t, a, b in body if a < span[1] and b > span[0]]
    whole = inside and body[-1][2] >= span[1]
    return (inside[0], inside[-1]) if whole else None


def rows_of(pairs: Iterable[Pair]) -> Rows:
    """Rows of the pairs, as far as the reader's length goes."""
    tokenizer = word_pieces()
    tokenizer.enable_truncation(MAX_LENGTH, strategy="only_second")
    return Rows.of(row for row in (to_row(pair, tokenizer) for pair in pairs) if row is not None)


def pieces() -> Callable[[str], int]:
    """What counts the word pieces of a text."""
    tokenizer = word_pieces()
    return lambda text: len(tokenizer.encode(text, add_special_tokens=False))


def mixed(folder: Path, seed: int) -> tuple[Rows, dict[str, Any]]:
    """One mix, and a record of what is in it."""
    pairs, hashes = build(folder, pieces(), seed)
    rows = rows_of(pairs)
    return rows, {
        "pairs": len(rows.ends),
        "answerable": sum(pair.answerable for pair in pairs) / len(pairs),
        "sources": dict(Counter(pair.source for pair in pairs)),
        "sha256": hashes,
    }


if __name__ == "__main__":
    draw(__doc__, mixed)
