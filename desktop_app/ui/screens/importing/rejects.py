"""Rows turned away, written out with the reason first: corrected, the file is imported like any other."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop_app.domain import formats
from desktop_app.ui.desk import Desk


class Rejects(QObject):
    """Asks where to, writes, and says how many rows there are."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._window = parent

    def ask(self, token: str) -> None:
        chosen, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("Save rejected rows"), self.tr("rejected rows.xlsx"), "Excel (*.xlsx)"
        )
        if chosen:
            self.save(token, Path(chosen))

    def save(self, token: str, path: Path) -> None:
        house, session = self._desk.house, self._desk.session

        def finished(rows: int) -> None:
            self._desk.tell(
                lambda: self.tr("Rows saved: {count}").format(count=formats.count(rows)),
                lambda: self.tr("Correct them in {path} and import that file.").format(path=path),
            )

        self._desk.work(
            self, "rejects", lambda: self.tr("Saving rows"), lambda _progress: house.save_rejects(session, token, path), finished
        )
