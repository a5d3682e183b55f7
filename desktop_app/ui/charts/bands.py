"""How many customers lie at each probability, coloured by the band it puts them in."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pyqtgraph
from PySide6.QtWidgets import QWidget

from desktop_app.domain import formats
from desktop_app.domain.risk import Band
from desktop_app.ui.charts.chart import Chart
from desktop_app.ui.theme.theme import Theme

MOST_TICKS = 12


@dataclass(frozen=True, slots=True)
class Bin:
    """Customers with a probability in [`low`, `high`)."""

    low: float
    high: float
    customers: int
    band: Band


class BandsChart(Chart):
    """A histogram with its heights written above the columns and the bands named over theirs."""

    def __init__(self, name: str, theme: Theme, band_text: Callable[[Band], str], parent: QWidget | None = None) -> None:
        super().__init__(name, theme, parent)
        self._band_text = band_text
        self._bins: tuple[Bin, ...] = ()
        self.getAxis("left").hide()
        self.draw()

    def show_bins(self, bins: Sequence[Bin]) -> None:
        self._bins = tuple(bins)
        self.draw()

    def draw(self) -> None:
        self.start_over()
        if not self._bins:
            return
        highest = max(part.customers for part in self._bins) or 1
        self.setXRange(-0.6, len(self._bins) - 0.4, padding=0)
        self.setYRange(0, highest * 1.4, padding=0)
        self._name_bands(highest)
        for number, part in enumerate(self._bins):
            brush = self.theme.band_colour(part.band)
            height = max(part.customers, highest * 0.004) if part.customers else 0
            self.addItem(pyqtgraph.BarGraphItem(x=number, height=height, width=0.82, brush=brush, pen=None))
            if part.customers:
                self.write(formats.count(part.customers), number, height, "secondary", (0.5, 1.0))
        every = math.ceil(len(self._bins) / MOST_TICKS)
        lows = [(number - 0.5, formats.percent(part.low, 0)) for number, part in enumerate(self._bins)]
        self.set_ticks("bottom", lows[::every])

    def _name_bands(self, highest: int) -> None:
        """Each band's word over the middle of its columns, a thin line where the next begins."""
        for band in dict.fromkeys(part.band for part in self._bins):
            numbers = [number for number, part in enumerate(self._bins) if part.band is band]
            middle = (numbers[0] + numbers[-1]) / 2
            self.write(self._band_text(band), middle, highest * 1.38, self.theme.band_name(band), (0.5, 0.0), bold=True)
            if numbers[0]:
                line = pyqtgraph.InfiniteLine(numbers[0] - 0.5, pen=self.theme.colour("line"))
                self.addItem(line, ignoreBounds=True)
