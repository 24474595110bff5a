"""Read a passage for a question: which sentence answers, with which words, and whether any does.

One pass of a small cross-encoder (`qa/reader`, int8 ONNX, trained by `bench/reader`) over
`[CLS] question [SEP] title · passage [SEP]` gives all three. Needs neither torch nor
transformers, so that a command starts quickly.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache, partial
from pathlib import Path
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict, Field
from tokenizers import Encoding, Tokenizer

from index.models import Article, Passage, Span
from index.search import is_small
from qa.calibration import Calibration, load_calibration
from qa.onnx_model import load_config, open_session

SHIPPED = Path(__file__).parent / "reader"
JOINER = " · "  # between title and passage, in training too
MAX_LENGTH = 384  # word pieces of question, title and passage together
QUESTION_PIECES = 96  # a longer question is cut, so that there is room for the passage
TITLE_PIECES = 48
ANSWER_PIECES = 32  # of the longest answering span looked for
# What each further piece must add to a span's score to be marked with it: SQuAD 2.0's answers are
# met to an F1 of .768 with it, .756 without (bench/answers.md).
_PIECE_COSTS = 0.1
# Words of a question whose answer it does not hold itself.
_OPEN = frozenset("who whom whose what when where which why how".split())
_WORD = re.compile(r"\w")
_WITHIN = "##"  # begins a word piece that goes on with the word before
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
UNREAD = -30.0  # the score of a sentence that did not fit, below anything the model gives

Floats = NDArray[np.float32]


class PassageToRead(NamedTuple):
    """What the reader is shown: some text of an article, and where it stands there.

    `text` is `article.text[start : start + len(text)]`; `sentences` are offsets into the
    article's text, in order, within that range.
    """

    title: str
    text: str
    start: int
    sentences: tuple[Span, ...]

    @classmethod
    def of(cls, article: Article, passage: Passage) -> PassageToRead:
        """Take a passage of that article, ready to be read."""
        text = article.text[passage.start : passage.end]
        return cls(article.title, text, passage.start, passage.sentences)


class Reading(BaseModel):
    """What the model says of one passage; higher is better.

    No score alone decides: sentences of several passages are best ranked by
    `sentences[i] + span_scores[i] / 2 + answerable` (`bench/reader/RESULTS.md`), and whether to
    answer is fitted on all of them.

    Spans are offsets into the article's text. They hold no white space at either end and
    never leave their sentence; None where the sentence has nothing to point at.
    """

    model_config = ConfigDict(frozen=True)

    answerable: float = Field(description="logit over temperature: does the passage answer")
    sentences: tuple[float, ...] = Field(
        description="logit over temperature, per sentence as given"
    )
    span: Span | None = Field(description="the words of the passage that answer best")
    span_score: float = Field(description="start plus end logit of `span`, less the null span's")
    spans: tuple[Span | None, ...] = Field(description="the best words within each sentence")
    span_scores: tuple[float, ...] = Field(description="as `span_score`, per sentence")


class Logits(NamedTuple):
    """What the model gives for one row: three vectors over its tokens and one number."""

    start: Floats
    end: Floats
    evidence: Floats
    answerable: float


class ReadingModel(Protocol):
    """What reads passages; the calibration is the one that was fitted to its scores."""

    name: str
    calibration: Calibration

    def read(self, question: str, passages: Sequence[PassageToRead]) -> list[Reading]:
        """One reading for each passage, in the order given."""
        ...


@cache
def vocabulary() -> frozenset[str]:
    """The whole words, in lower case, that the shipped model has a piece of its own for."""
    pieces = Tokenizer.from_file(str(SHIPPED / "tokenizer.json")).get_vocab()
    return frozenset(p for p in pieces if p.isalpha() and p.islower())


class Reader:
    """The reading model, loaded once and used for many questions; safe to share by threads.

    >>> passage = PassageToRead("", "Ann slept. Bo ran home.", 0, (Span(0, 10), Span(11, 23)))
    >>> [reading] = Reader().read("Who ran home?", [passage])
    >>> reading.sentences[1] > reading.sentences[0]
    True
    """

    def __init__(self, folder: Path = SHIPPED, threads: int = 2) -> None:
        self.calibration = load_calibration(folder)
        self._config = load_config(folder, "reading model")
        self.name = f"footnote-reader-{self._config['version']}"
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        # Passages are read side by side, each by one thread.
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix="reading")
        self._session = open_session(folder)

    def read(self, question: str, passages: Sequence[PassageToRead]) -> list[Reading]:
        """One reading for each passage, in the order given.

        Passages are run one at a time: int8 activations are scaled over a whole batch, so in
        a batch a passage's scores would depend on its company, and padding would be paid for.
        """
        question = self._cut(question, QUESTION_PIECES)
        # The longest first, so that no thread is left with one when the others are done.
        order = sorted(range(len(passages)), key=lambda n: -len(passages[n].text))
        read = self._threads.map(partial(self._read_one, question), [passages[n] for n in order])
        found = dict(zip(order, read, strict=True))
        return [found[n] for n in range(len(passages))]

    def _read_one(self, question: str, passage: PassageToRead) -> Reading:
        title = self._cut(passage.title, TITLE_PIECES)
        lead = title + JOINER if title else ""
        encoding = self._tokenizer.encode(question, lead + encodable(passage.text))
        logits = self._run(encoding)
        members = _members(encoding, len(logits.start), len(lead) - passage.start, passage)
        null = float(logits.start[0] + logits.end[0])
        told = _told(encoding)
        scores, spans, span_scores = [], [], []
        for sentence, (tokens, offsets) in zip(passage.sentences, members, strict=True):
            scores.append(float(logits.evidence[tokens].mean()) if tokens else UNREAD)
            new = np.array([encoding.ids[t] not in told for t in tokens], dtype=np.int64)
            words = [not encoding.tokens[t].startswith(_WITHIN) for t in tokens]
            span, score = _best_span(logits, tokens, offsets, new, words)
            spans.append(_trim(span, sentence, passage) if span else None)
            span_scores.append(score - null if spans[-1] else UNREAD)
        best = int(np.argmax(span_scores)) if span_scores else None
        heat = self._config["temperature"]
        return Reading(
            answerable=logits.answerable / heat["answerable"],
            sentences=tuple(s if s == UNREAD else s / heat["evidence"] for s in scores),
            span=None if best is None else spans[best],
            span_score=UNREAD if best is None else span_scores[best],
            spans=tuple(spans),
            span_scores=tuple(span_scores),
        )

    def _run(self, encoding: Encoding) -> Logits:
        """Ask the model about the first `MAX_LENGTH` tokens; the last one stays a separator."""
        ids = encoding.ids
        kept = ids if len(ids) <= MAX_LENGTH else [*ids[: MAX_LENGTH - 1], ids[-1]]
        row = np.asarray([kept], dtype=np.int64)
        types = np.asarray([encoding.type_ids[: len(kept)]], dtype=np.int64)
        given = {"input_ids": row, "attention_mask": np.ones_like(row), "token_type_ids": types}
        names = ["start", "end", "evidence", "answerable"]
        start, end, evidence, answerable = self._session.run(names, given)
        return Logits(start[0], end[0], evidence[0], float(answerable[0]))

    def _cut(self, text: str, pieces: int) -> str:
        """Strip the text and cut it after so many word pieces."""
        text = encodable(text).strip()
        offsets = self._tokenizer.encode(text, add_special_tokens=False).offsets
        return text[: offsets[pieces - 1][1]] if len(offsets) > pieces else text


def encodable(text: str) -> str:
    """The text with lone surrogates, which tokenizers refuse, replaced one for one."""
    return re.sub("[\ud800-\udfff]", "\ufffd", text)


def _members(
    encoding: Encoding, length: int, shift: int, passage: PassageToRead
) -> list[tuple[list[int], list[Span]]]:
    """For each sentence its tokens that were read, and their offsets in the article's text."""
    members: list[tuple[list[int], list[Span]]] = [([], []) for _ in passage.sentences]
    at = 0
    parts = encoding.sequence_ids
    # The last token read is a separator, also where the passage was cut to make room for it.
    for token in range(length - 1):
        start, end = (offset - shift for offset in encoding.offsets[token])
        if parts[token] != 1 or start < passage.start or start >= end:
            continue
        while at < len(members) and passage.sentences[at].end <= start:
            at += 1
        if at == len(members):
            break
        if start >= passage.sentences[at].start:
            members[at][0].append(token)
            members[at][1].append(Span(start, end))
    return members


def _told(encoding: Encoding) -> set[int]:
    """The word pieces that say nothing new: the question's own, small words, punctuation.

    Nothing where the question may hold its answer: "Was it Leeds or York?", "Did it rain?".
    """
    pieces = list(zip(encoding.ids, encoding.tokens, encoding.sequence_ids, strict=True))
    asked = {piece for _, piece, part in pieces if part == 0}
    if "or" in asked or not asked & _OPEN:
        return set()
    return {i for i, p, part in pieces if part == 0 or is_small(p) or not _WORD.search(p)}


def _best_span(
    logits: Logits,
    tokens: list[int],
    offsets: list[Span],
    new: NDArray[np.int64],
    begins: list[bool],
) -> tuple[Span | None, float]:
    """The span to mark among these tokens and the best score of any of `ANSWER_PIECES` at the most.

    That score tells whether there is an answer; the span marked is the shorter of like ones, to
    the edges of its words, which a token `begins` or goes on with. One that says nothing `new`, as
    1 for each token that does, is no answer.
    """
    if not new.any():
        return None, UNREAD
    both = logits.start[tokens][:, None] + logits.end[tokens][None, :]
    longer = np.arange(len(tokens))[None, :] - np.arange(len(tokens))[:, None]
    told = np.concatenate(([0], np.cumsum(new)))
    says = told[1:][None, :] > told[:-1][:, None]
    both = np.where((longer >= 0) & (longer < ANSWER_PIECES) & says, both, -np.inf)
    marked = int(np.argmax(both - _PIECE_COSTS * longer))
    first, last = map(int, np.unravel_index(marked, both.shape))
    while first > 0 and not begins[first]:
        first -= 1
    while last + 1 < len(tokens) and not begins[last + 1]:
        last += 1
    return Span(offsets[first].start, offsets[last].end), float(both.max())


def _trim(span: Span, sentence: Span, passage: PassageToRead) -> Span | None:
    """Keep a span to its sentence, without white space at its ends; None if nothing is left.

    No figure is cut: "1" of "1.1 trillion" says something else.
    """
    start, end = max(span.start, sentence.start), min(span.end, sentence.end)
    words = passage.text[start - passage.start : end - passage.start]
    end -= len(words) - len(words.rstrip())
    start += len(words) - len(words.lstrip())
    for figure in _FIGURE.finditer(passage.text, sentence.start - passage.start):
        whole = Span(*(at + passage.start for at in figure.span()))
        if whole.start >= end:
            break
        if whole.start < start < whole.end:
            start = whole.start
        if whole.start < end < whole.end:
            end = min(whole.end, sentence.end)
    return Span(start, end) if start < end else None
