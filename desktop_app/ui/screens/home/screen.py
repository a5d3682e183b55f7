"""The home page."""

from __future__ import annotations

import datetime as dt

from PySide6.QtWidgets import QHBoxLayout

from desktop_app.domain import formats
from desktop_app.domain.figures import Overview
from desktop_app.ui.desk import Desk
from desktop_app.ui.office import Office
from desktop_app.ui.screens.home.ageing_card import AgeingCard
from desktop_app.ui.screens.home.figures import Figures
from desktop_app.ui.screens.home.next_step import NextStep
from desktop_app.ui.screens.home.recovery_card import RecoveryCard
from desktop_app.ui.screens.importing.inbox_banner import InboxBanner
from desktop_app.ui.screens.screen import Screen
from desktop_app.ui.widgets.labels import card, label, row

STALE_DAYS = 35


class HomeScreen(Screen):
    """Mirrors the office's overview."""

    def __init__(self, desk: Desk, office: Office) -> None:
        super().__init__("home", desk)
        self._office = office
        self._figures = Figures()
        self._next = NextStep(desk)
        self._inbox = InboxBanner("home", desk, office.inbox)
        self._recovery = RecoveryCard("recovery", desk)
        self._ageing = AgeingCard(desk)
        self._reminders, inside = card("reminders")
        self._reminders_title = label("strong")
        self._reminders_text = label("", name="reminders-text", wrap=True)
        line = row(self._reminders_title, spacing=16)
        line.addWidget(self._reminders_text, 1)
        inside.addLayout(line)
        self._lay_out()
        office.changed.connect(self._show)
        self.retranslate()
        self._show()

    def refresh(self) -> None:
        """Asked again only by F5 and by changes: the office asks when the window opens."""
        if self._office.overview is not None:
            self._office.refresh()

    def retranslate(self) -> None:
        self.title.setText(self.tr("Home"))
        self._reminders_title.setText(self.tr("Reminders"))
        overview = self._office.overview
        if overview is None:
            self.subtitle.setText(self.tr("Reading the data …"))
            return
        self.subtitle.setText(self._scope(overview))
        self._reminders_text.setText(" · ".join(self._reminder_texts(overview)))

    def _show(self) -> None:
        overview = self._office.overview
        filled = overview is not None and overview.current is not None
        for part in (self._figures, self._recovery, self._ageing, self._reminders):
            part.setVisible(filled)
        if overview is not None:
            self._next.show_overview(overview)
        if overview is not None and filled:
            for shown in (self._figures, self._recovery, self._ageing):
                shown.show_overview(overview)
        self.retranslate()

    def _scope(self, overview: Overview) -> str:
        state = overview.state
        if overview.current is None:
            return self.tr("There are no bills yet")
        imported = self.tr("imported {time}").format(time=formats.moment(state.last_import))
        rejected = self.tr("rows rejected: {count}").format(count=formats.count(state.last_rejected))
        period = self.tr("Period {month}").format(month=overview.current.month)
        return " · ".join((period, self.tr("whole unit"), imported, rejected))

    def _reminder_texts(self, overview: Overview) -> list[str]:
        state = overview.state
        texts = []
        age = (self.desk.house.clock.now().date() - overview.as_of) // dt.timedelta(days=1)
        if age > STALE_DAYS:
            texts.append(self.tr("The newest data are {days} days old; import the newer months").format(days=formats.count(age)))
        if state.last_rejected:
            texts.append(
                self.tr("{count} rows were rejected by the last import").format(count=formats.count(state.last_rejected))
            )
        if state.last_run_as_of is not None and state.last_run_as_of < overview.as_of:
            texts.append(self.tr("The scores are of {day}, older than the data").format(day=formats.day(state.last_run_as_of)))
        return texts or [self.tr("Nothing needs attention")]

    def _lay_out(self) -> None:
        pictures = QHBoxLayout()
        pictures.setSpacing(12)
        pictures.addWidget(self._recovery, 3)
        pictures.addWidget(self._ageing, 2)
        self.add_head()
        self.column.addWidget(self._inbox)
        self.column.addWidget(self._figures)
        self.column.addWidget(self._next)
        self.column.addLayout(pictures, 1)
        self.column.addWidget(self._reminders)
        self.column.addStretch(0)
