"""How many customers lie at each probability."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain import formats
from desktop_app.domain.figures import Overview
from desktop_app.ui.charts.bands import BandsChart
from desktop_app.ui.charts.card import ChartCard
from desktop_app.ui.desk import Desk
from desktop_app.ui.screens.analysis.bins import Spread, concentration
from desktop_app.ui.texts.retranslated import Retranslated
from desktop_app.ui.widgets.columnar_model import Column


class BandsCard(Retranslated):
    """The histogram; as a table, the bands with customers and arrears."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._spread: Spread | None = None
        self._overview: Overview | None = None
        self._chart = BandsChart("bands-chart", desk.theme, lambda band: desk.texts(f"band.{band.value}"))
        self._card = ChartCard("bands", self._chart, desk.theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._card)
        self.retranslate()

    def show_spread(self, spread: Spread) -> None:
        self._spread = spread
        self._chart.show_bins(spread.bins)
        self.retranslate()

    def show_overview(self, overview: Overview) -> None:
        self._overview = overview
        self._card.show_table(self._columns(overview), len(overview.bands))
        self.retranslate()

    def retranslate(self) -> None:
        if self._spread is None or self._overview is None:
            return
        found = concentration(self._overview.bands)
        finding = self.tr("How risk is spread")
        if found is not None:
            customers, owed = (formats.percent(share, 1) for share in found)
            finding = self.tr("{customers} of the customers, at high risk, hold {owed} of the arrears").format(
                customers=customers, owed=owed
            )
        scope = self.tr("Customers by probability of arrears · too little data: {count}")
        self._card.show_text(finding, scope.format(count=formats.count(self._spread.unknown)))

    def _columns(self, overview: Overview) -> Sequence[Column]:
        rows = overview.bands
        customers = sum(row.customers for row in rows)
        return [
            Column("band", lambda: self.tr("Risk"), lambda i: self._desk.texts(f"band.{rows[i].band}"), "资料不足", stretch=True),
            Column("customers", lambda: self.tr("Customers"), lambda i: formats.count(rows[i].customers), "128,430", number=True),
            Column(
                "share",
                lambda: self.tr("Share"),
                lambda i: formats.percent(rows[i].customers / customers if customers else None, 1),
                "100.0%",
                number=True,
            ),
            Column("owed", lambda: self.tr("Owed (yuan)"), lambda i: formats.yuan(rows[i].owed), "12,561,000.00", number=True),
        ]
