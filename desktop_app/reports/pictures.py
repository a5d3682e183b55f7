"""Charts for paper as SVG: light, printable in grey, the same bytes for the same numbers."""

from __future__ import annotations

import io
import math
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from desktop_app.reports.printable import coverage, printable

STEPS, MOST_MARKS = (5, 10, 20, 50, 100, 200, 250, 500), 5
"""Per mille between two marks."""
BLUE, VERMILLION, GREY = "#0072B2", "#B8470B", "#8A8A8A"
FAMILY = "Powerdesk Sans SC"
WIDTH_INCHES = 173 / 25.4  # the text width of an upright A4 sheet: one to one on paper
FONT_PT = 9.0
_ALONE = threading.Lock()  # matplotlib's settings are global; two reports may be built at once


@dataclass(frozen=True, slots=True)
class Point:
    """One month of a line: `share` in 0..1, None where there is none."""

    label: str
    share: float | None
    shown: str


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar; `value` only decides its length, `shown` is printed beside it; `stressed` sets it off by colour and hatch."""

    label: str
    value: float
    shown: str
    stressed: bool = False


@dataclass(frozen=True, slots=True)
class Pictures:
    """Draws with the bundled face; `fonts` is resources/fonts."""

    fonts: Path

    def line(self, points: Sequence[Point], target: float | None = None, target_label: str = "", unit: str = "%") -> str:
        """Shares by month on an axis round their range, every point labelled, the target dashed; `unit` stands behind the
        hundredths on the axis."""
        with self._axes(2.5) as (axes, out):
            known = [(place, point) for place, point in enumerate(points) if point.share is not None]
            axes.plot([place for place, _ in known], [point.share for _, point in known], color=BLUE, linewidth=1.6, zorder=2)
            for place, point in known:
                axes.plot([place], [point.share], marker="o", markersize=5, color=BLUE, markerfacecolor=BLUE, zorder=3)
                label: dict[str, Any] = {
                    "ha": "center",
                    "fontsize": 8,
                    "bbox": {"fc": "white", "ec": "none", "pad": 0.4},
                    "zorder": 4,
                }
                axes.annotate(point.shown, (place, point.share), (0, -13), textcoords="offset points", **label)
            if target is not None:
                axes.axhline(target, color=VERMILLION, linewidth=1.2, linestyle=(0, (5, 3)), zorder=1)
                end = (len(points) - 0.6, target)
                look: dict[str, Any] = {"color": VERMILLION, "fontsize": 8, "ha": "right"}
                axes.annotate(self._said(target_label), end, (0, 3), textcoords="offset points", **look)
            shares = [point.share for _, point in known if point.share is not None]
            marks = marks_around([*shares, *([] if target is None else [target])])
            step = marks[1] - marks[0]
            axes.set_ylim(marks[0] - step * 0.6, marks[-1] + step * 0.4)
            axes.set_xlim(-0.6, max(len(points) - 0.4, 0.6))
            axes.set_yticks(marks, [f"{mark * 100:g}{unit}" for mark in marks])
            axes.set_xticks(range(len(points)), [self._said(point.label) for point in points])
            axes.grid(axis="y", color="#DDDDDD", linewidth=0.6)
        return out.getvalue()

    def bars(self, bars: Sequence[Bar]) -> str:
        """Lying bars from zero in the order given, first on top."""
        with self._axes(0.45 + 0.30 * max(len(bars), 1)) as (axes, out):
            places = range(len(bars))
            drawn = axes.barh(
                places,
                [bar.value for bar in bars],
                height=0.62,
                color=[VERMILLION if bar.stressed else BLUE for bar in bars],
                hatch=["////" if bar.stressed else "" for bar in bars],
                edgecolor="white",
                linewidth=0,
            )
            for shape, bar in zip(drawn, bars, strict=True):
                end = (max(bar.value, 0.0), shape.get_y() + shape.get_height() / 2)
                axes.annotate(self._said(bar.shown), end, (4, 0), textcoords="offset points", va="center")
            axes.set_yticks(places, [self._said(bar.label) for bar in bars])
            axes.invert_yaxis()
            axes.set_xlim(0, max((bar.value for bar in bars), default=0) * 1.22 or 1)
            axes.xaxis.set_visible(False)
            axes.spines["bottom"].set_visible(False)
        return out.getvalue()

    def _said(self, text: str) -> str:
        return printable(text, coverage(self.fonts / "PowerdeskSansSC-Regular.otf"))

    @contextmanager
    def _axes(self, height: float) -> Iterator[tuple[Any, io.StringIO]]:
        """Axes to draw on; on leaving, the picture is written to the text buffer."""
        import matplotlib as mpl  # noqa: PLC0415 - half a second, and only reports need it
        from matplotlib.backends.backend_svg import FigureCanvasSVG  # noqa: PLC0415
        from matplotlib.figure import Figure  # noqa: PLC0415

        _register(self.fonts)
        out = io.StringIO()
        settings: dict[Any, Any] = {
            "font.family": FAMILY, "font.size": FONT_PT, "svg.fonttype": "none", "svg.hashsalt": "powerdesk",
            "axes.spines.top": False, "axes.spines.right": False, "axes.edgecolor": GREY, "hatch.linewidth": 0.8,
            "axes.unicode_minus": False, "xtick.color": "#333333", "ytick.color": "#333333",
        }  # fmt: skip
        with _ALONE, mpl.rc_context(settings):
            figure = Figure(figsize=(WIDTH_INCHES, height), layout="constrained")
            FigureCanvasSVG(figure)
            yield figure.add_subplot(), out
            figure.savefig(out, format="svg", metadata={"Date": None, "Creator": None})


def marks_around(shares: Sequence[float]) -> list[float]:
    """Two to six round marks that hold all the shares between them: a line from 93 % to 97 % is drawn as one, not as flat."""
    low, high = min(shares, default=0.0) * 1000, max(shares, default=1.0) * 1000
    for step in STEPS:
        first, last = math.floor(low / step), math.ceil(high / step)
        if last == first:
            first -= 1
        if last - first <= MOST_MARKS:
            break
    return [mark * step / 1000 for mark in range(first, last + 1)]


@cache
def _register(fonts: Path) -> None:
    from matplotlib import font_manager  # noqa: PLC0415 - see above

    for path in sorted(fonts.glob("*.otf")):
        font_manager.fontManager.addfont(path)
