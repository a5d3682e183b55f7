"""What all charts share: the theme's colours and face, no mouse tricks, no unit prefixes."""

from __future__ import annotations

from collections.abc import Sequence

import pyqtgraph
from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget

from desktop_app.ui.theme.theme import Theme

Ticks = Sequence[tuple[float, str]]


class Chart(pyqtgraph.PlotWidget):  # type: ignore[misc]  # pyqtgraph has no types
    """A still picture of figures; drawn again by `draw` when the zoom changes."""

    def __init__(self, name: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent, background=theme.colour("card"))
        self.setObjectName(name)
        self.theme = theme
        self.setMenuEnabled(False)
        self.setMouseEnabled(False, False)
        self.hideButtons()
        self.setAntialiasing(True)
        self.setFrameShape(self.Shape.NoFrame)
        self.setMinimumHeight(120)
        for side in ("left", "bottom"):
            self.getAxis(side).enableAutoSIPrefix(False)
        theme.changed.connect(self.draw)

    def draw(self) -> None:
        """Draw the figures held."""
        raise NotImplementedError

    def sizeHint(self) -> QSize:
        """Small, so that layouts share the room by their stretch factors and not by what pyqtgraph would like."""
        return QSize(self.theme.scaled(240), self.theme.scaled(130))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.draw()
        super().changeEvent(event)

    def start_over(self) -> None:
        """Remove what is drawn and dress the axes for the present zoom."""
        self.clear()
        for side in ("left", "bottom"):
            axis = self.getAxis(side)
            axis.setTickFont(self.small_font())
            axis.setPen(self.theme.colour("chart_grid"))
            axis.setTextPen(self.theme.colour("secondary"))
            axis.setStyle(tickLength=0, tickTextOffset=self.theme.scaled(6))

    def small_font(self, *, bold: bool = False) -> QFont:
        return self.theme.font("small", bold=bold)

    def write(self, text: str, x: float, y: float, colour: str, anchor: tuple[float, float], *, bold: bool = False) -> None:
        """A direct label at a point of the plane; `anchor` is the part of the text that lies there, (0, 0) the upper left."""
        item = pyqtgraph.TextItem(text, color=self.theme.colour(colour), anchor=anchor)
        item.setFont(self.small_font(bold=bold))
        self.addItem(item, ignoreBounds=True)
        item.setPos(x, y)

    def set_ticks(self, side: str, ticks: Ticks) -> None:
        self.getAxis(side).setTicks([list(ticks)])
