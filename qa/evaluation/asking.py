"""Asking the questions of a data set through the public interface, and keeping the answers.

Each answer is kept as a line of JSON as soon as it is there, in a file of the very code,
models, settings and articles that gave it: a run that was stopped goes on, and one after a
change asks again.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

import index
import qa
from index import Article, Caution, Library, Scope
from qa.evaluation.followups import Found, found, is_follow_up
from qa.evaluation.matching import holds
from qa.evaluation.questions import GoldQuestion
from qa.models import Answer, Question
from qa.pipeline import Answerer
from qa.retrieve import Retriever
from qa.stages import Stages

# Passages looked at for the ranking of articles: ten articles seldom need more.
_RANKED = 60
_ARTICLES = 10
_PAGE = 1_000  # articles listed at a time: their texts come with them


class Record(BaseModel):
    """What came of one question. The evidence of the answer is left out, being large."""

    model_config = ConfigDict(frozen=True)

    key: str
    answer: Answer
    ranked: tuple[str, ...] = Field(description="articles in the order they were found, at most 10")
    passage: int = Field(
        description="rank, from 1, of the first passage of evidence with an answer; 0 if none"
    )
    followed: Found | None = Field(
        default=None, description="articles found for a follow-up, by its three forms"
    )


class Asker:
    """Asks the questions of one data set of one library, with any stages at work."""

    def __init__(self, library: Library, caution: Caution | None, kept: Path) -> None:
        self._library, self._caution, self._kept = library, caution, kept
        self._ids: dict[str, list[str]] = defaultdict(list)
        ids = []
        for article in _every_article(library):
            ids.append(article.id)
            self._ids[article.id].append(article.id)
            if article.source_id:
                self._ids[article.source_id].append(article.id)
        settings = library.settings
        self._made_with = [
            _code(),
            library.store.identity,
            _reader(settings.reader_model),
            str(caution or settings.caution),
            str(settings.evidence),
            *map(str, (settings.verifier_model, settings.llm, settings.llm_base_url)),
            *sorted(ids),
        ]

    def resolve(self, questions: Sequence[GoldQuestion]) -> list[GoldQuestion]:
        """The questions with ids of the library; those are left out whose scope isn't there.

        A gold article that isn't there keeps its own id and is never found, as it should be.
        """
        found = []
        for question in questions:
            scope = tuple(i for own in question.scope for i in self._ids.get(own, ()))
            if question.scope and not scope:
                continue
            gold = tuple(i for own in question.article_ids for i in self._ids.get(own, [own]))
            found.append(question._replace(scope=scope, article_ids=gold))
        return found

    def knows(self, questions: Sequence[GoldQuestion]) -> bool:
        """Whether the library holds any article that the questions name, if they name any."""
        named = {i for q in questions for i in (*q.article_ids, *q.scope)}
        return not named or any(i in self._ids for i in named)

    def ask(self, questions: Sequence[GoldQuestion], stages: Stages) -> Iterator[Record]:
        """A record for each question, in order; those that were asked before are read."""
        path = self._kept / f"{_hash([*self._made_with, stages.model_dump_json()])}.jsonl"
        known = _read(path)
        keys = [_key(question) for question in questions]
        answerer = Answerer(self._library, stages)
        retriever = Retriever(self._library, stages)
        # Passages that were labelled can overlap, and folding would hide all but one of them.
        unfolded = Retriever(self._library, stages.model_copy(update={"folding": False}))
        warm = False
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8") as file:
            # A line that a stop cut short must not spoil the one after it.
            file.write("\n" * _torn(path))
            for key, question in zip(keys, questions, strict=True):
                if key not in known:
                    if not warm:  # the first question also loads what the others find loaded
                        answerer.invoke(self._question(question))
                        warm = True
                    record = self._record(key, question, answerer, retriever)
                    if is_follow_up(question):
                        understood = record.answer.standalone_question
                        followed = found(unfolded, question, understood)
                        record = record.model_copy(update={"followed": followed})
                    known[key] = record
                    file.write(known[key].model_dump_json() + "\n")
                    file.flush()
                yield known[key]

    def _record(
        self, key: str, question: GoldQuestion, answerer: Answerer, retriever: Retriever
    ) -> Record:
        answer = answerer.invoke(self._question(question))
        ranked: dict[str, None] = {}
        if ranks(question):
            # The evidence of an answer is a few passages, often of fewer than ten articles.
            asked = Question(
                text=answer.standalone_question,
                history=question.history,
                evidence=_RANKED,
                asked_on=question.asked_on,
            )
            found = (c.article.id for c in retriever.invoke(asked))
            ranked = dict.fromkeys([*(e.article_id for e in answer.evidence), *found])
        texts = enumerate((e.text for e in answer.evidence), start=1)
        return Record(
            key=key,
            answer=answer.model_copy(update={"evidence": ()}),
            ranked=tuple(ranked)[:_ARTICLES],
            passage=next((n for n, text in texts if holds(text, question.answers)), 0),
        )

    def _question(self, question: GoldQuestion) -> Question:
        return Question(
            id=question.id,
            text=question.text,
            history=question.history,
            scope=Scope(article_ids=question.scope),
            asked_on=question.asked_on,
            caution=self._caution,
        )


def ranks(question: GoldQuestion) -> bool:
    """Whether it is measured where a question's article comes: known, and to be found."""
    return bool(question.article_ids) and not question.scope and question.answerable is not False


def _every_article(library: Library) -> Iterator[Article]:
    for offset in range(0, library.counts().articles, _PAGE):
        yield from library.articles(limit=_PAGE, offset=offset)


def _read(path: Path) -> dict[str, Record]:
    found = {}
    with suppress(FileNotFoundError), path.open(encoding="utf-8") as file:
        for line in file:
            with suppress(ValidationError):  # a line that was being written when it was stopped
                record = Record.model_validate_json(line)
                found[record.key] = record
    return found


def _torn(path: Path) -> bool:
    """Whether the file ends in the middle of a line."""
    with path.open("rb") as file:
        size = file.seek(0, 2)
        file.seek(max(0, size - 1))
        return size > 0 and file.read(1) != b"\n"


def _key(question: GoldQuestion) -> str:
    """What a question's record depends on besides its run."""
    asked: Mapping[str, object] = {
        "text": question.text,
        "history": [turn.model_dump() for turn in question.history],
        "scope": sorted(question.scope),
        "asked_on": str(question.asked_on),
        "answers": question.answers,
        "ranks": ranks(question),
        "id": question.id,
        "rewrite": question.rewrite,
    }
    return _hash([json.dumps(asked)])


def _code() -> str:
    """A hash of all that makes answers: code, weights and calibration, the harness left out."""
    ours = Path(__file__).parent
    packages = [Path(str(p.__file__)).parent for p in (index, qa)]
    return _files(packages, without=ours)


def _reader(model: str | None) -> str:
    """The reading model by its name, and by what its folder holds if it is one."""
    return f"{model} {_files([Path(model)])}" if model else ""


def _files(folders: Sequence[Path], without: Path | None = None) -> str:
    digest = hashlib.sha256()
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            hidden = "__pycache__" in path.parts or (without and without in path.parents)
            if path.is_file() and not hidden:
                digest.update(str(path.relative_to(folder)).encode() + path.read_bytes())
    return digest.hexdigest()


def _hash(parts: Sequence[str]) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]
