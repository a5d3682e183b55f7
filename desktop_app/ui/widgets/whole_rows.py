"""Room for a table that ends below a whole row: half a row looks as if something lay over it."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop_app.ui.theme.theme import Theme
from desktop_app.ui.widgets.columnar_view import ColumnarView

UNBOUNDED = 16_777_215
"""What Qt calls no greatest height."""


class WholeRows(QWidget):
    """Never lower than `least` rows, and no higher than `most`; 0: as high as there is room."""

    def __init__(self, view: ColumnarView, theme: Theme, least: int = 2, most: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view, self._theme = view, theme
        self._least, self._most = least, most
        view.setParent(self)
        self._bar = 0
        view.horizontalScrollBar().rangeChanged.connect(self._on_range)
        theme.changed.connect(self._measure)
        self._measure()

    def hold(self, least: int, most: int) -> None:
        """Another number of rows."""
        self._least, self._most = least, most
        self._measure()

    def minimumSizeHint(self) -> QSize:
        return QSize(self._view.minimumSizeHint().width(), self._around() + self._least * self._theme.px("row"))

    def sizeHint(self) -> QSize:
        return QSize(self._view.sizeHint().width(), self._around() + max(self._least, self._most) * self._theme.px("row"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _around(self) -> int:
        """The heading and, where there are more columns than room, the bar below."""
        return self._theme.px("row") + 2 + self._bar

    def _on_range(self, _least: int, most: int) -> None:
        """The bar below came or went."""
        height = self._view.horizontalScrollBar().sizeHint().height() if most > 0 else 0
        if height != self._bar:
            self._bar = height
            self._measure()

    def _measure(self) -> None:
        self.setMaximumHeight(self._around() + self._most * self._theme.px("row") if self._most else UNBOUNDED)
        self.updateGeometry()
        self._fit()

    def _fit(self) -> None:
        row = self._theme.px("row")
        rows = max(1, (self.height() - self._around()) // row)
        self._view.setGeometry(0, 0, self.width(), self._around() + rows * row)
