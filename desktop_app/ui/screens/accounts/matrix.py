"""What every duty may do: permissions down, duties across, from the book of duties."""

from __future__ import annotations

from collections.abc import Callable

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
            "permission", lambda: self.tr("May"), lambda i: self._name(PERMISSIONS[i]), "批量查看完整信息", stretch=True
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
        return self._names()[permission]()

    def _names(self) -> dict[Permission, Callable[[], str]]:
        p = Permission
        return {
            p.IMPORT: lambda: self.tr("Import extracts"),
            p.UNDO_IMPORT: lambda: self.tr("Undo an import"),
            p.SCORE: lambda: self.tr("Calculate scores and groups"),
            p.OVERRIDE: lambda: self.tr("Adjust a risk level by hand"),
            p.SEE_CUSTOMERS: lambda: self.tr("See customers, masked"),
            p.SEE_FIGURES: lambda: self.tr("See figures of the office"),
            p.UNMASK: lambda: self.tr("See one customer unmasked"),
            p.UNMASK_MANY: lambda: self.tr("See many customers unmasked"),
            p.EXPORT: lambda: self.tr("Export"),
            p.EXPORT_MANY: lambda: self.tr("Export above the limit"),
            p.REPORT: lambda: self.tr("Build and print reports"),
            p.VERIFY: lambda: self.tr("Verify reports and the trail"),
            p.APPROVE: lambda: self.tr("Confirm as the second person"),
            p.SERVE_PRIVACY: lambda: self.tr("Serve requests about personal data"),
            p.MANAGE_ACCOUNTS: lambda: self.tr("Create and disable accounts"),
            p.SET_PARAMETERS: lambda: self.tr("Set parameters"),
            p.BACK_UP: lambda: self.tr("Back up"),
            p.RESTORE: lambda: self.tr("Restore"),
            p.ROTATE_KEY: lambda: self.tr("Change the data key"),
            p.APPOINT: lambda: self.tr("Appoint the administrators"),
            p.ASSIGN_DUTIES: lambda: self.tr("Assign duty and scope"),
            p.SET_SECURITY: lambda: self.tr("Set the security policy"),
            p.SEE_AUDIT: lambda: self.tr("See the audit trail"),
            p.EXPORT_AUDIT: lambda: self.tr("Export the audit trail"),
            p.PRUNE_AUDIT: lambda: self.tr("Remove old rows of the trail"),
        }
