"""A new data key for the whole workspace: asked twice, then with a bar and a way to cancel."""

from __future__ import annotations

import datetime as dt

from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from desktop_app.domain import formats
from desktop_app.domain.changes import Changes, Topic
from desktop_app.domain.progress import Progress
from desktop_app.ui.asking.confirm import Confirm
from desktop_app.ui.desk import Desk, Visit
from desktop_app.ui.texts.retranslated import RetranslatedFrame
from desktop_app.ui.widgets.labels import button, label, row, tone


class KeyCard(RetranslatedFrame):
    """What a change of the key means stands there before, what is to be done next stands there afterwards."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("key-card")
        self.setProperty("card", "true")
        self._desk = desk
        self._running = False
        self._changed_at: dt.datetime | None = None
        self._title, self._note = label("heading", name="key-title"), label("note", name="key-note", wrap=True)
        self._begin, self._backups = button("key-begin", "primary"), button("key-backups", "link")
        self._confirm = Confirm("key-confirm", self._confirm_words)
        self._bar = QProgressBar()
        self._bar.setObjectName("key-progress")
        self._bar.setRange(0, 0)
        self._wait = label("note", name="key-wait", wrap=True)
        self._result = label("strong", name="key-result", wrap=True)
        tone(self._result, "tone", "favourable")
        self._lay_out()
        self._begin.clicked.connect(self._confirm.ask)
        self._confirm.confirmed.connect(self.change)
        self._backups.clicked.connect(lambda: desk.visited.emit(Visit("backup")))
        self.retranslate()

    def forget_result(self) -> None:
        self._changed_at = None
        self._confirm.hide()
        self.retranslate()

    def retranslate(self) -> None:
        self._title.setText(self.tr("Data key"))
        self._note.setText(
            self.tr("When the key may be known to somebody who left, or as the rules of the office demand. All passwords stay.")
        )
        self._begin.setText(self.tr("Change the data key …"))
        self._wait.setText(self.tr("The store is being copied under the new key. Cancel below leaves the old key in force."))
        self._bar.setAccessibleName(self._wait.text())
        self._backups.setText(self.tr("Go to the backups"))
        words = self.tr("The data key was changed at {moment}; everybody keeps their password. Make a backup now.")
        self._result.setText(words.format(moment=formats.moment(self._changed_at)))
        for part in (self._bar, self._wait):
            part.setVisible(self._running)
        for after in (self._result, self._backups):
            after.setVisible(self._changed_at is not None)
        self._begin.setEnabled(not self._running)

    def change(self) -> None:
        """Cancelled or failed, the old key stays in force."""
        house, session = self._desk.house, self._desk.session
        self._changed_at = None
        self._run(True)

        def job(progress: Progress) -> Changes:
            return house.rotate_key(session, progress)

        def ended() -> None:
            self._run(False)

        self._desk.work(self, "rotate-key", lambda: self.tr("Changing the data key"), job, self._take, ended=ended)

    def _take(self, changes: Changes) -> None:
        self._changed_at = self._desk.house.clock.now()
        self._run(False)
        self._desk.tell(self._result.text)
        self._desk.changed.emit(changes | Changes(frozenset({Topic.BACKUPS, Topic.AUDIT})))

    def _run(self, running: bool) -> None:
        self._running = running
        self.retranslate()

    def _confirm_words(self) -> tuple[str, str]:
        what = self.tr(
            "The whole store is copied under a new key and the copy takes its place; the disk needs room for both. Backups made "
            "before keep the old key: a user name and password of that time open them."
        )
        return what, self.tr("Change it now")

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        for part in (self._title, self._note):
            column.addWidget(part)
        column.addLayout(row(self._begin, 1))
        for line in (self._confirm, self._wait, self._bar, self._result):
            column.addWidget(line)
        column.addLayout(row(self._backups, 1))
        column.addStretch(1)
