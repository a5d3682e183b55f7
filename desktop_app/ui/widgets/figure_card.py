"""A card with one figure and its change against the month before."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop_app.ui.widgets.labels import label, row, tone


class FigureCard(QFrame):
    """Name, figure with unit, and a sentence below. `state` is favourable, unfavourable, attention or empty."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"figure-{name}")
        self.setProperty("card", "true")
        self._name = label("note", name=f"figure-{name}-name", wrap=True)
        self._figure = label("figure", name=f"figure-{name}-value")
        self._unit = label("strong", name=f"figure-{name}-unit")
        self._below = label("note", name=f"figure-{name}-below", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(2)
        column.addWidget(self._name)
        figures = row(self._figure, spacing=6)
        figures.addWidget(self._unit, 1, Qt.AlignmentFlag.AlignBottom)
        self._unit.setContentsMargins(0, 0, 0, 4)
        column.addLayout(figures)
        column.addWidget(self._below)
        column.addStretch(1)

    def show_figure(self, name: str, figure: str, unit: str) -> None:
        self._name.setText(name)
        self._figure.setText(figure)
        self._unit.setText(unit)

    def show_below(self, words: str, state: str = "") -> None:
        self._below.setText(words)
        tone(self._below, "tone", state)

    def colour_figure(self, state: str) -> None:
        tone(self._figure, "tone", state)
        tone(self._unit, "tone", state)
