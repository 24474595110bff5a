"""The forms of the data folder, each as a few rows that were made up."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from index import FootnoteError
from qa.evaluation import NAMES, load_set, present
from qa.models import Turn


def write(path: Path, *rows: dict[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    text = "".join(json.dumps(row) + "\n" for row in rows)
    if path.suffix == ".gz":
        path.write_bytes(gzip.compress(text.encode()))
    else:
        path.write_text(text)


def news(name: str, body: str = "word " * 80) -> dict[str, Any]:
    return {
        "id": name,
        "title": name.upper(),
        "source": "wire.example",
        "author": "",
        "published_at": "2022-05-01",
        "url": "",
        "body": body,
    }


@pytest.fixture
def data(tmp_path: Path) -> Path:
    news_folder = tmp_path / "realtimeqa"
    gold = {"query": "Where?", "answer": ["Velmar"], "question_date": "2022-05-02"}
    write(news_folder / "gold_queries.test.jsonl", {"id": "g", "gold": ["b"], **gold})
    write(
        news_folder / "queries.test.jsonl",
        {"id": "g", "query": "Where?", "question_date": "2024-01-01"},
        {"id": "new", "query": "Who?", "question_date": "2025-01-01"},
        {"id": "old", "query": "Who?", "question_date": "2021-01-01"},
    )
    write(news_folder / "articles.2022.jsonl.gz", news("a"), news("b", "Short."), news("c", "No."))
    write(news_folder / "articles.2024.jsonl.gz", news("d"), news("e", ""))
    wiki = tmp_path / "squad2"
    write(wiki / "contexts.jsonl", {"id": "p", "title": "Frost", "text": "Frost struck."})
    write(wiki / "contexts_unlabelled_test.jsonl", {"id": "u", "title": "Ice", "text": "Ice."})
    asked = {"context_id": "p", "answer_spans": []}
    write(
        wiki / "queries.dev.jsonl",
        {"id": "1", "query": "What?", "answers": ["Frost"], "is_impossible": False, **asked},
        {"id": "2", "query": "Why?", "answers": [], "is_impossible": True, **asked},
    )
    write(
        tmp_path / "clapnq/queries.dev.jsonl",
        {
            "id": "c1",
            "query": "who slept",
            "answerable": True,
            "title": "Ann",
            "sentences": ["Ann slept .", " Bo ran . "],
            "answers": [{"answer": "Ann", "selected_sentences": ["Ann slept . "]}],
        },
    )
    write(
        tmp_path / "rgb/en_fact.dev.jsonl",
        {
            "id": "r",
            "query": "where",
            "answer": [["Velmar", "velmar"]],
            "positive": ["In Velmar."],
            "negative": ["Nowhere.", "Nowhere."],
        },
    )
    context = {"id": "m", "title": "", "text": "You may visit the library."}
    turns = [{"speaker": "user", "text": "Hello?"}, {"speaker": "agent", "text": "Yes."}]
    write(
        tmp_path / "mtrag/un_tasks.dev.jsonl",
        {
            "id": "t",
            "query": "May I?",
            "history": turns,
            "contexts": [context],
            "answerability": ["UNANSWERABLE"],
        },
        {
            "id": "v",
            "query": "Hm?",
            "history": [],
            "contexts": [context],
            "answerability": ["UNDERSPECIFIED"],
        },
    )
    write(
        tmp_path / "mtrag/human_rewrites.dev.jsonl",
        {"id": "t", "rewrite": "May I visit the library?"},
    )
    write(
        tmp_path / "trec_cast/turns.dev.jsonl",
        {
            "id": "k1",
            "conversation_id": "k",
            "history": [{"speaker": "user", "text": "Who is Ann?"}],
            "query": "Where does she live?",
            "rewrite": "Where does Ann live?",
            "passage": "Ann has lived in Velmar by the sea for years.",
        },
        {
            "id": "k2",
            "conversation_id": "k",
            "history": [],
            "query": "And?",
            "rewrite": "And?",
            "passage": None,
        },
    )
    write(
        tmp_path / "multihop/articles_meta_facts.jsonl",
        {
            "id": "f",
            "title": "Frost",
            "author": None,
            "source": "Wire",
            "published_at": "2023-01-01T10:00:00+00:00",
            "url": "",
            "facts": ["One.", "Two."],
        },
    )
    evidence = [{"article_id": "f", "fact": "One."}] * 2
    write(
        tmp_path / "multihop/queries.dev.jsonl",
        {
            "id": "h1",
            "query": "Who?",
            "answer": "Ann",
            "question_type": "inference_query",
            "evidence": evidence,
        },
        {
            "id": "h2",
            "query": "Did it?",
            "answer": "Yes",
            "question_type": "comparison_query",
            "evidence": evidence,
        },
        {
            "id": "h3",
            "query": "Who?",
            "answer": "Insufficient information.",
            "question_type": "null_query",
            "evidence": [],
        },
    )
    return tmp_path


def test_every_set_of_a_folder_is_read_whichever_part_it_holds(data: Path) -> None:
    assert present(data) == list(NAMES)
    for name in NAMES:
        found = load_set(name, data)
        ids = {draft.source_id for draft in found.articles()}
        named = {i for q in found.questions for i in (*q.article_ids, *q.scope)}
        assert named <= ids
        assert len({q.id for q in found.questions}) == len(found.questions) > 0


def test_news_is_asked_of_the_gold_articles_and_so_many_others_of_the_same_years(
    data: Path,
) -> None:
    found = load_set("realtimeqa", data, 1)
    assert [d.source_id for d in found.articles()] == ["b", "a"]
    assert [(q.id, q.answerable) for q in found.questions] == [("g", True), ("new", False)]


def test_asked_of_all_articles_there_are_no_questions_that_nothing_answers(data: Path) -> None:
    found = load_set("realtimeqa", data, None)
    assert [d.source_id for d in found.articles()] == ["a", "b", "c", "d"]
    assert [q.id for q in found.questions] == ["g"]


def test_a_given_paragraph_is_the_scope_of_its_question(data: Path) -> None:
    searched, given = (load_set(name, data) for name in ("squad2", "squad2-given"))
    assert searched.library == given.library
    assert [q.scope for q in searched.questions] == [(), ()]
    assert [q.scope for q in given.questions] == [("p",), ("p",)]
    assert [q.answerable for q in given.questions] == [True, False]


def test_chosen_sentences_are_among_those_of_the_passage(data: Path) -> None:
    [question] = load_set("clapnq", data).questions
    assert question.sentences == ("Ann slept .", "Bo ran .")
    assert question.selections == (("Ann slept .",),)


def test_a_conversation_goes_with_its_last_question(data: Path) -> None:
    [question] = load_set("mtrag", data).questions
    said = Turn(question="Hello?", standalone_question="Hello?", text="Yes.")
    assert (question.history, question.answerable) == ((said,), False)


def test_a_follow_up_has_the_rewrite_that_a_person_made(data: Path) -> None:
    [question] = load_set("mtrag", data).questions
    assert question.rewrite == "May I visit the library?"


def test_a_turn_of_cast_is_answered_by_its_passage_after_the_turns_before(data: Path) -> None:
    found = load_set("cast", data)
    [question] = found.questions
    assert (question.article_ids, question.conversation) == (("k1",), "k")
    assert [turn.question for turn in question.history] == ["Who is Ann?"]
    assert question.rewrite == "Where does Ann live?"
    assert [draft.source_id for draft in found.articles()] == ["k1"]


def test_yes_is_no_answer_to_look_for_in_an_article(data: Path) -> None:
    who, did, null = load_set("multihop", data).questions
    assert (who.answers, did.answers, null.answers) == (("Ann",), (), ())
    assert (who.article_ids, did.answerable, null.answerable) == (("f",), True, False)


def test_answers_are_a_flat_list_however_they_are_written(data: Path) -> None:
    [question] = load_set("rgb", data).questions
    assert question.answers == ("Velmar", "velmar")
    assert len(list(load_set("rgb", data).articles())) == 2


def test_an_unknown_set_and_one_that_is_not_there_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(FootnoteError, match="There is no data set 'squad3'"):
        load_set("squad3", tmp_path)
    with pytest.raises(FootnoteError, match="has no squad2/"):
        load_set("squad2", tmp_path)
    (tmp_path / "rgb").mkdir()
    with pytest.raises(FootnoteError, match="holds no questions"):
        load_set("rgb", tmp_path)
