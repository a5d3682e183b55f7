"""Who, what, when, with what result."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QDate, QTimer, Signal
from PySide6.QtWidgets import QDateEdit, QHBoxLayout, QWidget

from desktop_app.domain.audit import Result
from desktop_app.domain.safety import AuditFilter
from desktop_app.ui.desk import Desk
from desktop_app.ui.screens.audit.trail_words import TrailWords
from desktop_app.ui.texts.retranslated import Retranslated
from desktop_app.ui.widgets.inputs import Choice, field
from desktop_app.ui.widgets.labels import button

TYPING_PAUSE_MS = 300
CHOSEN = -1
DAY_FORMAT = "yyyy-MM-dd"


class TrailFilters(Retranslated):
    """`changed` 300 ms after the last key, at once for a choice."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._words = TrailWords(desk, self)
        self._user, self._action = field("audit-user"), field("audit-action")
        self._period, self._result = Choice("audit-period"), Choice("audit-result")
        today = desk.house.clock.now().date()
        self._since, self._until = _day("audit-since", today - dt.timedelta(days=30)), _day("audit-until", today)
        self._clear = button("audit-clear", "link")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(TYPING_PAUSE_MS)
        self._pause.timeout.connect(self.changed)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        for part in (self._user, self._action, self._period, self._since, self._until, self._result, self._clear):
            line.addWidget(part)
        line.addStretch(1)
        self._connect()
        desk.theme.changed.connect(self.retranslate)
        self.retranslate()

    @property
    def wish(self) -> AuditFilter:
        result, (since, until) = self._result.value(), self._days()
        chosen = result if isinstance(result, Result) else None
        return AuditFilter(self._user.text().strip(), self._action.text().strip(), since, until, chosen)

    def focus_box(self) -> None:
        self._user.setFocus()
        self._user.selectAll()

    def clear(self) -> None:
        for box in (self._user, self._action):
            box.clear()
        for choice in (self._period, self._result):
            choice.setCurrentIndex(0)
        self._pause.stop()
        self.changed.emit()

    def retranslate(self) -> None:
        scaled = self._desk.theme.scaled
        for box, words, width in ((self._user, self.tr("Person"), 120), (self._action, self.tr("Action begins with"), 170)):
            box.setPlaceholderText(words)
            box.setAccessibleName(words)
            box.setFixedWidth(scaled(width))
        self._period.show_choices(
            [
                (None, self.tr("All days")),
                (0, self.tr("Today")),
                (6, self.tr("Last 7 days")),
                (29, self.tr("Last 30 days")),
                (CHOSEN, self.tr("From … to …")),
            ]
        )
        self._result.show_choices([(None, self.tr("All results")), *((one, self._words.result(one.value)) for one in Result)])
        self._period.setAccessibleName(self.tr("Period"))
        self._result.setAccessibleName(self.tr("Result"))
        self._since.setAccessibleName(self.tr("From"))
        self._until.setAccessibleName(self.tr("To"))
        self._clear.setText(self.tr("Clear"))
        self._show_days()

    def _days(self) -> tuple[dt.date | None, dt.date | None]:
        period, today = self._period.value(), self._desk.house.clock.now().date()
        if not isinstance(period, int):
            return None, None
        if period == CHOSEN:
            return _date(self._since), _date(self._until)
        return today - dt.timedelta(days=period), today

    def _show_days(self) -> None:
        chosen = self._period.value() == CHOSEN
        self._since.setVisible(chosen)
        self._until.setVisible(chosen)

    def _on_choice(self) -> None:
        self._show_days()
        self.changed.emit()

    def _connect(self) -> None:
        for box in (self._user, self._action):
            box.textChanged.connect(lambda _text: self._pause.start())
        for choice in (self._period, self._result):
            choice.currentIndexChanged.connect(lambda _place: self._on_choice())
        for day in (self._since, self._until):
            day.dateChanged.connect(lambda _date: self._pause.start())
        self._clear.clicked.connect(self.clear)


def _day(name: str, day: dt.date) -> QDateEdit:
    edit = QDateEdit(QDate(day.year, day.month, day.day))
    edit.setObjectName(name)
    edit.setDisplayFormat(DAY_FORMAT)
    return edit


def _date(edit: QDateEdit) -> dt.date:
    day = edit.date()
    return dt.date(day.year(), day.month(), day.day())
