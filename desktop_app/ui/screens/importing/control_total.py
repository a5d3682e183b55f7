"""A file's rows held against what the file itself says of them."""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.domain.batch import CheckedFile
from desktop_app.domain.money import ZERO, Money


@dataclass(frozen=True, slots=True)
class ControlTotal:
    """What was read and how far it is from the file's own total; `claimed` is False where the file has none."""

    rows: int
    amount: Money | None
    claimed: bool
    customers_off: int
    rows_off: int
    amount_off: Money

    @property
    def agrees(self) -> bool:
        return self.customers_off == 0 and self.rows_off == 0 and not self.amount_off


def control_total(file: CheckedFile) -> ControlTotal:
    """Accepted, skipped and rejected rows count alike: all were read."""
    read = file.read
    customers_off = 0 if file.source_customers is None else read.customers - file.source_customers
    rows_off = 0 if file.source_rows is None else read.rows - file.source_rows
    amount_off = ZERO if file.source_amount is None or read.amount is None else read.amount - file.source_amount
    claimed = any(said is not None for said in (file.source_customers, file.source_rows))
    claimed = claimed or (file.source_amount is not None and read.amount is not None)
    return ControlTotal(read.rows, read.amount, claimed, customers_off, rows_off, amount_off)
