"""Whose words a sentence is: sentences of the project's own, and the article it ships."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.models import Span
from index.split import split_sentences
from qa.attribution import Attribution, attributions, speaker_of

SEED = Path(__file__).parents[3] / "seeds" / "iran-syria-military-agreement.txt"


def found_in(text: str) -> list[Attribution]:
    """Words that are somebody's; stances have tests of their own."""
    return [a for a in attributions(text, split_sentences(text)) if not a.stance]


def said(text: str) -> list[tuple[str, str]]:
    """Speaker and attributed words, in order."""
    return [(a.speaker, text[a.start : a.end]) for a in found_in(text)]


def speakers(text: str) -> list[str | None]:
    """The speaker of each sentence, None for the article's own."""
    sentences = split_sentences(text)
    found = attributions(text, sentences)
    return [a.speaker if (a := speaker_of(s, found)) else None for s in sentences]


@pytest.mark.parametrize(
    ("text", "speaker", "words", "kind"),
    [
        ("“We will rebuild the bridge,” Mayor Lena Ortiz said on Friday.", "Lena Ortiz",
         "“We will rebuild the bridge,”", "direct"),
        ('"We will rebuild the bridge," said Lena Ortiz, the mayor.', "Lena Ortiz",
         '"We will rebuild the bridge,"', "direct"),
        ("“It is over,” Ivan Petrov, the foreign minister, told AFP.", "Ivan Petrov",
         "“It is over,”", "direct"),
        ("The foreign minister, Ivan Petrov, said that the talks were over.", "Ivan Petrov",
         "the talks were over.", "indirect"),
        ("According to Ivan Petrov, the talks had failed by noon.", "Ivan Petrov",
         "the talks had failed by noon.", "indirect"),
        ("The talks had failed by noon, according to a spokesman for the ministry.",
         "a spokesman for the ministry", "The talks had failed by noon", "indirect"),
        ("Lena Ortiz: “The bridge will open in May.”", "Lena Ortiz",
         "“The bridge will open in May.”", "direct"),
        ("The talks had failed by noon, said Ivan Petrov.", "Ivan Petrov",
         "The talks had failed by noon", "indirect"),
        ("Iranian state television reported that the road was closed.",
         "Iranian state television", "the road was closed.", "indirect"),
        ("State radio quoted Petrov as saying that the road was closed.", "Petrov",
         "the road was closed.", "indirect"),
        ("Ortiz said the plan was “a gift to the city” and would pass.", "Ortiz",
         "the plan was “a gift to the city” and would pass.", "mixed"),
        ("Ivan Petrov believes that the road will stay closed.", "Ivan Petrov",
         "the road will stay closed.", "indirect"),
        ("As Petrov told the assembly, the road will stay closed.", "Petrov",
         "the road will stay closed.", "indirect"),
        ("Petrov, who has called the pact a mistake, left early.", "Petrov",
         "the pact a mistake", "indirect"),
        ("“Who is there?” she asked.\n\nLena Ortiz laughed.", "she", "“Who is there?”", "direct"),
        ("In a statement to our Agency, Ivan Petrov said, “The road is closed.”", "Ivan Petrov",
         "“The road is closed.”", "direct"),
        ("'We can't go on like this,' the coach, Declan Moore, said.", "Declan Moore",
         "'We can't go on like this,'", "direct"),
        ("A witness, who asked not to be named, said she heard three shots.", "a witness",
         "she heard three shots.", "indirect"),
        ("Hakan Fidan, who visited Cairo last week, has said Ankara will not wait.", "Hakan Fidan",
         "Ankara will not wait.", "indirect"),
        ("In the view of Dr. Hans Lind, head of the institute, the ice will go.", "Hans Lind",
         "the ice will go.", "indirect"),
        ("Lead author Mary Chen of Oxford University said the result was new.", "Mary Chen",
         "the result was new.", "indirect"),
        ("Minister Olena Kovalenko told AFP on Tuesday that salaries were safe.",
         "Olena Kovalenko", "salaries were safe.", "indirect"),
        ("Many economists say prices will fall next year.", "many economists",
         "prices will fall next year.", "indirect"),
    ],
)  # fmt: skip
def test_one_sentence_gives_speaker_words_and_kind(
    text: str, speaker: str, words: str, kind: str
) -> None:
    first = found_in(text)[0]
    assert (first.speaker, first.kind) == (speaker, kind)
    assert text[first.start : first.end].strip(" .,") == words.strip(" .,")


@pytest.mark.parametrize(
    "text",
    [
        "The bridge was opened in May by the mayor.",
        "“Response to the understandings”",
        "The so-called “green zone” is empty.",
        "The book “The Long Road Home” sold well in Oslo.",
        "The claims were filed with the committee.",
        "The report of the committee runs to ninety pages.",
        "Petrov did not say when the road would open.",
        "Petrov declined to comment.",
        "Petrov was told to leave the building.",
        "Prices added to the misery of the region.",
        "It is easier said than done.",
    ],
)
def test_narrative_terms_and_titles_have_no_speaker(text: str) -> None:
    assert speakers(text) == [None]


def test_words_around_their_attribution_are_two_attributions_of_one_speaker() -> None:
    text = "“The road,” Lena Ortiz said, “will open in May.”"
    assert said(text) == [
        ("Lena Ortiz", "“The road,”"),
        ("Lena Ortiz", "“will open in May.”"),
    ]


def test_a_last_name_is_made_full_from_its_first_mention() -> None:
    text = "Deputy Mayor Lena Ortiz arrived late.\n\nThe road will open in May, Ortiz said."
    assert said(text) == [("Lena Ortiz", "The road will open in May")]


def test_a_role_is_traced_to_its_holder() -> None:
    text = (
        "Foreign Minister Ivan Petrov met Lena Ortiz, the mayor of Oslo.\n\n"
        "The minister said that the road was closed. The mayor said it would reopen."
    )
    assert [speaker for speaker, _ in said(text)] == ["Ivan Petrov", "Lena Ortiz"]


def test_pronouns_go_to_the_last_speaker_of_their_gender() -> None:
    text = (
        "“The road is closed,” said Mrs. Lena Ortiz. Mr. Ivan Petrov said it would reopen.\n\n"
        "“We shall see,” she added. He insisted that it was a matter of days."
    )
    assert [speaker for speaker, _ in said(text)] == [
        "Lena Ortiz", "Ivan Petrov", "Lena Ortiz", "Ivan Petrov",
    ]  # fmt: skip


def test_a_plural_pronoun_goes_to_a_plural_speaker() -> None:
    text = "Local officials said the road was closed.\n\nThey added that it would open in May."
    assert [speaker for speaker, _ in said(text)] == ["Local officials", "Local officials"]


def test_sentences_inside_a_long_quotation_have_its_speaker() -> None:
    text = "“The road is closed. It will stay closed. Nobody will pass,” said Lena Ortiz."
    assert speakers(text) == ["Lena Ortiz"] * len(split_sentences(text))


def test_a_quotation_of_several_paragraphs_has_one_speaker() -> None:
    text = (
        "Ivan Petrov told the assembly: “The road is closed for now.\n\n"
        "“It was closed in May by the army. Nobody asked us.\n\n"
        "“It will open again,” and then he left.\n\nThe assembly rose at noon."
    )
    assert set(speakers(text)[:-1]) == {"Ivan Petrov"}
    assert speakers(text)[-1] is None


def test_a_quotation_that_goes_on_after_its_attribution_keeps_its_speaker() -> None:
    text = "“The road is closed,” Lena Ortiz said. “It will open again in the spring.”"
    assert speakers(text) == ["Lena Ortiz", "Lena Ortiz"]


def test_short_words_after_an_attribution_are_still_the_speakers() -> None:
    text = '"It came out of nowhere," recalls Amina Yusuf, 34, a nurse. "We ran."'
    assert speakers(text) == ["Amina Yusuf", "Amina Yusuf"]


def test_a_role_between_two_halves_of_a_quotation_is_not_quoted() -> None:
    text = "“My brother,” said Yusuf Demir, the shopkeeper, “was there.”"
    assert said(text) == [("Yusuf Demir", "“My brother,”"), ("Yusuf Demir", "“was there.”")]


def test_a_participle_shares_the_speaker_of_its_sentence() -> None:
    text = "Lena Ortiz said the road was closed, adding that it would open in May."
    assert [speaker for speaker, _ in said(text)] == ["Lena Ortiz", "Lena Ortiz"]


def test_who_reports_a_belief_outranks_who_holds_it() -> None:
    text = "Iran also believes, according to observers, that Russia is not far from this pressure."
    assert speakers(text) == ["observers"]


def test_a_quotation_never_closed_ends_with_its_paragraph() -> None:
    text = "Ivan Petrov said: “The road is closed to all of us.\n\nThe army opened it in May."
    assert speakers(text) == ["Ivan Petrov", None]


def test_slips_of_the_marks_do_not_lose_the_speaker() -> None:
    text = "“The road is closed,“ said Lena Ortiz. ''It is bad,'' said Ivan Petrov."
    assert [speaker for speaker, _ in said(text)] == ["Lena Ortiz", "Ivan Petrov"]


def test_the_mention_stands_where_its_offsets_say() -> None:
    text = "Lena Ortiz came. “The road is closed,” Ortiz said."
    (only,) = found_in(text)
    assert text[only.speaker_start : only.speaker_end] == "Ortiz"
    assert only.speaker == "Lena Ortiz"


def test_nothing_to_read_is_nothing_found() -> None:
    assert attributions("", []) == []
    assert speaker_of(Span(0, 10), []) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # What is said may itself begin as a fronted phrase does.
        ("In the north, the new road has brought more lorries than before, she said.",
         [("she", "In the north, the new road has brought more lorries than before")]),
        ("The road will stay closed, Ortiz said; the port will not.",
         [("Ortiz", "The road will stay closed")]),
        ("The road (which he had built with his own two hands, Petrov says) is closed.",
         [("Petrov", "which he had built with his own two hands")]),
        ("The road will stay closed for years, says engineer Lena Ortiz in Oslo.",
         [("Lena Ortiz", "The road will stay closed for years")]),
        ("The road will stay closed for years, Lena Ortiz told the Oslo Courier.",
         [("Lena Ortiz", "The road will stay closed for years")]),
        ("Senator Lena Ortiz (N-Oslo) said that the road was closed.",
         [("Lena Ortiz", "the road was closed.")]),
        ("It was a week in which Lena Ortiz had said that the road was closed.",
         [("Lena Ortiz", "the road was closed.")]),
        ("It stayed shut because, according to Ivan Petrov, nobody had asked.",
         [("Ivan Petrov", "nobody had asked.")]),
        ("But road engineers say the bridge is safe.",
         [("road engineers", "the bridge is safe.")]),
        ("That person said the bridge was safe.", [("That person", "the bridge was safe.")]),
    ],
)  # fmt: skip
def test_what_is_said_is_found_wherever_its_attribution_stands(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert [(who, words.strip(" ")) for who, words in said(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "A programme called Open Roads, was late.",
        "The bridge report will be read in May.",
        "The old bridge now belongs to Northern states this year.",
        "Ortiz has responded to the fire.",
        "Ortiz testified before the council in May.",
        "The costs add up to a million.",
        "WEATHER: Rain is expected in most of the north tonight.",
        "The Latest: Ferry workers walk out of the terminal again.",
    ],
)
def test_what_only_looks_like_a_report_has_no_speaker(text: str) -> None:
    assert speakers(text) == [None] * len(split_sentences(text))


def test_capitals_before_a_colon_speak_when_they_are_somebodys_name() -> None:
    text = "Lena Ortiz met the press in May.\n\nORTIZ: The bridge will open before the summer."
    assert said(text) == [("Lena Ortiz", "The bridge will open before the summer.")]


def test_what_somebody_would_not_say_is_told_of_them_and_not_theirs() -> None:
    text = "Petrov would not say whether the road was closed."
    (only,) = attributions(text, split_sentences(text))
    assert (only.speaker, only.stance) == ("Petrov", True)
    assert speakers(text) == [None]


@pytest.mark.parametrize(
    ("text", "resolved"),
    [
        # The sentence's own subject, if its gender fits; else who was named last in it.
        ("Lena Ortiz came. Mrs. Anna Dahl said Ivan Petrov was late because he said it rained.",
         "Ivan Petrov"),
        # A possessor may be meant by what follows.
        ("Anna Dahl spoke.\n\nMr. Ivan Petrov's plan is simple. He says it will hold.",
         "Ivan Petrov"),
        # Police are many.
        ("Two lawyers said so. Police have said they believe that it was late.", "Police"),
        # A body is no "he".
        ("Mr. Ivan Petrov left. The council set up Oslo Women. He said it was time.",
         "Ivan Petrov"),
        # A place with a day is no person.
        ("Anna Dahl left Bergen.\n\nAt a fair in Oslo, Norway Friday, Dahl sat down. She said no "
         "more than that it was late.", "Anna Dahl"),
        # A title that is somebody's last name.
        ("Former governor Howard Dean left. Dean, a doctor, said that it was late.",
         "Howard Dean"),
        # "She added", paragraphs later.
        ("“It is late,” said Mrs. Lena Ortiz.\n\nIt rained all day.\n\n“Too late,” she added.",
         "Lena Ortiz"),
        # A role after the name it belongs to.
        ("Prime Minister Anna Dahl met Ivan Petrov.\n\nThe prime minister said that it was late.",
         "Anna Dahl"),
        ("The ferry workers walked out.\n\nThe union said so. They said that it was late.",
         "the union"),
        ("The ferry workers walked out.\n\nIt was late. They said that it rained.",
         "the ferry workers"),
    ],
)  # fmt: skip
def test_pronouns_and_roles_are_traced_to_whom_they_mean(text: str, resolved: str) -> None:
    assert said(text)[-1][0] == resolved


@pytest.mark.parametrize(
    "text",
    [
        "„The road is closed,“ said Lena Ortiz.",
        "«The road is closed,» said Lena Ortiz.",
        "``The road is closed,'' said Lena Ortiz.",
        "“He said ‘never’ and the road is closed,” said Lena Ortiz.",
        "ROADS\n\n“The road is closed,” said Lena Ortiz.",
        "“The road is closed” — Lena Ortiz said.",
    ],
)
def test_untidy_marks_and_headings_leave_the_speaker_found(text: str) -> None:
    assert "Lena Ortiz" in [speaker for speaker, _ in said(text)]


def seed_speakers() -> dict[str, str | None]:
    text = SEED.read_text(encoding="utf-8")
    sentences = split_sentences(text)
    found = attributions(text, sentences)
    return {
        text[s.start : s.end]: a.speaker if (a := speaker_of(s, found)) else None for s in sentences
    }


@pytest.mark.parametrize(
    ("opening", "speaker"),
    [
        ('"We will strengthen the Syrian air defense system', "Mohammad Bagheri"),
        ("Syria and Iran are subject to severe economic sanctions", None),
        ("CA aims to compel the Syrian government", None),
        ("The Act also aims to push Damascus", None),
        ("Iran and the Syrian government signed an agreement", None),
        ("Iran views with concern", "Iran"),
        ("Iran also believes, according to observers", "observers"),
        ("On this, the Syrian dissident", "Samir Azzam"),
        ("He explained that part of the recent military agreement", "Samir Azzam"),
        ("On the indications of timing, Azzam believes", "Samir Azzam"),
        ('"Response to Russian-Turkish understandings"', None),
        ('Azzam added, "Those who follow', "Samir Azzam"),
        ("Azzam believes that the conflict", "Samir Azzam"),
        ("On the fate of the Astana alliance", "Samir Azzam"),
        ('He added, "The relations of its parties', "Samir Azzam"),
        ("Azzam concluded his speech by saying", "Samir Azzam"),
        ("Other news", None),
    ],
)
def test_the_shipped_article_is_read_right(opening: str, speaker: str | None) -> None:
    matching = [s for sentence, s in seed_speakers().items() if sentence.startswith(opening)]
    assert matching == [speaker]


@pytest.mark.parametrize(
    "text",
    ["Denver: The state has its first litter of wolf pups in eighty years.",
     "Group D: The team of Velmar meets the team of Tarma at noon.",
     "Details: The show begins at eight and the doors are open from seven."],
)  # fmt: skip
def test_a_place_or_a_heading_before_a_colon_says_nothing(text: str) -> None:
    assert found_in(text) == []


def test_a_name_before_a_colon_speaks_where_it_is_known() -> None:
    text = "Lena Ortiz met the press.\n\nOrtiz: The bridge will be open to traffic in May."
    assert said(text) == [("Lena Ortiz", "The bridge will be open to traffic in May.")]


def test_a_preposition_is_no_part_of_a_name() -> None:
    text = "Through Lena Ortiz the city heard of it. Ortiz said the bridge was shut."
    assert speakers(text)[1] == "Lena Ortiz"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Lena Ortiz announced her resignation on Friday after the storm.", None),
        ("The mayor expressed her condolences after the storm that killed 156 people.", None),
        ("Lena Ortiz called for peace in the whole of Velmar.", None),
        ("Lena Ortiz announced that she would resign on Friday.", "Lena Ortiz"),
        ("Lena Ortiz announced the bridge would be shut in May.", "Lena Ortiz"),
        ("Lena Ortiz expressed concern that the bridge was weak.", "Lena Ortiz"),
        ("Lena Ortiz criticized “the greedy owners of the port of Velmar.”", "Lena Ortiz"),
    ],
)
def test_what_is_done_by_speaking_is_the_articles_own_account(
    text: str, speaker: str | None
) -> None:
    assert speakers(text) == [speaker]
