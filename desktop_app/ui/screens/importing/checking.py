"""Files on their way in: what was chosen, what was said of it, and the check made of both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.batch import ImportCheck
from desktop_app.domain.database import Pull
from desktop_app.domain.errors import ExtractError
from desktop_app.domain.intake import NOTHING_SAID, SameMonth, SheetChoice
from desktop_app.domain.progress import Progress
from desktop_app.domain.sheets import Doubt, SeenSheet
from desktop_app.ui.desk import Desk
from desktop_app.ui.tasks.question import Lane


class Checking(QObject):
    """`checked(ImportCheck)` when files were read; then `asked(SeenSheet)` for each sheet that needs a person's word, and
    `settled` when none is left. `locked(Message, Path, bool)` where a file asks for its password, and whether there are others to
    go on with."""

    checked = Signal(object)
    asked = Signal(object)
    settled = Signal()
    locked = Signal(object, object, bool)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._paths: tuple[Path | Pull, ...] = ()
        self._answers = NOTHING_SAID
        self._check: ImportCheck | None = None
        self._asked: set[tuple[Path, str, bool]] = set()
        self._passed_by: set[Path] = set()

    @property
    def check(self) -> ImportCheck | None:
        """The check that waits to be imported."""
        return self._check

    def begin(self, paths: Sequence[Path | Pull]) -> None:
        """Check these; of what was said before only passwords are kept, for this sitting."""
        self._paths, self._answers = tuple(paths), replace(NOTHING_SAID, passwords=self._answers.passwords)
        self._asked, self._passed_by = set(), set()
        self._look()

    def take_password(self, path: Path, password: str) -> None:
        self._passed_by.discard(path)
        self._answers = replace(self._answers, passwords=(*self._answers.passwords, (path, password)))
        self._look()

    def pass_by(self, path: Path) -> None:
        """Nobody knows this file's password: the others go on without it."""
        self._passed_by.add(path)
        self._ask_or_settle()

    def take_same_month(self, way: SameMonth) -> None:
        """The same files, with another way for months that are there."""
        self._answers = replace(self._answers, same_month=way)
        self._look()

    def ask(self, sheet: SeenSheet) -> None:
        """How this sheet is read, or a locked file's password; it is not asked about by itself again."""
        if sheet.doubt is Doubt.LOCKED:
            self.locked.emit(sheet.message, sheet.path, True)
            return
        self._asked.add(_question(sheet))
        self.asked.emit(sheet)

    def answer(self, choice: SheetChoice) -> None:
        """How a sheet is read; the files are checked again when no other sheet has to be asked about."""
        self._answers = self._answers.having(choice)
        if self._ask_next():
            return
        self.settled.emit()
        self._look()

    def tick(self, ticked: Sequence[tuple[SeenSheet, bool]]) -> None:
        """Read other sheets than before."""
        for sheet, taken in ticked:
            said = self._answers.of(sheet.path, sheet.sheet) or SheetChoice(sheet.path, sheet.sheet)
            self._answers = self._answers.having(replace(said, taken=taken))
            self._asked = {asked for asked in self._asked if asked[:2] != (sheet.path, sheet.sheet)}
        self._look()

    def close(self) -> None:
        """The check was imported."""
        self._check = None

    def let_go(self) -> None:
        """A check that was not imported is discarded."""
        check, self._check = self._check, None
        if check is not None:
            house, session, token = self._desk.house, self._desk.session, check.token
            self._desk.look_up(self, "discard", lambda: house.discard_import(session, token), lambda _nothing: None, Lane.STORE)

    def _look(self) -> None:
        self._desk.moved_on.emit()  # what was told of the files before
        house, session, paths, answers = self._desk.house, self._desk.session, self._paths, self._answers

        def job(progress: Progress) -> ImportCheck | ExtractError:
            try:
                return house.check_extracts(session, paths, progress, answers)
            except ExtractError as error:
                if "path" in error.message.values:
                    return error
                raise

        self._desk.work(self, "check", lambda: self.tr("Checking files"), job, self._take)

    def _take(self, found: ImportCheck | ExtractError) -> None:
        if isinstance(found, ExtractError):
            path = found.message.values["path"]
            assert isinstance(path, Path)
            self.locked.emit(found.message, path, False)
            return
        self._check = found
        self.checked.emit(found)
        self._ask_or_settle()

    def _ask_or_settle(self) -> None:
        if not self._ask_for_password() and not self._ask_next():
            self.settled.emit()

    def _ask_for_password(self) -> bool:
        """Ask for the next password nobody said they do not know; whether there was one."""
        unread = self._check.unreadable if self._check else ()
        locked = [sheet for sheet in unread if sheet.doubt is Doubt.LOCKED and sheet.path not in self._passed_by]
        if locked:
            self.locked.emit(locked[0].message, locked[0].path, True)
        return bool(locked)

    def _ask_next(self) -> bool:
        """Ask about the next sheet nobody was asked about yet; whether there was one."""
        asking = [sheet for sheet in self._check.sheets if sheet.is_open or sheet.days] if self._check else []
        sheet = next((sheet for sheet in asking if _question(sheet) not in self._asked), None)
        if sheet is not None:
            self.ask(sheet)
        return sheet is not None


def _question(sheet: SeenSheet) -> tuple[Path, str, bool]:
    """What is asked of a sheet: how it is read, and after that how its days are."""
    return sheet.path, sheet.sheet, sheet.days is not None
