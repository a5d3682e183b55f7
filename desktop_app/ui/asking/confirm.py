"""A last look before something that cannot be taken back: what will happen, then a second button."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.ui.texts.retranslated import RetranslatedFrame
from desktop_app.ui.widgets.labels import button, label, row


class Confirm(RetranslatedFrame):
    """Hidden until `ask`; `words` gives what will happen and the name of the button. `confirmed` when it is pressed."""

    confirmed = Signal()

    def __init__(self, name: str, words: Callable[[], tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setProperty("card", "accent")
        self._words = words
        self._what = label("", name=f"{name}-what", wrap=True)
        self._act, self._leave = button(f"{name}-act", "primary"), button(f"{name}-leave", "link")
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(8)
        column.addWidget(self._what)
        column.addLayout(row(self._act, self._leave, 1))
        self._act.clicked.connect(self._on_act)
        self._leave.clicked.connect(self.hide)
        self.hide()
        self.retranslate()

    def ask(self) -> None:
        self.show()
        self._leave.setFocus()

    def retranslate(self) -> None:
        what, act = self._words()
        self._what.setText(what)
        self._act.setText(act)
        self._leave.setText(self.tr("Go back"))

    def _on_act(self) -> None:
        self.hide()
        self.confirmed.emit()
