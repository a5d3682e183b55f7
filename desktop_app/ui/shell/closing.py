"""Closing while work is running: wait, cancel, or stay."""

from __future__ import annotations

import enum

from PySide6.QtWidgets import QMessageBox, QWidget

from desktop_app.ui.widgets.labels import tone


class Choice(enum.Enum):
    """What the person wants done with the running work."""

    WAIT = "wait"
    CANCEL = "cancel"
    STAY = "stay"


class ClosingQuestion(QMessageBox):
    """Names what is running; Esc stays."""

    def __init__(self, running: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("closing-question")
        self.setIcon(QMessageBox.Icon.Question)
        self.setWindowTitle(self.tr("Work is still running"))
        self.setText(self.tr("Still running: {work}").format(work=running))
        self.setInformativeText(self.tr("Cancelled work leaves the data as they were before it."))
        self._wait = self.addButton(self.tr("Wait until finished"), QMessageBox.ButtonRole.AcceptRole)
        self._cancel = self.addButton(self.tr("Cancel the work"), QMessageBox.ButtonRole.DestructiveRole)
        self._stay = self.addButton(self.tr("Go back"), QMessageBox.ButtonRole.RejectRole)
        for entry, name in ((self._wait, "closing-wait"), (self._cancel, "closing-cancel"), (self._stay, "closing-stay")):
            entry.setObjectName(name)
        tone(self._wait, "kind", "primary")
        self.setDefaultButton(self._wait)
        self.setEscapeButton(self._stay)

    def choice(self) -> Choice:
        """What was pressed; STAY for Esc."""
        pressed = self.clickedButton()
        if pressed is self._wait:
            return Choice.WAIT
        return Choice.CANCEL if pressed is self._cancel else Choice.STAY
