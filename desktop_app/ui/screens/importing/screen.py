"""The data screen: choose, check, result; and beside these what was imported before, databases, templates, customers alike."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from pathlib import Path

from desktop_app.domain.batch import ImportCheck, told_name
from desktop_app.domain.database import Pull
from desktop_app.domain.intake import SheetChoice
from desktop_app.domain.message import Message
from desktop_app.domain.sheets import SeenSheet
from desktop_app.services.commit_import import Imported
from desktop_app.services.score_customers import Scored
from desktop_app.ui.desk import Desk, Visit
from desktop_app.ui.office import Office
from desktop_app.ui.screens.aside import Aside
from desktop_app.ui.screens.importing.check_page import CheckPage
from desktop_app.ui.screens.importing.checking import Checking
from desktop_app.ui.screens.importing.choose_page import ChoosePage
from desktop_app.ui.screens.importing.database_page import DatabasePage
from desktop_app.ui.screens.importing.history_page import HistoryPage
from desktop_app.ui.screens.importing.mapping_page import MappingPage
from desktop_app.ui.screens.importing.rejects import Rejects
from desktop_app.ui.screens.importing.result_page import ResultPage, Scoring
from desktop_app.ui.screens.importing.storing import Storing
from desktop_app.ui.screens.importing.templates_page import TemplatesPage
from desktop_app.ui.screens.merging.page import MergingPage
from desktop_app.ui.screens.screen import Screen
from desktop_app.ui.widgets.flow import Flow
from desktop_app.ui.widgets.labels import button, label, row, tone
from desktop_app.ui.widgets.pages import Pages


class Page(enum.IntEnum):
    """In their order; the first three are the steps of an import."""

    CHOOSE = 0
    CHECK = 1
    RESULT = 2
    MAPPING = 3
    DATABASE = 4
    TEMPLATES = 5
    MERGING = 6
    HISTORY = 7


STEPS = {Page.MAPPING: Page.CHECK}
"""Pages that are part of another step."""


class ImportScreen(Screen):
    """Files may be dropped anywhere on the window; the window hands them to `take_files`."""

    def __init__(self, desk: Desk, office: Office) -> None:
        super().__init__("data", desk)
        self._office = office
        self._checking, self._storing, self._rejects = Checking(desk, self), Storing(desk, self), Rejects(desk, self)
        self._choose, self._check_page = ChoosePage(desk, office), CheckPage(desk)
        self._result, self._mapping = ResultPage(desk), MappingPage(desk)
        self._asides: dict[Page, Aside] = {
            Page.DATABASE: DatabasePage(desk),
            Page.TEMPLATES: TemplatesPage(desk),
            Page.MERGING: MergingPage(desk),
            Page.HISTORY: HistoryPage(desk),
        }
        self._doors = {page: button(f"import-{page.name.lower()}") for page in self._asides}
        self._steps = [label("note", name=f"import-step-{number}") for number in (1, 2, 3)]
        self._stack = Pages()
        self._stack.setObjectName("import-pages")
        for page in (self._choose, self._check_page, self._result, self._mapping, *self._asides.values()):
            self._stack.addWidget(page)
        self._rules = button("import-rules")
        head = row(self.title, *self._steps, spacing=14)
        head.addLayout(Flow(*self._doors.values(), self._rules, right=True), 1)
        self.column.addLayout(head)
        self.column.addWidget(self._stack, 1)
        self._connect_steps()
        self._connect_asides()
        self.retranslate()

    def show_aside(self, page: Page) -> None:
        """What stands beside the steps; a check under way is let go."""
        self.desk.moved_on.emit()
        self.leave()
        self._asides[page].refresh()
        self._turn_to(page)

    def refresh(self) -> None:
        """What stands beside the steps is read again; the steps hold nothing that ages."""
        if self._page in self._asides:
            self._asides[self._page].refresh()

    def visit(self, todo: str) -> None:
        beside = next((page for page in self._asides if page.name.lower() == todo), None)
        if beside is not None:
            self.show_aside(beside)
        if todo == "inbox":
            self.take_files(self._office.inbox.files)
        if todo == "choose" and self._page is not Page.CHECK:
            self._turn_to(Page.CHOOSE)
            self._choose.ask_for_files()

    def show_hover(self, over: bool) -> None:
        """Files are being dragged over the window."""
        self._choose.show_hover(over)

    def retranslate(self) -> None:
        names = {
            Page.DATABASE: (self.tr("Database …"), self.tr("Extract out of a database")),
            Page.TEMPLATES: (self.tr("Templates"), self.tr("Mapping templates")),
            Page.MERGING: (self.tr("Same customers?"), self.tr("Same customers?")),
            Page.HISTORY: (self.tr("History"), self.tr("Import history")),
        }
        aside = self._page in names
        self.title.setText(names[self._page][1] if aside else self.tr("Import data"))
        for page, door in self._doors.items():
            door.setText(names[page][0])
            door.setVisible(page is not self._page)
        self._rules.setText(self.tr("Rules"))
        words = (self.tr("1 Choose files"), self.tr("2 Check"), self.tr("3 Result"))
        for number, (step, text) in enumerate(zip(self._steps, words, strict=True)):
            step.setText(text)
            step.setVisible(not aside)
            tone(step, "tone", "now" if number == STEPS.get(self._page, self._page) else "")

    def take_files(self, paths: Sequence[Path | Pull]) -> None:
        """Check files, or what is pulled from a database; a check shown before is let go."""
        if paths:
            self._choose.password.let_go()
            self._checking.begin(paths)

    def answer(self, choice: SheetChoice) -> None:
        """How a sheet is read."""
        self._checking.answer(choice)

    def leave(self) -> None:
        """Back to choosing; a check that was not imported is let go."""
        self._turn_to(Page.CHOOSE)
        self._checking.let_go()

    def go_back(self) -> bool:
        """From the mapping to its check, from a check or a page beside the steps to choosing."""
        page = self._page
        if page is Page.MAPPING and self._checking.check is not None:
            self._turn_to(Page.CHECK)
        elif page is not Page.CHOOSE:
            self.leave()
        return page is not Page.CHOOSE

    def save_rejects(self, path: Path) -> None:
        """Write the rows turned away, with reasons, to be corrected and dropped in again."""
        if self._checking.check is not None:
            self._rejects.save(self._checking.check.token, path)

    def _ask_for_rejects(self) -> None:
        if self._checking.check is not None:
            self._rejects.ask(self._checking.check.token)

    def _show_check(self, check: ImportCheck) -> None:
        self._check_page.show_check(check)

    def _show_mapping(self, sheet: SeenSheet) -> None:
        self._mapping.show_sheet(sheet)
        self._turn_to(Page.MAPPING)

    def _ask_for_password(self, message: Message, path: Path, others: bool) -> None:
        self._turn_to(Page.CHOOSE)
        self._choose.password.ask(message, path, others)

    def _store(self) -> None:
        check = self._checking.check
        if check is not None:
            self.desk.moved_on.emit()
            self._check_page.be_busy(True)
            self._storing.store(check.token, self._check_page.typed)

    def _take_import(self, imported: Imported, seconds: float) -> None:
        check = self._checking.check
        unreadable = [told_name(sheet.path) for sheet in check.unreadable] if check is not None else []
        self._checking.close()
        scoring = Scoring.RUNNING if self._storing.may_score else Scoring.NOT_ALLOWED
        self._result.show_import(imported, seconds, scoring, unreadable)
        self._turn_to(Page.RESULT)
        self.desk.tell(self._result.facts)

    def _take_scores(self, scored: Scored) -> None:
        self._result.show_scoring(Scoring.DONE, scored)
        self.desk.tell(self._result.facts, self._result.scored_facts)
        if self.isVisible() and self._page is Page.RESULT:
            self.desk.visited.emit(Visit("worklist"))

    @property
    def _page(self) -> Page:
        return Page(self._stack.currentIndex())

    def _turn_to(self, page: Page) -> None:
        self._stack.setCurrentIndex(page)
        self.retranslate()

    def _connect_steps(self) -> None:
        checking, storing, page = self._checking, self._storing, self._check_page
        self._choose.chosen.connect(self.take_files)
        self._choose.password.given.connect(checking.take_password)
        checking.checked.connect(self._show_check)
        checking.asked.connect(self._show_mapping)
        checking.settled.connect(lambda: self._turn_to(Page.CHECK))
        self._choose.password.passed_by.connect(checking.pass_by)
        checking.locked.connect(self._ask_for_password)
        page.backed.connect(self.leave)
        page.confirmed.connect(self._store)
        page.rejects_asked.connect(self._ask_for_rejects)
        page.mapping_asked.connect(checking.ask)
        page.sheets_ticked.connect(checking.tick)
        page.same_month_asked.connect(checking.take_same_month)
        self._mapping.answered.connect(self.answer)
        self._mapping.left.connect(lambda: self._turn_to(Page.CHECK))
        storing.stored.connect(self._take_import)
        storing.gave_up.connect(lambda: page.be_busy(False))
        storing.scored.connect(self._take_scores)
        storing.too_little.connect(self._result.show_too_little)
        storing.scoring_stopped.connect(lambda: self._result.show_scoring(Scoring.STOPPED))
        self._result.more_asked.connect(lambda: self._turn_to(Page.CHOOSE))

    def _connect_asides(self) -> None:
        for place, page in self._asides.items():
            self._doors[place].clicked.connect(lambda _on=False, place=place: self.show_aside(place))
            page.left.connect(lambda: self._turn_to(Page.CHOOSE))
        self._rules.clicked.connect(lambda: self.desk.visited.emit(Visit("rules")))
        database = self._asides[Page.DATABASE]
        if isinstance(database, DatabasePage):
            database.chosen.connect(self.take_files)
