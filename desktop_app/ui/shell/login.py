"""The door: create the workspace where there is none, else sign in."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout

from desktop_app.domain.accounts import DeviceChoice
from desktop_app.domain.errors import UserFacingError
from desktop_app.domain.message import Advice
from desktop_app.domain.progress import Progress
from desktop_app.domain.roles import Session
from desktop_app.services.gate import Gate
from desktop_app.services.house import House
from desktop_app.ui.shell.form import Form
from desktop_app.ui.shell.sign_in_form import CreateForm, SignInForm
from desktop_app.ui.shell.zoom_and_language import ZoomAndLanguage
from desktop_app.ui.tasks.question import Answer, Lane, Question
from desktop_app.ui.tasks.runner import TaskRunner
from desktop_app.ui.texts.language import Language
from desktop_app.ui.texts.retranslated import Retranslated
from desktop_app.ui.theme.theme import Theme
from desktop_app.ui.widgets.labels import card, label, row

KEY = "sign-in"


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
        self._form: Form = SignInForm() if house.gate.exists() else CreateForm()
        self._form.sent.connect(self._on_sent)
        self._lay_out()
        for keys, act in (("Ctrl+=", theme.zoom_in), ("Ctrl+-", theme.zoom_out), ("Ctrl+0", theme.zoom_reset)):
            QShortcut(QKeySequence(keys), self).activated.connect(act)
        theme.changed.connect(self._measure)
        self._measure()
        self.retranslate()
        next(iter(self._form.fields.values())).setFocus()

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

    def _on_sent(self) -> None:
        self._error = None
        self._form.be_busy(True)
        job = self._job()
        question = Question(KEY, Lane.STORE, lambda: self.tr("Sign in"), job)
        self._runner.ask(self, question, Answer(self.signed_in.emit, self._on_failed, self._on_cancelled))
        self.retranslate()

    def _job(self) -> Callable[[Progress], Session]:
        form, gate = self._form, self._house.gate
        user, password = form.text("user"), form.text("password")
        if isinstance(form, CreateForm):
            unit = form.text("unit")
            return lambda _progress: gate.create(unit, user, password, _device(gate)).session
        return lambda _progress: gate.sign_in(user, password)

    def _on_failed(self, error: BaseException) -> None:
        self._on_cancelled()
        if isinstance(error, UserFacingError):
            self._error = error
        else:
            self._form.say(Advice(self.tr("The program made a mistake."), str(error), ""))
        self._form.fields["password"].setFocus()
        self._form.fields["password"].selectAll()
        self.retranslate()

    def _on_cancelled(self) -> None:
        self._form.be_busy(False)
        self._busy.clear()

    def _measure(self) -> None:
        self._card.setFixedWidth(self._theme.scaled(420))
        self.resize(self.size().expandedTo(QSize(self._theme.scaled(760), self._theme.scaled(660))))

    def _lay_out(self) -> None:
        self._card, inside = card("login-card")
        inside.setContentsMargins(28, 24, 28, 24)
        inside.addWidget(self._brand)
        inside.addWidget(self._claim)
        inside.addSpacing(14)
        inside.addWidget(self._form)
        inside.addWidget(self._busy)
        top = row(1, ZoomAndLanguage(self._theme, self._language))
        top.setContentsMargins(16, 12, 16, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 24)
        column.addLayout(top)
        column.addStretch(1)
        column.addLayout(row(1, self._card, 1))
        column.addStretch(2)


def _device(gate: Gate) -> DeviceChoice:
    """Bound to this PC wherever it can keep a secret."""
    return DeviceChoice.BOUND if gate.keyring_available() else DeviceChoice.UNBOUND
