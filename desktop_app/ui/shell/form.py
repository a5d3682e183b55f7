"""What the forms at the door share: labelled fields one below the other, a message, one button."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.message import Advice
from desktop_app.ui.shell.countdown import Countdown
from desktop_app.ui.texts.retranslated import Retranslated
from desktop_app.ui.widgets.inputs import field
from desktop_app.ui.widgets.labels import button, label, row, tone

CLEAR_AFTER_MS = 120_000
"""A typed password is taken away after two minutes without a key."""


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
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(6)
        self.column.addWidget(self.title)
        self.column.addWidget(self.note)
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(CLEAR_AFTER_MS)
        self._idle.timeout.connect(self.forget)
        for name in names:
            self._add_field(name, secret=name in secret)
        self._countdown = Countdown()
        self._countdown.over.connect(self._on_waited)
        self.column.addWidget(self.message)
        self.column.addWidget(self._countdown)
        self._links: list[QPushButton] = []
        self._foot = row(self.send, 1)
        self.column.addSpacing(4)
        self.column.addLayout(self._foot)
        self.send.clicked.connect(self._on_send)
        self.message.hide()

    def add_part(self, part: QWidget) -> None:
        """Something between the fields and the message."""
        self.column.insertWidget(self.column.indexOf(self.message), part)

    def add_link(self, name: str) -> QPushButton:
        """A quiet button beside the one that sends."""
        link = button(name, "link")
        self._foot.addWidget(link)
        self._links.append(link)
        return link

    def text(self, name: str) -> str:
        """What was typed; passwords keep their blanks."""
        typed = self.fields[name]
        return typed.text() if typed.echoMode() is QLineEdit.EchoMode.Password else typed.text().strip()

    def say(self, advice: Advice) -> None:
        tone(self.message, "tone", "unfavourable")
        self.message.setText(str(advice))
        self.message.show()

    def be_busy(self, busy: bool) -> None:
        self.send.setEnabled(not busy and not self._countdown.left)
        for part in (*self.fields.values(), *self._links):
            part.setEnabled(not busy)
        if busy:
            self.message.hide()

    def wait(self, seconds: int) -> None:
        """Count down on the screen before the next attempt is taken."""
        self._countdown.start(seconds)
        self.send.setEnabled(not seconds)

    def forget(self) -> None:
        """Take every typed password away."""
        for typed in self.fields.values():
            if typed.echoMode() is QLineEdit.EchoMode.Password:
                typed.clear()

    def fault(self) -> Advice | None:
        """What is wrong with what was typed, None where it may be sent."""
        raise NotImplementedError

    def name_field(self, name: str, words: str) -> None:
        self.labels[name].setText(words)
        self.fields[name].setAccessibleName(words)

    def show_field(self, name: str, shown: bool) -> None:
        self.labels[name].setVisible(shown)
        self.fields[name].setVisible(shown)

    def _on_waited(self) -> None:
        self.message.hide()
        self.send.setEnabled(True)

    def _on_send(self) -> None:
        if not self.send.isEnabled():
            return
        fault = self.fault()
        if fault is not None:
            self.say(fault)
        else:
            self.sent.emit()

    def _add_field(self, name: str, *, secret: bool) -> None:
        typed = field(f"field-{name}", secret=secret)
        if secret:
            typed.textEdited.connect(lambda _text: self._idle.start())
        typed.returnPressed.connect(self._on_send)
        self.fields[name] = typed
        self.labels[name] = label("", name=f"label-{name}")
        self.labels[name].setBuddy(typed)
        self.column.addWidget(self.labels[name])
        self.column.addWidget(typed)
