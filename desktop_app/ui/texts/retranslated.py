"""Widgets that say their words again when the language changes, and measure again when the zoom does."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QDialog, QFrame, QWidget


class Retranslated(QWidget):
    """A widget whose every word is set in `retranslate`. Call it once at the end of the constructor."""

    def retranslate(self) -> None:
        """Set all texts again."""
        raise NotImplementedError

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


class RetranslatedFrame(QFrame):
    """The same for a frame: a card with words of its own."""

    def retranslate(self) -> None:
        """Set all texts again."""
        raise NotImplementedError

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


class RetranslatedDialog(QDialog):
    """The same for a dialog."""

    def retranslate(self) -> None:
        """Set all texts again."""
        raise NotImplementedError

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
