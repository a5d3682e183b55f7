"""Recovery by bill month, with its finding; used on the home page and under analysis."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain import formats
from desktop_app.domain.figures import Overview
from desktop_app.domain.month import Month
from desktop_app.ui.charts.card import ChartCard
from desktop_app.ui.charts.trend import Point, TrendChart
from desktop_app.ui.desk import Desk
from desktop_app.ui.screens.home.findings import Course, recovery_change
from desktop_app.ui.texts.retranslated import Retranslated
from desktop_app.ui.widgets.columnar_model import Column

ROOM_FOR_A_YEAR = 6
"""So many points stand far enough from the axis to be told with their year."""


class RecoveryCard(Retranslated):
    """The line and, as a table, billed, paid and the rate of each month."""

    def __init__(self, name: str, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._overview: Overview | None = None
        self._chart = TrendChart(f"{name}-chart", desk.theme)
        self._card = ChartCard(name, self._chart, desk.theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._card)
        self.retranslate()

    def show_overview(self, overview: Overview) -> None:
        self._overview = overview
        self._card.show_table(self._columns(overview), len(overview.trend))
        self.retranslate()

    def retranslate(self) -> None:
        if self._overview is None:
            return
        # what is not yet due is still coming in: no fall to be shown
        due = [month for month in self._overview.trend if month.due]
        shown = [(month.month, month.recovery) for month in due if month.recovery is not None]
        first = shown[0][0] if 0 < len(shown) <= ROOM_FOR_A_YEAR else None
        self._chart.show_points([Point(self._month(month, first), share) for month, share in shown])
        scope = self.tr("{count} bill months to {last}, as of {day} · older months have had longer to pay")
        last = due[-1].month if due else formats.NOTHING
        told = scope.format(count=formats.count(len(due)), last=last, day=formats.day(self._overview.as_of))
        self._card.show_text(self._finding(self._overview), told)

    def _finding(self, overview: Overview) -> str:
        course, change = recovery_change(overview.current, overview.previous)
        points = f"{change * 100:.2f}"
        match course:
            case Course.FELL:
                return self.tr("Recovery is {points} points below the month before at the same time").format(points=points)
            case Course.ROSE:
                return self.tr("Recovery is {points} points above the month before at the same time").format(points=points)
            case Course.STEADY:
                return self.tr("Recovery is where the month before was at the same time")
            case Course.SINGLE:
                return self.tr("Recovery rate of the month")

    def _columns(self, overview: Overview) -> list[Column]:
        rows = overview.trend
        return [
            Column("month", lambda: self.tr("Bill month"), lambda i: str(rows[i].month), "2026-10"),
            Column(
                "billed", lambda: self.tr("Billed (yuan)"), lambda i: formats.yuan(rows[i].billed), "41,263,801.22", number=True
            ),
            Column("paid", lambda: self.tr("Paid (yuan)"), lambda i: formats.yuan(rows[i].paid), "41,263,801.22", number=True),
            Column("rate", lambda: self.tr("Recovery"), lambda i: formats.percent(rows[i].recovery), "100.00%", number=True),
            Column(
                "due",
                lambda: self.tr("State"),
                lambda i: self.tr("fallen due") if rows[i].due else self.tr("not yet due"),
                "未到期未到期",
                stretch=True,
            ),
        ]

    def _month(self, month: Month, first: Month | None) -> str:
        """The year is said at the first month, where there is room before it, and where another begins."""
        words = self.tr("{month}/{year}") if month == first or month.number == 1 else self.tr("month {month}")
        return words.format(year=month.year, month=month.number)
