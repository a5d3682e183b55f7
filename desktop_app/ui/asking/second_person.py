"""Four eyes: a second person types a name and a password of their own for what the first one asks."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.approval import SecondPerson
from desktop_app.domain.errors import UserFacingError
from desktop_app.domain.message import Advice
from desktop_app.domain.progress import Progress
from desktop_app.ui.desk import Desk
from desktop_app.ui.shell.form import CLEAR_AFTER_MS
from desktop_app.ui.tasks.question import Answer, Lane, Question
from desktop_app.ui.texts.retranslated import RetranslatedDialog
from desktop_app.ui.widgets.inputs import Labelled, field
from desktop_app.ui.widgets.labels import button, label, row, tone

T = TypeVar("T")
Words = Callable[[], str]
RECOVERY = "recovery"
"""The user name under which the sealed recovery code stands for a second person."""
NEEDED = frozenset({"approval.needed", "undo.second_needed", "export.too_many"})
"""Errors of services that want a second person and were given none."""


class SecondPersonDialog(RetranslatedDialog):
    """`confirmed(SecondPerson)`; stays open until it is told `accept` or the person goes back."""

    confirmed = Signal(object)

    def __init__(self, desk: Desk, action: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("second-person")
        self._desk = desk
        self._action = action
        self._by_code = False
        self._title = label("heading", name="second-title", wrap=True)
        self._asks = label("", name="second-asks", wrap=True)
        self._note = label("note", name="second-note", wrap=True)
        self._message = label("", name="second-message", wrap=True, selectable=True)
        tone(self._message, "tone", "unfavourable")
        self._user, self._password = field("second-user"), field("second-password", secret=True)
        self._send, self._back = button("second-send", "primary"), button("second-back")
        self._turn = button("second-by-code", "link")
        self._forget = QTimer(self)
        self._forget.setSingleShot(True)
        self._forget.setInterval(CLEAR_AFTER_MS)
        self._lay_out()
        self._connect()
        self.retranslate()

    def retranslate(self) -> None:
        self.setMinimumWidth(self._desk.theme.scaled(460))
        self.setWindowTitle(self.tr("A second person confirms"))
        self._title.setText(self._action())
        self._asks.setText(self.tr("Asked for by {user}").format(user=self._desk.session.user))
        if self._by_code:
            note = self.tr(
                "For an office where nobody else has an account. The use of the code is recorded; seal it again afterwards."
            )
        else:
            note = self.tr("Somebody else who may confirm types their own name and password here. Both names are recorded.")
        self._note.setText(note)
        self._user_line.say(self.tr("Second user"))
        self._user_line.show_it(not self._by_code)
        self._password_line.say(self.tr("Sealed recovery code") if self._by_code else self.tr("Password of the second user"))
        self._send.setText(self.tr("Confirm"))
        self._back.setText(self.tr("Go back"))
        self._turn.setText(
            self.tr("A colleague confirms") if self._by_code else self.tr("There is nobody else: use the recovery code")
        )

    def say(self, advice: Advice) -> None:
        """Why it was not taken; the same people may try again."""
        self._message.setText(str(advice))
        self._message.show()
        self._password.clear()
        self._password.setFocus()

    def be_busy(self, busy: bool) -> None:
        for part in (self._user, self._password, self._send, self._back, self._turn):
            part.setEnabled(not busy)
        if busy:
            self._message.hide()

    def done(self, result: int) -> None:
        self._password.clear()
        super().done(result)

    def _on_send(self) -> None:
        user, password = RECOVERY if self._by_code else self._user.text().strip(), self._password.text()
        if not self._by_code and user == self._desk.session.user:
            self.say(
                Advice(
                    self.tr("The second person must be somebody else."), "", self.tr("Have a colleague type name and password.")
                )
            )
        elif not user or not password:
            self.say(Advice(self.tr("Something is left empty."), "", self.tr("Fill it in, then confirm.")))
        else:
            self.confirmed.emit(SecondPerson(user, password))

    def _on_turn(self) -> None:
        self._by_code = not self._by_code
        self._password.clear()
        self._message.hide()
        self.retranslate()
        (self._password if self._by_code else self._user).setFocus()

    def _connect(self) -> None:
        self._forget.timeout.connect(self._password.clear)
        self._password.textEdited.connect(lambda _text: self._forget.start())
        self._send.clicked.connect(self._on_send)
        self._back.clicked.connect(self.reject)
        self._turn.clicked.connect(self._on_turn)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(6)
        for part in (self._title, self._asks, self._note):
            column.addWidget(part)
        column.addSpacing(6)
        self._user_line = Labelled(self._user, column)
        self._password_line = Labelled(self._password, column)
        column.addWidget(self._message)
        self._message.hide()
        column.addSpacing(6)
        column.addLayout(row(self._turn, 1, self._back, self._send))
        self._send.setDefault(True)
        for other in (self._back, self._turn):
            other.setAutoDefault(False)


def capture_second(desk: Desk, parent: QWidget, action: Words, then: Callable[[SecondPerson], None]) -> SecondPersonDialog:
    """Ask now, use later: the service judges the password when it acts."""
    dialog = _opened(desk, parent, action)

    def take(second: SecondPerson) -> None:
        dialog.accept()
        then(second)

    dialog.confirmed.connect(take)
    return dialog


def act_with_second(
    desk: Desk,
    parent: QWidget,
    action: Words,
    job: Callable[[SecondPerson, Progress], T],
    finished: Callable[[T], None],
) -> SecondPersonDialog:
    """Ask, and act at once; what the service refuses is said in the dialog, so that it can be tried again."""
    dialog = _opened(desk, parent, action)

    def done(answer: T) -> None:
        dialog.accept()
        finished(answer)

    def failed(error: BaseException) -> None:
        dialog.be_busy(False)
        if isinstance(error, UserFacingError):
            dialog.say(desk.texts.advice(error.message))
        else:
            dialog.reject()
            desk.failed.emit(error)

    def take(second: SecondPerson) -> None:
        dialog.be_busy(True)
        question = Question("second", Lane.STORE, action, lambda progress: job(second, progress), shown=True)
        desk.runner.ask(parent, question, Answer(done, failed, lambda: dialog.be_busy(False)))

    dialog.confirmed.connect(take)
    return dialog


def act_and_ask_if_needed(
    desk: Desk,
    parent: QWidget,
    action: Words,
    job: Callable[[SecondPerson | None, Progress], T],
    finished: Callable[[T], None],
) -> None:
    """Act alone; where the service wants a second person, ask for one and act again."""

    def failed(error: BaseException) -> None:
        if isinstance(error, UserFacingError) and error.message.key in NEEDED:
            act_with_second(desk, parent, action, job, finished)
        else:
            desk.failed.emit(error)

    desk.moved_on.emit()  # what was wrong with the try before may be put right now
    question = Question("alone", Lane.STORE, action, lambda progress: job(None, progress), shown=True)
    desk.runner.ask(parent, question, Answer(finished, failed))


def _opened(desk: Desk, parent: QWidget, action: Words) -> SecondPersonDialog:
    dialog = SecondPersonDialog(desk, action, parent)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog
