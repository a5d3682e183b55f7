"""The score over time, and as a table each run with what it hit."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain import formats
from desktop_app.domain.quality import Scored
from desktop_app.domain.quality_words import score_in_words, tenths
from desktop_app.ui.charts.card import ChartCard
from desktop_app.ui.charts.trend import Point, TrendChart
from desktop_app.ui.desk import Desk
from desktop_app.ui.texts.retranslated import Retranslated
from desktop_app.ui.widgets.columnar_model import Column

CHART, CARD = 58, 196
"""Pixels the line takes at least and the card at most: the rules above it need the height more."""


def _points(share: float, _decimals: int) -> str:
    """As scores are told everywhere: points of a hundred, with one decimal, rounded down."""
    return score_in_words(share * 100)


class ScoreTrend(Retranslated):
    """Of everything, or of the batch and unit chosen; not there before a second run, when there is no course to see."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = desk.theme
        self._trend: tuple[Scored, ...] = ()
        self._chart = TrendChart("quality-trend-chart", desk.theme, _points)
        self._chart.setMinimumHeight(CHART)
        self._card = ChartCard("quality-trend", self._chart, desk.theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._card)
        self.hide()
        desk.theme.changed.connect(self.retranslate)
        self.retranslate()

    def show_trend(self, trend: Sequence[Scored]) -> None:
        self._trend = tuple(trend)
        points = [Point(f"{one.at:%m-%d}", one.score / 100) for one in trend if one.score is not None and one.at is not None]
        self._chart.show_points(points)
        self.setVisible(len(points) > 1)
        self._card.show_table(self._columns(), len(self._trend))
        self.retranslate()

    def retranslate(self) -> None:
        self._card.setMaximumHeight(self._theme.scaled(CARD))
        self._card.show_text(self._finding(), self.tr("Score of each run, out of 100 points"))

    def _finding(self) -> str:
        scores = [one.score for one in self._trend if one.score is not None]
        if len(scores) < 2:
            return ""
        change = tenths(scores[-1]) - tenths(scores[-2])
        if not change:
            return self.tr("The score is where it was at the run before")
        words = self.tr("The score rose by {points} points") if change > 0 else self.tr("The score fell by {points} points")
        return words.format(points=f"{abs(change) / 10:.1f}")

    def _columns(self) -> list[Column]:
        runs = self._trend
        return [
            Column("run", lambda: self.tr("Run"), lambda i: runs[i].name, "999", number=True),
            Column("at", lambda: self.tr("Judged on"), lambda i: formats.moment(runs[i].at), "2026-11-03 09:30"),
            Column("score", lambda: self.tr("Score"), lambda i: score_in_words(runs[i].score), "100.0", number=True),
            Column("hits", lambda: self.tr("Hits"), lambda i: formats.count(runs[i].hits), "128,430", number=True, stretch=True),
        ]
