"""A short question inside the page: why, or what for; the list behind it stays in sight."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from desktop_app.ui.texts.retranslated import RetranslatedFrame
from desktop_app.ui.widgets.inputs import Labelled, field
from desktop_app.ui.widgets.labels import button, label, row, tone


@dataclass(frozen=True, slots=True)
class Words:
    """What is asked: title, the name of the text to be typed, the button, and the name of a password that may be left empty."""

    title: str
    text: str
    act: str
    password: str = ""


class Inline(RetranslatedFrame):
    """Hidden until `ask`. `answered(text, password)`; `left` when the person thinks better of it."""

    answered = Signal(str, str)
    left = Signal()

    def __init__(self, name: str, words: Callable[[], Words], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setProperty("card", "accent")
        self._words = words
        self._asker: QWidget | None = None
        self._title = label("strong", name=f"{name}-title", wrap=True)
        self._text = field(f"{name}-text")
        self._password = field(f"{name}-password", secret=True)
        self._fault = label("note", name=f"{name}-fault", wrap=True)
        tone(self._fault, "tone", "unfavourable")
        self._act, self._leave = button(f"{name}-act", "primary"), button(f"{name}-leave", "link")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(14, 10, 14, 10)
        self._column.setSpacing(4)
        self._column.addWidget(self._title)
        self._text_line = Labelled(self._text, self._column)
        self._password_line = Labelled(self._password, self._column)
        self._column.addWidget(self._fault)
        self._column.addLayout(row(self._act, self._leave, 1))
        self._act.clicked.connect(self._on_act)
        self._text.returnPressed.connect(self._on_act)
        self._password.returnPressed.connect(self._on_act)
        self._leave.clicked.connect(self.close_question)
        self.hide()
        self.retranslate()

    @property
    def text_field(self) -> QLineEdit:
        return self._text

    def add_part(self, part: QWidget) -> None:
        """Something to choose, between the title and the text."""
        self._column.insertWidget(1, part)

    def ask(self) -> None:
        """Whoever asked has the keyboard again when the question goes."""
        if not self.isVisible():
            self._asker = QApplication.focusWidget()
        self._fault.hide()
        self.retranslate()
        self.show()
        self._text.setFocus()
        QTimer.singleShot(0, self, self._come_into_sight)

    def close_question(self) -> None:
        self.forget()
        self.left.emit()

    def forget(self) -> None:
        """Empty and out of sight."""
        self._text.clear()
        self._password.clear()
        self._give_back_the_keyboard()
        self.hide()

    def retranslate(self) -> None:
        words = self._words()
        self._title.setText(words.title)
        self._text_line.say(words.text)
        self._password_line.say(words.password or words.text)
        self._password_line.show_it(bool(words.password))
        self._act.setText(words.act)
        self._leave.setText(self.tr("Go back"))
        self._fault.setText(self.tr("Fill in: {what}").format(what=words.text))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_question()
        else:
            super().keyPressEvent(event)

    def _give_back_the_keyboard(self) -> None:
        """Before it hides: Qt would give it to whatever comes next, and an area scrolls there."""
        now, asker, self._asker = QApplication.focusWidget(), self._asker, None
        if now is None or not self.isAncestorOf(now):
            return
        if asker is not None and isValid(asker) and asker.isVisible():
            asker.setFocus()
        else:
            now.clearFocus()

    def _come_into_sight(self) -> None:
        """Inside something that scrolls, the whole question is to be seen."""
        around = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if around is not None:
            around.ensureWidgetVisible(self._act)

    def _on_act(self) -> None:
        if not self._text.text().strip():
            self._fault.show()
            self._text.setFocus()
            return
        self._fault.hide()
        self.answered.emit(self._text.text().strip(), self._password.text())
