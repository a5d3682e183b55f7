"""Data packages: what goes to another computer on the left, what comes from one on the right."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.roles import Permission
from desktop_app.ui.desk import Desk
from desktop_app.ui.screens.backup.pack_form import PackForm
from desktop_app.ui.screens.backup.unpack_form import UnpackForm
from desktop_app.ui.texts.retranslated import Retranslated
from desktop_app.ui.widgets.labels import button, card, row


class PackagesPage(Retranslated):
    """`left` back to the backups, for those who may see them."""

    left = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("packages-page")
        session = desk.session
        self._pack, self._unpack = PackForm(desk), UnpackForm(desk)
        self._back = button("packages-back")
        self._back.clicked.connect(self.left)
        self._back.setVisible(session.may(Permission.BACK_UP) or session.may(Permission.RESTORE))
        sides = QHBoxLayout()
        sides.setSpacing(12)
        for form, permission in ((self._pack, Permission.EXPORT), (self._unpack, Permission.IMPORT)):
            frame, inside = card(f"{form.objectName()}-card")
            inside.addWidget(form)
            frame.setVisible(session.may(permission))
            sides.addWidget(frame, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(sides, 1)
        column.addLayout(row(self._back, 1))
        self.retranslate()

    def begin(self) -> None:
        """Nothing typed or shown of an earlier visit is left."""
        self._pack.forget_result()
        self._unpack.forget_result()

    def retranslate(self) -> None:
        self._back.setText(self.tr("Back to the backups"))
