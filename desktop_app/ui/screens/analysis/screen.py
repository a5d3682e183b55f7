"""The analysis screen."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain import formats
from desktop_app.domain.changes import Topic
from desktop_app.domain.integration import Allocation
from desktop_app.domain.progress import Progress
from desktop_app.domain.risk import RunRecord
from desktop_app.domain.roles import Permission
from desktop_app.services.score_customers import Scored
from desktop_app.services.segment_customers import Segmented
from desktop_app.ui.desk import Desk, Visit
from desktop_app.ui.office import Office
from desktop_app.ui.screens.analysis.bands_card import BandsCard
from desktop_app.ui.screens.analysis.bins import Spread, spread
from desktop_app.ui.screens.analysis.groups import Groups
from desktop_app.ui.screens.home.recovery_card import RecoveryCard
from desktop_app.ui.screens.screen import Screen
from desktop_app.ui.widgets.empty import Empty
from desktop_app.ui.widgets.labels import button
from desktop_app.ui.widgets.pages import Pages


class AnalysisScreen(Screen):
    """Risk, trend and groups; the two long works are started here."""

    topics = frozenset({Topic.RUNS, Topic.LEDGER})

    def __init__(self, desk: Desk, office: Office) -> None:
        super().__init__("analysis", desk)
        self._office = office
        self._run: RunRecord | None = None
        self._bands = BandsCard(desk)
        self._recovery = RecoveryCard("analysis-recovery", desk)
        self._groups = Groups(desk)
        self._score_button = button("analysis-score", "primary")
        self._group_button = button("analysis-groups")
        self._no_data = Empty("analysis-no-data", desk.theme, self._no_data_words)
        self._not_scored = Empty("analysis-not-scored", desk.theme, self._not_scored_words)
        self._risk = Pages()
        self._risk.addWidget(self._not_scored)
        self._risk.addWidget(self._bands)
        self._stack = Pages()
        self._lay_out()
        self._score_button.clicked.connect(self._score)
        self._group_button.clicked.connect(self._group)
        self._no_data.acted.connect(lambda: desk.visited.emit(Visit("data", "choose")))
        self._not_scored.acted.connect(self._score)
        office.changed.connect(self._show_office)
        for part in (self._score_button, self._group_button):
            part.setVisible(desk.session.may(Permission.SCORE))
        self.retranslate()
        self._show_office()

    def visit(self, todo: str) -> None:
        if todo == "score" and self._score_button.isEnabled() and self.desk.session.may(Permission.SCORE):
            self._score()

    def refresh(self) -> None:
        house, session = self.desk.house, self.desk.session

        def ask() -> tuple[Spread | None, RunRecord | None, Segmented | None]:
            found = house.list_risk(session)
            spread_out, run = (spread(found.frame), found.run) if found else (None, None)
            return spread_out, run, house.show_segments(session)

        self.desk.look_up(self, "analysis", ask, self._take)

    def retranslate(self) -> None:
        self.title.setText(self.tr("Analysis"))
        self._score_button.setText(self.tr("Calculate scores"))
        self._group_button.setText(self.tr("Find groups"))
        overview = self._office.overview
        if overview is not None and overview.state.last_run_as_of is not None:
            scored = self.tr("Scores as of {day}").format(day=formats.day(overview.state.last_run_as_of))
            self.subtitle.setText(" · ".join((scored, *self._allocation_words())))
        else:
            self.subtitle.setText(self.tr("Not scored yet"))

    def _allocation_words(self) -> tuple[str, ...]:
        """By which rule the run read receipts that name no bill; nothing of runs that did not write it down."""
        rule = self._run.allocation if self._run is not None else None
        words = {
            Allocation.OLDEST_FIRST: self.tr("receipts without a month pay the oldest bill first"),
            Allocation.CURRENT_FIRST: self.tr("receipts without a month pay the newest bill first"),
        }
        return () if rule is None else (words[rule],)

    def _take(self, answer: tuple[Spread | None, RunRecord | None, Segmented | None]) -> None:
        found, self._run, segmented = answer
        self._risk.setCurrentIndex(0 if found is None else 1)
        if found is not None:
            self._bands.show_spread(found)
        self._groups.show_groups(segmented.segmentation if segmented else None)
        self.retranslate()

    def _show_office(self) -> None:
        overview = self._office.overview
        filled = overview is not None and bool(overview.state.bills)
        self._stack.setCurrentIndex(1 if filled or overview is None else 0)
        for part in (self._score_button, self._group_button):
            part.setEnabled(filled)
        if overview is not None and filled:
            self._bands.show_overview(overview)
            self._recovery.show_overview(overview)
        self.retranslate()

    def _score(self) -> None:
        house, session = self.desk.house, self.desk.session
        self._score_button.setEnabled(False)

        def job(progress: Progress) -> Scored:
            return house.score_customers(session, None, progress)

        def finished(scored: Scored) -> None:
            self._score_button.setEnabled(True)
            self.desk.tell(lambda: self._scored_words(scored))
            self.desk.changed.emit(scored.changes)

        def ended() -> None:
            self._score_button.setEnabled(True)

        self.desk.work(self, "score", lambda: self.tr("Calculating scores"), job, finished, ended=ended)

    def _group(self) -> None:
        house, session = self.desk.house, self.desk.session
        self._group_button.setEnabled(False)

        def job(progress: Progress) -> Segmented:
            return house.segment_customers(session, None, progress)

        def finished(found: Segmented) -> None:
            self._group_button.setEnabled(True)
            count = len(found.segmentation.segments)
            self.desk.tell(lambda: self.tr("Groups found: {count}").format(count=count))
            self.desk.changed.emit(found.changes)

        def ended() -> None:
            self._group_button.setEnabled(True)

        self.desk.work(self, "groups", lambda: self.tr("Finding groups"), job, finished, ended=ended)

    def _scored_words(self, scored: Scored) -> str:
        total = formats.count(scored.customers)
        texts = self.desk.texts
        parts = [f"{texts(f'band.{band.band}')} {formats.count(band.customers)}" for band in scored.bands]
        return self.tr("Customers scored: {count}").format(count=total) + " · " + " · ".join(parts)

    def _no_data_words(self) -> tuple[str, str, str]:
        act = self.tr("Import data") if self.desk.session.may(Permission.IMPORT) else ""
        return self.tr("Nothing to analyse yet"), self.tr("There are no bills in the workspace."), act

    def _not_scored_words(self) -> tuple[str, str, str]:
        act = self.tr("Calculate scores") if self.desk.session.may(Permission.SCORE) else ""
        return self.tr("Not scored yet"), self.tr("Scores show how the risk of arrears is spread."), act

    def _lay_out(self) -> None:
        page = QWidget()
        above = QHBoxLayout()
        above.setSpacing(12)
        above.addWidget(self._risk, 1)
        above.addWidget(self._recovery, 1)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(above, 1)
        column.addWidget(self._groups)
        self._stack.addWidget(self._no_data)
        self._stack.addWidget(page)
        self.add_head(self._group_button, self._score_button)
        self.column.addWidget(self._stack, 1)
