"""The last seconds: the day's backup is made before the program ends, and a backup that failed is not passed over."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QProgressBar, QVBoxLayout

from desktop_app.domain.errors import UserFacingError
from desktop_app.domain.progress import Progress
from desktop_app.ui.desk import Desk
from desktop_app.ui.tasks.question import Answer, Lane, Question
from desktop_app.ui.texts.retranslated import Retranslated
from desktop_app.ui.widgets.labels import button, label, row, tone


class Farewell(Retranslated):
    """`ended` when the backup is made, or the person has read why it was not."""

    ended = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("farewell")
        self._desk = desk
        self._error: BaseException | None = None
        self._words = label("strong", name="farewell-words", wrap=True)
        self._bar = QProgressBar()
        self._bar.setObjectName("farewell-progress")
        self._bar.setRange(0, 0)
        self._close = button("farewell-close", "primary")
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 28, 20)
        column.setSpacing(10)
        column.addWidget(self._words)
        column.addWidget(self._bar)
        column.addLayout(row(1, self._close))
        self._close.clicked.connect(self._end)
        self.retranslate()

    def start(self) -> None:
        house, session = self._desk.house, self._desk.session

        def job(progress: Progress) -> object:
            return house.back_up_if_changed(session, "exit", progress)

        question = Question("farewell", Lane.STORE, lambda: self.tr("Backing up"), job)
        self._desk.runner.ask(self, question, Answer(lambda _made: self._end(), self._fail, self._end))

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Power Marketing Desk"))
        self.setMinimumWidth(self._desk.theme.scaled(460))
        self._bar.setVisible(self._error is None)
        self._bar.setAccessibleName(self.tr("Backing up"))
        self._close.setVisible(self._error is not None)
        self._close.setText(self.tr("End the program"))
        error = self._error
        tone(self._words, "tone", "unfavourable" if error else "")
        if error is None:
            self._words.setText(self.tr("Making the backup of today's work; the program ends by itself."))
        elif isinstance(error, UserFacingError):
            self._words.setText(str(self._desk.texts.advice(error.message)))
        else:
            self._words.setText(self.tr("The backup at the end of work was not made. The data themselves are saved."))

    def closeEvent(self, event: QCloseEvent) -> None:
        """While the backup is being written the window stays; it takes seconds."""
        if self._error is None:
            event.ignore()

    def _fail(self, error: BaseException) -> None:
        self._error = error
        self.retranslate()

    def _end(self) -> None:
        self._error = None
        self.hide()
        self.ended.emit()
