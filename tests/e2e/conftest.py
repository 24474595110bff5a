"""The pages as a person meets them: a real server, a real browser, nothing from outside."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect, sync_playwright

from index import Library, Settings
from tests.conftest import HARBOUR, ORCHARD, SEEDS
from tests.e2e.driving import HOSTILE, Site

ROOT = Path(__file__).parent.parent.parent
CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
ARGUMENTS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
# A line of a traceback that stands in the project's own code, as every script's does.
OUR_FRAME = re.compile(rf'File "{re.escape(str(ROOT))}/(?:ui|qa|index)/')
TIMEOUT = 30_000  # ms; two busy cores take their time


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(item.path).parent == Path(__file__).parent:
            item.add_marker("browser")
            if CHROMIUM is None:
                reason = "no chromium, chromium-browser or google-chrome on this machine"
                item.add_marker(pytest.mark.skip(reason=reason))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    yield from serving(tmp_path_factory.mktemp("site"), {})


def serving(folder: Path, settings: dict[str, str]) -> Iterator[Site]:
    """A library in the folder and the pages over it, with more settings if any."""
    library = Library(Settings(library=folder / "library"))
    outcomes = [*library.add([SEEDS]), *library.add_drafts([HARBOUR, ORCHARD, HOSTILE])]
    assert all(outcome.status == "added" for outcome in outcomes)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with (folder / "server.log").open("wb") as log:
        server = subprocess.Popen(
            [
                sys.executable,
                "-m",
                "streamlit",
                "run",
                "ui/app.py",
                "--server.address=127.0.0.1",
                f"--server.port={port}",
                "--server.headless=true",
            ],
            cwd=ROOT,
            env=os.environ | {"FOOTNOTE_LIBRARY": str(folder / "library")} | settings,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
    try:
        url = f"http://127.0.0.1:{port}"
        _wait_for(f"{url}/_stcore/health", server)
        yield Site(url, library)
    finally:
        server.terminate()
        server.wait(timeout=20)
        log_text = (folder / "server.log").read_text(errors="replace")
        # Streamlit's own server can trip over a page that is closed while it answers.
        assert not OUR_FRAME.search(log_text), log_text


def _wait_for(url: str, server: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        assert server.poll() is None, "the server stopped"
        try:
            urllib.request.urlopen(url, timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError("the server did not come up in a minute")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield opened
        opened.close()


@pytest.fixture
def context(browser: Browser, site: Site) -> Iterator[BrowserContext]:
    """A fresh browser profile that fails the test if anything is asked of another host."""
    outside: list[str] = []

    def guard(route: Route) -> None:
        if route.request.url.startswith(site.url):
            route.continue_()
        else:
            outside.append(route.request.url)
            route.abort()

    made = browser.new_context(viewport={"width": 1280, "height": 800})
    made.set_default_timeout(TIMEOUT)
    made.route(lambda url: url.startswith(("http:", "https:")), guard)
    yield made
    made.close()
    assert outside == []


@pytest.fixture
def page(context: BrowserContext) -> Page:
    expect.set_options(timeout=TIMEOUT)
    return context.new_page()
