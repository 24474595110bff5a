"""Start the pages: Streamlit on `ui/app.py`, over one library."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import NoReturn


def serve(library: Path, *, port: int | None, address: str, headless: bool) -> NoReturn:
    """Become the server, so that what stops the command stops it; `port` None takes a free one."""
    flags = {
        "server.address": address,
        # Neither asks for an email address nor tells anybody that it runs.
        "server.showEmailPrompt": "false",
        "browser.gatherUsageStats": "false",
    }
    if headless:  # else Streamlit looks whether there is a screen
        flags["server.headless"] = "true"
    if port is not None:
        flags["server.port"] = str(port)
    page = Path(__file__).with_name("app.py")
    command = [sys.executable, "-m", "streamlit", "run", str(page)]
    command += [f"--{name}={value}" for name, value in flags.items()]
    environment = os.environ | {"FOOTNOTE_LIBRARY": str(library.absolute())}
    os.execve(sys.executable, command, environment)  # noqa: S606
