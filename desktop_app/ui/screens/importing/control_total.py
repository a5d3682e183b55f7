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
    rows_off: int
    amount_off: Money

    @property
    def agrees(self) -> bool:
        return self.rows_off == 0 and not self.amount_off


def control_total(file: CheckedFile) -> ControlTotal:
    """Accepted and rejected rows count alike: both were read."""
    rows = file.accepted.rows + file.rejected.rows
    amount = None if file.accepted.amount is None else file.accepted.amount + (file.rejected.amount or ZERO)
    rows_off = 0 if file.source_rows is None else rows - file.source_rows
    amount_off = ZERO if file.source_amount is None or amount is None else amount - file.source_amount
    claimed = file.source_rows is not None or (file.source_amount is not None and amount is not None)
    return ControlTotal(rows, amount, claimed, rows_off, amount_off)
