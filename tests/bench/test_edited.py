"""Claims drawn from small edits: what is made at once, and where the wrong one stands."""

from __future__ import annotations

import json
import random

from bench.verifier.edited import EDITS, Edited, applied, drawn, joined

STORM = Edited(
    article="news/1",
    claim="A storm sank two ferries off Velmar on Monday.",
    same=[["storm", "gale"], ["sank two ferries", "sent two ferries to the bottom"]],
    other=[["two ferries", "two tugs"], ["on Monday", "on Monday night"]],
)


def test_edits_are_made_at_their_own_places_and_the_wrong_one_is_found_again() -> None:
    right, wrong = STORM.edit(STORM.same[0]), STORM.edit(STORM.other[0])
    claim, places = applied(STORM.claim, [wrong, right], wrong)
    assert claim == "A gale sank two tugs off Velmar on Monday."
    assert [claim[start:end] for start, end in places] == ["two tugs"]


def test_what_was_only_left_out_stands_nowhere() -> None:
    left_out = STORM.edit([" on Monday", ""])
    made = applied(STORM.claim, [left_out], left_out)
    assert made == ("A storm sank two ferries off Velmar.", ())


def test_a_true_claim_has_no_wrong_edit_and_a_wrong_one_has_one() -> None:
    rng = random.Random(0)
    made = [(side, *drawn(STORM, side, rng)) for side in (True, False) * 40]
    for true, claim, places in made:
        wrong = "tugs" in claim or "night" in claim
        assert wrong is not true
        assert len(places) == wrong
    # Edits that touch each other's words are never made at once.
    assert not any("tugs to the bottom" in claim for _, claim, _ in made)
    assert len({claim for _, claim, _ in made}) > 6


def test_a_claim_takes_from_its_article_what_it_has_of_it() -> None:
    article = "On Monday a storm sank two ferries off Velmar, the mayor said."
    assert joined([[10, 34], ", ", [47, 56], " claimed."], article) == (
        "a storm sank two ferries, the mayor claimed."
    )
    assert joined("Two ferries sank.", article) == "Two ferries sank."


def test_every_old_text_of_a_claim_in_words_of_its_own_stands_in_it_once() -> None:
    rows = [json.loads(line) for line in EDITS.read_text("utf-8").splitlines()]
    plain = [row for row in rows if isinstance(row["claim"], str)]
    assert len(plain) > 300
    for row in plain:
        edits = row["same"] + row["other"]
        assert all(row["claim"].count(old) == 1 and old != new for old, new in edits)
