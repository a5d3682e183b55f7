"""The audit screen."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import numpy as np
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout

from desktop_app.domain import formats
from desktop_app.domain.approval import SecondPerson
from desktop_app.domain.audit import AuditRow
from desktop_app.domain.changes import Changes, Topic
from desktop_app.domain.progress import Progress
from desktop_app.domain.roles import Permission
from desktop_app.domain.safety import AuditPage
from desktop_app.services.verify_report import Verification
from desktop_app.ui.asking.paper import print_report
from desktop_app.ui.asking.second_person import act_with_second
from desktop_app.ui.desk import Desk
from desktop_app.ui.office import Office
from desktop_app.ui.screens.audit.details import Details
from desktop_app.ui.screens.audit.trail_filters import TrailFilters
from desktop_app.ui.screens.audit.trail_words import TrailWords
from desktop_app.ui.screens.audit.verify_card import VerifyCard
from desktop_app.ui.screens.screen import Screen
from desktop_app.ui.widgets.columnar_model import Column
from desktop_app.ui.widgets.columnar_view import ColumnarView
from desktop_app.ui.widgets.labels import button, card, label, row

ROWS = 100
"""Rows of one page."""


class AuditScreen(Screen):
    """Filters, a page of rows, one row's details; verifying, exporting, printing, and the ceremony of removing old rows."""

    topics = frozenset({Topic.AUDIT})

    def __init__(self, desk: Desk, office: Office) -> None:
        super().__init__("audit", desk)
        self._office = office
        self._page, self._rows, self._total = 1, tuple[AuditRow, ...](), 0
        self._words = TrailWords(desk, self)
        self._filters = TrailFilters(desk)
        self._view = ColumnarView("audit-table", desk.theme)
        self._details = Details(desk)
        self._verify_card = VerifyCard(desk)
        self._none = label("note", name="audit-none", wrap=True)
        self._place = label("", name="audit-place")
        self._newer, self._older = button("audit-newer"), button("audit-older")
        self._prune = button("audit-prune", "link")
        self._verify, self._export = button("audit-verify"), button("audit-export")
        self._print = button("audit-print", "primary")
        self._lay_out()
        self._connect()
        self.retranslate()

    @property
    def view(self) -> ColumnarView:
        return self._view

    def refresh(self) -> None:
        house, session, wish, page = self.desk.house, self.desk.session, self._filters.wish, self._page
        self.desk.look_up(self, "audit", lambda: house.show_audit(session, wish, page, ROWS), self._take)

    def visit(self, todo: str) -> None:
        if todo == "verify":
            self._verify_card.open_card()
            self.verify("")

    def focus_filter(self) -> None:
        self._filters.focus_box()

    def print_out(self) -> None:
        wish = self._filters.wish
        print_report(self.desk, self, "audit-trail", lambda: self.tr("Audit trail"), self._on_printed, wish)

    def retranslate(self) -> None:
        self.title.setText(self.tr("Audit trail"))
        pages = max(1, -(-self._total // ROWS))
        self.subtitle.setText(self.tr("Rows that fit: {count} · newest first").format(count=formats.count(self._total)))
        self._place.setText(self.tr("Page {page} of {pages}").format(page=self._page, pages=pages))
        self._newer.setText(self.tr("Newer"))
        self._older.setText(self.tr("Older"))
        self._newer.setEnabled(self._page > 1)
        self._older.setEnabled(self._page < pages)
        self._none.setText(self.tr("No row fits; take away a filter to see more."))
        self._none.setVisible(not self._rows)
        self._verify.setText(self.tr("Verify"))
        self._export.setText(self.tr("Export"))
        self._print.setText(self.tr("Print"))
        self._prune.setText(self.tr("Remove rows before {day} …").format(day=formats.day(self._oldest_kept())))
        self._view.setAccessibleName(self.tr("Rows of the trail, newest first"))

    def verify(self, password: str) -> None:
        """Walk the chain, and open the seal where a password was given."""
        house, session = self.desk.house, self.desk.session
        self._verify_card.be_busy(True)

        def job(progress: Progress) -> Verification:
            return house.verify_trail(session, password or None, progress=progress)

        def finished(found: Verification) -> None:
            self._verify_card.be_busy(False)
            self._verify_card.show_verification(found)

        def ended() -> None:
            self._verify_card.be_busy(False)

        self.desk.work(self, "verify-trail", lambda: self.tr("Verifying the trail"), job, finished, ended=ended)

    def export_to(self, path: Path) -> None:
        house, session, wish = self.desk.house, self.desk.session, self._filters.wish

        language = self.desk.language.now

        def finished(rows: int) -> None:
            self.desk.tell(
                lambda: self.tr("Rows of the trail exported: {count}").format(count=formats.count(rows)),
                lambda: self.tr("File: {path}").format(path=path),
            )
            self.look_again()

        def job(progress: Progress) -> int:
            return house.export_audit(session, wish, path, progress, language)

        self.desk.work(self, "export-audit", lambda: self.tr("Exporting the trail"), job, finished)

    def ask_to_prune(self) -> None:
        """The ceremony: what is older than the policy keeps goes, confirmed by a second person, and that is recorded."""
        house, session, before = self.desk.house, self.desk.session, self._oldest_kept()

        def words() -> str:
            return self.tr("Remove the rows of the trail from before {day}").format(day=formats.day(before))

        def job(second: SecondPerson, _progress: Progress) -> int:
            return house.prune_audit(session, before, second)

        def finished(rows: int) -> None:
            self.desk.tell(
                lambda: self.tr("Old rows removed: {count}; that is recorded in the trail").format(count=formats.count(rows))
            )
            self.desk.changed.emit(Changes(frozenset({Topic.AUDIT})))

        act_with_second(self.desk, self, words, job, finished)

    def _oldest_kept(self) -> dt.date:
        return self.desk.house.clock.now().date() - dt.timedelta(days=self._office.policy.audit_days)

    def _take(self, page: AuditPage) -> None:
        self._rows, self._total = page.rows, page.total
        self._view.rows.show_columns(self._columns(page.rows), np.arange(len(page.rows), dtype=np.intp))
        self._view.measure()
        self.retranslate()
        self._details.show_row(None)
        self._view.select_row(0)

    def _columns(self, rows: tuple[AuditRow, ...]) -> list[Column]:
        words = self._words
        return [
            Column("at", lambda: self.tr("Time"), lambda i: f"{rows[i].at:%Y-%m-%d %H:%M:%S}", "2026-11-03 09:30:00"),
            Column("user", lambda: self.tr("Person"), lambda i: rows[i].user, "王敏王敏"),
            Column("action", lambda: self.tr("Action"), lambda i: words.action(rows[i].action), "登录登录登录"),
            Column(
                "subject", lambda: self.tr("Subject"), lambda i: words.subject(rows[i].subject), "PD-20261103-001", stretch=True
            ),
            Column(
                "result",
                lambda: self.tr("Result"),
                lambda i: words.result(rows[i].result),
                "● 已完成",
                colour=lambda i: words.colour(rows[i].result),
            ),
            Column("station", lambda: self.tr("Computer"), lambda i: rows[i].station, "YX-PC-03"),
        ]

    def _turn(self, step: int) -> None:
        self._page += step
        self.refresh()

    def _filter(self) -> None:
        self._page = 1
        self.refresh()

    def _ask_where(self) -> None:
        name = f"{self.title.text()}-{formats.day(self.desk.house.clock.now().date())}.xlsx"
        chosen, _ = QFileDialog.getSaveFileName(self, self._export.text(), name, "Excel (*.xlsx)")
        if chosen:
            self.export_to(Path(chosen))

    def _on_printed(self, number: str, pages: int) -> None:
        self.desk.tell(
            lambda: self.tr("Pages of report {number} sent to the printer: {pages}").format(number=number, pages=pages)
        )

    def _connect(self) -> None:
        self._filters.changed.connect(self._filter)
        self._view.current_row.connect(lambda source: self._details.show_row(self._rows[source]))
        self._newer.clicked.connect(lambda: self._turn(-1))
        self._older.clicked.connect(lambda: self._turn(1))
        self._verify.clicked.connect(self._verify_card.open_card)
        self._verify_card.asked.connect(self.verify)
        self._export.clicked.connect(self._ask_where)
        self._print.clicked.connect(self.print_out)
        self._prune.clicked.connect(self.ask_to_prune)
        self._office.changed.connect(self.retranslate)
        session = self.desk.session
        self._verify.setVisible(session.may(Permission.VERIFY))
        self._export.setVisible(session.may(Permission.EXPORT_AUDIT))
        self._prune.setVisible(session.may(Permission.PRUNE_AUDIT))

    def _lay_out(self) -> None:
        self.add_head(self._verify, self._export, self._print)
        frame, inside = card("audit-card")
        inside.setContentsMargins(1, 1, 1, 1)
        inside.setSpacing(0)
        inside.addWidget(self._view, 1)
        self._none.setContentsMargins(12, 6, 12, 6)
        inside.addWidget(self._none)
        foot = row(self._prune, 1, self._newer, self._place, self._older)
        foot.setContentsMargins(10, 6, 10, 6)
        inside.addLayout(foot)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(frame, 1)
        line.addWidget(self._details)
        page = QVBoxLayout()
        page.setSpacing(8)
        page.addWidget(self._filters)
        page.addWidget(self._verify_card)
        page.addLayout(line, 1)
        self.column.addLayout(page, 1)
