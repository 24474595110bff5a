from __future__ import annotations

from qa.checking.opposites import opposite
from qa.language.words import stem


def test_opposites_are_known_in_any_form_and_both_ways() -> None:
    for one, other in (("rising", "fell"), ("approves", "rejected"), ("likely", "unlikely")):
        assert opposite(stem(one), stem(other))
        assert opposite(stem(other), stem(one))


def test_words_alike_are_no_opposites() -> None:
    assert not opposite(stem("rose"), stem("climbed"))
    assert not opposite(stem("port"), stem("import"))
