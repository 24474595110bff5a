"""What `clean` promises: settled, repaired, and not a word of the story lost."""

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from index.clean import clean, clean_line

SEED = Path(__file__).parents[2] / "seeds" / "iran-syria-military-agreement.txt"

WORD = st.from_regex(r"[A-Za-z0-9]{1,12}", fullmatch=True) | st.sampled_from(
    ["café", "naïve", "Łódź", "Öl", "São", "œuvre", "Ατλαντίδα", "Москва", "東京", "دمشق", "it’s"]
)
SENTENCE = st.lists(WORD, min_size=5, max_size=25).map(lambda words: " ".join(words) + ".")
PARAGRAPHS = st.lists(SENTENCE, min_size=1, max_size=8)


@given(st.text())
@example("&amp;amp;lt;")
@example("&#35;39;&&#38;#38;lt;")
@example("\ud83d\ude00 \ud800")
@example("Advertisement\nShare\n( A )\nOther news:\n")
@example("a\r\n\r\r\n\u2029b\x85c\x0bd")
@example("â\x80\x9cÃ¢â‚¬â„¢\xa0Ã\xa0")
def test_any_text_is_settled_after_one_cleaning(text):
    once = clean(text)
    assert clean(once) == once
    once.encode("utf-8")


@given(
    st.lists(
        st.sampled_from(
            [
                "( A )",
                "Other news:",
                "A headline",
                "Story.",
                "",
                "Read more",
                "Share",
                "___",
                "© 2024 X",
                "Related stories",
                "Menu",
                "Follow us on X",
                "Tags: a, b",
                "Â£5 â€“ â€œhiâ€\x9d",
                "&amp;lt;",
            ]
        )
    )
)
def test_any_mix_of_furniture_is_settled_after_one_cleaning(lines):
    once = clean("\n".join(lines))
    assert clean(once) == once


@given(PARAGRAPHS)
def test_every_word_of_ordinary_paragraphs_is_kept(paragraphs):
    text = "\r\n\r\n".join(paragraphs)
    assert clean(text).split() == text.split()


@given(st.text())
def test_a_line_stays_one_settled_line(text):
    line = clean_line(text)
    assert "\n" not in line
    assert clean_line(line) == line


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
        ("one\n\n\n \n\ntwo", "one\n\ntwo"),
        ("  two\u00a0 \u2003words \t here  ", "two words here"),
        ("so\u00adft zero\u200bwidth \ufeffmark bell\x07", "soft zerowidth mark bell"),
        ("cafe\u0301", "café"),
        ("Fish &amp;amp; chips &lt;3", "Fish & chips <3"),
        ("می\u200cخواهم 👩\u200d🚀", "می\u200cخواهم 👩\u200d🚀"),
    ],
    ids=["newlines", "blank lines", "spaces", "junk", "composed", "references", "joiners"],
)
def test_characters_are_normalised(raw, expected):
    assert clean(raw) == expected


def test_mojibake_is_repaired_in_one_paragraph_without_touching_the_next():
    mangled = "“The café re-opened,” he said – at last.".encode().decode("cp1252", "replace")
    good = "Ça va — “naïve” ﬁnance １２３ don’t."
    assert clean(f"Itâ€™s open.\n\n{good}") == f"It’s open.\n\n{good}"
    assert "café re-opened" in clean(mangled)


@pytest.mark.parametrize(
    "text",
    [
        "“Curly quotes” and ‘single ones’ stay curly.",
        "Full-width ＡＢＣ and the ligature ﬁ stay.",
        "São João é “Ângela”; a IRMÃ disse que LÃ é lã.",
        "The score was 3–2; the fee £5m, €6m or ¥900.",
    ],
)
def test_good_text_is_left_as_it_is(text):
    assert clean(text) == text


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement",
        "ADVERTISEMENT - STORY CONTINUES BELOW",
        "(Story continues below)",
        "Read more",
        "Share this article",
        "Share this story on Facebook",
        "Follow us on Twitter and Facebook",
        "Sign up for our newsletter",
        "Sign up for our free weekly newsletter to get the news in your inbox.",
        "We use cookies to improve your experience on our site.",
        "Accept all cookies",
        "Get our free weekly newsletter",
        "Get more like this in your inbox: Sign up for the Talking Tech newsletter.",
        "Receive the Courier's newsletter to get the context beyond the headlines.",
    ],
)
def test_unmistakable_furniture_is_dropped_wherever_it_stands(line):
    story = ("The council met on Monday.", "It voted to close the bridge.")
    assert clean(f"{story[0]}\n\n{line}\n\n{story[1]}") == "\n\n".join(story)


@pytest.mark.parametrize(
    "tail",
    [
        "( A )\n\n\n\nOther news",
        "Other news:\nFlood warnings lifted\nMayor to step down",
        "© 2024 The Daily. All rights reserved.",
        "Copyright 2024 The Associated Press. All rights reserved. It may not be republished.",
        "___\n\nFollow Jane Doe on Twitter: @janedoe",
        "Related stories\n\nTags: bridge, council",
        "Leave a comment",
        "(c) 2023 Reuters",
        "(c) 2014, The Washington Post",
        "Copyright 2024 The Example Post. All rights reserved.",
        "Copyright 2023 NPR. To see more, visit https://www.npr.org.",
        "Copyright (c) 2024 the example post",
        "Copyright 2019-2024",
        "Reuters. all rights reserved.",
        "Topics: war, peace, bread",
        "Read more: Why bread costs more",
        "Read more: Bread costs too much, critics say",
    ],
)
def test_furniture_at_the_end_is_dropped(tail):
    story = "The council met on Monday.\n\nIt voted to close the bridge."
    assert clean(f"{story}\n\n{tail}\n") == story


@pytest.mark.parametrize(
    "sentence",
    [
        "Advertisement spending fell by a fifth, the company said.",
        "Share prices fell on Monday.",
        "He told fans to follow us on the road to Wembley, whatever happened.",
        "“Sign up for the newsletter,” she said.",
        "Cookies are baked fresh every morning.",
        "Other news organisations reported the same figures.",
        "The company said all rights reserved by the state would be respected.",
        "Read more books, the minister urged.",
        "Follow the money, he said. The trail leads to X.",
        "😀",
        "(c) elections are held in 2026.",
        "(c) 2026 elections are held as planned.",
        "(C) The parties shall cease fire.",
        "Copyright 2023 ruling stands, the court said on Monday.",
        "Copyright 1976 law was the last of its kind.",
        "The court found that copyright law leaves all rights reserved.",
        "Topics: war, peace and the price of bread, the minister said.",
        "Topics: war, peace and bread were all that they spoke of.",
        "Read more: the minister said she had read more than a hundred letters.",
        "Follow the money on Facebook, the minister told her staff.",
        "Get rid of the newsletters, the minister told her staff on Monday, and the spin will end.",
        "Get rid of the newsletters and the spin will end.",
        "Sign up for the newsletter, the minister told her staff, and you will know.",
    ],
)
def test_a_sentence_that_only_sounds_like_furniture_is_kept(sentence):
    text = f"The council met on Monday.\n\n{sentence}"
    assert clean(text) == text


def test_the_last_clause_of_a_list_is_kept():
    text = "They agreed that\n(a) arms are laid down;\n(b) aid comes in;\n(c) elections are held."
    assert clean(text) == text


def test_escapes_from_a_terminal_are_dropped():
    assert clean("A \x1b[1mbold\x1b(B\x1b[m word.") == "A bold word."


@pytest.mark.timeout(60)
def test_lists_of_links_without_end_are_dropped_in_one_go():
    story = "The council met on Monday and voted to close the bridge. " * 60_000
    links = "\nRelated\nA headline" * 150_000
    assert clean(story + links) == story.strip()


def test_a_calendar_that_closes_an_article_is_no_list_of_links():
    text = "The week ahead.\n\nUp next\n\nMonday: earnings\n\nTuesday: producer prices"
    assert clean(text) == text


def test_the_seed_loses_its_tail_and_nothing_else():
    raw = SEED.read_text(encoding="utf-8")
    story, _, tail = raw.partition("( A )")
    assert "Other news" in tail
    assert clean(raw).split() == story.split()
