"""Data leave the program only with a purpose: the export, and the clipboard above the limit."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop_app.domain import formats
from desktop_app.domain.approval import SecondPerson
from desktop_app.domain.progress import Progress
from desktop_app.domain.roles import Permission
from desktop_app.ui.asking.inline import Inline, Words
from desktop_app.ui.asking.second_person import act_with_second
from desktop_app.ui.desk import Desk
from desktop_app.ui.office import Office
from desktop_app.ui.widgets.columnar_view import ColumnarView


class TakingOut(QObject):
    """Both questions and what follows them. `export_form` and `copy_form` are to be laid out by the screen."""

    def __init__(self, desk: Desk, office: Office, view: ColumnarView, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._office = office
        self._view = view
        self._widget = parent
        self._rows_to_copy = 0
        self._name = ""
        self._rows = 0
        self.export_form = Inline("export-purpose", self._export_words)
        self.copy_form = Inline("copy-purpose", self._copy_words)
        self.export_form.answered.connect(self._ask_where)
        self.copy_form.answered.connect(lambda purpose, _nothing: self._note_copy(self._rows_to_copy, purpose))
        view.may_copy = self.may_copy

    def ask_purpose(self, name: str, rows: int) -> None:
        """Ask what the export is for; `name` is the file's suggested name."""
        self._name, self._rows = name, rows
        self.copy_form.forget()
        self.export_form.ask()

    def may_copy(self, rows: int) -> bool:
        """Few rows may be copied at once and are noted; for many the purpose is asked first."""
        if rows <= self._office.policy.clipboard_rows:
            return True
        self._rows_to_copy = rows
        self.export_form.forget()
        self.copy_form.ask()
        return False

    def export_to(self, path: Path, purpose: str, password: str = "", rows: int = 0) -> None:
        """Write the list; above the limit a duty without the right to it needs a second person."""
        session, most = self._desk.session, self._office.policy.export_rows
        if rows > most and not session.may(Permission.EXPORT_MANY):
            act_with_second(
                self._desk,
                self._widget,
                lambda: self.tr("Export {rows} rows for: {purpose}").format(rows=formats.count(rows), purpose=purpose),
                lambda second, progress: self._export(path, purpose, password, second, progress),
                lambda done: self._tell(done, path),
            )
            return
        self._desk.work(
            self._widget,
            "export",
            lambda: self.tr("Export to Excel"),
            lambda progress: self._export(path, purpose, password, None, progress),
            lambda done: self._tell(done, path),
        )

    def _export(
        self, path: Path, purpose: str, password: str, second: SecondPerson | None, progress: Progress
    ) -> tuple[int, str]:
        """On the lane's thread: rows written, and the line of the register."""
        house, session, language = self._desk.house, self._desk.session, self._desk.language.now
        done = house.export_list(session, path, purpose, password or None, second, progress, language)
        return done.rows, done.serial

    def _tell(self, done: tuple[int, str], path: Path) -> None:
        rows, serial = done
        self.export_form.forget()
        self._desk.tell(
            lambda: self.tr("Rows exported: {count} · register number {serial}").format(count=formats.count(rows), serial=serial),
            lambda: self.tr("File: {path}").format(path=path),
        )

    def _ask_where(self, purpose: str, password: str) -> None:
        chosen, _ = QFileDialog.getSaveFileName(self._widget, self.tr("Export to Excel"), self._name, "Excel (*.xlsx)")
        if chosen:
            self.export_to(Path(chosen), purpose, password, self._rows)

    def _note_copy(self, rows: int, purpose: str) -> None:
        """The service notes the copy, or refuses it; only then anything is on the clipboard."""
        house, session, what = self._desk.house, self._desk.session, self._view.accessibleName()

        def finished(_answer: object) -> None:
            self.copy_form.forget()
            self._view.copy()
            self._desk.tell(lambda: self.tr("Rows copied: {count}").format(count=formats.count(rows)))

        self._desk.work(
            self._widget,
            "note-copy",
            lambda: self.tr("Copy"),
            lambda _progress: house.note_copy(session, rows, what, purpose),
            finished,
        )

    def _export_words(self) -> Words:
        return Words(
            self.tr("Purpose, your name, time and a number are written into the file and into the register of exports."),
            self.tr("What is the export for?"),
            self.tr("Choose the file …"),
            self.tr("Password of the file (recommended; may be left empty)"),
        )

    def _copy_words(self) -> Words:
        words = self.tr("Copying {rows} rows counts as an export and is registered like one.")
        return Words(words.format(rows=formats.count(self._rows_to_copy)), self.tr("What is the copy for?"), self.tr("Copy"))
