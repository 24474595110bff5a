from __future__ import annotations

from qa.checking.align import counterpart
from tests.qa.checking.conftest import Sourced


def test_the_word_between_the_same_words_is_found(sourced: Sourced) -> None:
    source = sourced("The storm sank two old ferries.")
    claim = "The storm sank three old ferries."
    start = claim.index("three")
    place = counterpart(claim, start, start + 5, source)
    assert place is not None
    assert source.text[place.start : place.end] == "two"


def test_where_the_claims_own_word_stands_there_is_nothing_else(sourced: Sourced) -> None:
    claim = "The storm sank two old ferries."
    start = claim.index("two")
    assert counterpart(claim, start, start + 3, sourced(claim)) is None


def test_other_surroundings_are_no_counterpart(sourced: Sourced) -> None:
    claim = "Growers lost nine orchards."
    start = claim.index("nine")
    assert counterpart(claim, start, start + 4, sourced("The storm sank two ferries.")) is None
