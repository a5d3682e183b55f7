"""What was imported, newest first: a batch's control sheet, and taking a batch back."""

from __future__ import annotations

import numpy as np
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain import formats
from desktop_app.domain.approval import SecondPerson
from desktop_app.domain.batch_words import files_in_words
from desktop_app.domain.progress import Progress
from desktop_app.domain.roles import Permission
from desktop_app.domain.safety import PastImport, Undone
from desktop_app.ui.asking.inline import Inline, Words
from desktop_app.ui.asking.second_person import act_and_ask_if_needed
from desktop_app.ui.desk import Desk, Visit
from desktop_app.ui.screens.aside import Aside
from desktop_app.ui.widgets.columnar_model import Column
from desktop_app.ui.widgets.columnar_view import ColumnarView
from desktop_app.ui.widgets.flow import Flow
from desktop_app.ui.widgets.labels import button, card, label
from desktop_app.ui.widgets.whole_rows import WholeRows


class HistoryPage(Aside):
    """`left` back to importing."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("history-page")
        self._desk = desk
        self._past: tuple[PastImport, ...] = ()
        self._note = label("note", name="history-note", wrap=True)
        self._view = ColumnarView("history-table", desk.theme)
        self._room = WholeRows(self._view, desk.theme)
        self._none = label("note", name="history-none", wrap=True)
        self._standing: tuple[int, ...] = ()
        self._held = label("note", name="history-held", wrap=True)
        self._undo, self._back, self._sheet = button("history-undo"), button("history-back"), button("history-control")
        self._why = Inline("undo", self._words)
        self._lay_out()
        self._view.current_row.connect(lambda _row: self._ask_what_stands())
        self._view.current_row.connect(lambda _row: self._why.forget())  # it was asked about another batch
        self._undo.clicked.connect(self._why.ask)
        self._back.clicked.connect(self.left)
        self._sheet.clicked.connect(self._print_control)
        self._why.answered.connect(lambda reason, _nothing: self.undo(reason))
        self.retranslate()

    @property
    def view(self) -> ColumnarView:
        return self._view

    def refresh(self) -> None:
        house, session = self._desk.house, self._desk.session
        self.look(self._desk, "history", lambda: house.list_batches(session), self._take)

    def retranslate(self) -> None:
        self._note.setText(self.tr("A batch can be taken back whole; its files may be imported again afterwards."))
        self._none.setText(self.words_for_nothing(self.tr("Nothing has been imported yet.")))
        self._none.setVisible(not self._past)
        self._room.setVisible(bool(self._past))
        self._undo.setText(self.tr("Undo this batch …"))
        self._back.setText(self.tr("Back to importing"))
        self._sheet.setText(self.tr("Import control sheet"))
        self._view.setAccessibleName(self.tr("Imports, newest first"))
        self._show_actions()

    def undo(self, reason: str) -> None:
        """At once where nothing depends on the batch; a printed report takes a second person."""
        chosen = self._chosen()
        if chosen is None:
            return
        house, session, batch = self._desk.house, self._desk.session, chosen.batch

        def action() -> str:
            words = self.tr("Undo batch {batch}: {rows} rows imported {moment}; a report was printed after it")
            return words.format(batch=batch.batch_id, rows=formats.count(batch.rows), moment=formats.moment(batch.committed_at))

        def job(second: SecondPerson | None, progress: Progress) -> Undone:
            return house.undo_import(session, batch.batch_id, reason, second, progress)

        act_and_ask_if_needed(self._desk, self.window(), action, job, self._tell)

    def _print_control(self) -> None:
        """Of the chosen batch, also of one that was taken back: the sheet says so."""
        chosen = self._chosen()
        if chosen is not None:
            self._desk.visited.emit(Visit("reports", f"import-control {chosen.batch.batch_id}"))

    def _tell(self, undone: Undone) -> None:
        self._why.forget()
        counts = {"batch": undone.batch_id, "rows": formats.count(undone.rows), "restored": formats.count(undone.restored)}

        def words() -> str:
            if undone.restored:
                return self.tr("Batch {batch} was undone: {rows} rows; {restored} rows it had replaced count again")
            return self.tr("Batch {batch} was undone: {rows} rows")

        self._desk.tell(lambda: words().format(**counts))
        self._desk.changed.emit(undone.changes)
        self.refresh()

    def _take(self, past: tuple[PastImport, ...]) -> None:
        before = chosen.batch.batch_id if (chosen := self._chosen()) is not None else None
        self._past = past
        self._view.rows.show_columns(self._columns(past), np.arange(len(past), dtype=np.intp))
        self._view.measure()
        self._view.select_row(next((row for row, one in enumerate(past) if one.batch.batch_id == before), 0))
        self.retranslate()

    def _columns(self, past: tuple[PastImport, ...]) -> list[Column]:
        def files(i: int) -> str:
            return files_in_words(self._desk.texts, past[i].files)

        return [
            Column("batch", lambda: self.tr("Batch"), lambda i: str(past[i].batch.batch_id), "9999", True),
            Column("at", lambda: self.tr("Imported"), lambda i: formats.moment(past[i].batch.committed_at), "2026-11-03 09:30"),
            Column("user", lambda: self.tr("By"), lambda i: past[i].batch.user, "王敏王敏"),
            Column("files", lambda: self.tr("Files"), files, "电费台账 202610.xlsx、缴费明细", widest=360),
            Column("rows", lambda: self.tr("Rows"), lambda i: formats.count(past[i].batch.rows), "1,128,430", True),
            Column("skipped", lambda: self.tr("Skipped"), lambda i: formats.count(past[i].skipped), "128,430", True),
            Column("rejected", lambda: self.tr("Rejected"), lambda i: formats.count(past[i].batch.rejected), "9,999", True),
            Column(
                "state",
                lambda: self.tr("State"),
                lambda i: self._state(past[i]),
                "● 有报告",
                stretch=True,
                colour=lambda i: self._colour(past[i]),
            ),
        ]

    def _state(self, past: PastImport) -> str:
        if past.undone_at is not None:
            words = "✕ " + self.tr("undone {moment} by {user}: {reason}")
            return words.format(moment=formats.moment(past.undone_at), user=past.undone_by, reason=past.reason)
        if past.reported:
            return "● " + self.tr("in use; a report was printed after it")
        return "● " + self.tr("in use")

    def _colour(self, past: PastImport) -> QColor | None:
        return self._desk.theme.colour("secondary") if past.undone_at is not None else None

    def _chosen(self) -> PastImport | None:
        place = self._view.currentIndex().row()
        return self._past[place] if 0 <= place < len(self._past) else None

    def _ask_what_stands(self) -> None:
        """Which later batches hold the chosen one in place, before anybody writes a reason."""
        self._standing = ()
        self._show_actions()
        chosen, house, session = self._chosen(), self._desk.house, self._desk.session
        if chosen is not None and chosen.undone_at is None:
            number = chosen.batch.batch_id
            self._desk.look_up(self, "standing", lambda: house.batch_standing(session, number), self._take_standing)

    def _take_standing(self, standing: tuple[int, ...]) -> None:
        self._standing = standing
        self._show_actions()

    def _show_actions(self) -> None:
        chosen = self._chosen()
        self._undo.setVisible(self._desk.session.may(Permission.UNDO_IMPORT))
        self._undo.setEnabled(chosen is not None and chosen.undone_at is None and not self._standing)
        self._sheet.setVisible(self._desk.session.may(Permission.REPORT))
        self._sheet.setEnabled(chosen is not None)
        words = self.tr("Batches {later} stand on this one: undo them first")
        held = words.format(later=self._desk.listed(map(str, self._standing))) if self._standing else ""
        undone = self._state(chosen) if chosen is not None and chosen.undone_at is not None else ""
        self._held.setText(held or undone)  # a reason may be longer than its column
        self._held.setVisible(bool(held or undone))

    def _words(self) -> Words:
        return Words(
            self._question(),
            self.tr("Why is the batch taken back?"),
            self.tr("Undo the batch"),
        )

    def _question(self) -> str:
        """Which batch it is, by its files; what it had replaced counts again."""
        chosen = self._chosen()
        if chosen is None:
            return ""
        words = self.tr(
            "Batch {batch} ({files}): its {rows} rows leave the data in one step, and rows it replaced count again."
            " Reason, name and time are recorded."
        )
        batch, files = chosen.batch, files_in_words(self._desk.texts, chosen.files)
        return words.format(batch=batch.batch_id, files=files, rows=formats.count(batch.rows))

    def _lay_out(self) -> None:
        frame, inside = card("history-card")
        inside.setContentsMargins(1, 1, 1, 1)
        inside.setSpacing(0)
        inside.addWidget(self._room, 1)
        self._none.setContentsMargins(12, 6, 12, 6)
        inside.addWidget(self._none)
        inside.addStretch()
        foot = Flow(self._undo, self._sheet, self._back)
        foot.setContentsMargins(10, 6, 10, 6)
        self._held.setContentsMargins(12, 4, 12, 0)
        inside.addWidget(self._held)
        inside.addLayout(foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self._note, self._why):
            column.addWidget(part)
        column.addWidget(frame, 1)
