"""The data screen: choose, check, result."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QStackedWidget

from desktop_app.domain import formats
from desktop_app.domain.batch import ImportCheck
from desktop_app.domain.database import Pull
from desktop_app.domain.errors import ExtractError
from desktop_app.domain.intake import NOTHING_SAID, SameMonth, SheetChoice
from desktop_app.domain.progress import Progress
from desktop_app.domain.roles import Permission
from desktop_app.domain.sheets import SeenSheet
from desktop_app.services.commit_import import Imported
from desktop_app.services.judge_quality import QualityJudged
from desktop_app.services.score_customers import Scored
from desktop_app.ui.desk import Desk, Visit
from desktop_app.ui.office import Office
from desktop_app.ui.screens.importing.check_page import CheckPage
from desktop_app.ui.screens.importing.choose_page import ChoosePage
from desktop_app.ui.screens.importing.database_page import DatabasePage
from desktop_app.ui.screens.importing.history_page import HistoryPage
from desktop_app.ui.screens.importing.mapping_page import MappingPage
from desktop_app.ui.screens.importing.result_page import ResultPage, Scoring
from desktop_app.ui.screens.importing.templates_page import TemplatesPage
from desktop_app.ui.screens.screen import Screen
from desktop_app.ui.tasks.question import Lane
from desktop_app.ui.widgets.labels import button, label, row, tone

CHOOSE, CHECK, RESULT, HISTORY, DATABASE, MAPPING, TEMPLATES = range(7)
"""The pages in their order."""
STEPS = {MAPPING: CHECK}
"""Pages that are part of another step."""


class ImportScreen(Screen):
    """One page with three states. Files may be dropped anywhere on the window; the window hands them to `take_files`."""

    def __init__(self, desk: Desk, office: Office) -> None:
        super().__init__("data", desk)
        self._office = office
        self._paths: tuple[Path | Pull, ...] = ()
        self._check: ImportCheck | None = None
        self._answers = NOTHING_SAID
        self._choose = ChoosePage(desk, office)
        self._checking = CheckPage(desk)
        self._result = ResultPage(desk)
        self._steps = [label("note", name=f"import-step-{number}") for number in (1, 2, 3)]
        self._stack = QStackedWidget()
        self._history = HistoryPage(desk)
        self._database = DatabasePage(desk)
        self._mapping = MappingPage(desk)
        self._templates = TemplatesPage(desk)
        self._asked: set[tuple[Path, str, bool]] = set()
        self._past, self._from_database = button("import-history"), button("import-database")
        self._known = button("import-templates")
        pages = (self._choose, self._checking, self._result, self._history, self._database, self._mapping, self._templates)
        for page in pages:
            self._stack.addWidget(page)
        self.subtitle.hide()
        self.add_head(self._from_database, self._known, self._past)
        self.column.addLayout(row(*self._steps, 1, spacing=20))
        self.column.addWidget(self._stack, 1)
        self._connect()
        self.retranslate()

    def _connect(self) -> None:
        self._choose.chosen.connect(self.take_files)
        self._choose.password.given.connect(self._take_password)
        self._checking.backed.connect(self.leave)
        self._checking.confirmed.connect(self._commit)
        self._checking.rejects_asked.connect(self._ask_for_rejects)
        self._checking.mapping_asked.connect(self._show_mapping)
        self._checking.sheets_ticked.connect(self._tick_sheets)
        self._mapping.answered.connect(self.answer)
        self._mapping.left.connect(lambda: self._turn_to(CHECK))
        self._known.clicked.connect(self.show_templates)
        self._templates.left.connect(lambda: self._turn_to(CHOOSE))
        self._checking.same_month_asked.connect(self._ask_again)
        self._result.more_asked.connect(lambda: self._turn_to(0))
        self._past.clicked.connect(self.show_history)
        self._history.left.connect(lambda: self._turn_to(0))
        self._from_database.clicked.connect(self.show_database)
        self._database.chosen.connect(self.take_files)
        self._database.left.connect(lambda: self._turn_to(0))

    @property
    def history(self) -> HistoryPage:
        return self._history

    def show_history(self) -> None:
        """What was imported before; a check under way is let go."""
        self.leave()
        self._history.refresh()
        self._turn_to(HISTORY)

    def show_templates(self) -> None:
        """How files of known layouts are read; a check under way is let go."""
        self.leave()
        self._templates.refresh()
        self._turn_to(TEMPLATES)

    def show_database(self) -> None:
        """Extracts out of a database; a check under way is let go."""
        self.leave()
        self._database.refresh()
        self._turn_to(DATABASE)

    def visit(self, todo: str) -> None:
        if todo == "database":
            self.show_database()
        if todo == "history":
            self.show_history()
        if todo == "inbox":
            self.take_files(self._office.inbox.files)
        if todo == "choose" and self._stack.currentIndex() != 1:
            self._turn_to(0)
            self._choose.ask_for_files()

    def show_hover(self, over: bool) -> None:
        """Files are being dragged over the window."""
        self._choose.show_hover(over)

    def retranslate(self) -> None:
        page = self._stack.currentIndex()
        titles = {
            HISTORY: self.tr("Import history"),
            DATABASE: self.tr("Extract out of a database"),
            TEMPLATES: self.tr("Mapping templates"),
        }
        self.title.setText(titles.get(page, self.tr("Import data")))
        self._past.setText(self.tr("Import history"))
        self._past.setVisible(page != HISTORY)
        self._from_database.setText(self.tr("From a database …"))
        self._from_database.setVisible(page != DATABASE)
        self._known.setText(self.tr("Mapping templates"))
        self._known.setVisible(page != TEMPLATES)
        words = (self.tr("1 Choose files"), self.tr("2 Check"), self.tr("3 Result"))
        for number, (step, text) in enumerate(zip(self._steps, words, strict=True)):
            step.setText(text)
            step.setVisible(page not in titles)
            tone(step, "tone", "now" if number == STEPS.get(page, page) else "")

    def take_files(self, paths: Sequence[Path | Pull]) -> None:
        """Check files, or what is pulled from a database; a check shown before is let go."""
        if paths:
            self._paths, self._answers = tuple(paths), replace(NOTHING_SAID, passwords=self._answers.passwords)
            self._asked = set()
            self._choose.password.let_go()
            self._look()

    def _ask_again(self, same_month: SameMonth) -> None:
        """The same files, with another way for months that are there."""
        self._answers = replace(self._answers, same_month=same_month)
        self._look()

    def _look(self) -> None:
        house, session, paths, answers = self.desk.house, self.desk.session, self._paths, self._answers

        def job(progress: Progress) -> ImportCheck | ExtractError:
            try:
                return house.check_extracts(session, paths, progress, answers)
            except ExtractError as error:
                if "path" in error.message.values:
                    return error
                raise

        self.desk.work(self, "check", lambda: self.tr("Checking files"), job, self._take_check)

    def _take_check(self, found: ImportCheck | ExtractError) -> None:
        if isinstance(found, ImportCheck):
            self._show_check(found)
            return
        path = found.message.values["path"]
        assert isinstance(path, Path)
        self._turn_to(0)
        self._choose.password.ask(found.message, path)

    def _take_password(self, path: Path, password: str) -> None:
        """Passwords are kept for this sitting only."""
        self._answers = replace(self._answers, passwords=(*self._answers.passwords, (path, password)))
        self._look()

    def _show_check(self, check: ImportCheck) -> None:
        self._check = check
        self._checking.show_check(check)
        self._ask_next()

    def _ask_next(self) -> None:
        """The next sheet nobody was asked about yet; the check page where there is none."""
        asking = [sheet for sheet in self._check.sheets if sheet.is_open or sheet.days] if self._check else []
        sheet = next((sheet for sheet in asking if _question(sheet) not in self._asked), None)
        if sheet is None:
            self._turn_to(CHECK)
        else:
            self._show_mapping(sheet)

    def _show_mapping(self, sheet: SeenSheet) -> None:
        self._asked.add(_question(sheet))
        self._mapping.show_sheet(sheet)
        self._turn_to(MAPPING)

    def answer(self, choice: SheetChoice) -> None:
        """How a sheet is read; the files are checked again when no other sheet has to be asked about."""
        self._answers = self._answers.having(choice)
        self._ask_next()
        if self._stack.currentIndex() == CHECK:
            self._look()

    def _tick_sheets(self, ticked: Sequence[tuple[SeenSheet, bool]]) -> None:
        for sheet, taken in ticked:
            said = self._answers.of(sheet.path, sheet.sheet) or SheetChoice(sheet.path, sheet.sheet)
            self._answers = self._answers.having(replace(said, taken=taken))
            self._asked = {asked for asked in self._asked if asked[:2] != (sheet.path, sheet.sheet)}
        self._look()

    def leave(self) -> None:
        """Back to choosing; a check that was not imported is let go."""
        check, self._check = self._check, None
        self._turn_to(0)
        if check is not None:
            house, session = self.desk.house, self.desk.session
            token = check.token
            self.desk.look_up(self, "discard", lambda: house.discard_import(session, token), lambda _nothing: None, Lane.STORE)

    def _commit(self) -> None:
        check = self._check
        if check is None:
            return
        house, session, began = self.desk.house, self.desk.session, time.monotonic()
        typed = self._checking.typed
        self._checking.be_busy(True)

        def job(progress: Progress) -> Imported:
            return house.commit_import(session, check.token, progress, typed)

        def finished(imported: Imported) -> None:
            self._take_import(imported, time.monotonic() - began)

        def ended() -> None:
            self._checking.be_busy(False)

        self.desk.work(self, "import", lambda: self.tr("Importing"), job, finished, ended=ended)

    def _take_import(self, imported: Imported, seconds: float) -> None:
        self._check = None
        may_score = self.desk.session.may(Permission.SCORE)
        self._result.show_batch(imported.batch, seconds, Scoring.RUNNING if may_score else Scoring.NOT_ALLOWED)
        self._turn_to(2)
        self.desk.tell(self._result.facts)
        self.desk.changed.emit(imported.changes)
        if may_score:
            self._score()
        self._judge()

    def _judge(self) -> None:
        """The rules over what is now in the store; after the scores, which somebody is waiting for."""
        house, session, changed = self.desk.house, self.desk.session, self.desk.changed

        def job(progress: Progress) -> QualityJudged:
            return house.judge_quality(session, None, progress)

        def finished(judged: QualityJudged) -> None:
            changed.emit(judged.changes)

        self.desk.work(self, "quality", lambda: self.tr("Judging data quality"), job, finished)

    def _score(self) -> None:
        house, session = self.desk.house, self.desk.session

        def job(progress: Progress) -> Scored:
            return house.score_customers(session, None, progress)

        def ended() -> None:
            self._result.show_scoring(Scoring.STOPPED)

        self.desk.work(self, "score", lambda: self.tr("Calculating scores"), job, self._take_scores, ended=ended)

    def _take_scores(self, scored: Scored) -> None:
        self._result.show_scoring(Scoring.DONE, scored)
        self.desk.tell(self._result.facts, self._result.scored_facts)
        self.desk.changed.emit(scored.changes)
        if self.isVisible() and self._stack.currentWidget() is self._result:
            self.desk.visited.emit(Visit("worklist"))

    def _ask_for_rejects(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save rows turned away"), self.tr("rows turned away.xlsx"), "Excel (*.xlsx)"
        )
        if chosen:
            self.save_rejects(Path(chosen))

    def save_rejects(self, path: Path) -> None:
        """Write the rows turned away, with reasons, to be corrected and dropped in again."""
        check, house, session = self._check, self.desk.house, self.desk.session
        if check is None:
            return
        token = check.token

        def finished(rows: int) -> None:
            self.desk.tell(
                lambda: self.tr("Rows saved: {count}").format(count=formats.count(rows)),
                lambda: self.tr("Correct them in {path} and import that file.").format(path=path),
            )

        self.desk.work(
            self, "rejects", lambda: self.tr("Saving rows"), lambda _progress: house.save_rejects(session, token, path), finished
        )

    def _turn_to(self, page: int) -> None:
        self._stack.setCurrentIndex(page)
        self.retranslate()


def _question(sheet: SeenSheet) -> tuple[Path, str, bool]:
    """What is asked of a sheet: how it is read, and after that how its days are."""
    return sheet.path, sheet.sheet, sheet.days is not None
