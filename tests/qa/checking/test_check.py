from __future__ import annotations

import pytest

from index import Library, Span
from qa.checking import check
from qa.cite import cite
from tests.qa.checking.conftest import Cited


@pytest.mark.parametrize(
    ("claim", "verdict", "reason"),
    [
        ("The repairs cost 18 million crowns, the city council said.", "verbatim", None),
        ("The repairs  cost 18 million\ncrowns, the city council said.", "verbatim", None),
        ("The city council said the repairs cost 18 million crowns.", "supported", None),
        (
            "The repairs cost 19 million crowns, the city council said.",
            "unsupported",
            "The source says 18 million, not 19 million.",
        ),
    ],
)
def test_a_claim_is_verbatim_supported_or_told_what_is_wrong(
    library: Library, claim: str, verdict: str, reason: str | None
) -> None:
    [article] = library.articles(search="velmar")
    start = article.text.index("The repairs cost")
    citation = cite(1, article, Span(start, len(article.text)), None)
    checked = check(claim, [citation])
    assert (checked.verdict, checked.reason) == (verdict, reason)


def test_nothing_cited_bears_out_nothing(cited: Cited) -> None:
    assert check("It reopened.", []).reason == "Nothing is cited for this."
    assert check("", [cited("It reopened.")]).verdict == "unsupported"


def test_the_very_words_are_not_supported_as_somebody_elses(cited: Cited) -> None:
    citation = cited("“It was rushed.”", "Mirela Kost")
    assert check(citation.quote, [citation], "Mirela Kost").verdict == "verbatim"
    assert check(citation.quote, [citation], "Jonas Brandt").verdict == "unsupported"


def test_what_no_rule_finds_wrong_is_for_the_verifier(cited: Cited) -> None:
    class Doubter:
        threshold = 0.5

        def support(self, claim: str, source: object) -> float:
            return 0.1

    said = cited("The port reopened on Tuesday.")
    assert check("The port is open again.", [said], verifier=Doubter()).reason == (
        "The cited words do not bear this out."
    )


@pytest.mark.parametrize(
    "cited_words",
    [
        "The port reopened on Tuesday, nine days after the storm sank two ferries.",
        "The moon rose over the harbour as the last ferry left.",
        "Farmers of the valley make a soft cheese of goat's milk.",
        "Officials said that the inquiry would be made public in the autumn.",
        "Astronauts brought back rock from the moon that is made mostly of basalt.",
    ],
)
@pytest.mark.parametrize(
    "claim",
    [
        "The moon is made of cheese.",
        "Growers expect a poor harvest of cherries.",
        "Children like ice cream.",
        "It is.",
    ],
)
def test_a_claim_that_shares_almost_nothing_is_never_supported(
    cited: Cited, claim: str, cited_words: str
) -> None:
    assert check(claim, [cited(cited_words)]).verdict == "unsupported"


# Quadratic work would take minutes, whatever the machine.
@pytest.mark.timeout(120)
@pytest.mark.parametrize("piece", ["“", "not ", "Ab ", "1 ", "1999, ", "said that ", "a.b ", "'s "])
def test_hostile_text_takes_no_time(cited: Cited, piece: str) -> None:
    citation = cited(piece * (40_000 // len(piece)))
    check(piece * 2000 + "said Kost.", [citation])
