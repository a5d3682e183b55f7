"""The backup screen."""

from __future__ import annotations

import enum
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from desktop_app.domain import formats
from desktop_app.domain.approval import SecondPerson
from desktop_app.domain.backup import Checkup
from desktop_app.domain.changes import Changes, Topic
from desktop_app.domain.errors import UserFacingError
from desktop_app.domain.message import Message
from desktop_app.domain.progress import Progress
from desktop_app.domain.roles import Permission
from desktop_app.domain.safety import BackupMade, RestorePreview
from desktop_app.ui.desk import Desk
from desktop_app.ui.office import Office
from desktop_app.ui.screens.backup.backup_words import BackupWords
from desktop_app.ui.screens.backup.list_card import ListCard
from desktop_app.ui.screens.backup.old_key_form import OldKeyForm
from desktop_app.ui.screens.backup.packages_page import PackagesPage
from desktop_app.ui.screens.backup.repair_card import RepairCard
from desktop_app.ui.screens.backup.restore_page import RestorePage
from desktop_app.ui.screens.screen import Screen
from desktop_app.ui.tasks.question import Answer, Lane, Question
from desktop_app.ui.widgets.columnar_view import ColumnarView
from desktop_app.ui.widgets.labels import button, label, row, tone
from desktop_app.ui.widgets.lines import Cell, Lines
from desktop_app.ui.widgets.pages import Pages

OTHER_KEY = "backup.other_key"
"""The error of a backup that somebody who had a password at that time may still open."""
BACKUPS = "backups"
"""The fact of a checkup that is about the backups."""


class Page(enum.IntEnum):
    """What takes the place of what, as it lies on the stack."""

    LIST = 0
    RESTORE = 1
    PACKAGES = 2
    REPAIR = 3


class BackupScreen(Screen):
    """The list with what may be done; the restore takes its place step by step, and data packages have a page of their own,
    the only one for who may pack or take in but not back up."""

    topics = frozenset({Topic.BACKUPS, Topic.SETTINGS})

    def __init__(self, desk: Desk, office: Office) -> None:
        super().__init__("backup", desk)
        self._office = office
        self._checkup: list[tuple[bool, Message]] = []
        self._words = BackupWords(self)
        self._list = ListCard(desk)
        self._second = label("note", name="backup-second", wrap=True)
        self._facts = Lines("backup-checkup", 1)
        self._repair, self._mend = RepairCard(desk), button("backup-repair")
        self._verify, self._folder = button("backup-verify"), button("backup-folder", "link")
        self._no_folder = button("backup-no-folder", "link")
        self._now = button("backup-now", "primary")
        self._restoring = RestorePage(desk)
        self._to_packages = button("backup-packages")
        self._packages = PackagesPage(desk)
        self._old_key = OldKeyForm()
        self._stack = Pages()
        self._lay_out()
        self._connect()
        self._turn_to(self._first_page())

    @property
    def view(self) -> ColumnarView:
        return self._list.view

    @property
    def restoring(self) -> RestorePage:
        return self._restoring

    def refresh(self) -> None:
        house, session = self.desk.house, self.desk.session
        if session.may(Permission.BACK_UP):
            self.desk.look_up(self, "backups", lambda: house.list_backups(session), self._list.show_backups)

    def visit(self, todo: str) -> None:
        """`preview` opens the newest backup's restore preview."""
        if todo == "preview" and self._list.backups:
            self.look_into(self._list.backups[0].path)

    def leave(self) -> None:
        self._restoring.forget()
        self._repair.forget()
        self._turn_to(self._first_page())

    def retranslate(self) -> None:
        page = self._stack.currentIndex()
        self.title.setText(self.tr("Data packages") if page == Page.PACKAGES else self.tr("Backups"))
        newest, now = self._office.backed_up, self.desk.house.clock.now()
        age = self.tr("Newest: {moment}, {days} days old")
        days = (now.date() - newest.date()).days if newest else 0
        self.subtitle.setText(
            age.format(moment=formats.moment(newest), days=days) if newest else self.tr("No backup has been made yet")
        )
        second = self._office.second_folder
        told = self.tr("A second copy goes to {folder}").format(folder=second) if second else self.tr("There is no second copy")
        self._second.setText(told + (" · " + self.tr("not there now") if self._office.second_away else ""))
        tone(self._second, "tone", "attention" if second is None or self._office.second_away else "")
        self._folder.setText(self.tr("Choose the second folder …"))
        self._no_folder.setText(self.tr("No second copy"))
        self._no_folder.setVisible(second is not None)
        if page == Page.PACKAGES:
            self.subtitle.setText(self.tr("Data for another computer go as a package; the folder is never copied"))
        self._to_packages.setText(self.tr("Data packages …"))
        self._mend.setText(self.tr("Repair …"))
        self._verify.setText(self.tr("Verify the workspace"))
        self._now.setText(self.tr("Back up now"))
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

        def job(progress: Progress) -> Checkup:
            return house.verify_workspace(session, progress)

        def finished(found: Checkup) -> None:
            self._verify.setEnabled(True)
            self._checkup = [(fact.well, fact.message) for fact in found.facts]
            self._show_checkup()
            self._offer_repair(found)

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

    def look_into(self, path: Path, opened_by: SecondPerson | None = None) -> None:
        """Read a backup whole; its preview takes the place of the list. One of an older key asks who could open it then."""
        house, session = self.desk.house, self.desk.session
        self._old_key.be_busy(True)

        def job(progress: Progress) -> RestorePreview:
            return house.preview_restore(session, path, progress, opened_by)

        def finished(preview: RestorePreview) -> None:
            self._old_key.be_busy(False)
            self._old_key.forget()
            self._restoring.begin(preview, opened_by)
            self._turn_to(Page.RESTORE)

        def failed(error: BaseException) -> None:
            self._old_key.be_busy(False)
            if opened_by is None and isinstance(error, UserFacingError) and error.message.key == OTHER_KEY:
                self._old_key.ask(path)
            else:
                self.desk.failed.emit(error)

        question = Question("preview-restore", Lane.STORE, lambda: self.tr("Reading the backup"), job, shown=True)
        self.desk.runner.ask(self, question, Answer(finished, failed, lambda: self._old_key.be_busy(False)))

    def show_packages(self) -> None:
        self._packages.begin()
        self._turn_to(Page.PACKAGES)

    def _take_backup(self, made: BackupMade) -> None:
        self._now.setEnabled(True)
        self.desk.tell(
            lambda: self.tr("Backed up and verified: {size} MB").format(size=self._words.size(made.size)),
            lambda: self.tr("File: {path}").format(path=made.path),
        )
        self.desk.changed.emit(made.changes | Changes(frozenset({Topic.BACKUPS})))

    def _show_checkup(self) -> None:
        lines = []
        for well, message in self._checkup:
            side = "favourable" if well else "unfavourable"
            lines.append([Cell("✓" if well else "✕", "strong", side), Cell(self.desk.say(message))])
        self._facts.show_lines(lines)

    def _offer_repair(self, found: Checkup) -> None:
        """Where only the backups are wanting, a new backup mends it, and a repair does not."""
        self._mend.setVisible(any(not fact.well for fact in found.facts if fact.name != BACKUPS))

    def _open_repair(self) -> None:
        self._repair.begin()
        self._turn_to(Page.REPAIR)

    def _ask_for_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self._folder.text())
        if chosen:
            self.set_folder(Path(chosen))

    def _first_page(self) -> Page:
        session = self.desk.session
        return Page.LIST if session.may(Permission.BACK_UP) or session.may(Permission.RESTORE) else Page.PACKAGES

    def _turn_to(self, page: Page) -> None:
        self._stack.setCurrentIndex(page)
        self._show_buttons()
        self.retranslate()

    def _show_buttons(self) -> None:
        """The head's buttons belong to the list, and each to a duty."""
        session, on_list = self.desk.session, self._stack.currentIndex() == Page.LIST
        for part in (self._now, self._verify):
            part.setVisible(on_list)
        self._to_packages.setVisible(on_list and (session.may(Permission.EXPORT) or session.may(Permission.IMPORT)))

    def _connect(self) -> None:
        self._now.clicked.connect(self.back_up)
        self._verify.clicked.connect(self.verify)
        self._folder.clicked.connect(self._ask_for_folder)
        self._no_folder.clicked.connect(lambda: self.set_folder(None))
        self._list.restore_asked.connect(self.look_into)
        self._to_packages.clicked.connect(self.show_packages)
        self._old_key.answered.connect(self.look_into)
        self._mend.clicked.connect(self._open_repair)
        for page in (self._restoring, self._packages, self._repair):
            page.left.connect(self.leave)
        self._office.changed.connect(self.retranslate)
        session = self.desk.session
        for part in (self._now, self._verify, self._folder):
            part.setEnabled(session.may(Permission.BACK_UP))

    def _lay_out(self) -> None:
        self.add_head(self._to_packages, self._verify, self._now)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row(self._second, self._folder, self._no_folder, 1))
        column.addWidget(self._facts)
        column.addLayout(row(self._mend, 1))
        self._mend.hide()
        column.addWidget(self._old_key)
        column.addWidget(self._list, 1)
        for part in (page, self._restoring, self._packages, self._repair):
            self._stack.addWidget(part)
        self.column.addWidget(self._stack, 1)
