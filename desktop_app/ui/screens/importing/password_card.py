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
    """`given(path, password)`, or `passed_by(path)` where the other files go on without this one; hidden while no file asks. What
    was typed is taken out of the field at once."""

    given = Signal(object, str)
    passed_by = Signal(object)

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
        self._without = button("password-without")
        self._without.clicked.connect(self._pass_by)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(4)
        column.addWidget(self._what)
        column.addWidget(self._next)
        column.addLayout(row(self._field, self._go, self._without, 1))
        self._field.setMinimumWidth(260)
        self.retranslate()

    def ask(self, message: Message, path: Path, others: bool) -> None:
        """Ask for the password of one file; `message` says why, `others` whether there are files to go on with."""
        self._asked = (message, path)
        self._without.setVisible(others)
        self.retranslate()
        self._field.setFocus()

    def let_go(self) -> None:
        self._asked = None
        self._field.clear()
        self.retranslate()

    def retranslate(self) -> None:
        self.setVisible(self._asked is not None)
        self._go.setText(self.tr("Check again"))
        self._without.setText(self.tr("Go on without this file"))
        self._field.setPlaceholderText(self.tr("Password of the file"))
        self._field.setAccessibleName(self.tr("Password of the file"))
        if self._asked is not None:
            advice = self._desk.texts.advice(self._asked[0])
            self._what.setText(advice.what)
            self._next.setText(advice.next)

    def _pass_by(self) -> None:
        if self._asked is not None:
            path = self._asked[1]
            self.let_go()
            self.passed_by.emit(path)

    def _give(self) -> None:
        if self._asked is None or not self._field.text():
            return
        path, password = self._asked[1], self._field.text()
        self.let_go()
        self.given.emit(path, password)
