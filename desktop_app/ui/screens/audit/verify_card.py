"""The verification of the trail: asked for, and its statement."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.services.verify_report import Verification
from desktop_app.ui.desk import Desk
from desktop_app.ui.texts.retranslated import RetranslatedFrame
from desktop_app.ui.widgets.inputs import field
from desktop_app.ui.widgets.labels import button, label, row, tone


class VerifyCard(RetranslatedFrame):
    """`asked(password)`, empty for the chain alone; `closed`."""

    asked = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("verify-trail")
        self.setProperty("card", "accent")
        self._desk = desk
        self._found: Verification | None = None
        self._title = label("strong", name="verify-trail-title")
        self._note = label("note", name="verify-trail-note", wrap=True)
        self._password = field("verify-trail-password", secret=True)
        self._act, self._close = button("verify-trail-act", "primary"), button("verify-trail-close", "link")
        self._answer = label("strong", name="verify-trail-answer", wrap=True, selectable=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 10)
        column.setSpacing(4)
        column.addWidget(self._title)
        column.addWidget(self._note)
        column.addLayout(row(self._password, self._act, self._close, 1))
        column.addWidget(self._answer)
        self._act.clicked.connect(self._on_act)
        self._password.returnPressed.connect(self._on_act)
        self._close.clicked.connect(self.hide)
        self.hide()
        desk.theme.changed.connect(self.retranslate)
        self.retranslate()

    def open_card(self) -> None:
        self._found = None
        self.retranslate()
        self.show()
        self._password.setFocus()

    def be_busy(self, busy: bool) -> None:
        self._act.setEnabled(not busy)
        self._password.setEnabled(not busy)

    def show_verification(self, found: Verification) -> None:
        self._found = found
        self._password.clear()
        self.retranslate()

    def retranslate(self) -> None:
        self._title.setText(self.tr("Verify the trail"))
        self._note.setText(
            self.tr(
                "The chain of hashes shows edits, gaps and swaps. With the password of an audit administrator the seal is opened "
                "as well: it shows rows that somebody rewrote together with their hashes."
            )
        )
        words = self.tr("Your password (may be left empty)")
        self._password.setPlaceholderText(words)
        self._password.setAccessibleName(words)
        self._password.setFixedWidth(self._desk.theme.scaled(260))
        self._act.setText(self.tr("Verify"))
        self._close.setText(self.tr("Close"))
        found = self._found
        self._answer.setVisible(found is not None)
        if found is not None:
            tone(self._answer, "tone", "favourable" if found.genuine else "unfavourable")
            lines = [("✓ " if found.genuine else "✕ ") + self._desk.say(found.message), *map(self._desk.say, found.faults)]
            self._answer.setText("\n".join(lines))

    def _on_act(self) -> None:
        self.asked.emit(self._password.text())
