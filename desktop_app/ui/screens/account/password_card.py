"""Changing one's own password."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.ui.desk import Desk
from desktop_app.ui.office import Office
from desktop_app.ui.shell.form import CLEAR_AFTER_MS
from desktop_app.ui.texts.retranslated import RetranslatedFrame
from desktop_app.ui.widgets.inputs import Labelled, field
from desktop_app.ui.widgets.labels import button, label, row, tone
from desktop_app.ui.widgets.password_rules import PasswordRules


class PasswordCard(RetranslatedFrame):
    """`asked(old, new)`."""

    asked = Signal(str, str)

    def __init__(self, desk: Desk, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("password-card")
        self.setProperty("card", "true")
        self._title = label("heading", name="own-password-title")
        self._old, self._new = field("own-old", secret=True), field("own-new", secret=True)
        self._again = field("own-again", secret=True)
        self._rules = PasswordRules(office.policy, self._new, lambda: desk.session.user)
        self._fault = label("", name="own-fault", wrap=True)
        tone(self._fault, "tone", "unfavourable")
        self._send = button("own-send", "primary")
        self._forget = QTimer(self)
        self._forget.setSingleShot(True)
        self._forget.setInterval(CLEAR_AFTER_MS)
        self._forget.timeout.connect(self.clear)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(4)
        column.addWidget(self._title)
        self._old_line = Labelled(self._old, column)
        column.addWidget(self._rules)
        self._new_line = Labelled(self._new, column)
        self._again_line = Labelled(self._again, column)
        column.addWidget(self._fault)
        column.addSpacing(6)
        column.addLayout(row(self._send, 1))
        column.addStretch(1)
        self._fault.hide()
        self._send.clicked.connect(self._on_send)
        for typed in (self._old, self._new, self._again):
            typed.textEdited.connect(lambda _text: self._forget.start())
            typed.returnPressed.connect(self._on_send)
        self.retranslate()

    def clear(self) -> None:
        for typed in (self._old, self._new, self._again):
            typed.clear()

    def retranslate(self) -> None:
        self._title.setText(self.tr("Change the password"))
        self._old_line.say(self.tr("Present password"))
        self._new_line.say(self.tr("New password"))
        self._again_line.say(self.tr("New password again"))
        self._send.setText(self.tr("Change"))

    def _on_send(self) -> None:
        if not self._rules.kept:
            self._say(self.tr("The password does not keep the rules yet."))
        elif self._new.text() != self._again.text():
            self._say(self.tr("The two passwords differ."))
        else:
            self._fault.hide()
            self.asked.emit(self._old.text(), self._new.text())

    def _say(self, words: str) -> None:
        self._fault.setText(words)
        self._fault.show()
