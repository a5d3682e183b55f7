"""The backups there are, newest first, and choosing one to go back to."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from desktop_app.domain import formats
from desktop_app.domain.roles import Permission
from desktop_app.domain.safety import BackupInfo
from desktop_app.ui.desk import Desk
from desktop_app.ui.screens.backup.backup_words import BackupWords
from desktop_app.ui.texts.retranslated import RetranslatedFrame
from desktop_app.ui.widgets.columnar_model import Column
from desktop_app.ui.widgets.columnar_view import ColumnarView
from desktop_app.ui.widgets.labels import button, label, row

SUFFIX = "*.pdbackup"


class ListCard(RetranslatedFrame):
    """`restore_asked(Path)` for one of the list or a file from elsewhere."""

    restore_asked = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("backup-card")
        self.setProperty("card", "true")
        self._desk = desk
        self._backups: tuple[BackupInfo, ...] = ()
        self._words = BackupWords(self)
        self.view = ColumnarView("backup-table", desk.theme)
        self._none = label("note", name="backup-none", wrap=True)
        self._restore, self._other = button("backup-restore"), button("backup-other", "link")
        self._restore.clicked.connect(self._restore_current)
        self._other.clicked.connect(self._ask_for_file)
        for part in (self._restore, self._other):
            part.setVisible(desk.session.may(Permission.RESTORE))
        self._lay_out()
        self.retranslate()

    @property
    def backups(self) -> tuple[BackupInfo, ...]:
        return self._backups

    def show_backups(self, backups: tuple[BackupInfo, ...]) -> None:
        self._backups = backups
        self.view.rows.show_columns(self._columns(backups), np.arange(len(backups), dtype=np.intp))
        self.view.measure()
        self.retranslate()
        self.view.select_row(0)

    def retranslate(self) -> None:
        self._none.setText(self.tr("No backup yet. One is made before every import and at the end of work; or press the button."))
        self._none.setVisible(not self._backups)
        self._restore.setText(self.tr("Restore this backup …"))
        self._restore.setEnabled(bool(self._backups))
        self._other.setText(self.tr("Restore from a file …"))
        self.view.setAccessibleName(self.tr("Backups, newest first"))

    def _columns(self, backups: tuple[BackupInfo, ...]) -> list[Column]:
        words, theme = self._words, self._desk.theme

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

    def _restore_current(self) -> None:
        chosen = self.view.currentIndex().row()
        if 0 <= chosen < len(self._backups):
            self.restore_asked.emit(self._backups[chosen].path)

    def _ask_for_file(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, self._other.text(), "", self.tr("Backups") + f" ({SUFFIX})")
        if chosen:
            self.restore_asked.emit(Path(chosen))

    def _lay_out(self) -> None:
        inside = QVBoxLayout(self)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.setSpacing(0)
        inside.addWidget(self.view, 1)
        self._none.setContentsMargins(12, 6, 12, 6)
        inside.addWidget(self._none)
        foot = row(self._restore, self._other, 1)
        foot.setContentsMargins(10, 6, 10, 6)
        inside.addLayout(foot)
