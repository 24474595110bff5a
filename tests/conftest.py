"""A small library of real parts: the seed article and a few that were written for the tests."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import hypothesis
import pytest

from index import Draft, Library, Settings
from qa import Answerer

os.environ["HF_HUB_OFFLINE"] = "1"
# How long an example takes says more about the machine than about the code.
hypothesis.settings.register_profile("footnote", deadline=None)
hypothesis.settings.load_profile("footnote")

SEEDS = Path(__file__).parent.parent / "seeds"

HARBOUR = Draft(
    key="test#harbour",
    source_id="harbour",
    title="Port of Velmar reopens after storm",
    outlet="The Velmar Courier",
    authors=("Ada Quill",),
    published=date(2023, 3, 14),
    url="https://courier.example/harbour",
    text=(
        "The port of Velmar reopened on Tuesday, nine days after Storm Edda sank two ferries "
        "and closed the main channel.\n\n"
        "“We cleared 4,200 tonnes of rubble by hand and by crane,” said harbour master Jonas "
        "Brandt. “It is the fastest clearance in our history.”\n\n"
        "Brandt added that full freight traffic would not return before May.\n\n"
        "The dockworkers' union disagrees. Its chair, Mirela Kost, said the work had been "
        "rushed and that three people were injured.\n\n"
        "The repairs cost 18 million crowns, the city council said."
    ),
)
ORCHARD = Draft(
    key="test#orchard",
    source_id="orchard",
    title="Late frost ruins cherry harvest",
    outlet="Rural Wire",
    authors=("Piet Holm", "Ines Duarte"),
    published=date(2022, 5, 2),
    text=(
        "Growers in the Arda valley expect to lose two thirds of this year's cherries after "
        "frost struck on 28 April.\n\n"
        "Temperatures fell to minus six degrees shortly before dawn. Most trees were in bloom.\n\n"
        "Agronomist Lena Fischer told Rural Wire that wind machines had saved only the lowest "
        "orchards."
    ),
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browser tests go last: Playwright keeps an event loop running that others would meet."""
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """Three articles; tests that change a library make their own."""
    made = Library(Settings(library=tmp_path_factory.mktemp("library")))
    for outcome in made.add([SEEDS]):
        assert outcome.status == "added", outcome
    for outcome in made.add_drafts([HARBOUR, ORCHARD]):
        assert outcome.status == "added", outcome
    return made


@pytest.fixture(scope="session")
def answerer(library: Library) -> Answerer:
    """The pipeline over `library`."""
    return Answerer(library)
