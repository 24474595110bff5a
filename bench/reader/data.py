"""Training pairs for the reader: (question, passage) with the sentences that answer, and the span.

Only sets whose licence lets weights ship are read (see `SETS`). Every random choice comes
from one seed, so the same files give the same pairs.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import random
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import bm25s

from bench.reader.sentences import Range, overlapping, split

Row = dict[str, Any]

MAX_PIECES = 230  # of a passage at run time; questions and title come on top
UNHELPFUL_TITLES = ("Filtered", "Amazon", "NYT_Articles")


@dataclass(frozen=True)
class Pair:
    """One question beside one passage; all ranges are characters of `text`, end exclusive.

    `spans` holds every accepted answer. Empty `spans` of an answerable pair means that the
    set names the sentence only. `gold` are indices into `sentences`.
    """

    question: str
    title: str
    text: str
    sentences: tuple[Range, ...]
    spans: tuple[Range, ...]
    gold: tuple[int, ...]
    answers: tuple[str, ...]
    source: str

    @property
    def answerable(self) -> bool:
        """True when the passage answers the question."""
        return bool(self.gold)


def read_rows(path: Path) -> list[Row]:
    """Read the records of one gzip JSON-lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


@cache
def plain(text: str) -> str:
    """Give a form for comparing: lower case, words only, single spaces, padded by one space."""
    return " " + " ".join(re.findall(r"\w+", text.lower())) + " "


def best_occurrence(answer: str, row: Row) -> Range:
    """Where an answer that occurs several times stands: the sentence most like the question."""
    text, asked = row["context"], set(plain(row["query"]).split())
    sentences = split(text)

    def likeness(match: re.Match[str]) -> int:
        inside = [text[s:e] for s, e in sentences if s <= match.start() < e]
        return len(asked & set(plain(inside[0]).split())) if inside else 0

    best = max(re.finditer(re.escape(answer), text), key=likeness)
    return best.start(), best.end()


def spans_of(row: Row) -> tuple[Range, ...]:
    """Find the literal answer spans of a reading row; guessed occurrences only if no other."""
    text = row["context"]
    if "answers" not in row:
        return ()
    unsure = row.get("ambiguous_start") or [False] * len(row["answers"])
    sure, guessed = [], []
    for answer, start, ambiguous in zip(row["answers"], row["answer_start"], unsure, strict=True):
        if start < 0 or not answer.strip() or text[start : start + len(answer)] != answer:
            continue
        if ambiguous:
            guessed.append(best_occurrence(answer, row))
        else:
            sure.append((start, start + len(answer)))
    return tuple(dict.fromkeys(sure or guessed))


def reading(row: Row, source: str) -> Pair | None:
    """Make a pair from a row of the reading form, None where the answer is no literal span."""
    title = row["title"].replace("_", " ")
    if row["title"].startswith(UNHELPFUL_TITLES):
        title = ""
    marked = row.get("sentences")
    sentences = tuple((s, e) for s, e in marked) if marked else split(row["context"])
    spans = spans_of(row) if row["answerable"] else ()
    gold = overlapping(sentences, spans)
    if row.get("selected_sentence"):
        gold = overlapping(sentences, [tuple(row["selected_sentence"])])
    if row.get("sentence_end"):
        gold = overlapping(sentences, [(row["sentence_start"], row["sentence_end"])])
    if row["answerable"] and not gold:
        return None
    answers = tuple(row.get("answers") or ())
    if source == "onestopqa":  # its spans are the whole passage that a question was written for
        answers, spans = (*answers, row["answer_free"]), ()
    question = row["query"].strip()
    return Pair(question, title, row["context"], sentences, spans, gold, answers, source)


def selection(rows: list[Row], source: str) -> Iterator[Pair]:
    """Pairs from rows of the selection form: the sentences of a `doc_id` make the passage."""
    grouped: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        grouped[row["doc_id"]].append(row)
    for group in grouped.values():
        text, sentences = join([row["sentence"] for row in group])
        gold = tuple(i for i, row in enumerate(group) if row["label"])
        answers = tuple(group[i]["sentence"] for i in gold)
        title = group[0].get("title", "")
        yield Pair(group[0]["query"], title, text, sentences, (), gold, answers, source)


def join(sentences: list[str]) -> tuple[str, tuple[Range, ...]]:
    """Sentences as one text, one space between, with the range of each."""
    ranges, at = [], 0
    for sentence in sentences:
        ranges.append((at, at + len(sentence)))
        at += len(sentence) + 1
    return " ".join(sentences), tuple(ranges)


def among_neighbours(rows: list[Row], source: str, rng: random.Random) -> Iterator[Pair]:
    """Pairs from single-sentence rows, set among other sentences so that choosing is learned.

    Neighbours come from the same document in their order, and where there are too few, from
    the sentences that look most like the question.
    """
    texts = {row["sent_id"]: row["context"] for row in rows}
    documents: dict[str, list[str]] = defaultdict(list)
    for sent_id in sorted(texts, key=lambda s: [int(n) for n in re.findall(r"\d+", s)]):
        documents[":".join(sent_id.split(":")[:3])].append(sent_id)
    ids = list(texts)
    similar = lookup([texts[i] for i in ids], [row["query"] for row in rows], 12)
    for row, near in zip(rows, similar, strict=True):
        spans = spans_of(row)
        if not spans:
            continue
        here = row["sent_id"]
        family = documents[":".join(here.split(":")[:3])]
        size, at = rng.randint(2, 7), family.index(here)
        chosen = family[max(0, at - rng.randint(0, size)) : at + size][:size]
        chosen = chosen if here in chosen else [here]
        for other in (ids[n] for n in near):
            holds = any(plain(a) in plain(texts[other]) for a in row["answers"])
            if len(chosen) < size and other not in chosen and not holds:
                chosen.insert(rng.randint(0, len(chosen)), other)
        text, sentences = join([texts[i] for i in chosen])
        shift = sentences[chosen.index(here)][0]
        moved = tuple((s + shift, e + shift) for s, e in spans)
        gold = (chosen.index(here),)
        yield Pair(row["query"], "", text, sentences, moved, gold, tuple(row["answers"]), source)


def lookup(corpus: list[str], queries: list[str], k: int) -> list[list[int]]:
    """For each query the indices of the k lexically nearest texts (BM25)."""
    index = bm25s.BM25()
    index.index(bm25s.tokenize(corpus, stopwords="en", show_progress=False), show_progress=False)
    asked = bm25s.tokenize(queries, stopwords="en", show_progress=False)
    hits, _ = index.retrieve(asked, k=min(k, len(corpus)), show_progress=False)
    return [[int(n) for n in row] for row in hits]


# set → (files, form, how many rows at most). Rows beyond are left: no set should drown the others.
SETS: dict[str, tuple[tuple[str, ...], str, int]] = {
    "squadshifts/new_wiki": (("squadshifts/new_wiki",), "reading", 8000),
    "squadshifts/reddit": (("squadshifts/reddit",), "reading", 9800),
    "squadshifts/amazon": (("squadshifts/amazon",), "reading", 4000),
    "qed": (("qed/train", "qed/dev"), "reading", 8500),
    "squad2_dev_otherhalf": (("squad2_dev_otherhalf/questions",), "reading", 6000),
    "squad11_dev_extra": (("squad11_dev_extra/questions",), "reading", 5000),
    "squad_du_test": (("squad_du_test/with_context",), "reading", 6000),
    "onestopqa": (("onestopqa/all",), "reading", 1500),
    "selqa": (("selqa/dev", "selqa/test"), "selection", 2500),
    "qamr": (("qamr/dev", "qamr/test"), "neighbours", 7000),
    "qadiscourse": (
        ("qadiscourse/wikinews_train", "qadiscourse/wikinews_dev", "qadiscourse/wikinews_test"),
        "neighbours",
        3500,
    ),
}


def load(folder: Path, rng: random.Random) -> tuple[list[Pair], dict[str, str]]:
    """Every pair as its set gives it, and the sha256 of each file read."""
    pairs: list[Pair] = []
    hashes: dict[str, str] = {}
    for name, (files, form, most) in SETS.items():
        rows: list[Row] = []
        for file in files:
            path = folder / f"{file}.jsonl.gz"
            hashes[file] = hashlib.sha256(path.read_bytes()).hexdigest()
            rows += read_rows(path)
        if form == "selection":
            found = list(selection(rows, name))
        elif form == "neighbours":
            # The news half: these sets also hold encyclopedia sentences, which others cover.
            news = [row for row in rows if "wikinews" in row["sent_id"]]
            found = list(among_neighbours(news, name, rng))
        else:
            rng.shuffle(rows)
            several = rows[: most * 5 // 4]  # some have no literal answer and fall away
            found = [p for p in (reading(row, name) for row in several) if p is not None]
        rng.shuffle(found)
        pairs += found[:most]
    return pairs, hashes
