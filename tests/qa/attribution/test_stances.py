"""What somebody wants, backs or opposes: told of them, and never served as their words."""

from __future__ import annotations

import pytest

from index.split import split_sentences
from qa.attribution import attributions, speaker_of


def stances(text: str) -> list[tuple[str, str, str]]:
    """Who, by which words, and what, in order."""
    found = attributions(text, split_sentences(text))
    return [(a.speaker, a.cue, text[a.start : a.end]) for a in found if a.stance]


@pytest.mark.parametrize(
    ("text", "who", "what"),
    [
        ("The mayor wants to close the port.", "the mayor", "to close the port"),
        ("Lena Ortiz backs the new bridge.", "Lena Ortiz", "the new bridge"),
        ("The union has long opposed the closure.", "the union", "the closure"),
        ("Mr. Petrov is eager to reopen the port.", "Petrov", "to reopen the port"),
        ("Ortiz’s call for an inquiry went unheard.", "Ortiz", "an inquiry went unheard"),
        ("The council raised concerns about the storm.", "the council", "the storm"),
        ("He refused to sign.", "he", "to sign"),
        ("Critics, who support the strike, stayed away.", "critics", "the strike"),
        ("Ortiz warned the council not to wait for spring.", "Ortiz", "not to wait for spring"),
    ],
)  # fmt: skip
def test_what_somebody_wants_backs_or_opposes_is_told_of_them(
    text: str, who: str, what: str
) -> None:
    found = stances(text)
    assert [(w.lower(), told) for w, _, told in found][:1] in (
        [(who.lower(), what)],
        [("mr. " + who.lower(), what)],
    ), found


def test_the_agent_of_a_passive_has_the_stance() -> None:
    assert stances("The plan was rejected by Lena Ortiz on Friday.") == [
        ("Lena Ortiz", "rejected by", "The plan")
    ]
    assert stances("The plan is opposed by Lena Ortiz.") == [
        ("Lena Ortiz", "opposed by", "The plan")
    ]


@pytest.mark.parametrize(
    ("text", "who", "cue", "what"),
    [
        ("Ortiz went on air to defend the closure.", "Ortiz", "to defend", "the closure"),
        ("A reason for Petrov to back the bridge is money.", "Petrov", "to back",
         "the bridge is money"),
        ("The vote led Petrov to announce a strike.", "Petrov", "to announce", "a strike"),
        ("Ortiz is expected to reject the plan.", "Ortiz", "reject", "the plan"),
        ("He’s predicted big losses.", "he", "predicted", "big losses"),
        ("A group that backs the bridge met.", "a group", "backs", "the bridge met"),
        ("Ortiz spent the evening honoring the ferry.", "Ortiz", "honoring", "the ferry"),
        ("Ortiz lost votes by championing the ferry.", "Ortiz", "championing", "the ferry"),
        ("The mayor cast her rival as a dreamer.", "the mayor", "cast", "her rival as a dreamer"),
        ("Ortiz backed ferries, trains and trams.", "Ortiz", "backed", "ferries, trains and trams"),
    ],
)  # fmt: skip
def test_the_verb_may_stand_in_any_form(text: str, who: str, cue: str, what: str) -> None:
    assert (who, cue, what) in stances(text)


def test_seeing_and_knowing_after_to_tell_nothing_of_anybody() -> None:
    assert stances("She went home to see the sea.") == []


@pytest.mark.parametrize(
    "text",
    [
        "The question remained open.",
        "The support of the bridge is made of steel.",
        "His plans are old.",
        "It began to rain.",
        "The committee reports are long.",
        "The wind rose.",
    ],
)
def test_things_and_nouns_have_no_stance(text: str) -> None:
    assert stances(text) == []


def test_a_stance_is_nobodys_words() -> None:
    text = "Lena Ortiz backs the closure of the ferry terminal."
    [sentence] = split_sentences(text)
    assert speaker_of(sentence, attributions(text, [sentence])) is None


def test_words_stay_words_where_a_stance_stands_beside_them() -> None:
    text = "“We will build,” said Brandt, who wants to win in May."
    [sentence] = split_sentences(text)
    found = attributions(text, [sentence])
    assert [(a.speaker, text[a.start : a.end], a.stance) for a in found] == [
        ("Brandt", "“We will build,”", False),
        ("Brandt", "to win in May", True),
    ]


def test_what_a_report_covers_is_not_told_again_as_a_stance() -> None:
    text = "Ortiz said she wanted the bridge to be open by May."
    [sentence] = split_sentences(text)
    given = speaker_of(sentence, attributions(text, [sentence]))
    assert given is not None
    assert given.speaker == "Ortiz"


def test_a_headline_in_title_case_is_read_as_a_sentence() -> None:
    found = stances("Union Backs Closure of Ferry Terminal\n\nIt was a quiet day.")
    assert found == [("Union", "backs", "Closure of Ferry Terminal")]


@pytest.mark.parametrize(
    ("text", "who", "what"),
    [
        ("Lena Ortiz is now pushing for a new ferry.", "Lena Ortiz", "a new ferry"),
        ("He slept and is looking forward to the fair.", "he", "the fair"),
        ("He closed the port and began talking about the bridge.", "he", "the bridge"),
        ("She spent many hours reflecting on the storm.", "she", "the storm"),
        ("He spoke at the harbour on Friday about the toll.", "he", "the toll"),
        ("The storm led her to declare that the port was shut.", "she", "that the port was shut"),
        ("It raises the pressure on him to say whether it is late.", "he", "whether it is late"),
        ("Islanders are likely to say the ferry is late.", "islanders", "the ferry is late"),
        ("He continued to complain that it was late.", "he", "that it was late"),
        ("They do not hesitate to report that it is late.", "they", "that it is late"),
        ("The ferry is old, with most voters preferring the bridge.", "most voters", "the bridge"),
        ("It was an old crew, who favored the ferry.", "an old crew", "the ferry"),
    ],
)  # fmt: skip
def test_a_stance_is_found_over_what_stands_between(text: str, who: str, what: str) -> None:
    assert (who.lower(), what) in [(w.lower(), told) for w, _, told in stances(text)]
