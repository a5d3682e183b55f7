"""What opens the workspace: the sealed recovery code on the left, the data key on the right."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.roles import Permission
from desktop_app.ui.desk import Desk
from desktop_app.ui.office import Office
from desktop_app.ui.screens.accounts.code_card import CodeCard
from desktop_app.ui.screens.accounts.key_card import KeyCard
from desktop_app.ui.texts.retranslated import Retranslated
from desktop_app.ui.widgets.labels import button, row


class KeysPage(Retranslated):
    """`left` back to the people. Each half is there for whose duty has it."""

    left = Signal()

    def __init__(self, desk: Desk, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("keys-page")
        session = desk.session
        self._may_renew = session.may(Permission.SET_SECURITY) or session.may(Permission.APPOINT)
        self._may_rotate = session.may(Permission.ROTATE_KEY)
        self._code, self._key = CodeCard(desk, office), KeyCard(desk)
        self._back = button("keys-back")
        self._back.clicked.connect(self.left)
        sides = QHBoxLayout()
        sides.setSpacing(12)
        for part, shown in ((self._code, self._may_renew), (self._key, self._may_rotate)):
            part.setVisible(shown)
            sides.addWidget(part, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(sides, 1)
        column.addLayout(row(self._back, 1))
        self.retranslate()

    @property
    def offered(self) -> bool:
        return self._may_renew or self._may_rotate

    def name(self) -> str:
        """What the button that leads here says."""
        if self._may_renew and self._may_rotate:
            return self.tr("Recovery code and data key …")
        return self.tr("Recovery code …") if self._may_renew else self.tr("Data key …")

    def begin(self) -> None:
        """Nothing of an earlier visit is left but a code nobody has put away yet."""
        self._code.forget_result()
        self._key.forget_result()

    def retranslate(self) -> None:
        self._back.setText(self.tr("Back to the people"))
