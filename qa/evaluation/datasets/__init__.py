"""The data sets that Footnote is measured on, read from a folder that is not part of it.

Each set is a folder of JSON lines; `queries.PART.jsonl` is read whichever part of the
questions it holds. The layout is described in the README of the data.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from index import FootnoteError
from qa.evaluation.datasets.cast import cast
from qa.evaluation.datasets.clapnq import clapnq
from qa.evaluation.datasets.mtrag import mtrag
from qa.evaluation.datasets.multihop import multihop
from qa.evaluation.datasets.realtimeqa import realtimeqa
from qa.evaluation.datasets.rgb import rgb
from qa.evaluation.datasets.squad2 import squad2, squad2_given
from qa.evaluation.questions import DataSet

OTHERS = 2_500
"""Articles besides the gold ones that RealTimeQA's questions are asked of, unless said."""

# The folder that a set is read from, and how; None for `others` stands for all there are.
_READ: dict[str, tuple[str, Callable[[Path, int | None], DataSet]]] = {
    "realtimeqa": ("realtimeqa", realtimeqa),
    "squad2": ("squad2", lambda folder, _: squad2(folder)),
    "squad2-given": ("squad2", lambda folder, _: squad2_given(folder)),
    "clapnq": ("clapnq", lambda folder, _: clapnq(folder)),
    "rgb": ("rgb", lambda folder, _: rgb(folder)),
    "mtrag": ("mtrag", lambda folder, _: mtrag(folder)),
    "cast": ("trec_cast", lambda folder, _: cast(folder)),
    "multihop": ("multihop", lambda folder, _: multihop(folder)),
}
NAMES = tuple(_READ)


def present(data: Path) -> list[str]:
    """The names of the sets that a data folder holds."""
    return [name for name, (folder, _) in _READ.items() if (data / folder).is_dir()]


def load_set(name: str, data: Path, others: int | None = OTHERS) -> DataSet:
    """A data set of the folder, by its name.

    Raises:
        FootnoteError: there is no such set, or the folder doesn't hold it.
    """
    if name not in _READ:
        raise FootnoteError(f"There is no data set {name!r}; there are {', '.join(NAMES)}.")
    folder, read = _READ[name]
    if not (data / folder).is_dir():
        raise FootnoteError(f"The data folder has no {folder}/; give another with --data.")
    found = read(data / folder, others)
    if not found.questions:
        raise FootnoteError(f"{folder}/ of the data folder holds no questions; check the folder.")
    return found
