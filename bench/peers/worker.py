"""One tool in one process: build or take up its index, ask every question, write what it showed.

`python -m bench.peers.worker NAME FOLDER`, started by `run` in the environment of that tool.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib
import json
import shutil
import time
from importlib.metadata import version
from pathlib import Path
from typing import Any

from bench.peers.protocol import Asked, Peer, Shown, read_articles, read_questions

# Where each tool's class stands; imported only in the process that runs it.
TOOLS: dict[str, tuple[str, str, dict[str, Any]]] = {
    "footnote": ("bench.peers.footnote_", "Footnote", {}),
    "langchain": ("bench.peers.langchain_stock", "LangChainStock", {}),
    "llamaindex": ("bench.peers.llamaindex", "LlamaIndexStarter", {}),
    "llamaindex-256": ("bench.peers.llamaindex", "LlamaIndexStarter", {"small": True}),
    "haystack": ("bench.peers.haystack_", "HaystackHybrid", {}),
    "txtai": ("bench.peers.txtai_", "TxtaiHybrid", {}),
}
# Enough articles for every figure that is taken.
_ARTICLES = 10
# Passages asked for when a tool's own number lists too few articles.
_DEPTHS = (60, 240)
_WARM_UP = 5


def main() -> None:
    """Run the tool that is named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("name", choices=sorted(TOOLS))
    parser.add_argument("folder", type=Path, help="what `run` wrote, and where results go")
    arguments = parser.parse_args()
    folder: Path = arguments.folder
    module, kind, given = TOOLS[arguments.name]
    peer: Peer = getattr(importlib.import_module(module), kind)(**given)
    stamp = prepare(peer, folder, folder / "indexes" / arguments.name)
    questions = read_questions(folder)
    for asked in questions[:_WARM_UP]:
        peer.ask(asked)
    result = {
        "name": arguments.name,
        "recipe": peer.recipe,
        **stamp,
        "asked_at": time.strftime("%Y-%m-%d %H:%M", time.gmtime()),
        "answers": [answer(peer, asked._replace(asked_on="")) for asked in questions],
        "told": [answer(peer, asked) for asked in questions],
    }
    (folder / "results").mkdir(exist_ok=True)
    (folder / "results" / f"{arguments.name}.json").write_text(json.dumps(result))


def prepare(peer: Peer, folder: Path, index: Path) -> dict[str, Any]:
    """Build the index, or take up one of the same articles by the same versions."""
    wanted = {
        "articles": hashlib.sha256((folder / "articles.jsonl").read_bytes()).hexdigest(),
        "versions": {package: version(package) for package in peer.packages},
    }
    kept = index / "stamp.json"
    if kept.exists():
        stamp: dict[str, Any] = json.loads(kept.read_text())
        if {key: stamp[key] for key in wanted} == wanted:
            peer.open(index)
            return stamp
    shutil.rmtree(index, ignore_errors=True)
    index.mkdir(parents=True)
    articles = read_articles(folder)
    clock = Clock()
    peer.build(articles, index)
    wall, cpu = clock.read()
    stamp = {**wanted, "build_seconds": round(wall, 1), "build_cpu_seconds": round(cpu, 1)}
    # Last, so that an index which was interrupted is built again.
    kept.write_text(json.dumps(stamp))
    return stamp


def answer(peer: Peer, asked: Asked) -> dict[str, Any]:
    """What the tool shows by itself, timed, and below it what it lists when asked for more."""
    clock = Clock()
    shown = peer.ask(asked)
    wall, cpu = clock.read()
    listed = list(shown)
    for depth in _DEPTHS:
        if len({s.article_id for s in listed}) >= _ARTICLES:
            break
        listed = below(shown, peer.ask(asked, depth))
    return {
        "id": asked.id,
        "milliseconds": round(wall * 1000, 2),
        "cpu_milliseconds": round(cpu * 1000, 2),
        "by_itself": len(shown),
        "shown": [s._asdict() for s in listed],
    }


class Clock:
    """Seconds since it was made: by the clock on the wall, and of processors over all threads.

    What else the machine does lengthens the first and hardly the second.
    """

    def __init__(self) -> None:
        self._wall, self._cpu = time.perf_counter(), time.process_time()

    def read(self) -> tuple[float, float]:
        """Both."""
        return time.perf_counter() - self._wall, time.process_time() - self._cpu


def below(shown: list[Shown], deeper: list[Shown]) -> list[Shown]:
    """The deeper list under what was shown: asking for more must not reorder what stands first."""
    seen = {(s.article_id, s.text) for s in shown}
    return shown + [s for s in deeper if (s.article_id, s.text) not in seen]


if __name__ == "__main__":
    main()
