"""The charts of a report, as SVG files: drawn by matplotlib, which is an extra."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from index import FootnoteError
from qa.evaluation.summary import SetSummary

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_INK, _ACCENT, _FAINT = "#1f2933", "#2f6f9f", "#9aa5b1"
_SIZE = (5.2, 3.6)  # inches
_SHARES = (-0.02, 1.02)  # so that a point at 0 or 1 is seen whole


class Chart(NamedTuple):
    """A chart: the end of its file's name, what it shows, whether there is any, how it is drawn."""

    name: str
    caption: str
    applies: Callable[[SetSummary], bool]
    draw: Callable[[Axes, SetSummary], None]


class MissingMatplotlibError(FootnoteError):
    """The charts need an extra that isn't installed."""

    def __init__(self) -> None:
        super().__init__(
            "The charts are left out; `pip install 'footnote[eval]'` adds what draws them."
        )


def draw(found: SetSummary, folder: Path) -> list[tuple[str, str]]:
    """Draw what there is to draw of a data set; returns captions and the names of the files.

    Raises:
        MissingMatplotlibError: matplotlib is not installed.
    """
    try:
        import matplotlib
        from matplotlib.figure import Figure
    except ImportError as error:
        raise MissingMatplotlibError from error
    drawn = []
    # Words stay words, and the same figures give the same file.
    style: dict[Any, Any] = {"svg.fonttype": "none", "svg.hashsalt": "footnote", "font.size": 9}
    with matplotlib.rc_context(style):
        for chart in CHARTS:
            if not chart.applies(found):
                continue
            figure = Figure(figsize=_SIZE, layout="constrained")
            axes = figure.subplots()
            axes.spines[["top", "right"]].set_visible(False)
            axes.set_title(chart.caption, loc="left", color=_INK)
            chart.draw(axes, found)
            file = f"{found.name}-{chart.name}.svg"
            figure.savefig(folder / file, format="svg", metadata={"Date": None})
            drawn.append((chart.caption, file))
    return drawn


def _answers(axes: Axes, found: SetSummary) -> None:
    bars = [f for f in found.figures if f.group == "right words"]
    places = range(len(bars))
    values = [f.value for f in bars]
    reach = [
        [max(0.0, f.value - f.low) for f in bars],
        [max(0.0, f.high - f.value) for f in bars],
    ]
    axes.bar(places, values, width=0.6, color=_ACCENT, yerr=reach, ecolor=_INK, capsize=4)
    labels = [f.name.removeprefix("answer in the ") for f in bars]
    axes.set_xticks(places, labels)
    axes.set_ylim(0, 1)
    axes.set_ylabel("share of questions")


def _reliability(axes: Axes, found: SetSummary) -> None:
    axes.plot([0, 1], [0, 1], color=_FAINT, linestyle="--", linewidth=1)
    said = [b.said for b in found.reliability]
    was = [b.was for b in found.reliability]
    axes.plot(said, was, color=_ACCENT, linewidth=1)
    axes.scatter(said, was, s=[400 * b.weight + 8 for b in found.reliability], color=_ACCENT)
    for b in found.reliability:
        axes.annotate(str(b.questions), (b.said, b.was), (6, -10), textcoords="offset points")
    axes.set_xlim(*_SHARES)
    axes.set_ylim(*_SHARES)
    axes.set_xlabel("probability that the articles answer, as said")
    axes.set_ylabel("share that they do answer")


def _declining(axes: Axes, found: SetSummary) -> None:
    answered = [p.answered for p in found.trade_off]
    declined = [p.declined for p in found.trade_off]
    axes.step(answered, declined, where="post", color=_ACCENT)
    axes.axvline(0.85, color=_FAINT, linestyle="--", linewidth=1)
    if found.shipped:
        axes.plot(found.shipped.answered, found.shipped.declined, "o", color=_INK)
        place = (found.shipped.answered, found.shipped.declined)
        axes.annotate(found.caution, place, (-8, -14), textcoords="offset points", ha="right")
    axes.set_xlim(*_SHARES)
    axes.set_ylim(*_SHARES)
    axes.set_xlabel("answered, of the answerable")
    axes.set_ylabel("declined, of the others")


def _latency(axes: Axes, found: SetSummary) -> None:
    axes.hist(found.milliseconds, bins="auto", color=_ACCENT)
    total = next(lap for lap in found.laps if lap.stage == "total")
    for value, name in ((total.median, "median"), (total.late, "95th percentile")):
        axes.axvline(value, color=_INK, linestyle="--", linewidth=1)
        place = (value, 1.0)
        axes.annotate(name, place, (3, -8), xycoords=("data", "axes fraction"),
                      textcoords="offset points")  # fmt: skip
    axes.set_xlabel("milliseconds")
    axes.set_ylabel("questions")


CHARTS: tuple[Chart, ...] = (
    Chart(
        "answers",
        "Where an answer stands",
        lambda s: any(f.group == "right words" for f in s.figures),
        _answers,
    ),
    Chart(
        "reliability",
        "Calibration: what is said and what is so",
        lambda s: bool(s.reliability),
        _reliability,
    ),
    Chart(
        "declining",
        "Answering what can be answered, declining the rest",
        lambda s: bool(s.trade_off),
        _declining,
    ),
    Chart("latency", "How long an answer takes", lambda s: bool(s.laps), _latency),
)
