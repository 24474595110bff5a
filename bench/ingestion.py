"""How well awkward files are read: run by hand, results kept in `bench/ingestion.md`.

    python -m bench.ingestion --data DIR [--worst N]

DIR is the `ingestion` folder of the shared data (default: `$FOOTNOTE_DATA/ingestion`).
"""

from __future__ import annotations

import argparse
import collections
import gzip
import json
import os
import re
import statistics
import tarfile
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from index.clean import clean
from index.errors import UnreadableFileError
from index.load import Failure, load, load_bytes
from index.load.decode import decode
from index.load.metadata import read_date
from index.models import Draft

LIMIT = 50_000_000
Row = dict[str, Any]


def main() -> None:
    """Print each table in turn."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=None)
    parser.add_argument("--worst", type=int, default=0, help="also print the N worst of each")
    arguments = parser.parse_args()
    folder = arguments.data or Path(os.environ["FOOTNOTE_DATA"], "ingestion")
    rows = [json.loads(line) for line in (folder / "manifest.jsonl").open(encoding="utf-8")]
    with tempfile.TemporaryDirectory() as unpacked:
        for archive in sorted(folder.glob("*.tar.gz")):
            with tarfile.open(archive) as members:
                members.extractall(unpacked, filter="data")
        located = [(row, _locate(row["path"], folder, Path(unpacked))) for row in rows]
        _outcomes(located)
        _news_pages(located, arguments.worst)
        _encodings(located, arguments.worst)
    _mojibake(folder / "mojibake" / "test_cases.json", arguments.worst)


def _locate(path: str, folder: Path, unpacked: Path) -> Path:
    return folder / path if (folder / path).exists() else unpacked / path


def _load(path: Path) -> list[Draft | Failure]:
    """Load a file as it is; a gzipped page as the page in it."""
    if path.name.endswith(".html.gz"):
        name = path.name.removesuffix(".gz")
        return list(
            load_bytes(name, gzip.decompress(path.read_bytes()), key=name, limit_bytes=LIMIT)
        )
    return list(load([path], limit_bytes=LIMIT))


def _outcomes(located: list[tuple[Row, Path]]) -> None:
    """Load every file, those of kinds that are not read included."""
    table: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
    reasons: collections.Counter[str] = collections.Counter()
    started = time.perf_counter()
    for row, path in located:
        try:
            outcomes = _load(path)
        except Exception as error:
            table[row["set"]]["crashes"] += 1
            print("CRASH", row["path"], repr(error))
            continue
        table[row["set"]]["files"] += 1
        for outcome in outcomes:
            if isinstance(outcome, Draft):
                table[row["set"]]["drafts"] += 1
                table[row["set"]]["unsettled"] += clean(outcome.text) != outcome.text
                continue
            kind = "unexpected" if "It could not be read (" in outcome.reason else "failures"
            table[row["set"]][kind] += 1
            reasons[re.sub(r"kind \S+", "kind …", outcome.reason)] += 1
    columns = ("files", "drafts", "failures", "unexpected", "crashes", "unsettled")
    print(f"\n## Every file ({time.perf_counter() - started:.0f} s)\n")
    _table(("set", *columns), [(name, *(c[k] for k in columns)) for name, c in table.items()])
    print("\nReasons given:\n")
    for reason, count in reasons.most_common(20):
        print(f"- {count} × {reason}")


def _tokens(text: str) -> collections.Counter[str]:
    return collections.Counter(re.findall(r"\w+", text.lower()))


def _scores(expected: str, got: str) -> tuple[float, float, float]:
    """Precision, recall and F1 of the words, each counted as often as it occurs."""
    want, have = _tokens(expected), _tokens(got)
    common = (want & have).total()
    precision = common / have.total() if have else 0.0
    recall = common / want.total() if want else 1.0
    return precision, recall, 2 * precision * recall / (precision + recall or 1)


def _news_pages(located: list[tuple[Row, Path]], worst: int) -> None:
    scores: dict[str, list[tuple[float, float, float, str]]] = collections.defaultdict(list)
    fields: collections.Counter[str] = collections.Counter()
    wrong: list[str] = []
    for row, path in located:
        if not row.get("expected_text"):
            continue
        draft = next((x for x in _load(path) if isinstance(x, Draft)), None)
        got = draft.text if draft else ""
        scores[row["set"]].append((*_scores(clean(row["expected_text"]), got), path.name))
        if meta := row.get("expected_meta"):
            wrong += _compare(meta, draft, fields, path.name)
    print("\n## News pages: words of the gold text\n")
    _table(
        ("set", "pages", "precision", "recall", "mean F1", "median F1", "F1 < 0.8"),
        [
            (
                name,
                len(found),
                *(f"{statistics.mean([s[0], s[1], s[2]][i] for s in found):.3f}" for i in range(3)),
                f"{statistics.median(s[2] for s in found):.3f}",
                sum(s[2] < 0.8 for s in found),
            )
            for name, found in scores.items()
        ],
    )
    print("\n## News pages: metadata (newspaper4k)\n")
    names = ("title", "authors", "published", "language")
    _table(
        ("field", "known", "right", "missing"),
        [(n, fields[f"{n} known"], fields[f"{n} right"], fields[f"{n} missing"]) for n in names],
    )
    for found in scores.values():
        for score in sorted(found, key=lambda s: s[2])[:worst]:
            print(f"  P {score[0]:.2f} R {score[1]:.2f} F1 {score[2]:.2f} {score[3]}")
    for line in wrong if worst else []:
        print(" ", line)


def _compare(
    meta: Row, draft: Draft | None, fields: collections.Counter[str], name: str
) -> Iterator[str]:
    want = {
        "title": clean(meta.get("title") or "").casefold(),
        "authors": {a.casefold() for a in meta.get("authors") or []},
        "published": read_date(meta.get("publish_date")),
        "language": meta.get("meta_lang"),
    }
    got = {
        "title": (draft.title if draft and draft.title else "").casefold(),
        "authors": {a.casefold() for a in draft.authors} if draft else set(),
        "published": draft.published if draft else None,
        "language": draft.language if draft else None,
    }
    for field, value in want.items():
        if not value:
            continue
        fields[f"{field} known"] += 1
        fields[f"{field} right"] += got[field] == value
        fields[f"{field} missing"] += not got[field]
        if got[field] != value:
            yield f"{name}: {field}: want {value}, got {got[field]}"


def _encodings(located: list[tuple[Row, Path]], worst: int) -> None:
    """Count a file right when its text is that of the encoding it is known to be in."""
    table: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
    wrong: list[str] = []
    for row, path in located:
        if row["set"] != "chardet" or row.get("decodes_with_it") is not True:
            continue
        data = path.read_bytes()
        expected = clean(data.decode(row["expected_encoding"]))
        kind = "declared (xml, html)" if row["format"] in {"xml", "html"} else "bare (txt, srt)"
        try:
            got = clean(decode(data, declares=row["format"] in {"xml", "html"}))
        except UnreadableFileError:
            got = ""
        table[kind]["files"] += 1
        table[kind]["right"] += got == expected
        words = _scores(expected, got)[1]
        table[kind]["words"] += round(1000 * words)
        if got != expected:
            wrong.append(f"{row['path']} ({row['expected_encoding']}): words right {words:.2f}")
    print("\n## Encodings\n")
    _table(
        ("files", "number", "text exactly right", "words right"),
        [
            (k, c["files"], c["right"], f"{c['words'] / 1000 / c['files']:.3f}")
            for k, c in table.items()
        ],
    )
    for line in wrong if worst else []:
        print(" ", line)


def _straight(text: str) -> str:
    """Quotes made alike: the cases expect them straightened, which `clean` will not do."""
    return re.sub("[“”„‟]", '"', re.sub("[‘’‚‛]", "'", clean(text)))


def _mojibake(path: Path, worst: int) -> None:
    cases = json.loads(path.read_text(encoding="utf-8"))
    table: collections.Counter[str] = collections.Counter()
    for case in cases:
        right = _straight(clean(case["original"])) == _straight(case["fixed"])
        kind = "to leave alone" if "egative" in case["label"] else f"expected to {case['expect']}"
        table[f"{kind} cases"] += 1
        table[f"{kind} right"] += right
        if worst and not right:
            print(
                " ", case["label"], "|", case["original"][:60], "->", clean(case["original"])[:60]
            )
    print("\n## Mojibake (ftfy's own cases)\n")
    kinds = ("expected to pass", "to leave alone", "expected to fail")
    _table(
        ("cases", "number", "right"), [(k, table[f"{k} cases"], table[f"{k} right"]) for k in kinds]
    )


def _table(head: tuple[str, ...], rows: list[tuple[Any, ...]]) -> None:
    print("| " + " | ".join(head) + " |")
    print("|" + "---|" * len(head))
    for row in rows:
        print("| " + " | ".join(map(str, row)) + " |")


if __name__ == "__main__":
    main()
