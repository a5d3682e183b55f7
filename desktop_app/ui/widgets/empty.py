"""An empty page: why there is nothing, and the one thing to do about it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop_app.ui.texts.retranslated import RetranslatedFrame
from desktop_app.ui.theme import icons
from desktop_app.ui.theme.theme import Theme
from desktop_app.ui.widgets.labels import button, label

Words = Callable[[], tuple[str, str, str]]


class Empty(RetranslatedFrame):
    """`words` gives title, reason and the button's text, in the present language; an empty text hides the button."""

    acted = Signal()

    def __init__(self, name: str, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setProperty("card", "true")
        self._words = words
        self._theme = theme
        self._sign = QLabel()
        self._title = label("heading", name=f"{name}-title")
        self._why = label("note", name=f"{name}-why", wrap=True)
        self._why.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._act = button(f"{name}-act", "primary")
        self._act.clicked.connect(self.acted)
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addStretch(2)
        for part in (self._sign, self._title):
            column.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._why)
        column.addSpacing(6)
        column.addWidget(self._act, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        theme.changed.connect(self.retranslate)
        self.retranslate()

    def retranslate(self) -> None:
        title, why, act = self._words()
        size = self._theme.scaled(56)
        self._sign.setPixmap(icons.icon("empty", self._theme.colour("border"), size).pixmap(QSize(size, size)))
        self._title.setText(title)
        self._why.setText(why)
        self._act.setText(act)
        self._act.setVisible(bool(act))
