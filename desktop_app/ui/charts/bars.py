"""Horizontal bars with their figures written at the end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pyqtgraph
from PySide6.QtWidgets import QWidget

from desktop_app.ui.charts.chart import Chart
from desktop_app.ui.theme.theme import Theme

ROOM_FOR_TEXT = 1.6
"""The axis is so many times as long as the longest bar, which leaves room for the figures."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its name, length (not negative), the figure written at its end and the name of its colour."""

    name: str
    value: float
    text: str
    colour: str


class BarChart(Chart):
    """Bars from a zero baseline, the first on top."""

    def __init__(self, name: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(name, theme, parent)
        self._bars: tuple[Bar, ...] = ()
        self.getAxis("bottom").hide()
        self.invertY(True)
        self.draw()

    def show_bars(self, bars: Sequence[Bar]) -> None:
        self._bars = tuple(bars)
        self.draw()

    def draw(self) -> None:
        self.start_over()
        if not self._bars:
            return
        longest = max(bar.value for bar in self._bars) or 1.0
        self.setXRange(0, longest * ROOM_FOR_TEXT, padding=0)
        self.setYRange(-0.6, len(self._bars) - 0.4, padding=0)
        self.getAxis("left").setPen(None)
        self.set_ticks("left", [(float(number), bar.name) for number, bar in enumerate(self._bars)])
        for number, bar in enumerate(self._bars):
            width = max(bar.value, longest * 0.012)
            brush = self.theme.colour(bar.colour)
            self.addItem(pyqtgraph.BarGraphItem(x0=0, y=number, height=0.5, width=width, brush=brush, pen=None))
            self.write(bar.text, width, number, "text", (0.0, 0.5))
