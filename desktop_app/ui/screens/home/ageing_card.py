"""What is owed by how long it has been due."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain import formats
from desktop_app.domain.figures import AgeingBucket, Overview
from desktop_app.ui.charts.bars import Bar, BarChart
from desktop_app.ui.charts.card import ChartCard
from desktop_app.ui.desk import Desk
from desktop_app.ui.screens.home.findings import largest_bucket, without_empty_end
from desktop_app.ui.texts.retranslated import Retranslated
from desktop_app.ui.widgets.columnar_model import Column

COLOURS = ("chart_low", "chart_mid", "chart_high", "chart_warm", "chart_hot")


class AgeingCard(Retranslated):
    """Bars from not yet due to longest overdue."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._overview: Overview | None = None
        self._chart = BarChart("ageing-chart", desk.theme)
        self._card = ChartCard("ageing", self._chart, desk.theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._card)
        self.retranslate()

    def show_overview(self, overview: Overview) -> None:
        self._overview = overview
        self._card.show_table(self._columns(overview), len(overview.ageing))
        self.retranslate()

    def retranslate(self) -> None:
        overview = self._overview
        if overview is None:
            return
        total = sum(bucket.amount.fen for bucket in overview.ageing)
        shown = without_empty_end(overview.ageing)
        self._chart.show_bars([self._bar(number, bucket, total) for number, bucket in enumerate(shown)])
        largest = largest_bucket(overview.ageing)
        finding = self.tr("Nothing is owed")
        if largest is not None:
            bucket, share = largest
            finding = self.tr("{share} of the arrears: {bucket}").format(
                share=formats.percent(share, 0), bucket=self._name(bucket)
            )
        self._card.show_text(finding, self.tr("Arrears by age (10k yuan), as of {day}").format(day=formats.day(overview.as_of)))

    def _name(self, bucket: AgeingBucket) -> str:
        return self._desk.texts(f"ageing.{bucket.key}")

    def _bar(self, number: int, bucket: AgeingBucket, total: int) -> Bar:
        amount = formats.wan(bucket.amount)
        share = formats.percent(bucket.amount.fen / total if total else None, 0)
        colour = COLOURS[min(number, len(COLOURS) - 1)]
        return Bar(self._name(bucket), max(bucket.amount.fen, 0), f"{amount} · {share}", colour)

    def _columns(self, overview: Overview) -> list[Column]:
        rows = overview.ageing
        return [
            Column("age", lambda: self.tr("Overdue"), lambda i: self._name(rows[i]), "91 天以上", stretch=True),
            Column("customers", lambda: self.tr("Customers"), lambda i: formats.count(rows[i].customers), "128,430", number=True),
            Column(
                "amount", lambda: self.tr("Arrears (yuan)"), lambda i: formats.yuan(rows[i].amount), "2,561,000.00", number=True
            ),
        ]
