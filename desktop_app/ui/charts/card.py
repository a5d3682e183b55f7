"""A chart in its card: the finding as title, scope and date below it, and the same figures as a table."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop_app.ui.charts.chart import Chart
from desktop_app.ui.texts.retranslated import RetranslatedFrame
from desktop_app.ui.theme.theme import Theme
from desktop_app.ui.widgets.columnar_model import Column
from desktop_app.ui.widgets.columnar_view import ColumnarView
from desktop_app.ui.widgets.labels import button, label, row


class ChartCard(RetranslatedFrame):
    """`show_text` states the finding; `show_table` gives the columns of the table behind "show as table"."""

    def __init__(self, name: str, chart: Chart, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setProperty("card", "true")
        self._title = label("heading", name=f"{name}-title", wrap=True)
        self._scope = label("note", name=f"{name}-scope", wrap=True)
        self._toggle = button(f"{name}-as-table", "link")
        self._toggle.clicked.connect(self._turn)
        self._chart = chart
        self._table = ColumnarView(f"{name}-table", theme)
        self._stack = QStackedWidget()
        self._stack.addWidget(chart)
        self._stack.addWidget(self._table)
        self._lay_out()
        self.retranslate()

    def show_text(self, finding: str, scope: str) -> None:
        """The finding is also what a screen reader says of the picture."""
        self._title.setText(finding)
        self._scope.setText(scope)
        self._chart.setAccessibleName(finding)
        self._table.setAccessibleName(finding)

    def show_table(self, columns: Sequence[Column], rows: int) -> None:
        self._table.rows.show_columns(columns, np.arange(rows, dtype=np.intp))
        self._table.measure()

    def retranslate(self) -> None:
        as_chart = self._stack.currentWidget() is self._table
        self._toggle.setText(self.tr("Show as chart") if as_chart else self.tr("Show as table"))

    def _turn(self) -> None:
        self._stack.setCurrentIndex(1 - self._stack.currentIndex())
        self.retranslate()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(2)
        column.addWidget(self._title)
        below = row(self._scope)
        below.setStretch(0, 1)
        below.addWidget(self._toggle, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(below)
        column.addWidget(self._stack, 1)
