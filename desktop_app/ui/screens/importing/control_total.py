"""A file's rows held against what the file itself says of them."""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.domain.batch import CheckedFile
from desktop_app.domain.money import ZERO, Money
from desktop_app.domain.own_totals import Answer, Item, OwnTotal


@dataclass(frozen=True, slots=True)
class ControlTotal:
    """What was read and how far it is from the file's own total; `claimed` is False where the file states none of all its rows.

    `others`: what came of its other total rows; `amount_said`: it states a sum.
    """

    rows: int
    amount: Money | None
    claimed: bool
    customers_off: int
    rows_off: int
    amount_off: Money
    others: tuple[OwnTotal, ...] = ()
    amount_said: bool = False

    @property
    def agrees(self) -> bool:
        return self.customers_off == 0 and self.rows_off == 0 and not self.amount_off and self.wrong is None

    @property
    def wrong(self) -> OwnTotal | None:
        """A total row with a figure that does not hold and is not one of those above: with parts of a fen, of a page or group."""
        return next((total for total in self.others if total.answer is Answer.DIFFERS), None)

    @property
    def amount_unread(self) -> bool:
        """The row with the file's total has an amount nobody can read, and no other tells it."""
        amounts = [total for total in self.others if total.item is Item.AMOUNT]
        return bool(amounts) and all(total.answer is Answer.UNREAD for total in amounts) and not self.amount_said

    @property
    def right(self) -> OwnTotal | None:
        """One that holds for other rows than the file's: all parts of an export, a page, a group."""
        return next((total for total in self.others if total.answer is Answer.AGREES), None)


def control_total(file: CheckedFile) -> ControlTotal:
    """Accepted, skipped and rejected rows count alike: all were read."""
    read = file.read
    customers_off = 0 if file.source_customers is None else read.customers - file.source_customers
    rows_off = 0 if file.source_rows is None else read.rows - file.source_rows
    amount_off = ZERO if file.source_amount is None or read.amount is None else read.amount - file.source_amount
    claimed = any(said is not None for said in (file.source_customers, file.source_rows))
    claimed = claimed or (file.source_amount is not None and read.amount is not None)
    others = tuple(total for total in file.totals if not total.is_the_files)
    return ControlTotal(
        read.rows, read.amount, claimed, customers_off, rows_off, amount_off, others, file.source_amount is not None
    )
