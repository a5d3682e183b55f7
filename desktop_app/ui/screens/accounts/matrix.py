"""What every duty may do: permissions down, duties across, from the book of duties."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.roles import Permission, Role
from desktop_app.ui.desk import Desk
from desktop_app.ui.texts.retranslated import Retranslated
from desktop_app.ui.widgets.columnar_model import Column
from desktop_app.ui.widgets.columnar_view import ColumnarView
from desktop_app.ui.widgets.labels import button, card, label, row

PERMISSIONS = tuple(Permission)


class Matrix(Retranslated):
    """`left` and `print_asked`."""

    left = Signal()
    print_asked = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._note = label("note", name="matrix-note", wrap=True)
        self._back, self._print = button("matrix-back"), button("matrix-print", "primary")
        self._view = ColumnarView("matrix-table", desk.theme)
        frame, inside = card("matrix-card")
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self._view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        line = row(self._note, self._back, self._print)
        line.setStretch(0, 1)
        column.addLayout(line)
        column.addWidget(frame, 1)
        self._back.clicked.connect(self.left)
        self._print.clicked.connect(self.print_asked)
        self._view.rows.show_columns(self._columns(), np.arange(len(PERMISSIONS), dtype=np.intp))
        self.retranslate()

    def retranslate(self) -> None:
        self._note.setText(self.tr("✓ granted; everything else is denied. One person has one account, and one account one duty."))
        self._back.setText(self.tr("Back to the people"))
        self._print.setText(self.tr("Print"))
        self._view.setAccessibleName(self.tr("Permissions by duty"))
        self._view.measure()

    def _columns(self) -> list[Column]:
        names = Column(
            "permission",
            lambda: self.tr("May"),
            lambda i: self._name(PERMISSIONS[i]),
            "confirm as the second person",
            stretch=True,
        )
        return [names, *(self._duty(role) for role in Role)]

    def _duty(self, role: Role) -> Column:
        duties, language, theme = self._desk.house.duties, self._desk.language, self._desk.theme
        granted = duties.grants(role)

        def mark(i: int) -> str:
            return "✓" if PERMISSIONS[i] in granted else "·"

        def colour(i: int) -> QColor | None:
            return theme.colour("favourable") if PERMISSIONS[i] in granted else None

        return Column(role.value, lambda: duties.name(role, language.now), mark, "✓", colour=colour)

    def _name(self, permission: Permission) -> str:
        return self._desk.texts(f"audit.permission.{permission.value}")
