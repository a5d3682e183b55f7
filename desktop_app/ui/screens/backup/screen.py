"""The backup screen."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.domain import formats
from desktop_app.domain.changes import Changes, Topic
from desktop_app.domain.message import Message
from desktop_app.domain.progress import Progress
from desktop_app.domain.roles import Permission
from desktop_app.domain.safety import BackupInfo, BackupMade, RestorePreview
from desktop_app.ui.desk import Desk
from desktop_app.ui.office import Office
from desktop_app.ui.screens.backup.backup_words import BackupWords
from desktop_app.ui.screens.backup.restore_page import RestorePage
from desktop_app.ui.screens.screen import Screen
from desktop_app.ui.widgets.columnar_model import Column
from desktop_app.ui.widgets.columnar_view import ColumnarView
from desktop_app.ui.widgets.labels import button, card, label, row, tone
from desktop_app.ui.widgets.lines import Cell, Lines

SUFFIX = "*.pdbackup"


class BackupScreen(Screen):
    """The list with what may be done; the restore takes its place step by step."""

    topics = frozenset({Topic.BACKUPS, Topic.SETTINGS})

    def __init__(self, desk: Desk, office: Office) -> None:
        super().__init__("backup", desk)
        self._office = office
        self._backups: tuple[BackupInfo, ...] = ()
        self._checkup: list[tuple[bool, Message]] = []
        self._words = BackupWords(self)
        self._view = ColumnarView("backup-table", desk.theme)
        self._none = label("note", name="backup-none", wrap=True)
        self._second = label("note", name="backup-second", wrap=True)
        self._facts = Lines("backup-checkup", 1)
        self._verify, self._folder = button("backup-verify"), button("backup-folder", "link")
        self._no_folder = button("backup-no-folder", "link")
        self._now = button("backup-now", "primary")
        self._restore, self._other = button("backup-restore"), button("backup-other", "link")
        self._restoring = RestorePage(desk)
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self.retranslate()

    @property
    def view(self) -> ColumnarView:
        return self._view

    @property
    def restoring(self) -> RestorePage:
        return self._restoring

    def refresh(self) -> None:
        house, session = self.desk.house, self.desk.session
        if session.may(Permission.BACK_UP):
            self.desk.look_up(self, "backups", lambda: house.list_backups(session), self._take)

    def visit(self, todo: str) -> None:
        """`preview` opens the newest backup's restore preview."""
        if todo == "preview" and self._backups:
            self.look_into(self._backups[0].path)

    def leave(self) -> None:
        self._stack.setCurrentIndex(0)

    def retranslate(self) -> None:
        self.title.setText(self.tr("Backups"))
        newest, now = self._office.backed_up, self.desk.house.clock.now()
        age = self.tr("Newest: {moment}, {days} days old")
        days = (now.date() - newest.date()).days if newest else 0
        self.subtitle.setText(
            age.format(moment=formats.moment(newest), days=days) if newest else self.tr("No backup has been made yet")
        )
        self._none.setText(self.tr("No backup yet. One is made before every import and at the end of work; or press the button."))
        self._none.setVisible(not self._backups)
        second = self._office.second_folder
        told = self.tr("A second copy goes to {folder}").format(folder=second) if second else self.tr("There is no second copy")
        self._second.setText(told + (" · " + self.tr("not there now") if self._office.second_away else ""))
        tone(self._second, "tone", "attention" if second is None or self._office.second_away else "")
        self._folder.setText(self.tr("Choose the second folder …"))
        self._no_folder.setText(self.tr("No second copy"))
        self._no_folder.setVisible(second is not None)
        self._verify.setText(self.tr("Verify the workspace"))
        self._now.setText(self.tr("Back up now"))
        self._restore.setText(self.tr("Restore this backup …"))
        self._restore.setEnabled(bool(self._backups))
        self._other.setText(self.tr("Restore from a file …"))
        self._view.setAccessibleName(self.tr("Backups, newest first"))
        self._show_checkup()

    def back_up(self) -> None:
        house, session = self.desk.house, self.desk.session
        self._now.setEnabled(False)

        def job(progress: Progress) -> BackupMade:
            return house.back_up(session, None, progress)

        def ended() -> None:
            self._now.setEnabled(True)

        self.desk.work(self, "back-up", lambda: self.tr("Backing up"), job, self._take_backup, ended=ended)

    def verify(self) -> None:
        """Read the whole workspace and say what was found."""
        house, session = self.desk.house, self.desk.session
        self._verify.setEnabled(False)

        def job(progress: Progress) -> list[tuple[bool, Message]]:
            return [(fact.well, fact.message) for fact in house.verify_workspace(session, progress).facts]

        def finished(found: list[tuple[bool, Message]]) -> None:
            self._verify.setEnabled(True)
            self._checkup = found
            self._show_checkup()

        def ended() -> None:
            self._verify.setEnabled(True)

        self.desk.work(self, "verify-workspace", lambda: self.tr("Verifying the workspace"), job, finished, ended=ended)

    def set_folder(self, folder: Path | None) -> None:
        house, session = self.desk.house, self.desk.session

        def finished(_answer: object) -> None:
            self.desk.tell(lambda: self.tr("The second folder was changed"))
            self.desk.changed.emit(Changes(frozenset({Topic.SETTINGS, Topic.BACKUPS})))

        self.desk.work(
            self,
            "backup-folder",
            lambda: self.tr("Second folder"),
            lambda _progress: house.set_backup_folder(session, folder),
            finished,
        )

    def look_into(self, path: Path) -> None:
        """Read a backup whole; its preview takes the place of the list."""
        house, session = self.desk.house, self.desk.session

        def job(progress: Progress) -> RestorePreview:
            return house.preview_restore(session, path, progress)

        def finished(preview: RestorePreview) -> None:
            self._restoring.begin(preview)
            self._stack.setCurrentIndex(1)

        self.desk.work(self, "preview-restore", lambda: self.tr("Reading the backup"), job, finished)

    def _take_backup(self, made: BackupMade) -> None:
        self._now.setEnabled(True)
        self.desk.tell(
            lambda: self.tr("Backed up and verified: {size} MB").format(size=self._words.size(made.size)),
            lambda: self.tr("File: {path}").format(path=made.path),
        )
        self.desk.changed.emit(made.changes | Changes(frozenset({Topic.BACKUPS})))

    def _take(self, backups: tuple[BackupInfo, ...]) -> None:
        self._backups = backups
        self._view.rows.show_columns(self._columns(backups), np.arange(len(backups), dtype=np.intp))
        self._view.measure()
        self.retranslate()
        self._view.select_row(0)

    def _columns(self, backups: tuple[BackupInfo, ...]) -> list[Column]:
        words, theme = self._words, self.desk.theme

        return [
            Column("made", lambda: self.tr("Made"), lambda i: formats.moment(backups[i].made_at), "2026-11-03 09:30"),
            Column("why", lambda: self.tr("Why"), lambda i: words.why(backups[i].why), "导入之前导入"),
            Column("size", lambda: self.tr("Size (MB)"), lambda i: words.size(backups[i].size), "9,999.9", True),
            Column(
                "verified",
                lambda: self.tr("State"),
                lambda i: words.verified(backups[i].verified),
                "● 已核验",
                colour=lambda i: theme.colour("favourable" if backups[i].verified else "attention"),
            ),
            Column("file", lambda: self.tr("File"), lambda i: str(backups[i].path), "E:/backup/powerdesk", stretch=True),
        ]

    def _show_checkup(self) -> None:
        lines = []
        for well, message in self._checkup:
            side = "favourable" if well else "unfavourable"
            lines.append([Cell("✓" if well else "✕", "strong", side), Cell(self.desk.say(message))])
        self._facts.show_lines(lines)

    def _restore_current(self) -> None:
        chosen = self._view.currentIndex().row()
        if 0 <= chosen < len(self._backups):
            self.look_into(self._backups[chosen].path)

    def _ask_for_file(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, self._other.text(), "", self.tr("Backups") + f" ({SUFFIX})")
        if chosen:
            self.look_into(Path(chosen))

    def _ask_for_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self._folder.text())
        if chosen:
            self.set_folder(Path(chosen))

    def _connect(self) -> None:
        self._now.clicked.connect(self.back_up)
        self._verify.clicked.connect(self.verify)
        self._folder.clicked.connect(self._ask_for_folder)
        self._no_folder.clicked.connect(lambda: self.set_folder(None))
        self._restore.clicked.connect(self._restore_current)
        self._other.clicked.connect(self._ask_for_file)
        self._restoring.left.connect(self.leave)
        self._office.changed.connect(self.retranslate)
        session = self.desk.session
        for part in (self._now, self._verify, self._folder):
            part.setEnabled(session.may(Permission.BACK_UP))
        for part in (self._restore, self._other):
            part.setVisible(session.may(Permission.RESTORE))

    def _lay_out(self) -> None:
        self.add_head(self._verify, self._now)
        frame, inside = card("backup-card")
        inside.setContentsMargins(1, 1, 1, 1)
        inside.setSpacing(0)
        inside.addWidget(self._view, 1)
        self._none.setContentsMargins(12, 6, 12, 6)
        inside.addWidget(self._none)
        foot = row(self._restore, self._other, 1)
        foot.setContentsMargins(10, 6, 10, 6)
        inside.addLayout(foot)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row(self._second, self._folder, self._no_folder, 1))
        column.addWidget(self._facts)
        column.addWidget(frame, 1)
        self._stack.addWidget(page)
        self._stack.addWidget(self._restoring)
        self.column.addWidget(self._stack, 1)
