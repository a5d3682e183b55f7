"""The four cards: billed, paid, recovery rate, customers owing, each against the month before."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.domain import formats
from desktop_app.domain.figures import CollectionMonth, Overview
from desktop_app.domain.money import Money
from desktop_app.ui.texts.retranslated import Retranslated
from desktop_app.ui.widgets.figure_card import FigureCard


class Figures(Retranslated):
    """Of the newest month that has fallen due. ▲▼ say the direction, words and colour whether it is good."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._overview: Overview | None = None
        self._billed, self._paid, self._recovery, self._owing = (
            FigureCard(name) for name in ("billed", "paid", "recovery", "owing")
        )
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        for part in (self._billed, self._paid, self._recovery, self._owing):
            line.addWidget(part, 1)
        self.retranslate()

    def show_overview(self, overview: Overview) -> None:
        self._overview = overview
        self.retranslate()

    def retranslate(self) -> None:
        now = self._overview.current if self._overview else None
        before = self._overview.previous if self._overview else None
        wan = self.tr("10k yuan")
        self._billed.show_figure(self.tr("Billed"), formats.wan(now.billed if now else None), wan)
        self._paid.show_figure(self.tr("Paid"), formats.wan(now.paid if now else None), wan)
        rate = formats.percent(now.recovery if now else None)
        self._recovery.show_figure(self.tr("Recovery rate of the month"), rate.rstrip("%"), "%" if now else "")
        self._owing.show_figure(
            self.tr("Customers owing for {month}").format(month=now.month) if now else self.tr("Customers owing"),
            formats.count(now.owing_customers if now else None),
            self.tr("customers"),
        )
        for part in (self._billed, self._paid, self._recovery, self._owing):
            part.show_below(self.tr("No month to compare with"))
        if now and before:
            self._compare(now, before)

    def _compare(self, now: CollectionMonth, before: CollectionMonth) -> None:
        self._billed.show_below(self._money_change(now.billed, before.billed))
        self._paid.show_below(self._money_change(now.paid, before.paid))
        if now.recovery is not None and before.recovery is not None:
            points = round((now.recovery - before.recovery) * 100, 2)
            words = self.tr("{points} points").format(points=f"{abs(points):.2f}")
            self._recovery.show_below(*self._judged(points, words, good=points > 0))
        more = now.owing_customers - before.owing_customers
        words = self.tr("{count} customers").format(count=formats.count(abs(more)))
        self._owing.show_below(*self._judged(more, words, good=more < 0))

    def _money_change(self, now: Money, before: Money) -> str:
        if not before:
            return self.tr("No month to compare with")
        share = (now.fen - before.fen) / abs(before.fen)
        if round(share, 3) == 0:
            return self.tr("same as the month before")
        arrow = "▲" if share > 0 else "▼"
        return self.tr("{change} against the month before").format(change=f"{arrow} {formats.percent(abs(share), 1)}")

    def _judged(self, change: float, words: str, *, good: bool) -> tuple[str, str]:
        if change == 0:
            return self.tr("same as the month before"), ""
        arrow = "▲" if change > 0 else "▼"
        verdict = self.tr("favourable") if good else self.tr("unfavourable")
        return f"{arrow} {words} · {verdict}", "favourable" if good else "unfavourable"
