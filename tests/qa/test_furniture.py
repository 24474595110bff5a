from __future__ import annotations

import pytest

from qa.furniture import headline_end, is_correction, is_furniture, is_row

TITLE = "Port of Velmar reopens after storm"


@pytest.mark.parametrize(
    ("sentence", "furniture"),
    [
        ("Port of Velmar Reopens After Storm", True),
        ("Port of Velmar reopens.", False),
        ("VELMAR (Rural Wire) —", True),
        ("Gone?”", True),
        ("Gone again, harbour master?” he said.", False),
        ("By Ada Quill and Piet Holm", True),
        ("(Reporting by Ada Quill; Editing by Piet Holm)", True),
        ("By Tuesday the port had reopened.", False),
        ("By noon the water had fallen, Brandt said.", False),
        ("The port of Velmar reopened on Tuesday.", False),
        # A pattern that tries every way to cut words would never come to the end of these.
        ("By then however, there were already mercenaries as far away as Trebizond.", False),
        ("By " + "Ada Quill and " * 40, False),
        ("By " + "a" * 5000 + "!", False),
        ("More: Who is harbour master Jonas Brandt?", True),
        ("► More:The latest on the port of Velmar.", True),
        ("Storm Edda:Port of Velmar reopens after nine days", True),
        ("'A long way to go':Growers on the frost", True),
        ("JUST WATCHED See the port after the storm Replay More Videos ... MUST WATCH", True),
        ("Video Ad Feedback How the port was cleared 05:11 - Source: Rural Wire", True),
        ("Contributing: The Associated Press", True),
        ("Follow Ada Quill on Twitter: @quill", True),
        (": Port of Velmar spends nine million on new gates", True),
        ("— Mayor Dr. Ada Quill (@quill) November 19, 2019", True),
        ("- Port of Velmar (@velmar_port) 19 Nov 2019", True),
        ("— Ada Quill (@quill) said the port would reopen before the end of the week.", False),
        ("— Nine people died in the fire, police (@velmarpd) said Friday.", False),
        ("- The governor (@gov) signed the bill on Tuesday.", False),
        ("Will the port reopen before May?", True),
        ("Your port: Can you use it?", True),
        ("What comes next?", True),
        ("Contact Ada Quill at 555-0134 and follow her on Facebook.", True),
        ("Contact with the ferry was lost at dawn, the coast guard wrote on Twitter.", False),
        ("Email records show that Mayor Quill asked Twitter to remove 40 posts.", False),
        ("Follow-up posts on Twitter said nine people had died.", False),
        ("Fact check: The claim that the dam burst is false; the dam held.", False),
        ("Fact check: Did the dam burst", True),
        ("“Who pays for it?” asked Mirela Kost.", False),
        ("“Who pays for it?”", False),
        ("Velmar signed with Sorn, but what does this agreement mean?", False),
        ("Velmar:The port, shut for nine days, reopened on Tuesday.", False),
        ("The union wants more: Kost asked for a raise", False),
        ("At 9:30 the port reopened", False),
        ("What Kost wants is time.", False),
        ("", True),
    ],
)
def test_what_says_nothing_of_the_story(sentence: str, furniture: bool) -> None:
    assert is_furniture(sentence, TITLE if sentence else "") is furniture


@pytest.mark.parametrize(
    ("text", "title", "end"),
    [
        ("Port shut. Repairs begin.\n\nThe port shut on Tuesday.", "Port shut. Repairs begin", 25),
        ("Port shut; repairs begin\nThe port shut on Tuesday.", "Port shut; repairs begin", 24),
        ("Port shut;\n\nRepairs begin.\n\nThe port shut.", "Port shut; Repairs begin", 26),
        ("The port shut on Tuesday.\n\nIt rained.", "Port shut", 0),
        # A title that was made of the text is no headline.
        ("The port shut on Tuesday. It rained.", "The port shut on Tuesday. It rained.", 0),
        ("The port shut on Tuesday. It rained.\n\nNo one left.", "The port shut on Tuesday", 0),
        ("", "", 0),
    ],
)
def test_where_the_headline_of_a_text_ends(text: str, title: str, end: int) -> None:
    assert headline_end(text, title) == end


@pytest.mark.parametrize(
    ("sentence", "row"),
    [("| HD | THE PORT INC. | 225.86 |", True), ("The port | Rural Wire", False), ("|", False)],
)
def test_a_row_of_a_table_is_known(sentence: str, row: bool) -> None:
    assert is_row(sentence) is row


@pytest.mark.parametrize(
    ("sentence", "corrects"),
    [
        ("Correction: An earlier version of this article gave the year as 1988.", True),
        ("The article also misspelled the name of the captain.", True),
        (
            "This story was amended on 3 May because a previous version of this story was wrong.",
            True,
        ),
        ("The mayor corrected the minutes of the meeting.", False),
    ],
)
def test_a_correction_is_known(sentence: str, corrects: bool) -> None:
    assert is_correction(sentence) is corrects
