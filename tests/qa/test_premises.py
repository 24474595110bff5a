from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from index import Draft, Library, Settings
from qa import Answer, Answerer, Question, Stages

ARTICLES = {
    "Velmar bridge": (
        "The Arda bridge opened in 2021 after six years of work. The council paid 40 million "
        "crowns for it. Mayor Anna Lind cut the ribbon in front of a small crowd."
    ),
    "Ortiz stays": (
        "Finance minister Ramon Ortiz refused to resign on Thursday. He said the budget had been "
        "misread. The opposition had asked him to step down over the missing funds."
    ),
    "Meeting in Jerusalem": (
        "Israel hosted the security meeting in Jerusalem in June. Envoys of Russia and the United "
        "States attended. The talks lasted two days because of a dispute over the agenda."
    ),
    "Bus crash": (
        "A bus crash near Tarma hurt 85 people on Monday, the police said. Most of the 85 people "
        "were treated in Tarma hospital for light wounds."
    ),
    "Chancellor on inspections": (
        "“We expect full inspections of the reactors in Iran,” the German chancellor said in "
        "Berlin. The speech was met with applause."
    ),
    "Oil": (
        "Oil prices fell in March because demand in Asia was weak. The energy council did not "
        "approve the new budget on Friday."
    ),
    "Harbour": (
        "“We cleared 4,200 tonnes of rubble by hand,” said harbour master Jonas Brandt. The port "
        "reopened on Tuesday, nine days after the storm."
    ),
}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Answerer:
    library = Library(Settings(library=tmp_path_factory.mktemp("premises")))
    drafts = [
        Draft(key=title, title=title, text=text, published=date(2023, 3, 14))
        for title, text in ARTICLES.items()
    ]
    assert {outcome.status for outcome in library.add_drafts(drafts)} == {"added"}
    return Answerer(library)


def ask(desk: Answerer, question: str) -> Answer:
    return desk.invoke(Question(text=question, caution="forthcoming"))


def test_a_decline_names_who_is_mentioned_nowhere(desk: Answerer) -> None:
    asked = "According to Mirela Kost, how were the 4,200 tonnes of rubble cleared?"
    answer = desk.invoke(Question(text=asked))
    assert answer.abstained
    assert "nothing in them mentions Mirela Kost" in (answer.reason or "")


def test_a_decline_names_what_did_not_happen(desk: Answerer) -> None:
    answer = ask(desk, "Why was the finance minister Ramon Ortiz arrested on Thursday?")
    assert answer.abstained
    assert "nothing in them mentions “arrested”" in (answer.reason or "")


@pytest.mark.parametrize(
    ("question", "told", "quoted"),
    [
        (
            "Why did the Arda bridge open in 2019?",
            "The question says 2019; the article says 2021.",
            "opened in 2021",
        ),
        (
            "Where were the 87 people hurt in the bus crash treated?",
            "The question says 87; the article says 85.",
            "85 people",
        ),
        (
            "Why did Turkey host the security meeting in Jerusalem?",
            "The question says Turkey; the article says Israel.",
            "Israel hosted",
        ),
        (
            "When did Ortiz resign?",
            "takes for granted what the article denies",
            "refused to resign",
        ),
        (
            "When did the energy council approve the new budget?",
            "takes for granted what the article denies",
            "did not approve",
        ),
        (
            "Why did oil prices rise in March?",
            "The question says rise; the article says fell.",
            "Oil prices fell",
        ),
        (
            "What did Petra Brandt say about the tonnes of rubble that were cleared?",
            "The question names Petra Brandt; the article names Jonas Brandt.",
            "Jonas Brandt",
        ),
        (
            "Where were the people hurt in the Tarma bus crash treated before they died?",
            "The question takes a death for granted, of which the article quoted here says nothing",
            "treated in Tarma hospital",
        ),
    ],
)
def test_what_a_question_takes_for_granted_wrongly_is_said_and_cited(
    desk: Answerer, question: str, told: str, quoted: str
) -> None:
    answer = ask(desk, question)
    assert not answer.abstained, answer.reason
    assert answer.claims
    [premise] = answer.premises
    assert told in premise.text
    assert quoted in answer.citations[premise.citation - 1].quote
    assert [c.n for c in answer.citations] == list(range(1, len(answer.citations) + 1))
    assert answer.text.startswith(f"{premise.text} [{premise.citation}] ")


@pytest.mark.parametrize(
    "question",
    [
        "When did the Arda bridge open?",
        "Why did the Arda bridge open in 2021?",
        "How much did the council pay for the bridge?",
        "Why did Ortiz refuse to resign?",
        "When did Ortiz refuse to resign?",
        "Did Ortiz resign?",
        "Who hosted the security meeting in Jerusalem?",
        "How long did the talks in Jerusalem last?",
        "How many people were hurt in the bus crash?",
        "Where were the 85 people hurt in the bus crash treated?",
        "Why did oil prices fall in March?",
        "Why didn't the energy council approve the budget?",
        "Which council approved the new budget?",
        "What did the chancellor say about Iran?",
        "What did Jonas Brandt say about the rubble?",
        "What did the harbour master say about the rubble?",
        "How many tonnes of rubble were cleared?",
        "When did the port reopen?",
    ],
)
def test_of_a_question_that_has_it_right_nothing_is_said(desk: Answerer, question: str) -> None:
    assert ask(desk, question).premises == ()


def test_a_decline_becomes_an_answer_where_a_sentence_says_otherwise(desk: Answerer) -> None:
    asked = Question(text="Why did Turkey host the Jerusalem security meeting?", caution="careful")
    answer = desk.invoke(asked)
    assert answer.confidence < 0.626
    assert [c.text for c in answer.claims] == [
        "Israel hosted the security meeting in Jerusalem in June."
    ]
    assert (answer.abstained, answer.reason) == (False, None)


def test_each_part_of_a_question_is_held_against_the_articles(desk: Answerer) -> None:
    answer = ask(desk, "When did Ortiz resign and why did oil prices rise in March?")
    assert len(answer.premises) == 2
    for premise in answer.premises:
        assert 1 <= premise.citation <= len(answer.citations)


@pytest.mark.parametrize(
    ("text", "question"),
    [
        (
            "Mayor Anna Lind refused to resign in May. After the vote in the council she gave way. "
            "She resigned on Friday.",
            "When did Anna Lind resign?",
        ),
        (
            "The mine at Orlo may not reopen before May unless the owners pay the fines.",
            "When does the mine at Orlo reopen?",
        ),
        (
            "Arda, Velmar, Tarma, Orlo and Kest signed the charter of the valley towns in May.",
            "Which five towns signed the charter of the valley?",
        ),
        (
            "The valley council did not sign the charter of the towns. The town of Kest signed it.",
            "Who signed the charter of the towns?",
        ),
        (
            "The Orlo factory built ships in World War II, and 400 people worked there.",
            "How many people worked in the Orlo factory in World War 2?",
        ),
        (
            "Velmar won its first two matches in Tarma in May. It lost the third match in Tarma.",
            "Where did Velmar lose a match in May?",
        ),
        (
            "The Orlo museum had about 4,000 visitors in May, its director said.",
            "Why did the Orlo museum have over 3,900 visitors in May?",
        ),
    ],
)
def test_what_can_be_true_of_the_same_event_is_not_called_wrong(
    tmp_path: Path, text: str, question: str
) -> None:
    library = Library(Settings(library=tmp_path))
    draft = Draft(key="k", title="Valley news", text=text, published=date(2023, 6, 2))
    assert [o.status for o in library.add_drafts([draft])] == ["added"]
    assert ask(Answerer(library), question).premises == ()


def test_with_the_stage_off_nothing_is_said(desk: Answerer) -> None:
    library = desk._library
    plain = Answerer(library, Stages(premises=False))
    assert ask(plain, "Why did oil prices rise in March?").premises == ()


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        ("Who is the president of Ruritania?", "nothing in them mentions Ruritania"),
        ("what is the capital of ruritania", "“ruritania”"),
        ("What did the French president say about inspections in Iran?", "French or “president”"),
        ("Who was the king of Spain in 1987?", "Spain"),
    ],
)
def test_a_decline_says_what_no_article_mentions(
    desk: Answerer, question: str, missing: str
) -> None:
    answer = desk.invoke(Question(text=question))
    assert answer.abstained
    assert answer.reason
    assert answer.reason.startswith("Your articles don't say: nothing in them mentions")
    assert missing in answer.reason


def test_a_yes_or_no_question_that_nothing_settles_is_told_so(desk: Answerer) -> None:
    answer = ask(desk, "Did Jonas Brandt build the port?")
    assert not answer.abstained
    [premise] = answer.premises
    assert premise.text == (
        "No sentence found says outright that Jonas Brandt did build the port; "
        "what is quoted comes nearest."
    )
    assert answer.citations[premise.citation - 1].quote in ARTICLES["Harbour"]


@pytest.mark.parametrize(
    "question",
    [
        "Did the Arda bridge open in 2021?",
        "Did Israel host the security meeting?",
        "Did oil prices fall?",
        "Did Ramon Ortiz resign?",
        "Did the bus crash near Tarma hurt 85 people in March 2023?",
    ],
)
def test_one_that_a_sentence_settles_is_not(desk: Answerer, question: str) -> None:
    answer = ask(desk, question)
    assert answer.claims
    assert answer.premises == ()


def test_what_an_article_denies_is_not_said_outright(desk: Answerer) -> None:
    answer = ask(desk, "Has Ramon Ortiz stepped down?")
    assert "refused to resign" in answer.claims[0].text
    assert [p.text for p in answer.premises] == [
        "No sentence found says outright that Ramon Ortiz has stepped down; what is quoted "
        "comes nearest."
    ]
