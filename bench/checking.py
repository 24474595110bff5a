"""How often `qa.checking` agrees with people on whether a text bears a claim out.

    python -m bench.checking --data DATA [--sample 100]

Balanced accuracy on the development halves of the grounding sets, with bootstrap intervals
that draw whole articles, and the time a claim takes. What was printed is in `checking.md`.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from bench.datasets import data_folder
from bench.grounding import Pair, citation, grounding
from qa.checking import check

BARS = {"summedits news": 0.72, "qags": 0.74, "faithbench": 0.60}
_DRAWS = 1000


def balanced(supported: NDArray[np.bool_], said: NDArray[np.bool_]) -> float:
    """The mean of the shares right of the supported and of the unsupported claims."""
    shares = [float((said[supported == side] == side).mean()) for side in (True, False)]
    return sum(shares) / len(shares)


def interval(pairs: Sequence[Pair], said: NDArray[np.bool_]) -> tuple[float, float]:
    """The middle 95 % of the balanced accuracies of sets of articles drawn from these."""
    rng = np.random.default_rng(0)
    supported = np.array([p.supported for p in pairs])
    groups: dict[str, list[int]] = {}
    for n, pair in enumerate(pairs):
        groups.setdefault(pair.group, []).append(n)
    rows = [np.array(g) for g in groups.values()]
    found = []
    for _ in range(_DRAWS):
        drawn = np.concatenate([rows[i] for i in rng.integers(0, len(rows), len(rows))])
        if 0 < supported[drawn].sum() < len(drawn):
            found.append(balanced(supported[drawn], said[drawn]))
    low, high = np.quantile(found, (0.025, 0.975))
    return float(low), float(high)


def main() -> None:
    """Check every claim of every set and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sample", type=int, help="claims of each set, all if not given")
    options = data_folder(parser)
    sets = grounding(options.data)
    if options.sample:
        sets = {n: random.Random(0).sample(p, min(len(p), options.sample)) for n, p in sets.items()}
    sets["qags"] = sets["qags cnndm"] + sets["qags xsum"]
    check("It reopened.", [citation("The port reopened.")])  # loads the model
    done: dict[str, bool] = {}
    for name, pairs in sets.items():
        began = time.process_time()
        new = 0
        for pair in pairs:
            if pair.id not in done:
                result = check(pair.claim, [citation(pair.source)])
                done[pair.id] = result.verdict != "unsupported"
                new += 1
        spent = 1000 * (time.process_time() - began) / max(1, new)
        said = np.array([done[p.id] for p in pairs])
        supported = np.array([p.supported for p in pairs])
        low, high = interval(pairs, said)
        print(
            f"{name:<22} {balanced(supported, said):.3f} ({low:.3f}–{high:.3f})"
            f"  of {len(pairs):>4}  true flagged {float((~said[supported]).mean()):.2f}"
            f"  false flagged {float((~said[~supported]).mean()):.2f}"
            + (f"  {spent:.0f} ms of a processor a claim" if new else "")
            + (f"  bar {BARS[name]}" if name in BARS else "")
        )


if __name__ == "__main__":
    main()
