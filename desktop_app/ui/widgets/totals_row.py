"""A row of totals pinned below a table, its figures under their columns."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop_app.ui.theme.theme import Theme
from desktop_app.ui.widgets.columnar_view import ColumnarView


class TotalsRow(QWidget):
    """Painted along the view's header, so that it follows widths and sideways scrolling."""

    def __init__(self, name: str, view: ColumnarView, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._view = view
        self._theme = theme
        self._texts: dict[str, str] = {}
        header = view.horizontalHeader()
        header.sectionResized.connect(self.update)
        header.geometriesChanged.connect(self.update)
        view.horizontalScrollBar().valueChanged.connect(self.update)
        theme.changed.connect(self.updateGeometry)

    def show_totals(self, texts: Mapping[str, str]) -> None:
        """Texts by column id; a text may run over the empty columns beside it."""
        self._texts = dict(texts)
        self.setAccessibleName(" ".join(self._texts.values()))
        self.update()

    @property
    def texts(self) -> Mapping[str, str]:
        return self._texts

    def sizeHint(self) -> QSize:
        return QSize(0, self._theme.px("row") + 2)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._theme.colour("totals"))
        painter.fillRect(QRect(0, 0, self.width(), 2), self._theme.colour("line"))
        painter.setFont(self._theme.font("body", bold=True))
        painter.setPen(self._theme.colour("text"))
        for section, column in enumerate(self._view.rows.columns):
            if text := self._texts.get(column.id):
                painter.drawText(self._place(section, column.number), self._side(column.number), text)
        painter.end()

    def _place(self, section: int, number: bool) -> QRect:
        left = self._view.columnViewportPosition(section)
        padding = self._theme.scaled(10)
        if number:  # a sum is longer than its parts: it may run over the empty columns to its left
            return QRect(0, 0, left + self._view.columnWidth(section) - padding, self.height())
        return QRect(left + padding, 0, self.width() // 2, self.height())

    def _side(self, number: bool) -> Qt.AlignmentFlag:
        side = Qt.AlignmentFlag.AlignRight if number else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter
