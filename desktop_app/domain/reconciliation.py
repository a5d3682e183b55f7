"""Reconciling a batch with what was said of it: a total of a file is one of all its rows, stored, skipped and rejected."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from desktop_app.domain.batch import Totals
from desktop_app.domain.control import Control, FileRecord, ReadTotals
from desktop_app.domain.money import Money
from desktop_app.domain.own_totals import Answer, Item, OwnTotal

ROWS, CUSTOMERS, BILLED, PAID, AMOUNT = "rows", "customers", "billed", "paid", "amount"
MONEY = frozenset({BILLED, PAID, AMOUNT})
_SUM_OF = {"bill": BILLED, "payment": PAID}
_LINE_OF = {Item.ROWS: ROWS, Item.CUSTOMERS: CUSTOMERS, Item.AMOUNT: AMOUNT}


@dataclass(frozen=True, slots=True)
class Line:
    """One item of a file, money in fen: what was stored, skipped and rejected of what was read, and what was said of that. None:
    not known, or not said. Parts add up to what was read but for customers, who may be in several."""

    item: str
    stored: int | None
    skipped: int | None = None
    rejected: int | None = None
    read: int | None = None
    said: int | None = None
    typed: int | None = None

    @property
    def claims(self) -> tuple[int, ...]:
        """What can be held against what was read."""
        return () if self.read is None else tuple(claim for claim in (self.said, self.typed) if claim is not None)

    @property
    def off(self) -> int:
        """How many of the claims do not hold."""
        return sum(claim != self.read for claim in self.claims)

    @property
    def difference(self) -> int | None:
        """From what was typed, else from the file's own total."""
        return self.read - self.claims[-1] if self.read is not None and self.claims else None


@dataclass(frozen=True, slots=True)
class Reconciled:
    """One file. `main` is its sum of money, what a total row is about; `unrecorded`: what skipped and rejected rows come to was
    not written down when it was imported."""

    control: Control
    lines: tuple[Line, ...]
    main: Line | None
    totals: tuple[OwnTotal, ...]
    unrecorded: bool

    @property
    def compared(self) -> int:
        return sum(len(line.claims) for line in self.lines) + sum(total.rows for total in self._others)

    @property
    def off_in_lines(self) -> int:
        return sum(line.off for line in self.lines)

    @property
    def off_below(self) -> int:
        """Total rows that do not hold and do not stand among the lines."""
        return sum(total.rows for total in self._others if total.answer is Answer.DIFFERS)

    @property
    def not_compared(self) -> int:
        return sum(total.rows for total in self.totals if not total.is_compared)

    @property
    def left_out(self) -> tuple[int, int]:
        """Rows skipped and rejected."""
        rows = self.lines[0]
        return rows.skipped or 0, rows.rejected or 0

    @property
    def _others(self) -> tuple[OwnTotal, ...]:
        return tuple(total for total in self.totals if total.is_compared and not self._is_in_lines(total))

    def _is_in_lines(self, total: OwnTotal) -> bool:
        if not total.is_the_files:
            return False
        if total.item is Item.AMOUNT:
            return self.main is not None and self.main.read is not None
        wanted = _LINE_OF.get(total.item)
        return all(line.read is not None for line in self.lines if line.item == wanted)


def reconciled(control: Control, record: FileRecord | None) -> Reconciled:
    """One file of a batch; `record` is what was written down of it beside its stored totals."""
    sums = _sums(control, record)
    main = _main(control, sums)
    rows, customers = _rows(control, record), _customers(control, sums)
    stored = (Line(BILLED, control.billed_fen), Line(PAID, control.paid_fen))
    beside = (line for line in stored if line.stored is not None and (main is None or line.item != main.item))
    lines = (rows, customers, *((main,) if main else ()), *beside)
    return Reconciled(control, lines, main, record.totals if record else (), sums is None)


def totals_of(files: Iterable[Reconciled]) -> tuple[int, int]:
    """Rows skipped and rejected of all files."""
    left = [file.left_out for file in files]
    return sum(skipped for skipped, _ in left), sum(rejected for _, rejected in left)


def _sums(control: Control, record: FileRecord | None) -> ReadTotals | None:
    """Where nothing was left out, what was read is what is stored, written down or not."""
    if record is None or record.sums is not None or record.skipped or control.rejected:
        return record.sums if record else None
    fen = control.paid_fen if control.billed_fen is None else control.billed_fen
    whole = Totals(control.accepted, control.customers, None if fen is None else Money(fen))
    none = Totals(0, 0, None if fen is None else Money(0))
    return ReadTotals(whole, whole, none, none)


def _rows(control: Control, record: FileRecord | None) -> Line:
    skipped = record.skipped if record else None
    read = None if skipped is None else control.accepted + skipped + control.rejected
    return Line(ROWS, control.accepted, skipped, control.rejected, read, control.said_rows, control.typed_rows)


def _customers(control: Control, sums: ReadTotals | None) -> Line:
    said = (control.said_customers, control.typed_customers)
    if sums is None:
        return Line(CUSTOMERS, control.customers, None, None, None, *said)
    return Line(CUSTOMERS, control.customers, sums.skipped.customers, sums.rejected.customers, sums.read.customers, *said)


def _main(control: Control, sums: ReadTotals | None) -> Line | None:
    """Read is what the store holds and what stayed out, added up: were a row lost on the way, it would show."""
    item, said = _SUM_OF.get(control.kind_id, AMOUNT), (control.said_fen, control.typed_fen)
    held = {BILLED: control.billed_fen, PAID: control.paid_fen}.get(item)
    parts = (sums.accepted, sums.skipped, sums.rejected) if sums else ()
    amounts = [part.amount.fen for part in parts if part.amount is not None]
    if len(amounts) < 3:  # nobody knows them, or the kind has no sum
        return None if held is None and said == (None, None) else Line(item, held, None, None, None, *said)
    accepted, skipped, rejected = amounts
    stored = accepted if held is None else held
    return Line(item, stored, skipped, rejected, stored + skipped + rejected, *said)
