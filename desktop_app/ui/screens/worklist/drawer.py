"""Beside the list: why this customer, what speaks for them, and the bills and payments behind it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain import formats
from desktop_app.domain.integration import Allocation
from desktop_app.domain.masking import Personal
from desktop_app.services.explain_customer import CustomerSheet
from desktop_app.ui.desk import Desk
from desktop_app.ui.screens.worklist import sheet_lines
from desktop_app.ui.screens.worklist.columns import band_words, masked_name
from desktop_app.ui.screens.worklist.drawer_actions import DrawerActions
from desktop_app.ui.screens.worklist.marketing import Marketing
from desktop_app.ui.texts.retranslated import RetranslatedFrame
from desktop_app.ui.theme import icons
from desktop_app.ui.widgets.labels import button, label, row, ruler
from desktop_app.ui.widgets.lines import Lines
from desktop_app.ui.widgets.scrolled import scrolled

RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop


class Drawer(RetranslatedFrame):
    """Shows one `CustomerSheet`; the points sheet is folded away until asked for."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("drawer")
        self.setProperty("card", "true")
        self._desk = desk
        self._sheet: CustomerSheet | None = None
        self._open = False
        self._name = label("heading", name="drawer-name")
        self._number = label("strong", name="drawer-number", selectable=True)
        self._sign = label(name="drawer-band-sign")
        self._band = label("strong", name="drawer-band")
        self._about = label("note", name="drawer-about", wrap=True)
        self._heads = [label("strong", name=f"drawer-head-{n}") for n in range(4)]
        self._reasons = Lines("drawer-reasons", 0, frozenset({1}))
        self._favour = Lines("drawer-favour", 0, frozenset({1}))
        self._bills = Lines("drawer-bills", None, frozenset({1, 2, 3}))
        self._allocated = label("note", name="drawer-allocated", wrap=True)
        self._payments = Lines("drawer-payments", None, frozenset({2}))
        self._points = Lines("drawer-points", 0, frozenset({1, 2}))
        self._fold = button("drawer-fold", "link")
        self._fold.clicked.connect(self._turn)
        self._acts = DrawerActions(desk)
        self._marketing = Marketing(desk)
        self._caution = label("note", name="drawer-caution", wrap=True)
        self._lay_out()
        desk.theme.changed.connect(self.retranslate)
        self.retranslate()

    def show_sheet(self, sheet: CustomerSheet) -> None:
        self._sheet = sheet
        self._acts.show_customer(sheet.result.cons_no, sheet.result.band)
        self._marketing.show_customer(sheet.result.cons_no, sheet.no_marketing)
        self.retranslate()

    def retranslate(self) -> None:
        self.setFixedWidth(self._desk.theme.px("drawer"))
        sheet = self._sheet
        self.setVisible(sheet is not None)
        if sheet is None:
            return
        self._show_head(sheet)
        why, favour, bills, payments = self._heads
        why.setText(self.tr("Why"))
        favour.setText(self.tr("In favour"))
        bills.setText(self.tr("Bills"))
        payments.setText(self.tr("Payments"))
        self._reasons.show_lines(sheet_lines.reasons(self._desk, sheet.result.reasons, numbered=True))
        self._favour.show_lines(sheet_lines.reasons(self._desk, sheet.result.in_favour, numbered=False))
        favour.setVisible(bool(sheet.result.in_favour))
        self._bills.show_lines(sheet_lines.bills(sheet, self._bill_words()))
        self._show_allocation(sheet)
        self._payments.show_lines(sheet_lines.payments(sheet, self.tr("none recorded")))
        words = (self.tr("Base"), self.tr("Total"))
        self._points.show_lines(sheet_lines.points(self._desk, sheet, words) if self._open else [])
        self._fold.setText(self.tr("Hide the points sheet") if self._open else self.tr("Show the points sheet"))
        self._fold.setVisible(bool(sheet.lines))
        self._caution.setText(
            self.tr("Scores only help to order the work; they are never the only ground for cutting supply or for penalties.")
        )

    def _show_allocation(self, sheet: CustomerSheet) -> None:
        """By which rule money that named no bill stands on these bills."""
        self._allocated.setVisible(any(bill.allocated for bill in sheet.bills))
        rules = {
            Allocation.OLDEST_FIRST: self.tr("Some receipts name no month; they pay the oldest bill first"),
            Allocation.CURRENT_FIRST: self.tr("Some receipts name no month; they pay the current month first"),
        }
        self._allocated.setText(rules[sheet.allocation])

    def _show_head(self, sheet: CustomerSheet) -> None:
        mask = self._desk.house.masking.of(self._desk.session.role)
        theme, result, customer = self._desk.theme, sheet.result, sheet.customer
        colour = theme.band_colour(result.band)
        self._name.setText(masked_name(self._desk, customer.cons_name if customer else None))
        self._number.setText(mask(Personal.CONS_NO, result.cons_no))
        self._sign.setPixmap(icons.band_picture(result.band, colour, theme.scaled(15)))
        points = "" if result.points is None else f" · {result.points}"
        self._band.setText(band_words(self._desk, result.band) + points)
        palette = self._band.palette()
        palette.setColor(self._band.foregroundRole(), colour)
        self._band.setPalette(palette)
        chance = self.tr("probability {share}").format(share=formats.percent(result.probability, 1))
        parts = [customer.elec_type, customer.tg_name, mask(Personal.PHONE, customer.mobile)] if customer else []
        self._about.setText(" · ".join(part for part in (*parts, chance) if part and part != formats.NOTHING))

    def _bill_words(self) -> sheet_lines.BillWords:
        return sheet_lines.BillWords(
            month=self.tr("Month"),
            billed=self.tr("Billed"),
            owed=self.tr("Owed"),
            late=self.tr("Days late"),
        )

    def _turn(self) -> None:
        self._open = not self._open
        self.retranslate()

    def _lay_out(self) -> None:
        scroll, column = scrolled("drawer-scroll")
        column.addWidget(self._acts)
        column.addWidget(self._marketing)
        why, favour, bills, payments = self._heads
        parts = (
            why,
            self._reasons,
            favour,
            self._favour,
            ruler(),
            bills,
            self._bills,
            self._allocated,
            payments,
            self._payments,
            self._fold,
        )
        for part in (*parts, self._points):
            column.addWidget(part)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(16, 14, 10, 12)
        outer.setSpacing(4)
        outer.addLayout(row(self._name, self._number, 1, self._sign, self._band))
        outer.addWidget(self._about)
        outer.addSpacing(4)
        outer.addWidget(scroll, 1)
        outer.addWidget(self._caution)
