"""The two bands above everything: this is training, and this window will be locked in a minute."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.ui.desk import Desk
from desktop_app.ui.office import Office
from desktop_app.ui.texts.retranslated import RetranslatedFrame
from desktop_app.ui.widgets.labels import button, label, row


class TrainingBand(RetranslatedFrame):
    """Seen on every screen of a training workspace."""

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("training-band")
        self.setProperty("band", "training")
        self._office = office
        self._words = label("strong", name="training-words")
        line = row(1, self._words, 1)
        line.setContentsMargins(16, 3, 16, 3)
        self.setLayout(line)
        office.changed.connect(self.retranslate)
        self.retranslate()

    def retranslate(self) -> None:
        self.setVisible(self._office.policy.training)
        self._words.setText(self.tr("Training · made-up data, never real customers"))


class IdleBand(RetranslatedFrame):
    """Counts down to the lock; `stayed` when the person says they are there."""

    stayed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("idle-band")
        self.setProperty("band", "idle")
        self._desk = desk
        self._left = 0
        self._words = label("strong", name="idle-words")
        self._stay = button("idle-stay")
        self._stay.clicked.connect(self.stayed)
        line = row(self._words, 1, self._stay)
        line.setContentsMargins(16, 4, 16, 4)
        self.setLayout(line)
        self.hide()
        self.retranslate()

    def show_left(self, seconds: int) -> None:
        self._left = seconds
        self.retranslate()
        self.show()

    def retranslate(self) -> None:
        words = self.tr("Nobody has used the window for a while: it locks in {seconds} s. What you typed is kept.")
        self._words.setText(words.format(seconds=self._left))
        self._stay.setText(self.tr("I am here"))
