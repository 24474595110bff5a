"""Remake `docs/screenshots/*.png`: `python bench/screenshots.py`.

Serves a library made for the purpose (the seed article and `screenshots.jsonl`) and takes
every page in light and dark, at the width of a desk and of a phone, with a real Chromium.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from index import Library, Settings

ROOT = Path(__file__).parent.parent
SHOTS = ROOT / "docs" / "screenshots"
QUESTION = "What did Samir Azzam say about the Astana alliance?"
SIZES = {"desktop": (1360, 850), "phone": (390, 844)}


def main() -> None:
    """Take every screenshot anew."""
    chromium = next(
        filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
    )
    if chromium is None:
        sys.exit("There is no chromium, chromium-browser or google-chrome here; install one.")
    SHOTS.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        library = Library(Settings(library=Path(folder)))
        for outcome in library.add([ROOT / "bench" / "screenshots.jsonl", ROOT / "seeds"]):
            print(outcome.status, outcome.title or outcome.reason)
        browser = playwright.chromium.launch(
            executable_path=chromium, args=["--headless", "--no-sandbox", "--disable-gpu"]
        )
        with _server(Path(folder)) as url:
            for theme in ("light", "dark"):
                for size in SIZES:
                    _take(browser, url, theme, size)
        browser.close()


def _take(browser: Browser, url: str, theme: str, size: str) -> None:
    width, height = SIZES[size]
    page = browser.new_page(
        viewport={"width": width, "height": height},
        device_scale_factor=1.5,
        color_scheme="dark" if theme == "dark" else "light",
        reduced_motion="reduce",
    )
    page.set_default_timeout(60_000)
    page.goto(url)
    page.get_by_role("list", name="Example questions").wait_for()
    _shoot(page, f"start-{theme}-{size}")
    box = page.get_by_placeholder("Ask the articles")
    box.fill(QUESTION)
    box.press("Enter")
    page.locator(".turn .foot").wait_for()
    if size == "phone":
        _shoot(page, f"chat-{theme}-{size}")
    # Another sentence may lean on the same citation.
    page.get_by_role("button", name="Citation 1").first.click()
    page.locator("mark.current").first.wait_for()
    _shoot(page, f"{'reader' if size == 'phone' else 'chat'}-{theme}-{size}")
    page.goto(f"{url}/library")
    page.get_by_role("list", name="Articles").wait_for()
    _shoot(page, f"library-{theme}-{size}")
    page.goto(f"{url}/settings")
    page.get_by_role("button", name="Test this model").wait_for()
    _shoot(page, f"settings-{theme}-{size}")
    page.close()


def _shoot(page: Page, name: str) -> None:
    page.wait_for_load_state("networkidle")
    # The page scrolls itself to the newest answer; a still one is the same every time.
    page.wait_for_timeout(600)
    page.screenshot(path=SHOTS / f"{name}.png", animations="disabled")
    print(SHOTS / f"{name}.png")


@contextmanager
def _server(library: Path) -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [
        *(sys.executable, "-m", "streamlit", "run", "ui/app.py", "--server.headless=true"),
        *("--server.address=127.0.0.1", f"--server.port={port}"),
    ]
    environment = os.environ | {"FOOTNOTE_LIBRARY": str(library)}
    server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
    try:
        for _ in range(600):
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health").close()
                break
            except OSError:
                time.sleep(0.1)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait()


if __name__ == "__main__":
    main()
