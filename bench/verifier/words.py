"""Makes `qa/language/common_words.txt`: English words that are seldom names, commonest first.

    python -m bench.verifier.words TRAIN_DIR

A word is kept when it stands in at least `_LEAST` texts and is written small, away from the
beginning of a sentence, three times in four. Counts are taken over sets whose licence allows
it; the list holds words only, no text.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from bench.datasets import json_lines

SETS = (
    "onestopqa/all", "squadshifts/new_wiki", "squadshifts/reddit", "squadshifts/amazon",
    "squad2_dev_otherhalf/*", "qed/train", "bump/articles",
)  # fmt: skip
KEPT = Path(__file__).parents[2] / "qa" / "language" / "common_words.txt"
_LEAST, _MOST = 3, 14_000
_INSIDE = re.compile(r"(?<=[a-z,;] )[A-Za-z]+(?:'[a-z]+)?\b")


def texts(train: Path) -> Iterator[str]:
    """Every text of the sets, each once."""
    seen: set[int] = set()
    for name in SETS:
        for path in sorted(train.glob(f"{name}.jsonl.gz")):
            for row in json_lines(path):
                text = row.get("context") or ""
                if text and hash(text) not in seen:
                    seen.add(hash(text))
                    yield text


def common_words(train: Path) -> list[str]:
    """The words kept, by how many texts they stand in, most first."""
    small: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for text in texts(train):
        found = set(_INSIDE.findall(text))
        small.update(w for w in found if w.islower())
        capital.update(w.lower() for w in found if not w.islower())
    kept = [w for w, n in small.most_common() if n >= _LEAST and n >= 3 * capital[w]]
    return kept[:_MOST]


def main() -> None:
    """Write the list."""
    words = common_words(Path(sys.argv[1]))
    KEPT.write_text("\n".join(words) + "\n", encoding="utf-8")
    print(f"{len(words)} words, from {words[:5]} to {words[-5:]}")


if __name__ == "__main__":
    main()
