from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from index import Draft, FootnoteError, Library, Scope, Settings
from qa import Answer, Answerer, Question, Turn


def ask(answerer: Answerer, text: str, **more: object) -> Answer:
    return answerer.invoke(Question(text=text, **more))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("question", "words", "speaker"),
    [
        ("How much did the repairs cost?", "18 million crowns", "the city council"),
        ("who is the harbour master", "Jonas Brandt", "Jonas Brandt"),
        ("When did the frost strike?", "28 April", "Growers in the Arda valley"),
        ("Who is the Syrian defence minister?", "Ali Abdullah Ayoub", None),
        ("what is the ultimate russian goal in syria", "to remove Iran", "Samir Azzam"),
        ("When did the meeting in Jerusalem take place?", "June 2019", "observers"),
        ("How was the Astana alliance judged by Azzam?", "bad and illegal", "Samir Azzam"),
        ("Where was the confrence held?", "Damascus", None),
    ],
)
def test_the_words_that_answer_are_quoted_with_their_speaker(
    answerer: Answerer, question: str, words: str, speaker: str | None
) -> None:
    answer = ask(answerer, question)
    assert not answer.abstained, answer.reason
    [claim] = [c for c in answer.claims if words in c.text][:1] or pytest.fail(answer.text)
    assert (claim.speaker or "").removeprefix("the ") == (speaker or "").removeprefix("the ")


@pytest.mark.parametrize(
    "question",
    [
        "Who won the world cup in 2022?",
        "What is the population of France?",
        "How do I bake sourdough bread?",
        "When was the mayor of Velmar born?",
        "Which bank lent the money for the tunnel?",
        "asdf qwer zxcv",
        "???",
    ],
)
def test_what_the_articles_do_not_say_is_declined_with_a_reason(
    answerer: Answerer, question: str
) -> None:
    answer = ask(answerer, question)
    assert answer.abstained, answer.text
    assert (answer.text, answer.claims, answer.citations) == ("", (), ())
    assert answer.reason
    assert "Your articles don't say" in answer.reason


def test_an_answer_holds_together(answerer: Answerer, library: Library) -> None:
    answer = ask(answerer, "Who says the work was rushed?", id="q7", evidence=5)
    assert (answer.id, answer.question) == ("q7", "Who says the work was rushed?")
    assert answer.model.startswith("extractive:")
    assert 1 <= len(answer.claims) <= 3
    assert len(answer.evidence) == 5
    for claim in answer.claims:
        assert claim.verdict == "verbatim"
        assert claim.citations
        phrase, start = claim.answer_phrase, claim.answer_start
        if phrase is None:
            assert start is None
        else:
            assert start is not None
            assert claim.text.startswith(phrase, start)
        for n in claim.citations:
            assert f"{claim.text} [{n}]" in answer.text
    assert [c.n for c in answer.citations] == list(range(1, len(answer.citations) + 1))
    for citation in answer.citations:
        article = library.article(citation.article_id)
        assert article.text[citation.start : citation.end] == citation.quote
    for evidence in answer.evidence:
        article = library.article(evidence.article_id)
        assert article.text[evidence.start : evidence.end] == evidence.text
    assert set(answer.timings_ms) == {"rewrite", "retrieve", "read", "answer", "total"}


def test_the_evidence_comes_before_the_answer(answerer: Answerer) -> None:
    first, last = answerer.stream(Question(text="How much did the repairs cost?"))
    # Reading orders it anew, and brings the openings of what it reads.
    places = [{(e.article_id, e.start) for e in answer.evidence} for answer in (first, last)]
    assert places[0] <= places[1]
    assert (first.claims, first.abstained) == ((), False)
    assert last.claims


def test_questions_asked_together_are_answered_in_order(answerer: Answerer) -> None:
    asked = ["How much did the repairs cost?", "When did the frost strike?"]
    answers = answerer.batch([Question(text=q) for q in asked])
    assert [a.question for a in answers] == asked
    assert "18 million" in answers[0].text
    assert "28 April" in answers[1].text


def test_a_follow_up_is_answered_from_what_it_is_about(answerer: Answerer) -> None:
    first = ask(answerer, "Who is Lena Fischer?")
    turn = Turn(question=first.question, standalone_question=first.question, text=first.text)
    answer = ask(answerer, "and what did she tell Rural Wire?", history=(turn,))
    assert answer.standalone_question == "What did Lena Fischer tell Rural Wire?"
    assert "wind machines" in answer.text


@pytest.mark.parametrize("empty", ["", "   ", "\n\t"])
def test_an_empty_question_is_refused_in_one_sentence(answerer: Answerer, empty: str) -> None:
    with pytest.raises(FootnoteError, match="question is empty"):
        ask(answerer, empty)


def test_an_empty_library_says_so(tmp_path: Path) -> None:
    answer = ask(Answerer(Library(Settings(library=tmp_path))), "Who?")
    assert answer.abstained
    assert "no articles in the library" in (answer.reason or "")


def test_a_scope_that_nothing_fits_says_so(answerer: Answerer) -> None:
    answer = ask(answerer, "Who?", scope=Scope(outlets=("Nowhere Gazette",)))
    assert "No article fits" in (answer.reason or "")


@pytest.mark.parametrize(
    "question",
    ["word " * 5000, "“\"'*(AND OR NOT NEAR ^:-", "\x00\ud800 who?", "من قال؟", "😀" * 50],
)
def test_no_question_breaks_it(answerer: Answerer, question: str) -> None:
    assert ask(answerer, question).question == question


def test_a_sentence_that_leans_on_another_says_what_it_needs(tmp_path: Path) -> None:
    text = (
        "Anna Lind has been mayor of Velmar since 2015. "
        "She opened the new bridge over the Arda on 4 June."
    )
    library = Library(Settings(library=tmp_path))
    assert [o.status for o in library.add_drafts([Draft(key="k", title="Velmar", text=text)])] == [
        "added"
    ]
    answer = ask(Answerer(library), "When was the new bridge opened?", caution="forthcoming")
    claim = next(c for c in answer.claims if "4 June" in c.text)
    assert claim.leans_on is not None
    assert (claim.leans_on.word, claim.leans_on.means) == ("She", "Anna Lind")
    leaned_on = answer.citations[claim.leans_on.citation - 1]
    assert leaned_on.n == claim.leans_on.citation
    assert leaned_on.quote == "Anna Lind has been mayor of Velmar since 2015."
    assert f"(“She”: Anna Lind [{leaned_on.n}])" in answer.text


def test_each_part_of_a_question_is_answered(answerer: Answerer) -> None:
    answer = ask(answerer, "How much did the repairs cost and who is the harbour master?")
    assert [w in answer.text for w in ("18 million crowns", "Jonas Brandt")] == [True, True]
    assert answer.unanswered == ()


def test_two_things_that_were_asked_are_no_disagreement(tmp_path: Path) -> None:
    library = Library(Settings(library=tmp_path))
    told = {
        "Herald": "The Harbour Bridge opened on 1 March 2019 after years of delay.",
        "Gazette": "The Harbour Bridge closed on 5 May 2021 for repairs.",
    }
    list(library.add_drafts(Draft(key=o, title=o, outlet=o, text=t) for o, t in told.items()))
    asked = "When was the Harbour Bridge opened and when was it closed?"
    answer = ask(Answerer(library), asked)
    assert {c.outlet for c in answer.citations} == set(told)
    assert answer.disagreements == ()


def test_a_part_that_nothing_answers_is_said_to_be(answerer: Answerer) -> None:
    answer = ask(answerer, "How much did the repairs cost and who won the world cup in 2022?")
    assert "18 million crowns" in answer.text
    assert answer.unanswered == ("who won the world cup in 2022?",)
    assert not answer.abstained


def test_what_a_question_puts_first_is_said_with_the_evidence(answerer: Answerer) -> None:
    asked = Question(text="What did the Velmar Courier say in March 2023 of the repairs?")
    first, answer = answerer.stream(asked)
    assert first.preferred == "Preferring The Velmar Courier, March 2023"
    assert answer.preferred == first.preferred
    assert answer.evidence[0].outlet == "The Velmar Courier"
    assert answer.evidence[0].scores["preferred"] > 0
    assert ask(answerer, "How much did the repairs cost?").preferred == ""


def test_this_weeks_news_is_not_answered_from_an_old_article(answerer: Answerer) -> None:
    text = "Which port reopened this week after a storm?"
    answer = ask(answerer, text, asked_on=date(2023, 3, 16))
    assert "Velmar" in answer.claims[0].text
    answer = ask(answerer, text, asked_on=date(2025, 3, 16))
    assert answer.abstained
    assert "not of the days before 16 March 2025" in (answer.reason or "")
    assert answer.evidence


def test_a_fact_told_before_the_question_does_not_keep_it_from_an_answer(
    answerer: Answerer,
) -> None:
    answer = ask(answerer, "Storm Edda sank two ferries at Velmar. How much did the repairs cost?")
    assert "18 million crowns" in answer.claims[0].text


@pytest.mark.parametrize(
    "question",
    [
        "Who disagrees with the harbour master?",
        "What did Azzam say about Russia?",
        "Where was the confrence held?",
        "Who won the world cup in 2022?",
        "Which port reopened this week after a storm?",
    ],
)
def test_how_many_passages_are_shown_changes_nothing_of_an_answer(
    answerer: Answerer, question: str
) -> None:
    day = date(2023, 3, 16)
    usual = ask(answerer, question, asked_on=day)
    one = ask(answerer, question, asked_on=day, evidence=1)
    assert len(one.evidence) == 1
    assert one.evidence == usual.evidence[:1]
    own = {"evidence", "timings_ms"}
    assert one.model_dump(exclude=own) == usual.model_dump(exclude=own)


@pytest.mark.parametrize("wanted", [3, 12])
def test_as_many_passages_are_shown_as_are_wanted(tmp_path: Path, wanted: int) -> None:
    text = "Ferry {n} takes {n} carts over the Arda for {n} crowns."
    drafts = [Draft(key=f"k{n}", title=f"Ferry {n}", text=text.format(n=n)) for n in range(14)]
    library = Library(Settings(library=tmp_path, evidence=wanted))
    list(library.add_drafts(drafts))
    asked = "How many carts does ferry 7 take?"
    assert len(ask(Answerer(library), asked).evidence) == wanted
    assert len(ask(Answerer(library), asked, evidence=13).evidence) == 13


def test_what_one_article_is_about_is_told_from_it(answerer: Answerer, library: Library) -> None:
    [harbour] = library.articles(search="Port of Velmar")
    scope = Scope(article_ids=(harbour.id,))
    answer = ask(answerer, "Summarise this article, please.", scope=scope)
    assert answer.standalone_question == harbour.title
    assert "reopened on Tuesday" in answer.claims[0].text
    assert {c.article_id for c in answer.citations} == {harbour.id}


def test_which_article_is_asked_where_there_are_several(answerer: Answerer) -> None:
    answer = ask(answerer, "What is the article about?")
    assert answer.abstained
    assert answer.reason == "3 articles are searched; choose one of them, or say what to look for."


@pytest.mark.parametrize("request_", ["Tell me about the frost", "What's the latest on the frost?"])
def test_a_request_is_answered_by_what_it_is_for(answerer: Answerer, request_: str) -> None:
    answer = ask(answerer, request_)
    assert not answer.abstained, answer.reason
    assert "frost" in answer.claims[0].text
