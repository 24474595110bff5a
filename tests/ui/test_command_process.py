from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from index import Library
from tests.command_line import BELL, article_of

ROOT = Path(__file__).parents[2]


def command(*arguments: object) -> list[str]:
    return [sys.executable, "-m", "ui.command", *map(str, arguments)]


@pytest.mark.parametrize(
    ("arguments", "unwanted"),
    [
        (["ask", "--help"], {"index", "qa", "numpy", "rich", "streamlit"}),
        (["ask", "Who is Lena Fischer?"], {"torch", "transformers", "streamlit"}),
    ],
)
def test_nothing_is_imported_that_a_command_does_without(
    shared: Library, arguments: list[str], unwanted: set[str]
) -> None:
    code = (
        f"import sys; from ui.command import main; main({arguments})\n"
        f"print(set({sorted(unwanted)}) & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True)
    assert done.stdout.endswith(b"set()\n")


def test_unicode_comes_out_where_the_locale_knows_none(shared: Library) -> None:
    environment = os.environ | {"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    harbour = article_of(shared, "harbour")
    for arguments in (["show", harbour], ["ask", "Who is the harbour master?"]):
        done = subprocess.run(
            command(*arguments), env=environment, cwd=ROOT, capture_output=True, check=True
        )
        assert "“" in done.stdout.decode()


def test_a_reader_that_goes_away_is_met_with_silence(shared: Library) -> None:
    listing = subprocess.Popen(
        command("list"), cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert listing.stdout is not None
    listing.stdout.close()
    assert listing.stderr is not None
    assert listing.stderr.read() == b""
    listing.wait()


def test_ctrl_c_says_how_to_go_on(own: Path) -> None:
    records = [{"id": n, "text": f"{BELL} It was strike number {n}."} for n in range(2_000)]
    (own / "many.jsonl").write_text("\n".join(map(json.dumps, records)))
    adding = subprocess.Popen(
        command("add", "--json", own / "many.jsonl"),
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        # A shell's background job ignores it, and so would what the tests start there.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    assert adding.stdout is not None
    assert adding.stdout.readline()
    adding.send_signal(signal.SIGINT)
    _, errors = adding.communicate()
    assert errors.decode() == "Stopped; run the same command again to go on.\n"
    assert adding.returncode == 130
