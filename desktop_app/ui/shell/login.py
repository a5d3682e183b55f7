"""The door: first start where there is no workspace, else sign in, with the ways in for those who cannot."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout

from desktop_app.domain.errors import UserFacingError
from desktop_app.domain.message import Advice
from desktop_app.domain.safety import Founded
from desktop_app.services.house import House
from desktop_app.ui.shell.first_start import DeviceForm, FounderForm, RecoveryForm
from desktop_app.ui.shell.form import Form
from desktop_app.ui.shell.sign_in_form import ChangeForm, RecoverForm, SignInForm
from desktop_app.ui.shell.zoom_and_language import ZoomAndLanguage
from desktop_app.ui.tasks.question import Answer, Lane, Question
from desktop_app.ui.tasks.runner import TaskRunner
from desktop_app.ui.texts.language import Language
from desktop_app.ui.texts.retranslated import Retranslated
from desktop_app.ui.theme.theme import Theme
from desktop_app.ui.widgets.labels import card, label, row

T = TypeVar("T")
KEY = "sign-in"
WAIT = "gate.wait"
CODE = frozenset({"gate.totp_needed", "gate.totp_wrong"})
CHANGE = frozenset({"gate.must_change", "gate.expired"})
"""Errors of the gate that are answered by another form, not by a sentence alone."""


class LoginWindow(Retranslated):
    """`closed` when the person gives up; `signed_in(Session)` once the key is derived, which takes half a second."""

    signed_in = Signal(object)
    closed = Signal()

    def __init__(self, house: House, runner: TaskRunner, theme: Theme, language: Language) -> None:
        super().__init__()
        self.setObjectName("login-window")
        self._house = house
        self._runner = runner
        self._theme = theme
        self._language = language
        self._error: UserFacingError | None = None
        self._brand = label("brand", name="app-name")
        self._claim = label("note", name="app-claim", wrap=True)
        self._busy = label("note", name="login-busy")
        self._lay_out()
        self._form: Form = self._first_form()
        self._show(self._form)
        for keys, act in (("Ctrl+=", theme.zoom_in), ("Ctrl+-", theme.zoom_out), ("Ctrl+0", theme.zoom_reset)):
            QShortcut(QKeySequence(keys), self).activated.connect(act)
        theme.changed.connect(self._measure)
        self._measure()
        self.retranslate()

    @property
    def form(self) -> Form:
        return self._form

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Power Marketing Desk"))
        self._brand.setText(self.tr("Power Marketing Desk"))
        self._claim.setText(self.tr("From extracts to a ranked, explained, printed collection list"))
        self._busy.setText(self.tr("Checking the password …") if self._runner.tasks() else "")
        if self._error is not None:
            self._form.say(self._language.texts.advice(self._error.message))

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()

    def say(self, error: UserFacingError) -> None:
        """Something to be read here: what went wrong on the way out."""
        self._error = error
        self.retranslate()

    def show_form(self, form: Form) -> None:
        """Put a form in place of the one before."""
        self._error = None
        self._form.hide()
        self._form.setParent(None)
        self._form.deleteLater()
        self._show(form)
        self._measure()

    def show_recovery(self, founded: Founded, unit: str) -> None:
        """Last page of the first start."""
        form = RecoveryForm(founded.recovery_code, unit, founded.session.user)
        form.sent.connect(lambda: self.signed_in.emit(founded.session))
        self.show_form(form)

    def _show(self, form: Form) -> None:
        self._form = form
        self._place.addWidget(form)
        form.show()
        if form.fields:
            next(iter(form.fields.values())).setFocus()
        else:
            form.send.setFocus()

    def _first_form(self) -> Form:
        return self._sign_in_form() if self._house.gate.exists() else self._founder_form()

    def _sign_in_form(self) -> SignInForm:
        form, gate = SignInForm(), self._house.gate

        def send() -> None:
            user, password, code = form.text("user"), form.text("password"), form.text("code")
            self._ask(lambda: gate.sign_in(user, password, code), self.signed_in.emit)

        form.sent.connect(send)
        form.forgotten.connect(self._show_recover)
        return form

    def _show_change(self, user: str, old: str, code: str) -> None:
        gate = self._house.gate
        form = ChangeForm(user, gate.policy())

        def send() -> None:
            new = form.text("password")
            self._ask(lambda: gate.change_expired(user, old, new, code), self.signed_in.emit)

        form.sent.connect(send)
        form.backed.connect(lambda: self.show_form(self._sign_in_form()))
        self.show_form(form)

    def _show_recover(self) -> None:
        gate = self._house.gate
        form = RecoverForm(gate.policy())

        def send() -> None:
            code, user, new = form.text("recovery"), form.text("user"), form.text("password")
            self._ask(lambda: gate.recover(code, user, new), self.signed_in.emit)

        form.sent.connect(send)
        form.backed.connect(lambda: self.show_form(self._sign_in_form()))
        self.show_form(form)

    def _founder_form(self) -> FounderForm:
        form = FounderForm(self._house.gate.policy())
        form.sent.connect(lambda: self._ask(self._house.gate.keyring_available, self._show_device))
        return form

    def _show_device(self, keyring: bool) -> None:
        before, gate = self._form, self._house.gate
        unit, user, password = (before.text(name) for name in ("unit", "user", "password"))
        form = DeviceForm(keyring)

        def send() -> None:
            device = form.choice
            if device is not None:
                self._ask(lambda: gate.create(unit, user, password, device), lambda made: self.show_recovery(made, unit))

        form.sent.connect(send)
        form.backed.connect(lambda: self.show_form(self._founder_form()))
        self.show_form(form)

    def _ask(self, job: Callable[[], T], finished: Callable[[T], None]) -> None:
        """Have the gate do something beside the window; the form shown is busy meanwhile."""
        self._error = None
        self._form.be_busy(True)

        def answered(answer: T) -> None:
            self._on_cancelled()
            finished(answer)

        question = Question(KEY, Lane.STORE, lambda: self.tr("Sign in"), lambda _progress: job())
        self._runner.ask(self, question, Answer(answered, self._on_failed, self._on_cancelled))
        self.retranslate()

    def _on_failed(self, error: BaseException) -> None:
        self._on_cancelled()
        if not isinstance(error, UserFacingError):
            self._form.say(Advice(self.tr("The program made a mistake."), str(error), ""))
            return
        form, key = self._form, error.message.key
        if isinstance(form, SignInForm) and key in CHANGE:
            self._show_change(form.text("user"), form.text("password"), form.text("code"))
            return
        self._error = error
        self.retranslate()
        if key == WAIT:
            form.wait(int(str(error.message.values["seconds"])))
        elif isinstance(form, SignInForm) and key in CODE:
            form.ask_for_code()
        elif "password" in form.fields:
            form.fields["password"].setFocus()
            form.fields["password"].selectAll()

    def _on_cancelled(self) -> None:
        self._form.be_busy(False)
        self._busy.clear()

    def _measure(self) -> None:
        self._card.setFixedWidth(self._theme.scaled(460))
        self.resize(self.size().expandedTo(QSize(self._theme.scaled(760), self._theme.scaled(700))))

    def _lay_out(self) -> None:
        self._card, inside = card("login-card")
        inside.setContentsMargins(28, 24, 28, 24)
        inside.addWidget(self._brand)
        inside.addWidget(self._claim)
        inside.addSpacing(14)
        self._place = QVBoxLayout()
        inside.addLayout(self._place)
        inside.addWidget(self._busy)
        top = row(1, ZoomAndLanguage(self._theme, self._language))
        top.setContentsMargins(16, 12, 16, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 24)
        column.addLayout(top)
        column.addStretch(1)
        column.addLayout(row(1, self._card, 1))
        column.addStretch(2)
