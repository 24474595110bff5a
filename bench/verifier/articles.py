"""The articles that claims are made of, and what easier tellings of one have in common."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from bench.datasets import json_lines
from bench.grounding import citation, held
from bench.reader.sentences import split
from qa.checking.source import Source
from qa.language.words import is_content, words

FILES = (
    "onestopqa/all", "squadshifts/new_wiki", "squad2_dev_otherhalf/questions",
    "squad11_dev_extra/questions", "qamr/dev", "qamr/test", "qadiscourse/wikinews_train",
    "bump/articles",
)  # fmt: skip
NEWS = ("bump", "onestopqa", "wikinews")
# An article that a development set has as well.
LEFT_OUT = "bump-3007"
_PASSAGE, _REST = 550, 250  # characters


@dataclass(frozen=True)
class Document:
    """The sentences of an article, in order."""

    id: str
    kind: str
    sentences: tuple[str, ...]

    @property
    def text(self) -> str:
        """The whole article."""
        return " ".join(self.sentences)

    @cached_property
    def source(self) -> Source:
        """The article as something to check claims against."""
        return Source([citation(self.text)])


def documents(train: Path) -> list[Document]:
    """The articles of all sets, without those that are held back."""
    grouped: dict[str, dict[str, list[str]]] = {
        "bump": _contexts(train, "bump/articles", "doc_id"),
        "onestopqa": _contexts(train, "onestopqa/all", "doc_id", "level"),
        "wiki": defaultdict(list),
        "wikinews": _wikinews(train),
    }
    for name in FILES[1:4]:
        for title, texts in _contexts(train, name, "title").items():
            grouped["wiki"][title] += texts
    made = []
    for kind, found in grouped.items():
        for name, texts in found.items():
            group = f"{kind}-{name}"
            sentences = [" ".join(t[a:b].split()) for t in texts for a, b in split(t)]
            if group != LEFT_OUT and not held(group):
                made.append(Document(name, kind, tuple(s for s in sentences if s)))
    return made


def by_name(train: Path) -> dict[str, Document]:
    """The same by `kind/id`, as what was written of them names them."""
    return {f"{d.kind}/{d.id}": d for d in documents(train)}


def _contexts(train: Path, name: str, *keys: str) -> dict[str, list[str]]:
    """The texts of a set, each once, by what names their article."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for row in json_lines(train / f"{name}.jsonl.gz"):
        found[" ".join(str(row[k]) for k in keys)][row["context"]] = None
    return {name: list(texts) for name, texts in found.items()}


def _wikinews(train: Path) -> dict[str, list[str]]:
    """Wikinews, put together from the single sentences of three sets."""
    news: dict[str, dict[tuple[int, ...], str]] = defaultdict(dict)
    for name in FILES[4:7]:
        for row in json_lines(train / f"{name}.jsonl.gz"):
            if "wikinews" in row["sent_id"]:
                _, _, doc, *place = row["sent_id"].split(":")
                news[doc][tuple(map(int, place))] = row["context"]
    return {doc: [found[p] for p in sorted(found)] for doc, found in news.items()}


def passages(document: Document) -> list[str]:
    """The article in runs of whole sentences of some 600 characters; a short rest is left out."""
    found: list[str] = []
    run: list[str] = []
    for sentence in document.sentences:
        run.append(sentence)
        if sum(map(len, run)) > _PASSAGE:
            found.append(" ".join(run))
            run = []
    rest = " ".join(run)
    return [*found, rest] if len(rest) > _REST else found


def usable(sentence: str) -> bool:
    """True for a whole sentence of middling length."""
    marks = sentence.count('"') % 2 == 0 and sentence.count("“") == sentence.count("”")
    return 7 <= len(sentence.split()) <= 45 and marks and sentence[-1] in ".!”\"'"


def told_again(docs: Sequence[Document]) -> Iterator[tuple[str, Document, Document]]:
    """Sentences of an article at an easier reading level, that harder one, and the easier."""
    levels = {d.id: d for d in docs if d.kind == "onestopqa"}
    for name, doc in levels.items():
        title, _, level = name.rpartition(" ")
        for harder in {"Ele": ("Int", "Adv"), "Int": ("Adv",)}.get(level, ()):
            other = levels.get(f"{title} {harder}")
            for sentence in doc.sentences if other else ():
                if other and usable(sentence) and _said(sentence, other):
                    yield sentence, other, doc


def _said(sentence: str, doc: Document) -> bool:
    """True when one sentence of the other telling has most of the words, but not the same ones."""
    if sentence in doc.sentences:
        return False
    said = {w.stem for w in words(sentence) if is_content(w)}
    shared = max((len(said & s.stems) for s in doc.source.sentences), default=0)
    return shared >= 0.6 * max(1, len(said))
