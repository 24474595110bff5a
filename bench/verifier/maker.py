"""Makes claims of articles: true ones, and beside them the same with something wrong."""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.datasets import json_lines
from bench.grounding import citation, held
from bench.reader.sentences import split
from bench.verifier.articles import NEWS, Document, told_again, usable
from bench.verifier.changes import Change, Changer
from bench.verifier.declared import declared
from bench.verifier.samples import Sample, difference
from bench.verifier.shorter import shorter
from bench.verifier.wordnet import WordNet
from qa.checking.entailment import premise_of
from qa.checking.source import Source

_ASKED = (
    "squadshifts/new_wiki", "squad2_dev_otherhalf/questions", "qed/train",
    "squad11_dev_extra/questions", "onestopqa/all",
)  # fmt: skip
_ASKED_OF_EACH = 1500
_SMALL = ("The ", "A ", "An ", "He ", "She ", "It ", "They ", "This ", "His ", "Her ", "Their ")
_ALIKE = 0.4  # of the sentences, words are said otherwise
# Sets whose true claims are written in words of their own.
WRITTEN = ("bump", "falke_sentence_pairs", "fool_me_twice", "wice", "factcheck_bench")
_TURNED = 0.3  # of the claims with another word, the source is changed as well


class Maker:
    """Makes claims of articles, the false ones beside the true ones they were made of."""

    def __init__(self, docs: Sequence[Document], rng: random.Random) -> None:
        self._rng = rng
        self._docs = docs
        known = [s for d in docs for s in d.sentences]
        self._changer = Changer(rng.sample(known, min(20_000, len(known))), rng)
        self._wordnet = WordNet()

    def premise(self, claim: str, doc: Document) -> str:
        """The sentences of the article that are nearest to a claim."""
        return premise_of(claim, doc.source)

    def change(self, claim: str, doc: Document) -> Change | None:
        """The claim with something wrong in it."""
        others = [s for s in doc.sentences if s[:40] not in claim]
        some = self._rng.sample(others, min(30, len(others)))
        return self._changer.changed(claim, " ".join(doc.sentences), some)

    def beside(self, claim: str, doc: Document, source: str) -> Iterator[Sample]:
        """A true claim and one made of it that is not; now and then with the source changed too.

        The other word in the source as well turns both about: so what is odd about a claim by
        itself tells nothing.
        """
        changed = self.change(claim, doc)
        if changed is None:
            return
        premise = self.premise(claim, doc)
        false = Sample(changed.text, self.premise(changed.text, doc), False, changed.wrong, source)
        turned = None
        if changed.swap and self._rng.random() < _TURNED:
            old, new = changed.swap
            turned = re.sub(rf"(?<!\w){re.escape(old)}(?!\w)", new, premise)
        if turned and turned != premise:
            yield Sample(changed.text, turned, True, (), source)
            yield Sample(claim, turned, False, difference(changed.text, claim), source)
        else:
            yield Sample(claim, premise, True, (), source)
            yield false

    def changed(self) -> Iterator[Sample]:
        """Sentences of articles, shortened, beside the same with something wrong."""
        places = [(d, n) for d in self._docs for n, s in enumerate(d.sentences) if usable(s)]
        # News first: the others only fill up.
        self._rng.shuffle(places)
        places.sort(key=lambda p: p[0].kind not in NEWS and self._rng.random() < 0.6)
        for doc, n in places:
            claim = shorter(doc.sentences[n], self._rng) or doc.sentences[n]
            if self._rng.random() < _ALIKE:
                claim = self._changer.alike(claim)
            yield from self.beside(claim, doc, "changed")

    def restated(self, samples: Sequence[Sample]) -> Iterator[Sample]:
        """True claims that people wrote beside the same with something wrong.

        So that what is said in other words is as often right as wrong.
        """
        true = [s for s in samples if s.supported and s.source in WRITTEN]
        for sample in self._rng.sample(true, len(true)):
            sentences = tuple(sample.premise[a:b] for a, b in split(sample.premise))
            yield from self.beside(sample.claim, Document("", "", sentences), "restated")

    def again(self) -> Iterator[Sample]:
        """Sentences of an easier reading level against the harder article."""
        for sentence, harder, easier in told_again(self._docs):
            yield Sample(sentence, self.premise(sentence, harder), True, (), "told again")
            change = self.change(sentence, easier)
            if change:
                premise = self.premise(change.text, harder)
                yield Sample(change.text, premise, False, change.wrong, "told again")

    def elsewhere(self) -> Iterator[Sample]:
        """Sentences against the rest of their article, which does not say it."""
        docs = [d for d in self._docs if d.kind in NEWS and len(d.sentences) > 6]
        for doc in self._rng.sample(docs, len(docs)) * 3:
            n = self._rng.randrange(len(doc.sentences))
            claim = shorter(doc.sentences[n], self._rng) or doc.sentences[n]
            if usable(doc.sentences[n]):
                rest = Source([citation(" ".join(doc.sentences[:n] + doc.sentences[n + 1 :]))])
                yield Sample(claim, premise_of(claim, rest), False, None, "elsewhere")

    def joined(self) -> Iterator[Sample]:
        """Two sentences that follow each other as one claim, true or with something wrong."""
        for doc in self._rng.sample(list(self._docs), len(self._docs)):
            here = [n for n in range(len(doc.sentences) - 1) if usable(doc.sentences[n])]
            if not here:
                continue
            n = self._rng.choice(here)
            one, two = (
                shorter(s, self._rng) or s for s in (doc.sentences[n], doc.sentences[n + 1])
            )
            if len(one.split()) + len(two.split()) > 40 or not usable(two):
                continue
            two = two[0].lower() + two[1:] if two.startswith(_SMALL) else two
            claim = f"{one.rstrip('.')}, and {two}"
            yield from self.beside(claim, doc, "joined")

    def declared(self, train: Path) -> Iterator[Sample]:
        """Answers to questions as statements, and other answers to the same questions."""
        for name in _ASKED:
            rows = [r for r in json_lines(train / f"{name}.jsonl.gz") if r["answers"]]
            rows = [r for r in rows if not held(f"wiki-{r['title']}")]
            answers: dict[str, list[str]] = defaultdict(list)
            for r in rows:
                answers[r["context"]].append(r.get("answer_free") or min(r["answers"], key=len))
            for r in self._rng.sample(rows, min(len(rows), _ASKED_OF_EACH)):
                right = r.get("answer_free") or min(r["answers"], key=len)
                true = declared(r["query"], right, self._wordnet)
                if not true:
                    continue
                source = Source([citation(r["context"])])
                yield Sample(true, premise_of(true, source), True, (), "declared")
                other = self._other(right, r.get("wrong_answers") or answers[r["context"]])
                false = declared(r["query"], other, self._wordnet) if other else None
                if false:
                    wrong = difference(true, false)
                    yield Sample(false, premise_of(false, source), False, wrong, "declared")

    def _other(self, right: str, options: Sequence[str]) -> str | None:
        """Another answer of a like form."""
        said = right.lower()
        wrong = [o for o in options if o.lower() not in said and said not in o.lower()]
        alike = [o for o in wrong if _form(o) == _form(right)]
        return self._rng.choice(alike or wrong) if wrong else None


def _form(answer: str) -> tuple[bool, bool]:
    return bool(re.search(r"\d", answer)), answer[:1].isupper()
