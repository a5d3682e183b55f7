"""The bar below: what the data are, and the task a person may be waiting for."""

from __future__ import annotations

import time

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressBar, QWidget

from desktop_app.domain import formats
from desktop_app.domain.roles import Permission
from desktop_app.ui.desk import Desk
from desktop_app.ui.office import Office
from desktop_app.ui.tasks.events import Event, Progressed, Started
from desktop_app.ui.tasks.runner import Task
from desktop_app.ui.texts.retranslated import Retranslated
from desktop_app.ui.widgets.elided import Elided
from desktop_app.ui.widgets.labels import button, label, row, tone

REMAINING_AFTER = 5.0
"""Seconds; before that a remaining time would only jump about."""


STALE_DAYS = 7
"""Age from which a backup is told in the colour of attention."""


class StatusBar(Retranslated):
    """Shows the oldest of the tasks a person started, with its stage, bar, remaining time and cancel."""

    def __init__(self, desk: Desk, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status-bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._desk = desk
        self._office = office
        self._news: dict[int, Progressed] = {}
        self._began: dict[int, float] = {}
        self._as_of, self._customers = Elided("note", "status-as-of"), Elided("note", "status-customers")
        self._backup, self._stage = Elided("note", "status-backup"), Elided("note", "status-stage")
        self._left = label("note", name="status-remaining")
        self._bar = QProgressBar()
        self._bar.setObjectName("status-progress")
        self._bar.setTextVisible(False)
        self._cancel = button("status-cancel", "link")
        self._cancel.clicked.connect(self._on_cancel)
        line = row(self._as_of, self._customers, self._backup, 1, self._stage, self._bar, self._left, self._cancel, spacing=16)
        line.setContentsMargins(16, 3, 16, 3)
        self.setLayout(line)
        office.changed.connect(self.retranslate)
        desk.runner.told.connect(self._on_event)
        desk.runner.busy_changed.connect(self._show_task)
        desk.theme.changed.connect(self.retranslate)
        self.retranslate()

    def retranslate(self) -> None:
        self._show_backup()
        overview = self._office.overview
        if overview and overview.state.customers:
            self._as_of.setText(self.tr("Data as of {day}").format(day=formats.day(overview.as_of)))
            self._customers.setText(self.tr("Customers: {count}").format(count=formats.count(overview.state.customers)))
        else:
            sees_figures = self._desk.session.may(Permission.SEE_FIGURES)
            self._as_of.setText(self.tr("No data yet") if sees_figures else "")
            self._customers.setText("")
        for part in (self._as_of, self._customers):
            part.setVisible(bool(part.text()))
        self._cancel.setText(self.tr("Cancel"))
        self._bar.setAccessibleName(self.tr("Progress of the running task"))
        self._bar.setFixedWidth(self._desk.theme.scaled(140))
        self._show_task()

    def _show_backup(self) -> None:
        """The age of the newest backup, in the colour of attention after seven days or while the second folder is away."""
        self._backup.setVisible(self._office.known)
        made, now = self._office.backed_up, self._desk.house.clock.now()
        if made is None:
            self._backup.setText(self.tr("No backup yet"))
            tone(self._backup, "tone", "attention")
            return
        days = (now.date() - made.date()).days
        when = f"{made:%H:%M}"
        words = {0: self.tr("Last backup: today {time}"), 1: self.tr("Last backup: yesterday {time}")}
        known = words.get(days, self.tr("Last backup: {day}"))
        away = self.tr("second folder not there") if self._office.second_away else ""
        self._backup.setText(" · ".join(part for part in (known.format(time=when, day=formats.day(made)), away) if part))
        tone(self._backup, "tone", "attention" if days > STALE_DAYS or away else "")

    def _on_event(self, event: Event) -> None:
        match event:
            case Started():
                self._began[event.task] = time.monotonic()
            case Progressed():
                self._news[event.task] = event
            case _:
                self._began.pop(event.task, None)
                self._news.pop(event.task, None)
        self._show_task()

    def _show_task(self) -> None:
        shown = self._desk.runner.shown()
        for widget in (self._stage, self._bar, self._left, self._cancel):
            widget.setVisible(bool(shown))
        if not shown:
            return
        task = shown[0]
        news = self._news.get(task.number)
        self._stage.setText(self._stage_text(task, news))
        self._cancel.setEnabled(not task.cancelling)
        share = news.share if news else None
        self._bar.setRange(0, 0 if share is None else 1000)
        if share is not None:
            self._bar.setValue(round(share * 1000))
        self._left.setText(self._remaining(task, share))

    def _stage_text(self, task: Task, news: Progressed | None) -> str:
        if task.cancelling:
            return self.tr("Cancelling …")
        parts = [task.question.title()]
        if news and news.stage is not None:
            parts.append(f"{self._desk.say(news.stage)} {news.number}/{news.count}")
        if news and news.rows:
            parts.append(self._desk.texts("importing.stage.rows", rows=news.rows))
        if news and news.share is not None:
            parts.append(formats.percent(news.share, 0))
        return " · ".join(parts)

    def _remaining(self, task: Task, share: float | None) -> str:
        began = self._began.get(task.number)
        if began is None or not share:
            return ""
        spent = time.monotonic() - began
        if spent < REMAINING_AFTER:
            return ""
        return self.tr("about {seconds} s left").format(seconds=max(1, round(spent * (1 - share) / share)))

    def _on_cancel(self) -> None:
        for task in self._desk.runner.shown()[:1]:
            self._desk.runner.cancel(task.number)
        self._show_task()
