"""Claims with their sources and whether these bear them out, from the sets they stand in."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from bench.datasets import json_lines
from qa.models import Citation

SUMMEDITS = (
    "news", "podcast", "samsum", "ectsum", "qmsumm", "sales_call", "sales_email", "scitldr",
)  # fmt: skip
# Sets that may be trained on for what ships, and how many pairs of each are taken at most.
TRAINED_ON = {
    "bump": 1778, "fool_me_twice": 2549, "fever_symmetric": 1500, "falke_sentence_pairs": 746,
    "factcheck_bench": 3305, "wice": 3000, "snli": 5000,
}  # fmt: skip
_FILES = {
    "fool_me_twice": ("dev", "test"), "factcheck_bench": ("claim_evidence",),
    "fever_symmetric": ("v0.1_full", "v0.2_dev", "v0.2_test"),
    "falke_sentence_pairs": ("all",), "snli": ("dev", "test"),
    "wice": ("oracle_chunks_dev", "oracle_chunks_test"),
}  # fmt: skip


class Pair(NamedTuple):
    """A claim, the text it is made of, and whether that bears it out."""

    id: str
    claim: str
    source: str
    supported: bool
    group: str
    """What pairs of one article or one claim share: they are never split."""


def citation(
    text: str,
    *,
    title: str = "",
    outlet: str | None = None,
    published: Any = None,
    speaker: str | None = None,
) -> Citation:
    """A citation of that text, of an article of which no more is known."""
    return Citation(
        n=1, article_id="", source_id=None, title=title, outlet=outlet, published=published,
        url=None, start=0, end=len(text), quote=text, prefix="", suffix="", speaker=speaker,
    )  # fmt: skip


def grounding(data: Path) -> dict[str, list[Pair]]:
    """The development half of the sets that are judged, by name."""
    folder = data / "grounding"
    found = {}
    for name in SUMMEDITS:
        texts = {r["id"]: r["text"] for r in json_lines(folder / f"summedits_{name}.docs.jsonl")}
        rows = json_lines(folder / f"summedits_{name}.claims.dev.jsonl")
        found[f"summedits {name}"] = [
            Pair(r["id"], r["claim"], texts[r["doc_id"]], r["label"] == "supported", r["doc_id"])
            for r in rows
        ]
    for name in ("qags_cnndm", "qags_xsum"):
        found[name.replace("_", " ")] = [
            Pair(r["id"], r["claim"], r["doc"], r["label"] == "supported", r["doc_id"])
            for r in json_lines(folder / f"{name}.dev.jsonl")
        ]
    found["faithbench"] = [
        Pair(r["id"], r["summary"].strip(), r["doc"], not r["any_unwanted"], r["doc_id"])
        for r in json_lines(folder / "faithbench.dev.jsonl")
    ]
    return found


def training(train: Path) -> dict[str, list[Pair]]:
    """The pairs that the shipped verifier may be fitted on, by set; the same each time."""
    found = {"bump": list(_bump(train / "bump"))}
    for name, files in _FILES.items():
        rows = [r for f in files for r in json_lines(train / name / f"{f}.jsonl.gz")]
        found[name] = list(_pairs(name, rows))
    return {
        name: random.Random(0).sample(pairs, min(TRAINED_ON[name], len(pairs)))
        for name, pairs in found.items()
    }


def held(group: str) -> bool:
    """True for one group in eight: no model is trained on it, so that its scores can be weighed."""
    return hashlib.sha256(group.encode()).digest()[0] % 8 == 0


def _bump(folder: Path) -> Iterator[Pair]:
    texts = {r["doc_id"]: r["context"] for r in json_lines(folder / "articles.jsonl.gz")}
    for r in json_lines(folder / "claims.jsonl.gz"):
        source, supported = texts[r["article_id"]], r["label"] == "supported"
        yield Pair(r["id"], r["claim"], source, supported, f"bump-{r['article_id']}")


def _pairs(name: str, rows: list[dict[str, Any]]) -> Iterator[Pair]:
    seen: set[tuple[str, str]] = set()
    for r in rows:
        source = r.get("premise") or " ".join(r.get("evidence") or ())
        if not source or r["label"] == "partially_supported" or (r["claim"], source) in seen:
            continue
        seen.add((r["claim"], source))
        group = hashlib.sha256(r["claim"].encode()).hexdigest()[:12]
        yield Pair(r["id"], r["claim"], source, r["label"] == "supported", f"{name}-{group}")
