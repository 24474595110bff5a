from __future__ import annotations

import json

import jsonschema

from qa import Answerer, Question
from ui.schema import KEPT, answer_schema


def test_the_kept_schema_is_that_of_the_models() -> None:
    assert KEPT.read_text(encoding="utf-8") == answer_schema(), "run `python -m ui.schema`"


def test_answers_and_abstentions_are_what_the_schema_says(answerer: Answerer) -> None:
    schema = json.loads(KEPT.read_text(encoding="utf-8"))
    questions = ("Who is the harbour master?", "Who won the 1998 chess olympiad in Elista?")
    answers = [answerer.invoke(Question(text=question)) for question in questions]
    assert [answer.abstained for answer in answers] == [False, True]
    for answer in answers:
        jsonschema.validate(json.loads(answer.model_dump_json()), schema)


def test_the_schema_has_every_name_that_the_command_promises() -> None:
    schema = json.loads(KEPT.read_text(encoding="utf-8"))
    defined = schema["$defs"] | {"Answer": schema}
    promised = {
        "Answer": "id question standalone_question abstained reason text claims citations "
        "evidence model timings_ms",
        "Claim": "text citations verdict reason speaker answer_phrase answer_start",
        "Citation": "n article_id source_id title outlet published url start end quote prefix "
        "suffix speaker",
        "Evidence": "article_id source_id start end text scores",
    }
    for name, fields in promised.items():
        assert set(fields.split()) <= set(defined[name]["required"]), name
