"""A customer's sheet as lines of cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop_app.domain import formats
from desktop_app.domain.ledger import Payment
from desktop_app.domain.risk import Reason
from desktop_app.domain.wording import reason_sentence
from desktop_app.services.explain_customer import CustomerSheet
from desktop_app.ui.desk import Desk
from desktop_app.ui.widgets.lines import Cell

SHOWN_BILLS = 6
SHOWN_PAYMENTS = 4


@dataclass(frozen=True, slots=True)
class BillWords:
    """Headings of the bills."""

    month: str
    billed: str
    owed: str
    late: str


def reasons(desk: Desk, found: Sequence[Reason], *, numbered: bool) -> list[list[Cell]]:
    lines = []
    for number, reason in enumerate(found, start=1):
        sentence = reason_sentence(desk.texts, desk.house.indicators[reason.indicator_id], reason)
        tone = "unfavourable" if reason.points > 0 else "favourable"
        lines.append([Cell(f"{number}. {sentence}" if numbered else sentence), Cell(signed(reason.points), "strong", tone)])
    return lines


def bills(sheet: CustomerSheet, words: BillWords) -> list[list[Cell]]:
    """The newest bills; days late as of the run's day."""
    lines = [[Cell(words.month, "note"), Cell(words.billed, "note"), Cell(words.owed, "note"), Cell(words.late, "note")]]
    for bill in sheet.bills[:SHOWN_BILLS]:
        late = bill.days_late(sheet.run.as_of)
        open_tone = "unfavourable" if bill.balance.fen > 0 and late else ""
        lines.append(
            [
                Cell(str(bill.rcvbl_ym)),
                Cell(formats.yuan(bill.rcvbl_amt)),
                Cell(formats.yuan(bill.balance), "", open_tone),
                Cell(formats.count(late), "", open_tone),
            ]
        )
    return lines


def payments(sheet: CustomerSheet, none: str) -> list[list[Cell]]:
    """The newest payments: the day, how, how much."""
    newest = sorted(sheet.payments, key=lambda payment: payment.charge_time, reverse=True)[:SHOWN_PAYMENTS]
    if not newest:
        return [[Cell(none, "note")]]
    return [[Cell(formats.day(p.charge_time.date())), Cell(_how(p)), Cell(formats.yuan(p.rcv_amt))] for p in newest]


def _how(payment: Payment) -> str:
    """The channel, and what became of the receipt where the extract says it."""
    return " · ".join(word for word in (payment.pay_mode, payment.pay_status) if word)


def points(desk: Desk, sheet: CustomerSheet, words: tuple[str, str]) -> list[list[Cell]]:
    """Every line of the points sheet between its base and its total."""
    language = desk.language.now
    base, total = words
    lines = [[Cell(base), Cell(""), Cell(formats.count(sheet.base_points))]]
    for line in sheet.lines:
        name = desk.house.indicators[line.indicator_id].name(language)
        lines.append([Cell(name), Cell(line.bin_text, "note"), Cell(signed(line.points))])
    lines.append([Cell(total, "strong"), Cell(""), Cell(formats.count(sheet.result.points), "strong")])
    return lines


def signed(number: int) -> str:
    return f"−{-number}" if number < 0 else f"+{number}"
