"""A line over months, or over anything else that comes one after the other."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pyqtgraph
from PySide6.QtWidgets import QWidget

from desktop_app.domain import formats
from desktop_app.ui.charts.chart import Chart
from desktop_app.ui.theme.theme import Theme

LEAST_SPAN = 0.01
STEPS = (0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0)


@dataclass(frozen=True, slots=True)
class Point:
    """A share in 0..1 and what stands below it."""

    label: str
    share: float


class TrendChart(Chart):
    """Shares in their order, the last one labelled directly; `said(share, decimals)` in the unit they are told in."""

    def __init__(
        self, name: str, theme: Theme, said: Callable[[float, int], str] = formats.percent, parent: QWidget | None = None
    ) -> None:
        super().__init__(name, theme, parent)
        self._said = said
        self._points: tuple[Point, ...] = ()
        self.draw()

    def show_points(self, points: Sequence[Point]) -> None:
        self._points = tuple(points)
        self.draw()

    def draw(self) -> None:
        self.start_over()
        if not self._points:
            return
        low, high = span([point.share for point in self._points])
        self.setXRange(-0.5, len(self._points) - 0.5, padding=0)
        self.setYRange(low, high, padding=0)
        self._draw_axes(low, high)
        self._draw_line()
        self._label_last()

    def _draw_axes(self, low: float, high: float) -> None:
        steps = grid(low, high)
        self.set_ticks("left", [(value, self._said(value, 1)) for value in steps])
        for value in steps:
            self.addItem(pyqtgraph.InfiniteLine(value, angle=0, pen=self.theme.colour("chart_grid")), ignoreBounds=True)
        every = math.ceil(len(self._points) / 12)
        shown = [number for number in range(len(self._points)) if (len(self._points) - 1 - number) % every == 0]
        texts = [self._points[number].label for number in shown]
        self.set_ticks("bottom", list(zip(map(float, shown), texts, strict=True)))

    def _draw_line(self) -> None:
        colour = self.theme.colour("chart_main")
        self.addItem(
            pyqtgraph.PlotDataItem(
                range(len(self._points)),
                [point.share for point in self._points],
                pen=pyqtgraph.mkPen(colour, width=self.theme.scaled(2)),
                antialias=True,
                symbol="o",
                symbolSize=self.theme.scaled(6),
                symbolBrush=colour,
                symbolPen=None,
            )
        )

    def _label_last(self) -> None:
        number = len(self._points) - 1
        share = self._points[number].share
        falling = number > 0 and share < self._points[number - 1].share
        self.write(self._said(share, 2), number, share, "chart_main", (1.0, 0.0 if falling else 1.0), bold=True)


def grid(low: float, high: float) -> list[float]:
    """Two to five round shares between the limits."""
    step = next(step for step in STEPS if (high - low) / step <= 5)
    first = math.ceil(low / step)
    return [number * step for number in range(first, math.floor(high / step) + 1)]


def span(shares: Sequence[float]) -> tuple[float, float]:
    """An axis range that shows the movement without making a mountain of it; it ends near 100% where no share is above."""
    low, high = min(shares), max(shares)
    room = max((high - low) * 0.35, LEAST_SPAN)
    return low - room, high + room if high > 1 else min(high + room, 1 + room / 3)
