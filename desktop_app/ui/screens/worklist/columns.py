"""The columns of the list: how each cell reads."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QColor, QPixmap

from desktop_app.domain import formats
from desktop_app.domain.masking import Personal
from desktop_app.domain.money import Money
from desktop_app.domain.risk import Band, Reason
from desktop_app.domain.wording import reason_sentence
from desktop_app.ui.desk import Desk
from desktop_app.ui.screens.worklist.arrange import BANDS, Ranked
from desktop_app.ui.theme import icons
from desktop_app.ui.widgets.columnar_model import Column


def band_words(desk: Desk, band: Band) -> str:
    return desk.texts(f"band.{band.value}")


class ListColumns(QObject):
    """Makes the columns over one ranked list. Names are masked here, on their way to the screen."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._mask = desk.house.masking.of(desk.session.role)

    def columns(self, ranked: Ranked) -> list[Column]:
        table = ranked.table
        points, chances = table.column("points"), table.column("probability")
        days = table.column("overdue_days")
        return [
            *self._who(table.column("cons_no"), table.column("cons_name")),
            Column(
                "band",
                self._heading("band"),
                lambda i: band_words(self._desk, BANDS[ranked.band[i]]),
                "资料不足",
                colour=lambda i: self._colour(BANDS[ranked.band[i]]),
                picture=lambda i: self._picture(BANDS[ranked.band[i]]),
            ),
            Column(
                "probability",
                self._heading("probability"),
                lambda i: formats.percent(chances[i].as_py(), 1),
                "99.9%",
                True,
                False,
                True,
            ),
            Column("points", self._heading("points"), lambda i: formats.count(points[i].as_py()), "999", True, False, True),
            Column(
                "owed", self._heading("owed"), lambda i: formats.yuan(Money(int(ranked.owed[i]))), "99,999.99", True, False, True
            ),
            Column("overdue", self._heading("overdue"), lambda i: formats.count(days[i].as_py()), "999", True, False, True),
            Column("reason", self._heading("reason"), lambda i: self._reason(ranked, i), "近 6", stretch=True),
        ]

    def _who(self, numbers: Any, names: Any) -> tuple[Column, Column]:
        """Number and name as far as the person signed in may see them without a reason."""

        def number(i: int) -> str:
            return self._mask(Personal.CONS_NO, numbers[i].as_py())

        def name(i: int) -> str:
            return self._mask(Personal.NAME, names[i].as_py())

        return (
            Column("cons_no", self._heading("cons_no"), number, "0015202471", sortable=True),
            Column("cons_name", self._heading("cons_name"), name, "某某养殖", widest=66),
        )

    def _heading(self, name: str) -> Callable[[], str]:
        return lambda: self._headings()[name]

    def _headings(self) -> dict[str, str]:
        return {
            "cons_no": self.tr("Number"),
            "cons_name": self.tr("Name"),
            "band": self.tr("Risk"),
            "probability": self.tr("Chance"),
            "points": self.tr("Points"),
            "owed": self.tr("Owed (yuan)"),
            "overdue": self.tr("Late (d)"),
            "reason": self.tr("Reason"),
        }

    def _reason(self, ranked: Ranked, i: int) -> str:
        """The first reason in words; empty where there is none (a customer with too few bills)."""
        table = ranked.table
        indicator = table.column("reason_1")[i].as_py()
        if indicator is None:
            return formats.NOTHING
        value, mean, points = (table.column(f"reason_1_{part}")[i].as_py() for part in ("value", "mean", "points"))
        spec = self._desk.house.indicators[indicator]
        return reason_sentence(self._desk.texts, spec, Reason(indicator, value, mean, points))

    def _colour(self, band: Band) -> QColor:
        return self._desk.theme.band_colour(band)

    def _picture(self, band: Band) -> QPixmap:
        return icons.band_picture(band, self._colour(band), self._desk.theme.scaled(14))


def masked_name(desk: Desk, name: str | None) -> str:
    """A name as the person signed in may see it without a reason."""
    return desk.house.masking.of(desk.session.role)(Personal.NAME, name)
