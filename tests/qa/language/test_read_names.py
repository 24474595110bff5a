from __future__ import annotations

from qa.language.names import names


def test_ranks_dates_and_opening_words_are_no_names() -> None:
    found = names("On Tuesday President Kost met Prime Minister Ilse Maro in Arda.")
    assert [name.text for name in found] == ["Kost", "Ilse Maro", "Arda"]
