"""Months that come in again: what the store has of them, what the files bring, and what each choice would leave."""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.domain.intake import SameMonth
from desktop_app.domain.money import Money


@dataclass(frozen=True, slots=True)
class RowSum:
    """Rows and what they come to; no amount where rows of the kind have none."""

    rows: int
    amount: Money | None = None

    def __add__(self, other: RowSum) -> RowSum:
        return RowSum(self.rows + other.rows, None if self.amount is None or other.amount is None else self.amount + other.amount)

    def __sub__(self, other: RowSum) -> RowSum:
        return RowSum(self.rows - other.rows, None if self.amount is None or other.amount is None else self.amount - other.amount)


@dataclass(frozen=True, slots=True)
class Overlap:
    """What the ledger has of the months one kind of rows belongs to, and what would become of it.

    `stored`: rows in force; `arriving`: sound rows of the files; `repeated`: those of them that are there already; `replaced`:
    rows that go out of force if the months are replaced, `missing` of them of customers whom the files do not have; `twice`: rows
    that would count a second time what one of the same customer and month counts, if they were appended; what takes money back is
    among them only where the same amount stands there already.
    """

    kind_id: str
    stored: RowSum
    arriving: RowSum
    repeated: RowSum
    replaced: RowSum
    missing: int
    twice: RowSum

    @property
    def matters(self) -> bool:
        """Whether it makes a difference which way is chosen."""
        return bool(self.repeated.rows or self.replaced.rows)

    def after(self, way: SameMonth) -> RowSum:
        """What the months would hold."""
        together = self.stored + self.arriving
        match way:
            case SameMonth.SKIP:
                return together - self.repeated
            case SameMonth.REPLACE:
                return together - self.replaced
            case SameMonth.APPEND:
                return together
