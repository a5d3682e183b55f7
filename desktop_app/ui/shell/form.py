"""What the two sign-in forms share: labelled fields one below the other, a message, one button."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop_app.domain.message import Advice
from desktop_app.ui.texts.retranslated import Retranslated
from desktop_app.ui.widgets.labels import button, label, tone


class Form(Retranslated):
    """`sent` when the button or Enter is pressed. Subclasses name the fields in `retranslate`."""

    sent = Signal()

    def __init__(self, names: tuple[str, ...], secret: frozenset[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = label("heading", name="form-title")
        self.note = label("note", name="form-note", wrap=True)
        self.message = label("", name="form-message", wrap=True, selectable=True)
        self.send = button("form-send", "primary")
        self.fields: dict[str, QLineEdit] = {}
        self.labels: dict[str, QLabel] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.title)
        column.addWidget(self.note)
        for name in names:
            self._add_field(column, name, secret=name in secret)
        column.addWidget(self.message)
        column.addSpacing(4)
        column.addWidget(self.send)
        self.send.clicked.connect(self._on_send)
        self.message.hide()

    def text(self, name: str) -> str:
        """What was typed; passwords keep their blanks."""
        field = self.fields[name]
        return field.text() if field.echoMode() is QLineEdit.EchoMode.Password else field.text().strip()

    def say(self, advice: Advice) -> None:
        tone(self.message, "tone", "unfavourable")
        self.message.setText(str(advice))
        self.message.show()

    def be_busy(self, busy: bool) -> None:
        self.send.setEnabled(not busy)
        for field in self.fields.values():
            field.setEnabled(not busy)
        if busy:
            self.message.hide()

    def fault(self) -> Advice | None:
        """What is wrong with what was typed, None where it may be sent."""
        raise NotImplementedError

    def name_field(self, name: str, words: str) -> None:
        self.labels[name].setText(words)
        self.fields[name].setAccessibleName(words)

    def _on_send(self) -> None:
        if not self.send.isEnabled():
            return
        fault = self.fault()
        if fault is not None:
            self.say(fault)
        else:
            self.sent.emit()

    def _add_field(self, column: QVBoxLayout, name: str, *, secret: bool) -> None:
        field = QLineEdit()
        field.setObjectName(f"field-{name}")
        if secret:
            field.setEchoMode(QLineEdit.EchoMode.Password)
        field.returnPressed.connect(self._on_send)
        self.fields[name] = field
        self.labels[name] = label("", name=f"label-{name}")
        self.labels[name].setBuddy(field)
        column.addWidget(self.labels[name])
        column.addWidget(field)
