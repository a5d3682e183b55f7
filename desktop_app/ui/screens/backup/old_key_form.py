"""A backup from before the data key was changed: somebody who could sign in then opens it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop_app.domain.approval import SecondPerson
from desktop_app.domain.message import Advice
from desktop_app.ui.shell.form import Form

USER, PASSWORD = "old-user", "old-password"


class OldKeyFields(Form):
    """Name and password of that time; `left` when the person thinks better of it."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__((USER, PASSWORD), frozenset({PASSWORD}), parent)
        self.setObjectName("old-key-form")
        self._leave = self.add_link("old-key-leave")
        self._leave.clicked.connect(self.left)
        self.retranslate()

    def retranslate(self) -> None:
        self.title.setText(self.tr("This backup was not made under the present key"))
        self.note.setText(
            self.tr("If it is from before the data key was changed, a user name and password of that time open it.")
        )
        self.name_field(USER, self.tr("User at that time"))
        self.name_field(PASSWORD, self.tr("Password at that time"))
        self.send.setText(self.tr("Open the backup"))
        self._leave.setText(self.tr("Go back"))

    def fault(self) -> Advice | None:
        if all(self.text(name) for name in self.fields):
            return None
        return Advice(self.tr("Something is left empty."), "", self.tr("Fill in both fields."))


class OldKeyForm(QFrame):
    """Hidden until `ask`. `answered(path, SecondPerson)`: who opens it, held no longer than the restore takes."""

    answered = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("old-key")
        self.setProperty("card", "accent")
        self._path: Path | None = None
        self._form = OldKeyFields()
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.addWidget(self._form)
        self._form.sent.connect(self._on_sent)
        self._form.left.connect(self.forget)
        self.hide()

    def ask(self, path: Path) -> None:
        self._path = path
        self._form.forget()
        self.show()
        self._form.fields[USER].setFocus()

    def be_busy(self, busy: bool) -> None:
        self._form.be_busy(busy)

    def forget(self) -> None:
        self._path = None
        self._form.forget()
        self._form.fields[USER].clear()
        self.hide()

    def _on_sent(self) -> None:
        if self._path is not None:
            self.answered.emit(self._path, SecondPerson(self._form.text(USER), self._form.text(PASSWORD)))
