from __future__ import annotations

import pytest

from qa.rewriting.requests import as_asked, is_of_article


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Tell me about the Arda bridge", "the Arda bridge"),
        ("Could you tell me more about Jonas Brandt?", "Jonas Brandt"),
        ("tell me everything you know about the storm", "the storm"),
        ("Summarize the news about abortion", "abortion"),
        ("Please summarise the articles on Sri Lanka.", "Sri Lanka"),
        ("Give me an overview of the war in Ukraine", "the war in Ukraine"),
        ("I'd like to know more about the port", "the port"),
        ("Give me a short summary of the news on inflation in 2022.", "inflation in 2022"),
        ("What is said about the Arda bridge and Velmar?", "the Arda bridge and Velmar"),
        ("What do the articles say about the union?", "the union"),
        ("What do you know about Mirela Kost?", "Mirela Kost"),
        ("What's the news on the frost?", "the frost"),
        ("any news about the ferries?", "the ferries"),
        ("What's the latest on the ferries?", "the latest on the ferries"),
        ("latest news about Mirela Kost", "the latest on Mirela Kost"),
        ("Please tell me why the port closed.", "why the port closed."),
        ("Could you say who signed the agreement?", "who signed the agreement?"),
        ("I want to know who signed the agreement", "who signed the agreement"),
        ("Explain how the rubble was cleared", "how the rubble was cleared"),
        ("Tell me about the war in Ukraine, please", "the war in Ukraine"),
        ("Summarise the news on the port in three sentences, thanks.", "the port"),
        ("What's the latest from Velmar?", "the latest on Velmar"),
        # Questions already.
        ("What was said on Monday?", "What was said on Monday?"),
        ("What is the newest of the planets?", "What is the newest of the planets?"),
        ("What is the latest iPhone?", "What is the latest iPhone?"),
        ("Who closed the port in three words", "Who closed the port in three words"),
        ("What did Kost tell me about the work?", "What did Kost tell me about the work?"),
        (
            "What did Brandt say about freight traffic?",
            "What did Brandt say about freight traffic?",
        ),
        ("What is the background of the suspect?", "What is the background of the suspect?"),
        ("What are the details of the plan?", "What are the details of the plan?"),
        ("Details of the plan were secret?", "Details of the plan were secret?"),
        ("What is the price of cherries?", "What is the price of cherries?"),
        ("What are the details?", "What are the details?"),
        ("Who described the storm?", "Who described the storm?"),
        ("What does Kost say about the work?", "What does Kost say about the work?"),
        ("What is known?", "What is known?"),
        ("", ""),
    ],
)
def test_a_request_is_read_as_what_it_is_for(text: str, asked: str) -> None:
    assert as_asked(text) == asked


@pytest.mark.parametrize(
    ("text", "article"),
    [
        ("What is this article about?", True),
        ("What's it about?", True),
        ("what is the story about", True),
        ("Summarize the article", True),
        ("Can you summarise this for me, please?", True),
        ("Give me a summary", True),
        ("What are the main points?", True),
        ("What are the key takeaways of this article?", True),
        ("Tell me about this article", True),
        ("Tell me what this article is about", True),
        ("What are these articles about?", True),
        ("Summarize it in three sentences.", True),
        ("tldr", False),
        ("Summarize the news about abortion", False),
        ("What is the harbour master about to do?", False),
        ("What is the news?", True),
        ("What does the report say about the port?", False),
    ],
)
def test_a_request_of_the_article_itself_is_known(text: str, article: bool) -> None:
    assert is_of_article(text) is article
