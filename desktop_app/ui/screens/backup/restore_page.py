"""The way back, step by step: seen, confirmed by two, typed, then done or left as it was."""

from __future__ import annotations

import enum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from desktop_app.domain import formats
from desktop_app.domain.approval import SecondPerson
from desktop_app.domain.message import in_a_row
from desktop_app.domain.progress import Progress
from desktop_app.domain.safety import Restored, RestorePreview
from desktop_app.ui.asking.second_person import RECOVERY, capture_second
from desktop_app.ui.desk import Desk
from desktop_app.ui.screens.backup.backup_words import BackupWords
from desktop_app.ui.screens.backup.preview_card import PreviewCard
from desktop_app.ui.texts.retranslated import Retranslated
from desktop_app.ui.widgets.inputs import field
from desktop_app.ui.widgets.labels import button, card, label, row, tone


class Step(enum.Enum):
    """Where the wizard stands."""

    SEEN = "seen"
    CONFIRMED = "confirmed"
    RUNNING = "running"
    DONE = "done"


class RestorePage(Retranslated):
    """`left` back to the list; the data may be another's after `DONE`, so the person signs in again (`desk.leaving`)."""

    left = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._preview: RestorePreview | None = None
        self._second: SecondPerson | None = None
        self._opened_by: SecondPerson | None = None
        self._restored: Restored | None = None
        self._step = Step.SEEN
        self._words = BackupWords(self)
        self._card = PreviewCard(desk)
        self._who = label("strong", name="restore-who", wrap=True)
        self._why_month = label("", name="restore-why-month", wrap=True)
        self._month = field("restore-month")
        self._bar = QProgressBar()
        self._bar.setObjectName("restore-progress")
        self._bar.setRange(0, 0)
        self._running = label("note", name="restore-running", wrap=True)
        self._result = label("strong", name="restore-result", wrap=True, selectable=True)
        self._ask, self._do = button("restore-ask-second", "primary"), button("restore-do", "primary")
        self._again, self._back = button("restore-sign-in", "primary"), button("restore-back")
        self._lay_out()
        self._month.textChanged.connect(lambda _text: self.retranslate())
        self._month.returnPressed.connect(self._restore)
        self._ask.clicked.connect(self.ask_second)
        self._do.clicked.connect(self._restore)
        self._again.clicked.connect(desk.leaving)
        self._back.clicked.connect(self.left)
        self.retranslate()

    def begin(self, preview: RestorePreview, opened_by: SecondPerson | None = None) -> None:
        """Start at the first step with a backup just read; `opened_by` where its key is not the present one."""
        self._preview, self._second, self._restored = preview, None, None
        self._opened_by = opened_by
        self._card.show_preview(preview)
        self._month.clear()
        self._go(Step.SEEN)

    def forget(self) -> None:
        """Passwords are not held for a restore nobody looks at."""
        self._second = self._opened_by = None

    def ask_second(self) -> None:
        preview = self._preview
        if preview is None:
            return

        def action() -> str:
            return self.tr("Restore the backup of {moment}").format(moment=formats.moment(preview.made_at))

        def take(second: SecondPerson) -> None:
            self._second = second
            self._go(Step.CONFIRMED)
            self._month.setFocus()

        capture_second(self._desk, self, action, take)

    def retranslate(self) -> None:
        self._ask.setText(self.tr("Go on: a second person"))
        self._do.setText(self.tr("Restore"))
        self._back.setText(self.tr("Back to the backups"))
        self._again.setText(self.tr("Sign in again"))
        self._month.setAccessibleName(self.tr("Last month of the backup"))
        self._running.setText(self.tr("Restoring; the window may stay open. Cancel below leaves everything as it was."))
        self._bar.setAccessibleName(self._running.text())
        self._result.setText(self._result_words())
        if self._preview is not None:
            self._show_people()
            wanted = self._wanted(self._preview)
            ask = self.tr("To make sure that this is the right backup, type its last month: {month}")
            self._why_month.setText(ask.format(month=wanted))
            self._do.setEnabled(self._month.text().strip() == wanted)
        self._show_parts()

    def _show_people(self) -> None:
        second = self._second
        name = self.tr("the recovery code") if second and second.user == RECOVERY else second.user if second else ""
        self._who.setText(
            self.tr("Asked for by {user} · confirmed by {second}").format(user=self._desk.session.user, second=name)
        )

    def _show_parts(self) -> None:
        for part, steps in (
            (self._ask, {Step.SEEN}),
            (self._confirming, {Step.CONFIRMED}),
            (self._who, {Step.CONFIRMED, Step.RUNNING}),
            (self._bar, {Step.RUNNING}),
            (self._running, {Step.RUNNING}),
            (self._result, {Step.DONE}),
            (self._again, {Step.DONE}),
            (self._back, {Step.SEEN, Step.CONFIRMED}),
        ):
            part.setVisible(self._step in steps)

    def _wanted(self, preview: RestorePreview) -> str:
        month = preview.then.last_month
        return str(month) if month else f"{preview.made_at:%Y-%m}"

    def _restore(self) -> None:
        preview, second, opened_by = self._preview, self._second, self._opened_by
        if preview is None or second is None or not self._do.isEnabled():
            return
        house, session, path = self._desk.house, self._desk.session, preview.path
        self._go(Step.RUNNING)

        def job(progress: Progress) -> Restored:
            return house.restore(session, path, second, progress, opened_by)

        def ended() -> None:
            self._second = None
            self._go(Step.SEEN)

        self._desk.work(self, "restore", lambda: self.tr("Restoring"), job, self._take, ended=ended)

    def _take(self, restored: Restored) -> None:
        self._restored = restored
        self.forget()
        tone(self._result, "tone", "favourable")
        self._go(Step.DONE)
        self._desk.tell(self._result_words)

    def _result_words(self) -> str:
        """Counted facts: what is there now, and where the state before it is kept."""
        found = self._restored
        if found is None:
            return ""
        counts = " · ".join(f"{self._words.kind(kind)} {formats.count(rows)}" for kind, rows in found.rows.items())
        parts = [self.tr("Restored to {moment}: {counts}.").format(moment=formats.moment(found.made_at), counts=counts)]
        if found.safety_copy is not None:
            parts.append(self.tr("The state before it is kept in {file}.").format(file=found.safety_copy.name))
        return in_a_row(*parts)

    def _go(self, step: Step) -> None:
        self._step = step
        self.retranslate()

    def _lay_out(self) -> None:
        frame, inside = card("restore-steps", "accent")
        inside.setSpacing(8)
        self._confirming = QWidget()
        confirming = QVBoxLayout(self._confirming)
        confirming.setContentsMargins(0, 0, 0, 0)
        confirming.addWidget(self._why_month)
        confirming.addLayout(row(self._month, self._do, 1))
        for part in (self._who, self._confirming, self._running, self._bar, self._result):
            inside.addWidget(part)
        inside.addLayout(row(self._back, self._ask, self._again, 1))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._card)
        column.addWidget(frame)
        column.addStretch(1)
