from __future__ import annotations

from pathlib import Path

import pytest

from index import Library
from tests.command_line import Footnote, Result
from ui.command import main


@pytest.fixture
def footnote(capfdbinary: pytest.CaptureFixture[bytes]) -> Footnote:
    """Run the command in this process; what it writes must be UTF-8."""

    def run(*arguments: object) -> Result:
        code = main([str(argument) for argument in arguments])
        out, errors = capfdbinary.readouterr()
        return Result(code, out.decode(), errors.decode().splitlines())

    return run


@pytest.fixture
def shared(library: Library, monkeypatch: pytest.MonkeyPatch) -> Library:
    """The library of the tests, as the one that the environment names."""
    monkeypatch.setenv("FOOTNOTE_LIBRARY", str(library.settings.library))
    return library


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library of this test alone, as the one that the environment names."""
    monkeypatch.setenv("FOOTNOTE_LIBRARY", str(tmp_path / "library"))
    return tmp_path
