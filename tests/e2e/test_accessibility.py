"""axe-core over every page in both themes: nothing serious, nothing critical."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.e2e.driving import Site, ask


def _findings(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [
        f"{v['impact']} {v['id']}: {node['html'][:160]} {node['any'][:1]}"
        for v in found
        if v["impact"] in {"serious", "critical"}
        for node in v["nodes"]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(site: Site, page: Page, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(site.url)
    expect(page.get_by_role("list", name="Example questions")).to_be_visible()
    assert _findings(page) == []
    turn = ask(page, "How many tonnes of rubble were cleared?")
    turn.locator("summary").click()
    turn.get_by_role("button", name="Citation 1").first.click()
    expect(page.locator("mark.current").first).to_be_visible()
    assert _findings(page) == []
    page.goto(f"{site.url}/library")
    page.get_by_role("button", name="Port of Velmar").click()
    expect(page.locator("article .text")).to_be_visible()
    assert _findings(page) == []
    page.goto(f"{site.url}/settings")
    expect(page.get_by_role("button", name="Test this model")).to_be_visible()
    assert _findings(page) == []
