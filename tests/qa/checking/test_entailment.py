"""The model that says whether sentences entail a claim, and what it is shown of them."""

from __future__ import annotations

import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from index import FootnoteError
from qa.checking.entailment import SHIPPED, Entailment, premise_of
from qa.onnx_model import WEIGHTS
from tests.qa.checking.conftest import Sourced

SAID = "The port of Velmar reopened on Tuesday, nine days after Storm Edda sank two ferries."


@pytest.fixture(scope="module")
def entailment() -> Entailment:
    return Entailment()


@pytest.mark.parametrize(
    "wrong",
    [
        "The port of Velmar burned on Tuesday.",
        "Two ferries reopened the port of Velmar.",
        "Growers expect a poor harvest of cherries.",
    ],
)
def test_what_is_said_is_more_entailed_than_what_is_not(
    entailment: Entailment, sourced: Sourced, wrong: str
) -> None:
    source = sourced(SAID)
    said, other = (entailment.support(c, source) for c in ("The port reopened on Tuesday.", wrong))
    assert said > other


def test_it_is_shown_the_nearest_sentences_in_their_order(sourced: Sourced) -> None:
    others = [f"Nobody spoke of item {n} at all." for n in range(9)]
    source = sourced(" ".join([*others, "The ferries sank.", SAID]))
    assert premise_of("The two ferries sank in the storm.", source).endswith(
        f"The ferries sank. {SAID}"
    )


def test_it_is_shown_what_a_retelling_joins_though_others_share_more(sourced: Sourced) -> None:
    alike = [f"The storm sank {n} ferries of the port of Velmar." for n in range(2, 12)]
    source = sourced(" ".join([*alike, "Mayor Kost resigned over the dredging contract."]))
    claim = "After the storm sank ferries of the port of Velmar, Kost resigned."
    assert "Kost resigned" not in " ".join(s.text for s in source.nearest(claim))
    assert "Kost resigned" in premise_of(claim, source)


def test_it_is_shown_no_more_than_it_reads(sourced: Sourced) -> None:
    long = " ".join(["The ferries sank off the coast"] * 20) + "."
    assert premise_of("The ferries sank.", sourced(f"{long} {long}")) == long


@pytest.mark.parametrize("claim", ["", "…", "\ud800 sank", "sank " * 2000])
def test_any_text_is_judged(entailment: Entailment, sourced: Sourced, claim: str) -> None:
    assert entailment.support(claim, sourced(SAID)) < 20


def test_threads_share_it(entailment: Entailment, sourced: Sourced) -> None:
    source = sourced(SAID)
    with ThreadPoolExecutor(4) as threads:
        found = set(threads.map(lambda c: entailment.support(c, source), ["It reopened."] * 8))
    assert len(found) == 1


def test_other_weights_than_those_named_are_refused(tmp_path: Path) -> None:
    folder = shutil.copytree(SHIPPED, tmp_path / "torn")
    (folder / WEIGHTS).write_bytes(b"torn")
    with pytest.raises(FootnoteError, match=r"not the file that its config\.json describes"):
        Entailment(folder)
    (folder / WEIGHTS).unlink()
    with pytest.raises(FootnoteError, match=r"entailment model .* is missing"):
        Entailment(folder)
