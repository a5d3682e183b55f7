"""The data-quality screen: score, rules, the rows behind them and the parameters."""

from __future__ import annotations

import enum

import numpy as np
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain import formats
from desktop_app.domain.changes import Topic
from desktop_app.domain.progress import Progress
from desktop_app.domain.quality import QualityView, RuleFound
from desktop_app.domain.quality_rules import Gravity, Settings
from desktop_app.domain.quality_words import score_in_words
from desktop_app.domain.roles import Permission
from desktop_app.services.judge_quality import QualityJudged
from desktop_app.ui.desk import Desk, Visit
from desktop_app.ui.office import Office
from desktop_app.ui.screens.quality.filters import QualityFilters
from desktop_app.ui.screens.quality.parameters_page import ParametersPage
from desktop_app.ui.screens.quality.rows_page import RowsPage
from desktop_app.ui.screens.quality.rule_card import RuleCard
from desktop_app.ui.screens.quality.rule_columns import RuleColumns
from desktop_app.ui.screens.quality.tiles import Tiles
from desktop_app.ui.screens.quality.trend_card import ScoreTrend
from desktop_app.ui.screens.screen import Screen
from desktop_app.ui.widgets.columnar_view import ColumnarView
from desktop_app.ui.widgets.empty import Empty
from desktop_app.ui.widgets.labels import button, card, label, tone
from desktop_app.ui.widgets.pages import Pages
from desktop_app.ui.widgets.whole_rows import WholeRows

LEAST_RULES = 4


class Page(enum.IntEnum):
    """What is shown."""

    EMPTY = 0
    RULES = 1
    ROWS = 2
    PARAMETERS = 3


class QualityScreen(Screen):
    """Who may only set parameters sees nothing else."""

    topics = frozenset({Topic.QUALITY, Topic.LEDGER, Topic.BATCHES, Topic.SETTINGS})

    def __init__(self, desk: Desk, office: Office) -> None:
        super().__init__("quality", desk)
        self._office = office
        self._view: QualityView | None = None
        self._settings = Settings()
        self._rules: tuple[RuleFound, ...] = ()
        self._makes_columns = RuleColumns(desk, self)
        self._judge, self._print = button("quality-judge", "primary"), button("quality-print")
        self._control, self._set = button("quality-control"), button("quality-parameters")
        self._outdated = label("strong", name="quality-stale", wrap=True)
        self._units = label("note", name="quality-unit-findings", wrap=True)
        self._filters, self._tiles, self._trend = QualityFilters(desk), Tiles(desk), ScoreTrend(desk)
        self._table = ColumnarView("quality-rules", desk.theme)
        self._rule = RuleCard(desk)
        self._rows_page, self._parameters = RowsPage(desk), ParametersPage(desk)
        self._empty = Empty("quality-empty", desk.theme, self._empty_words)
        self._stack = Pages()
        self._lay_out()
        self._connect()
        self._turn_to(Page.RULES if desk.session.may(Permission.SEE_FIGURES) else Page.PARAMETERS)
        self.retranslate()

    @property
    def table(self) -> ColumnarView:
        return self._table

    def refresh(self) -> None:
        house, session = self.desk.house, self.desk.session
        if self._stack.currentIndex() == Page.PARAMETERS:
            self._parameters.refresh()
        if not session.may(Permission.SEE_FIGURES):
            return
        batch, unit = self._filters.batch, self._filters.unit

        def ask() -> tuple[QualityView | None, Settings]:
            return house.show_quality(session, batch, unit), house.show_quality_parameters(session)

        self.desk.look_up(self, "quality", ask, self._take)

    def leave(self) -> None:
        if self.desk.session.may(Permission.SEE_FIGURES):
            self._turn_to(Page.RULES if self._view is not None else Page.EMPTY)

    def go_back(self) -> bool:
        inside = self._stack.currentIndex() in {Page.ROWS, Page.PARAMETERS} and self.desk.session.may(Permission.SEE_FIGURES)
        if inside:
            self.leave()
            self._table.setFocus()
        return inside

    def print_out(self) -> None:
        if self._view is not None and self.desk.session.may(Permission.REPORT):
            self.desk.visited.emit(Visit("reports", "data-quality"))

    def _print_control(self) -> None:
        """Of the batch looked at, else of the newest."""
        batch = self._filters.batch
        self.desk.visited.emit(Visit("reports", f"import-control {batch}" if batch is not None else "import-control"))

    def retranslate(self) -> None:
        self.title.setText(self.tr("Data quality"))
        self._judge.setText(self.tr("Judge now"))
        self._print.setText(self.tr("Print report"))
        self._control.setText(self.tr("Import control sheet"))
        self._set.setText(self.tr("Parameters"))
        self._table.setAccessibleName(self.tr("Rules with what they found"))
        view = self._view
        self._outdated.setVisible(view is not None and view.stale)
        self._outdated.setText(self.tr("Data or parameters have changed since this run; judge again to bring it up to date."))
        tone(self._outdated, "tone", "attention")
        contradictions = len(view.unit_findings) if view is not None else 0
        self._units.setVisible(bool(contradictions))
        words = self.tr("{count} contradictions about units; the printed report names them")
        self._units.setText(words.format(count=formats.count(contradictions)))
        if view is None:
            self.subtitle.setText(self.tr("Thirty rules over everything that was imported"))
            return
        words = self.tr("Run {run} of {moment}, as of {day}")
        self.subtitle.setText(
            words.format(run=view.run.run_id, moment=formats.moment(view.run.made_at), day=formats.day(view.run.as_of))
        )

    def judge(self) -> None:
        """Run all rules over the store; the page looks again by itself."""
        house, session = self.desk.house, self.desk.session
        self._judge.setEnabled(False)

        def job(progress: Progress) -> QualityJudged:
            return house.judge_quality(session, None, progress)

        def finished(judged: QualityJudged) -> None:
            self._judge.setEnabled(True)
            self.desk.tell(lambda: self._judged_words(judged))
            self.desk.changed.emit(judged.changes)

        def ended() -> None:
            self._judge.setEnabled(True)

        self.desk.work(self, "quality-judge", lambda: self.tr("Judging data quality"), job, finished, ended=ended)

    def _judged_words(self, judged: QualityJudged) -> str:
        words = self.tr("Data quality {score}: {hits} hits of {rules} rules that could be judged")
        return words.format(score=score_in_words(judged.score), hits=formats.count(judged.hits), rules=judged.rules)

    def _take(self, answer: tuple[QualityView | None, Settings]) -> None:
        self._view, self._settings = answer
        view = self._view
        self._print.setEnabled(view is not None)
        if view is None:
            self._empty.retranslate()
            if self._stack.currentIndex() != Page.PARAMETERS:
                self._turn_to(Page.EMPTY)
            self.retranslate()
            return
        chosen = self._table.currentIndex().row() if self._rules else -1
        before = self._rules[chosen].spec.id if chosen >= 0 else ""
        self._rules = tuple(sorted(view.rules, key=_weight))
        self._filters.show_view(view)
        self._tiles.show_view(view)
        self._trend.show_trend(view.trend)
        self._table.rows.show_columns(self._makes_columns.rules(self._rules), np.arange(len(self._rules), dtype=np.intp))
        self._table.measure()
        self._table.select_row(next((place for place, rule in enumerate(self._rules) if rule.spec.id == before), 0))
        if self._stack.currentIndex() == Page.EMPTY:
            self._turn_to(Page.RULES)
        self.retranslate()

    def _show_rule(self, place: int) -> None:
        self._rule.show_rule(self._rules[place], self._settings)

    def _enter_rule(self, found: RuleFound) -> None:
        """Enter on a rule shows its rows, where it has any and the duty sees customers."""
        if found.hits and self.desk.session.may(Permission.SEE_CUSTOMERS):
            self._show_rows(found.spec.id)

    def _show_rows(self, rule: str) -> None:
        found = next(one for one in self._rules if one.spec.id == rule)
        self._rows_page.show_rule(found, self._settings, self._filters.batch, self._filters.unit)
        self._turn_to(Page.ROWS)
        self._rows_page.view.setFocus()

    def _show_parameters(self) -> None:
        self._parameters.refresh()
        self._turn_to(Page.PARAMETERS)

    def _empty_words(self) -> tuple[str, str, str]:
        overview, may = self._office.overview, self.desk.session.may(Permission.IMPORT)
        if overview is not None and not overview.state.bills and not overview.state.customers:
            act = self.tr("Import data") if may else ""
            return self.tr("Nothing to judge yet"), self.tr("The rules judge what was imported, and nothing was."), act
        act = self.tr("Judge now") if may else ""
        return self.tr("Not judged yet"), self.tr("Thirty rules say what is missing, doubled or contradicts itself."), act

    def _act_on_empty(self) -> None:
        overview = self._office.overview
        if overview is not None and not overview.state.bills and not overview.state.customers:
            self.desk.visited.emit(Visit("data", "choose"))
        else:
            self.judge()

    def _turn_to(self, page: Page) -> None:
        self._stack.setCurrentIndex(page)

    def _connect(self) -> None:
        may = self.desk.session.may
        self._judge.clicked.connect(self.judge)
        self._print.clicked.connect(self.print_out)
        self._control.clicked.connect(self._print_control)
        self._set.clicked.connect(self._show_parameters)
        self._empty.acted.connect(self._act_on_empty)
        self._filters.changed.connect(self.refresh)
        self._table.current_row.connect(self._show_rule)
        self._table.entered_row.connect(lambda place: self._enter_rule(self._rules[place]))
        self._rule.rows_asked.connect(self._show_rows)
        for page in (self._rows_page, self._parameters):
            page.left.connect(self.go_back)
        self._office.changed.connect(self._empty.retranslate)
        self._judge.setVisible(may(Permission.IMPORT))
        for part in (self._print, self._control):
            part.setVisible(may(Permission.REPORT) and may(Permission.SEE_FIGURES))
        self._set.setVisible(may(Permission.SET_PARAMETERS) and may(Permission.SEE_FIGURES))

    def _lay_out(self) -> None:
        self.add_head(self._set, self._control, self._print, self._judge)
        frame, inside = card("quality-rules-card")
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(WholeRows(self._table, self.desk.theme, LEAST_RULES))
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addWidget(frame, 1)
        left.addWidget(self._trend)
        below = QHBoxLayout()
        below.setSpacing(12)
        below.addLayout(left, 6)
        below.addWidget(self._rule, 5)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for part in (self._filters, self._outdated, self._units, self._tiles):
            column.addWidget(part)
        column.addLayout(below, 1)
        for shown in (self._empty, page, self._rows_page, self._parameters):
            self._stack.addWidget(shown)
        self.column.addWidget(self._stack, 1)


def _weight(rule: RuleFound) -> tuple[bool, bool, int, int]:
    """What was hit comes first, the gravest before the rest and the most rows before few; what was not judged comes last."""
    return rule.judged is None, not rule.hits, tuple(Gravity).index(rule.spec.gravity) if rule.hits else 0, -rule.hits
