from __future__ import annotations

import json
from pathlib import Path

import pytest

from index import Library, Settings
from qa import Answer, Answerer, Premise, Question
from qa.conversations import NAME_LENGTH, Conversations, UnknownConversationError
from qa.export import file_name, to_json, to_markdown

ASKED = "How many tonnes of rubble were cleared?"


@pytest.fixture
def conversations(tmp_path: Path) -> Conversations:
    return Conversations(Library(Settings(library=tmp_path)).store.database)


@pytest.fixture(scope="module")
def answer(answerer: Answerer) -> Answer:
    return answerer.invoke(Question(text=ASKED))


def _begun(conversations: Conversations, answer: Answer | None, question: str = ASKED) -> str:
    conversation = conversations.create(question)
    n = conversations.begin(conversation.id, question)
    if answer is not None:
        conversations.finish(conversation.id, n, answer)
    return conversation.id


def test_a_conversation_comes_back_with_its_citations_intact(
    conversations: Conversations, answer: Answer
) -> None:
    key = _begun(conversations, answer)
    [turn] = conversations.turns(key)
    assert turn.answer == answer
    assert turn.answer.citations


def test_an_id_can_stand_in_the_key_of_a_component(conversations: Conversations) -> None:
    ids = [conversations.create(ASKED).id for _ in range(50)]
    assert len(set(ids)) == 50
    assert all(each.isalnum() for each in ids)


def test_a_question_is_kept_before_it_is_answered(conversations: Conversations) -> None:
    key = _begun(conversations, None)
    [turn] = conversations.turns(key)
    assert (turn.n, turn.question, turn.answer) == (1, ASKED, None)
    assert conversations.history(key, before=2) == ()


def test_the_history_of_a_follow_up_is_what_was_answered_before_it(
    conversations: Conversations, answer: Answer
) -> None:
    key = _begun(conversations, answer)
    n = conversations.begin(key, "And how fast?")
    [turn] = conversations.history(key, before=n)
    assert (turn.question, turn.text) == (answer.question, answer.text)


def test_conversations_are_listed_by_last_use_and_named_after_their_first_question(
    conversations: Conversations,
) -> None:
    first, second = _begun(conversations, None, "One?"), _begun(conversations, None, "Two?")
    assert [c.name for c in conversations.recent()] == ["Two?", "One?"]
    conversations.begin(first, "Three?")
    assert [c.id for c in conversations.recent()] == [first, second]


def test_a_long_question_makes_a_short_name(conversations: Conversations) -> None:
    name = conversations.create("word " * 100).name
    assert len(name) <= NAME_LENGTH
    assert name.endswith("…")


def test_a_name_is_changed_but_never_emptied(conversations: Conversations) -> None:
    key = _begun(conversations, None)
    conversations.rename(key, "  The harbour  ")
    conversations.rename(key, "   ")
    assert conversations.get(key).name == "The harbour"


def test_a_deleted_conversation_is_gone_and_a_late_answer_is_let_go(
    conversations: Conversations, answer: Answer
) -> None:
    key = _begun(conversations, None)
    conversations.delete(key)
    conversations.finish(key, 1, answer)
    assert conversations.turns(key) == []
    assert conversations.recent() == []
    with pytest.raises(UnknownConversationError, match="begin a new one"):
        conversations.get(key)
    with pytest.raises(UnknownConversationError):
        conversations.begin(key, "Still there?")


def test_an_answer_of_another_form_can_be_asked_again(conversations: Conversations) -> None:
    key = _begun(conversations, None)
    with conversations._database.transaction() as connection:
        connection.execute("UPDATE turns SET answer = ?", ('{"old": true}',))
    assert conversations.turns(key)[0].answer is None


def test_a_vote_is_kept_and_taken_back(conversations: Conversations, answer: Answer) -> None:
    key = _begun(conversations, answer)
    conversations.rate(key, 1, -1)
    assert conversations.turns(key)[0].feedback == -1
    conversations.rate(key, 1, None)
    assert conversations.turns(key)[0].feedback is None


def test_exported_json_points_at_the_words_it_quotes(
    conversations: Conversations, answer: Answer, library: Library
) -> None:
    key = _begun(conversations, answer)
    exported = json.loads(to_json(conversations.get(key), conversations.turns(key)))
    assert exported["name"] == ASKED
    for citation in exported["turns"][0]["answer"]["citations"]:
        text = library.article(citation["article_id"]).text
        assert text[citation["start"] : citation["end"]] == citation["quote"]


def test_exported_markdown_reads_with_speakers_numbers_and_sources(
    conversations: Conversations, answer: Answer
) -> None:
    key = _begun(conversations, answer)
    exported = to_markdown(conversations.get(key), conversations.turns(key))
    assert f"## {ASKED}" in exported
    assert "**Jonas Brandt:** “We cleared 4,200 tonnes" in exported
    assert r"- \[1\] “" in exported
    assert "The Velmar Courier, 2023-03-14" in exported
    assert "<https://courier.example/harbour>" in exported


def test_exports_say_what_is_wrong_with_a_claim(
    conversations: Conversations, answer: Answer
) -> None:
    told = "The source says 4,200, not 4,300."
    wrong = answer.claims[0].model_copy(update={"verdict": "unsupported", "reason": told})
    key = _begun(conversations, answer.model_copy(update={"claims": (wrong,)}))
    of = conversations.get(key), conversations.turns(key)
    assert f"*(not supported by the articles: {told})*" in to_markdown(*of)
    assert f'"reason": "{told}"' in to_json(*of)


def test_exports_say_what_the_question_takes_for_granted(
    conversations: Conversations, answer: Answer
) -> None:
    told = Premise(text="The question says 5,200; the article says 4,200.", citation=1)
    key = _begun(conversations, answer.model_copy(update={"premises": (told,)}))
    of = conversations.get(key), conversations.turns(key)
    assert rf"**{told.text}** \[1\]" in to_markdown(*of)
    assert f'"text": "{told.text}"' in to_json(*of)


def test_in_markdown_article_text_stays_text(conversations: Conversations, answer: Answer) -> None:
    hostile = "# *x* ![i](http://e.example/i.png) <script>a</script> $y$ :red[z] `c` | &amp; https://e.example"
    claim = answer.claims[0].model_copy(update={"text": hostile, "speaker": "[Eve](x)"})
    citation = answer.citations[0].model_copy(update={"title": hostile, "url": "javascript:x(1)"})
    wicked = answer.model_copy(update={"claims": (claim,), "citations": (citation,)})
    key = _begun(conversations, wicked, "1. <b>bold</b>?")
    exported = to_markdown(conversations.get(key), conversations.turns(key))
    unescaped = _without_escapes(exported)
    for markup in ("<", "`", "$", "|", "![", "](", ":red", "https:", "javascript:", "&amp", "1. "):
        assert markup not in unescaped
    assert not any(line.startswith("# *") for line in unescaped.splitlines())


def _without_escapes(text: str) -> str:
    kept, characters = [], iter(text)
    for character in characters:
        if character == "\\":
            next(characters)
        else:
            kept.append(character)
    return "".join(kept)


def test_a_file_name_is_one_that_every_system_takes(conversations: Conversations) -> None:
    key = _begun(conversations, None, "../../etc: what?")
    assert file_name(conversations.get(key), ".md") == "etc-what.md"
    conversations.rename(key, "???")
    assert file_name(conversations.get(key), ".md") == "conversation.md"
