"""Covers the window while nobody is there: what was typed stays below it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.errors import UserFacingError
from desktop_app.domain.message import Advice
from desktop_app.ui.desk import Desk
from desktop_app.ui.office import Office
from desktop_app.ui.shell.form import Form
from desktop_app.ui.shell.login import WAIT
from desktop_app.ui.shell.zoom_and_language import ZoomAndLanguage
from desktop_app.ui.tasks.question import Answer, Lane, Question
from desktop_app.ui.texts.retranslated import Retranslated
from desktop_app.ui.widgets.labels import card, label, row


class UnlockForm(Form):
    """The password of whoever is signed in. `left` asks to sign out instead."""

    left = Signal()

    def __init__(self, user: str, parent: QWidget | None = None) -> None:
        super().__init__(("password",), frozenset({"password"}), parent)
        self._user = user
        self.send.setObjectName("unlock-send")
        self._leave = self.add_link("unlock-sign-out")
        self._leave.clicked.connect(self.left)
        self.retranslate()

    def retranslate(self) -> None:
        self.title.setText(self.tr("Locked"))
        self.note.setText(
            self.tr("{user} is signed in. Work goes on; what was typed is kept. Type your password to go on.").format(
                user=self._user
            )
        )
        self.name_field("password", self.tr("Password"))
        self.send.setText(self.tr("Unlock"))
        self._leave.setText(self.tr("Sign out"))

    def fault(self) -> Advice | None:
        if self.text("password"):
            return None
        return Advice(self.tr("The password is empty."), "", self.tr("Type it, then unlock."))


class LockPage(Retranslated):
    """`unlocked` once the gate took the password; `left` when the person signs out."""

    unlocked = Signal()
    left = Signal()

    def __init__(self, desk: Desk, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lock-page")
        self._desk = desk
        self._office = office
        self._error: UserFacingError | None = None
        self._brand = label("brand", name="lock-brand")
        self._unit = label("note", name="lock-unit")
        self._busy = label("note", name="lock-busy", wrap=True)
        self._form = UnlockForm(desk.session.user)
        self._form.sent.connect(self._send)
        self._form.left.connect(self.left)
        self._lay_out()
        office.changed.connect(self.retranslate)
        desk.theme.changed.connect(self.retranslate)
        self.retranslate()

    def begin(self) -> None:
        """Shown now: nothing of an earlier lock is left in it."""
        self._error = None
        self._form.forget()
        self._form.message.hide()
        self._form.be_busy(False)
        self._form.fields["password"].setFocus()

    def retranslate(self) -> None:
        self._card.setFixedWidth(self._desk.theme.scaled(420))
        self._brand.setText(self.tr("Power Marketing Desk"))
        self._unit.setText(self._office.unit)
        running = self._desk.runner.shown()
        waiting = self.tr("The password is checked as soon as this step of the running work is done.")
        self._busy.setText(waiting if running and not self._form.send.isEnabled() else "")
        if self._error is not None:
            self._form.say(self._desk.texts.advice(self._error.message))

    def _send(self) -> None:
        gate, session, password = self._desk.house.gate, self._desk.session, self._form.text("password")
        self._error = None
        self._form.be_busy(True)
        self.retranslate()
        question = Question("unlock", Lane.STORE, lambda: self.tr("Unlock"), lambda _progress: gate.unlock(session, password))
        self._desk.runner.ask(self, question, Answer(lambda _nothing: self._open(), self._refuse, self._idle))

    def _open(self) -> None:
        self._idle()
        self._form.forget()
        self.unlocked.emit()

    def _refuse(self, error: BaseException) -> None:
        self._idle()
        self._form.forget()
        if isinstance(error, UserFacingError):
            self._error = error
            if error.message.key == WAIT:
                self._form.wait(int(str(error.message.values["seconds"])))
        else:
            self._form.say(Advice(self.tr("The program made a mistake."), str(error), ""))
        self._form.fields["password"].setFocus()
        self.retranslate()

    def _idle(self) -> None:
        self._form.be_busy(False)
        self._busy.clear()

    def _lay_out(self) -> None:
        self._card, inside = card("lock-card")
        inside.setContentsMargins(28, 24, 28, 24)
        for part in (self._brand, self._unit):
            inside.addWidget(part)
        inside.addSpacing(14)
        inside.addWidget(self._form)
        inside.addWidget(self._busy)
        top = row(1, ZoomAndLanguage(self._desk.theme, self._desk.language))
        top.setContentsMargins(16, 12, 16, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 24)
        column.addLayout(top)
        column.addStretch(1)
        column.addLayout(row(1, self._card, 1))
        column.addStretch(2)
