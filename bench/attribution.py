"""Measures `qa.attribution` on PolNeAR: who said what in US political news.

    python -m bench.attribution TRAIN_DIR [--part dev] [--show 'missed direct']

TRAIN_DIR (or FOOTNOTE_TRAIN) holds `polnear/articles_*.jsonl.gz` and `quotes_*.jsonl.gz`.
The rules for what counts are in `attribution.md`, beside the figures.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import random
import re
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from index.models import Span
from index.split import split_sentences
from qa.attribution import Attribution, attributions, speaker_of

Ranges = list[tuple[int, int]]

# Gold of the narrower kind that the product is about: the cue says, writes, tells, thinks.
SPEECH_CUE = re.compile(
    r"\b(?:sa(?:y|ys|id|ying)|t(?:ell|ells|old|elling)|according to|add(?:s|ed|ing)?|"
    r"wr(?:ite|ites|ote|iting)|argu(?:e|es|ed|ing)|claim(?:s|ed|ing)?|not(?:e|es|ed|ing)|"
    r"explain(?:s|ed|ing)?|announc(?:e|es|ed|ing)|warn(?:s|ed|ing)?|insist(?:s|ed|ing)?|"
    r"acknowledg(?:e|es|ed|ing)|believ(?:e|es|ed|ing)|th(?:ink|inks|ought|inking)|"
    r"report(?:s|ed|ing)?|suggest(?:s|ed|ing)?|state[sd]?|stating|declar(?:e|es|ed|ing)|"
    r"tweet(?:s|ed|ing)?|ask(?:s|ed|ing)?|continued|went on|predict(?:s|ed|ing)?|"
    r"den(?:y|ies|ied|ying)|admit(?:s|ted|ting)?|assert(?:s|ed|ing)?|conclud(?:e|es|ed|ing)|"
    r"repl(?:y|ies|ied|ying)|respond(?:s|ed|ing)?|recall(?:s|ed|ing)?|vow(?:s|ed|ing)?)\b",
    re.IGNORECASE,
)


class Gold(NamedTuple):
    """One annotated attribution, in characters of its article."""

    kind: str
    content: Ranges
    source: Ranges
    speaker: str
    speech: bool


class Tally(NamedTuple):
    """What a part of the corpus came to."""

    hits: Counter[str]
    totals: Counter[str]
    examples: dict[str, list[str]]
    seconds: float
    words: int


def read(path: Path) -> Iterator[dict[str, Any]]:
    """The records of a gzip JSON lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def gold_of(article: dict[str, Any], kinds: dict[str, str]) -> list[Gold]:
    """The article's attributions, each with its kind where the quotes file has one."""
    text, found = article["text"], []
    for i, a in enumerate(article["attributions"]):
        kind = kinds.get(f"{article['doc_id']}-{i}")
        if kind is None:
            continue
        cue = " ".join(text[s:e] for s, e in a["cue"])
        speaker = " ".join(text[s:e] for s, e in a["source"])
        speech = bool(SPEECH_CUE.search(cue)) or ":" in cue
        found.append(Gold(kind, a["content"], a["source"], speaker, speech))
    return found


def overlap(a: Ranges, b: Ranges) -> int:
    """Characters that two sets of ranges share; each set's own overlaps count once."""
    return len(cells(a) & cells(b))


def cells(ranges: Ranges) -> set[int]:
    """The offsets a set of ranges covers."""
    return {i for s, e in ranges for i in range(s, e)}


_PRONOUNS = frozenset("he she they it i we who which him her them his their that".split())


def same_speaker(gold: Gold, ours: Attribution) -> bool:
    """The gold mention overlaps ours, or the last names agree, or a pronoun stands beside."""
    if overlap(gold.source, [(ours.speaker_start, ours.speaker_end)]):
        return True
    return bool(names(gold.speaker) & names(ours.speaker))


def names(speaker: str) -> set[str]:
    """The capitalised words of a mention that can name it: the last of each run."""
    runs = re.findall(r"[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*)*", speaker)
    last = {re.sub(r"['’]s$", "", run.split()[-1]).strip(".,").lower() for run in runs}
    return last - _PRONOUNS - {"the", "a"}


def judge(gold: Gold, ours: list[Attribution]) -> str:
    """`right`, `wrong speaker`, `missed` or `no speaker` (gold has none to agree with)."""
    near = [a for a in ours if any(a.start < e and s < a.end for s, e in gold.content)]
    size = len(cells(gold.content))
    agreeing = [a for a in near if same_speaker(gold, a)]
    if gold.source and 2 * overlap(gold.content, [(a.start, a.end) for a in agreeing]) >= size:
        return "right"
    if 2 * overlap(gold.content, [(a.start, a.end) for a in near]) >= size:
        return "wrong" if gold.source else "nobody"
    return "missed" if gold.source else "nobody"


def measure(articles: list[dict[str, Any]], kinds: dict[str, str]) -> Tally:
    """Runs attribution over articles and tallies verdicts by kind, and false attributions."""
    tally = Tally(Counter(), Counter(), {}, 0.0, 0)
    seconds, words = 0.0, 0
    for article in articles:
        text = article["text"]
        sentences = split_sentences(text)
        began = time.perf_counter()
        ours = attributions(text, sentences)
        seconds += time.perf_counter() - began
        words += len(text.split())
        gold = gold_of(article, kinds)
        for g in gold:
            verdict = judge(g, ours)
            if not g.source:
                continue
            for label in (g.kind, f"{g.kind} (speech)") if g.speech else (g.kind,):
                tally.totals[label] += 1
                tally.hits[label] += verdict == "right"
            if verdict != "right":
                note(tally, f"{verdict} {g.kind}" + (" speech" if g.speech else ""), text, g, ours)
        count_false(tally, text, sentences, gold, ours)
    return tally._replace(seconds=seconds, words=words)


def count_false(
    tally: Tally, text: str, sentences: list[Span], gold: list[Gold], ours: list[Attribution]
) -> None:
    """Sentences that hold no part of any gold attribution, and those we gave a speaker.

    `false` are those that a claim would be served with a speaker for, `false or stance` those
    that any attribution of ours touches: what somebody wants or opposes is told, not said.
    """
    taken = cells([r for g in gold for r in (*g.content, *g.source)])
    for sentence in sentences:
        if any(i in taken for i in range(sentence.start, sentence.end)):
            continue
        tally.totals["false"] += 1
        tally.totals["false or stance"] += 1
        touched = any(a.start < sentence.end and sentence.start < a.end for a in ours)
        tally.hits["false or stance"] += touched
        given = speaker_of(sentence, ours)
        if given is not None:
            tally.hits["false"] += 1
            quote = text[sentence.start : sentence.end]
            tally.examples.setdefault("false", []).append(f"{given.speaker} <{given.cue}>: {quote}")


def note(tally: Tally, label: str, text: str, gold: Gold, ours: list[Attribution]) -> None:
    """Keeps an error to look at; printed only on request, kept nowhere."""
    start = min(s for s, _ in gold.content + gold.source)
    end = max(e for _, e in gold.content + gold.source)
    near = [
        (a.speaker, a.cue, text[a.start : a.end][:60])
        for a in ours
        if a.start < end and start < a.end
    ]
    words = " | ".join(text[s:e][:150] for s, e in gold.content)
    tally.examples.setdefault(label, []).append(
        f"[{gold.speaker}] {words}\n    in: {text[max(0, start - 60) : end + 60][:500]!r}\n"
        f"    ours: {near[:4]}"
    )


def report(part: str, tally: Tally) -> None:
    """Prints one part's figures."""
    print(f"{part}: {1000 * tally.seconds * 800 / max(1, tally.words):.1f} ms per 800 words")
    for label in sorted(tally.totals):
        n, of = tally.hits[label], tally.totals[label]
        print(f"  {label:<20} {n:>6} / {of:<6} {n / of:.3f}")
    pooled = ["mixed", "indirect"]
    for suffix in ("", " (speech)"):
        n = sum(tally.hits[p + suffix] for p in pooled)
        of = sum(tally.totals[p + suffix] for p in pooled)
        print(f"  {'mixed+indirect' + suffix:<23} {n} / {of} {n / max(1, of):.3f}")


def main() -> None:
    """Measures the parts asked for."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("train", nargs="?", default=os.environ.get("FOOTNOTE_TRAIN"))
    parser.add_argument("--part", action="append", choices=["train", "dev", "test"])
    parser.add_argument("--show", help="print a sample of these errors, e.g. 'missed direct'")
    parser.add_argument("--sample", type=int, default=25)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    if not options.train:
        parser.error("say where the training data is, as an argument or in FOOTNOTE_TRAIN")
    for part in options.part or ["train", "dev"]:
        folder = Path(options.train) / "polnear"
        kinds = {q["id"]: q["kind"] for q in read(folder / f"quotes_{part}.jsonl.gz")}
        tally = measure(list(read(folder / f"articles_{part}.jsonl.gz")), kinds)
        report(part, tally)
        print({k: len(v) for k, v in sorted(tally.examples.items())})
        shown = tally.examples.get(options.show or "", [])
        for line in random.Random(options.seed).sample(shown, min(options.sample, len(shown))):
            print("-", line)


if __name__ == "__main__":
    main()
