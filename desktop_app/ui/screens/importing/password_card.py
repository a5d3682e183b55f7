"""Asking for the password of a workbook, beside the files it belongs to."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.message import Message
from desktop_app.ui.desk import Desk
from desktop_app.ui.texts.retranslated import RetranslatedFrame
from desktop_app.ui.widgets.inputs import field
from desktop_app.ui.widgets.labels import button, label, row


class PasswordCard(RetranslatedFrame):
    """`given(path, password)`; hidden while no file asks. What was typed is taken out of the field at once."""

    given = Signal(object, str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("password-card")
        self.setProperty("card", "accent")
        self._desk = desk
        self._asked: tuple[Message, Path] | None = None
        self._what = label("strong", name="password-what", wrap=True)
        self._next = label("note", name="password-next", wrap=True)
        self._field = field("workbook-password", secret=True)
        self._go = button("password-go", "primary")
        self._go.clicked.connect(self._give)
        self._field.returnPressed.connect(self._give)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(4)
        column.addWidget(self._what)
        column.addWidget(self._next)
        column.addLayout(row(self._field, self._go, 1))
        self._field.setMinimumWidth(260)
        self.retranslate()

    def ask(self, message: Message, path: Path) -> None:
        """Ask for the password of one file; `message` says why."""
        self._asked = (message, path)
        self.retranslate()
        self._field.setFocus()

    def let_go(self) -> None:
        self._asked = None
        self._field.clear()
        self.retranslate()

    def retranslate(self) -> None:
        self.setVisible(self._asked is not None)
        self._go.setText(self.tr("Check again"))
        self._field.setPlaceholderText(self.tr("Password of the file"))
        self._field.setAccessibleName(self.tr("Password of the file"))
        if self._asked is not None:
            advice = self._desk.texts.advice(self._asked[0])
            self._what.setText(advice.what)
            self._next.setText(advice.next)

    def _give(self) -> None:
        if self._asked is None or not self._field.text():
            return
        path, password = self._asked[1], self._field.text()
        self.let_go()
        self.given.emit(path, password)
