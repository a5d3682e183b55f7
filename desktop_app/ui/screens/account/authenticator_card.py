"""Setting up an authenticator: a picture to scan or a secret to type, then the first code."""

from __future__ import annotations

import io

import segno
from PySide6.QtCore import Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop_app.domain.safety import TotpStart
from desktop_app.ui.desk import Desk
from desktop_app.ui.texts.retranslated import RetranslatedFrame
from desktop_app.ui.widgets.inputs import Labelled, field
from desktop_app.ui.widgets.labels import button, label, row

QR_PIXELS = 4
"""Pixels of one dark or light square."""
QUIET = 4
"""The light rim a scanner needs, in squares."""


class AuthenticatorCard(RetranslatedFrame):
    """`start_asked`; then `confirm_asked(secret, code)`."""

    start_asked = Signal()
    confirm_asked = Signal(str, str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("authenticator-card")
        self.setProperty("card", "true")
        self._desk = desk
        self._started: TotpStart | None = None
        self._done = False
        self._title = label("heading", name="totp-title")
        self._note = label("note", name="totp-note", wrap=True)
        self._picture = QLabel()
        self._picture.setObjectName("totp-picture")
        self._secret = label("strong", name="totp-secret", selectable=True)
        self._code = field("totp-code")
        self._start, self._confirm = button("totp-start"), button("totp-confirm", "primary")
        self._setting = QWidget()
        inside = QVBoxLayout(self._setting)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(6)
        inside.addWidget(self._picture)
        inside.addWidget(self._secret)
        self._code_line = Labelled(self._code, inside)
        inside.addLayout(row(self._confirm, 1))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(6)
        for part in (self._title, self._note, self._setting):
            column.addWidget(part)
        column.addLayout(row(self._start, 1))
        column.addStretch(1)
        self._start.clicked.connect(self.start_asked)
        self._confirm.clicked.connect(self._on_confirm)
        self._code.returnPressed.connect(self._on_confirm)
        self.retranslate()

    def show_start(self, started: TotpStart) -> None:
        self._started, self._done = started, False
        self._picture.setPixmap(qr_picture(started.uri))
        self._code.clear()
        self.retranslate()
        self._code.setFocus()

    def show_done(self) -> None:
        """Confirmed: the secret is not shown again."""
        self._started, self._done = None, True
        self._picture.clear()
        self._secret.clear()
        self.retranslate()

    def retranslate(self) -> None:
        self._title.setText(self.tr("Authenticator"))
        started = self._started
        if started is not None:
            note = self.tr(
                "Scan the picture with an authenticator app, or type the secret into it; then type the six digits it shows."
            )
        elif self._done:
            note = self.tr("In use. The next sign-in asks for its six digits; without it an administrator can remove it.")
        else:
            note = self.tr("Six digits from a phone, besides the password. Works without any network.")
        self._note.setText(note)
        self._setting.setVisible(started is not None)
        self._secret.setText(in_fours(started.secret) if started else "")
        self._picture.setAccessibleName(self.tr("Picture to scan; the same secret stands below"))
        self._code_line.say(self.tr("Six digits"))
        self._confirm.setText(self.tr("Confirm"))
        self._start.setText(self.tr("Set up an authenticator"))
        self._start.setVisible(started is None)

    def _on_confirm(self) -> None:
        if self._started is not None:
            self.confirm_asked.emit(self._started.secret, self._code.text().strip())


def qr_picture(text: str) -> QPixmap:
    """A QR code; made in memory, never a file."""
    drawn = io.BytesIO()
    segno.make(text, micro=False, error="m").save(drawn, kind="png", scale=QR_PIXELS, border=QUIET)
    return QPixmap.fromImage(QImage.fromData(drawn.getvalue()))


def in_fours(secret: str) -> str:
    return " ".join(secret[start : start + 4] for start in range(0, len(secret), 4))
