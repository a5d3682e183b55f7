"""After a check that found something wrong: what a repair would do, the person's own password, and in counts what it did."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.changes import Changes, Topic
from desktop_app.domain.message import Advice, in_a_row
from desktop_app.domain.progress import Progress
from desktop_app.services.repair import Repaired
from desktop_app.ui.desk import Desk
from desktop_app.ui.shell.form import Form
from desktop_app.ui.texts.retranslated import Retranslated
from desktop_app.ui.widgets.labels import button, card, label, row, tone
from desktop_app.ui.widgets.lines import Cell, Lines

FIELD = "repair-password"


class RepairFields(Form):
    """The password of whoever is signed in: the store is closed meanwhile and must be opened again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__((FIELD,), frozenset({FIELD}), parent)
        self.setObjectName("repair-form")
        self.retranslate()

    def retranslate(self) -> None:
        self.title.setText(self.tr("Repair"))
        self.note.setText(
            self.tr(
                "Closes the workspace, clears away what a crash left (unfinished and temporary files, a restore broken off), "
                "opens it again and reads all of it. No data are deleted or changed; an import that is only being checked is "
                "given up."
            )
        )
        self.name_field(FIELD, self.tr("Your password"))
        self.send.setText(self.tr("Repair now"))

    def fault(self) -> Advice | None:
        if self.text(FIELD):
            return None
        return Advice(self.tr("Something is left empty."), "", self.tr("Type your password."))


class RepairCard(Retranslated):
    """A page of its own; `left` back to the backups, where the check may be made once more."""

    left = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("repair-card")
        self._desk = desk
        self._repaired: Repaired | None = None
        self._form = RepairFields()
        self._done = Lines("repair-done", 0)
        self._result = label("strong", name="repair-result", wrap=True, selectable=True)
        self._after = label("", name="repair-after", wrap=True, selectable=True)
        self._leave, self._back = button("repair-leave", "primary"), button("repair-back")
        self._back.clicked.connect(self.left)
        self._leave.clicked.connect(desk.leaving)
        frame, inside = card("repair-steps", "accent")
        for part in (self._form, self._done, self._result, self._after):
            inside.addWidget(part)
        inside.addLayout(row(self._leave, 1))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(frame)
        column.addStretch(1)
        column.addLayout(row(self._back, 1))
        self._form.sent.connect(self.repair)
        self.retranslate()

    def begin(self) -> None:
        self.forget()
        self.retranslate()

    def forget(self) -> None:
        """No password is held for a repair nobody looks at."""
        self._repaired = None
        self._form.forget()

    def retranslate(self) -> None:
        found = self._repaired
        self._form.setVisible(found is None)
        self._done.show_lines([[Cell("· " + self._desk.say(message))] for message in found.done] if found else [])
        self._result.setText(self._result_words())
        self._after.setText(self._after_words())
        self._leave.setText(self.tr("Sign out"))
        self._back.setText(self.tr("Back to the backups"))
        tone(self._result, "tone", "favourable" if found and found.opens else "unfavourable")
        self._result.setVisible(found is not None)
        self._after.setVisible(found is not None)
        self._leave.setVisible(found is not None and not found.opens)

    def repair(self) -> None:
        """Cancelled or refused, the store is open as before."""
        house, session, password = self._desk.house, self._desk.session, self._form.text(FIELD)
        self._form.be_busy(True)

        def job(progress: Progress) -> Repaired:
            return house.repair_here(session, password, progress)

        def ended() -> None:
            self._form.be_busy(False)

        self._desk.work(self, "repair", lambda: self.tr("Repairing the workspace"), job, self._take, ended=ended)

    def _take(self, found: Repaired) -> None:
        self._repaired = found
        self._form.be_busy(False)
        self._form.forget()
        self.retranslate()
        if found.opens:
            self._desk.tell(self._result_words)
            self._desk.changed.emit(Changes(frozenset(Topic)))

    def _result_words(self) -> str:
        found = self._repaired
        if found is None:
            return ""
        count = self.tr("Put right: {count}.").format(count=len(found.done))
        if found.opens:
            return in_a_row(count, self.tr("The workspace opens and all of it can be read."))
        return in_a_row(count, self._desk.say(found.trouble) if found.trouble else "")

    def _after_words(self) -> str:
        found = self._repaired
        if found is None:
            return ""
        if found.opens:
            return self.tr("Verify once more; where something is still wrong, restore the newest whole backup.")
        if found.rescue_from is None:
            return self.tr("No whole backup was found that your password opens.")
        return self.tr(
            "The newest whole backup: {file}. Sign out; the workspace is rescued from it with powerdesk restore."
        ).format(file=found.rescue_from)
