from __future__ import annotations

from datetime import UTC, date, datetime

from qa import Answer, Answerer, Question
from qa.conversations import SavedTurn
from qa.models import Disagreement
from ui.answering import Progress
from ui.turns import about, day, turn_data


def _turn(answer: Answer | None, question: str = "Q?") -> SavedTurn:
    return SavedTurn(n=1, asked_at=datetime.now(UTC), question=question, answer=answer)


def test_a_claim_shows_its_speaker_its_phrase_and_its_citation(answerer: Answerer) -> None:
    asked = "How many tonnes of rubble were cleared?"
    answer = answerer.invoke(Question(text=asked))
    data = turn_data(_turn(answer, asked), None, ("citation", 0), "k")
    claim = data["claims"][0]
    assert claim["speaker"] == "Jonas Brandt said"
    assert claim["verdict_text"] == "Word for word"
    assert claim["verdict_folded"]
    assert "".join(p["text"] for p in claim["pieces"]) == answer.claims[0].text
    assert [p["text"] for p in claim["pieces"] if p["mark"]] == [answer.claims[0].answer_phrase]
    assert claim["citations"][0]["label"] == (
        "Citation 1, Port of Velmar reopens after storm, The Velmar Courier, 14 March 2023"
    )
    assert data["understood"] is None
    assert data["open"] == {"kind": "citation", "index": 0}


def test_the_marked_words_are_where_the_reader_found_them(answerer: Answerer) -> None:
    answer = answerer.invoke(Question(text="How many tonnes of rubble were cleared?"))
    text = "Of the 120 people aboard, 12 died."
    claim = answer.claims[0].model_copy(
        update={"text": text, "answer_phrase": "12", "answer_start": text.index("12 died")}
    )
    data = turn_data(_turn(answer.model_copy(update={"claims": (claim,)})), None, None, "k")
    assert [p["text"] for p in data["claims"][0]["pieces"]] == [
        "Of the 120 people aboard, ",
        "12",
        " died.",
    ]


def test_an_abstention_gives_its_reason_and_the_nearest_passages(answerer: Answerer) -> None:
    answer = answerer.invoke(Question(text="Who won the football world cup in 1998?"))
    data = turn_data(_turn(answer), None, None, "k")
    assert data["abstained"]
    assert data["reason"] == answer.reason
    assert 0 < len(data["nearest"]) <= 3
    assert data["claims"] == []


def test_a_turn_that_is_being_answered_shows_what_was_found(answerer: Answerer) -> None:
    first = next(answerer.stream(Question(text="Who is Jonas Brandt?")))
    data = turn_data(_turn(None), Progress(first), None, "k")
    assert data["state"] == "pending"
    assert len(data["evidence"]) == len(first.evidence)
    assert data["claims"] == []
    assert not data["abstained"]


def test_a_turn_that_nobody_is_answering_can_be_asked_again() -> None:
    assert turn_data(_turn(None), None, None, "k")["state"] == "stopped"
    failed = turn_data(_turn(None), Progress(error="No such thing."), None, "k")
    assert (failed["state"], failed["status"]) == ("stopped", "No such thing.")


def test_what_is_not_known_leaves_no_gap() -> None:
    assert about("A", None, "", "B") == "A · B"
    assert day(date(2020, 7, 3)) == "3 July 2020"
    assert day(None) is None


def test_articles_that_disagree_are_said_to(answerer: Answerer) -> None:
    answer = answerer.invoke(Question(text="How much did the repairs cost?"))
    told = Disagreement(citations=(1, 2), text="The Courier says 18; Rural Wire says 20.")
    data = turn_data(_turn(answer.model_copy(update={"disagreements": (told,)})), None, None, "k")
    assert data["disagreements"] == [told.text]


def test_what_the_question_puts_first_is_said_beside_it(answerer: Answerer) -> None:
    asked = "What did the Velmar Courier say the repairs cost?"
    data = turn_data(_turn(answerer.invoke(Question(text=asked)), asked), None, None, "k")
    assert data["preferred"] == "Preferring The Velmar Courier"
    plain = answerer.invoke(Question(text="How much did the repairs cost?"))
    assert turn_data(_turn(plain), None, None, "k")["preferred"] == ""


def test_what_is_wrong_with_a_claim_is_said_beside_it(answerer: Answerer) -> None:
    answer = answerer.invoke(Question(text="How much did the repairs cost?"))
    told = "The source says 18, not 19."
    wrong = answer.claims[0].model_copy(update={"verdict": "unsupported", "reason": told})
    data = turn_data(_turn(answer.model_copy(update={"claims": (wrong,)})), None, None, "k")
    assert data["claims"][0]["verdict_text"] == "Not supported by the cited words"
    assert data["claims"][0]["wrong"] == told


def test_only_an_answer_of_nothing_but_quotations_folds_its_verdicts(answerer: Answerer) -> None:
    quoted = answerer.invoke(Question(text="How much did the repairs cost?"))
    written = quoted.claims[0].model_copy(update={"verdict": "supported"})
    mixed = quoted.model_copy(update={"claims": (*quoted.claims, written)})
    for answer in (mixed, quoted.model_copy(update={"model": "openai:scripted"})):
        claims = turn_data(_turn(answer), None, None, "k")["claims"]
        assert [c["verdict_folded"] for c in claims] == [False] * len(answer.claims)


def test_what_the_question_takes_for_granted_is_told_with_its_citation(answerer: Answerer) -> None:
    asked = "How were 5,200 tonnes of rubble cleared?"
    data = turn_data(_turn(answerer.invoke(Question(text=asked)), asked), None, None, "k")
    [premise] = data["premises"]
    assert premise["text"] == "The question says 5,200; the article says 4,200."
    assert premise["citation"]["index"] == premise["citation"]["n"] - 1
    assert turn_data(_turn(None), None, None, "k")["premises"] == []
