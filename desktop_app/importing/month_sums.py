"""Months imported again, in figures: what is there, what arrives, and what each choice would make of the two."""

from __future__ import annotations

from collections.abc import Iterator

from desktop_app.domain.dictionary import ExtractKind, Repeat
from desktop_app.domain.money import Money
from desktop_app.domain.ports import Staging
from desktop_app.domain.same_month import Overlap, RowSum
from desktop_app.importing.checks import already_there
from desktop_app.importing.checks.rule import Surroundings
from desktop_app.importing.in_force import BILL_ID, CUSTOMER_NO, has, in_force, months
from desktop_app.importing.overlap import arriving, covered, owner, replaceable, there
from desktop_app.importing.sql import all_of, any_of

_UNIT = ("org_no", "org_name")


def overlap_of(staging: Staging, around: Surroundings) -> Iterator[Overlap]:
    """Nothing where the ledger has no row of these months."""
    kind = around.kind
    if not around.stored or not replaceable(kind):
        return
    same_months = stored_of_months(kind)
    if not staging.query(f"SELECT 1 {same_months} LIMIT 1").num_rows:
        return
    new = f"FROM {arriving(kind)} AS new"
    gone = f"FROM {in_force(kind)} AS old WHERE {covered(kind)}"
    missing = f"{gone} AND NOT {there(arriving(kind), kind, (owner(kind),))}"
    known = f"(SELECT (file_no, row_no) FROM ({already_there.found(around)}))"
    yield Overlap(
        kind_id=kind.id,
        stored=_sum(staging, kind, same_months),
        arriving=_sum(staging, kind, new),
        repeated=_sum(staging, kind, f"{new} WHERE (file_no, row_no) IN {known}"),
        replaced=_sum(staging, kind, gone),
        missing=_sum(staging, kind, missing).rows,
        twice=_sum(staging, kind, f"{new} WHERE {_beside_another(kind, known)}"),
    )


def stored_of_months(kind: ExtractKind) -> str:
    """FROM ... WHERE: the rows in force, `old`, of the months that arrive; a receipt may name no bill month, its day has one."""
    new = ", ".join(f"{month} AS month_{place}" for place, month in enumerate(months(kind, "new")))
    same = (f"arrives.month_{place} IS NOT DISTINCT FROM {month}" for place, month in enumerate(months(kind, "old")))
    arriving_months = f"(SELECT DISTINCT {new} FROM {arriving(kind)} AS new)"
    return f"FROM {in_force(kind)} AS old WHERE EXISTS (SELECT 1 FROM {arriving_months} AS arrives WHERE {all_of(same)})"


def names_units(kind: ExtractKind) -> str:
    """The condition on arriving rows that they say whose they are."""
    return any_of(f"{name} IS NOT NULL" for name in _UNIT if has(kind, name))


def _beside_another(kind: ExtractKind, known: str) -> str:
    """The condition on `new` that appending it makes two of what the ledger has once.

    Of unique kinds the customer and month are enough, unless both rows say that they are two (another type, another bill id);
    rows that may be there several times, like receipts, have to be equal. What is negative takes money back, which is what
    appending is for, unless the same amount stands there already.
    """
    if kind.repeats is not Repeat.UNIQUE or not has(kind, CUSTOMER_NO):
        return f"(file_no, row_no) IN {known}"
    another = f"(new.{kind.total} > 0 OR new.{kind.total} = old.{kind.total})" if kind.total else "true"
    month = {field.split(".", 1)[-1] for field in months(kind, "new")}
    telling = [name for name in (*kind.key, *((BILL_ID,) if has(kind, BILL_ID) else ())) if name not in {CUSTOMER_NO, *month}]
    same = [f"new.{CUSTOMER_NO} = old.{CUSTOMER_NO}"]
    same += [f"{new} = {old}" for new, old in zip(months(kind, "new"), months(kind, "old"), strict=True)]
    same += [f"coalesce(new.{name} = old.{name}, true)" for name in telling]
    return f"EXISTS (SELECT 1 FROM {in_force(kind)} AS old WHERE {all_of((*same, another))})"


def _sum(staging: Staging, kind: ExtractKind, rows: str) -> RowSum:
    amount = f"sum({kind.total})" if kind.total else "NULL"
    found = staging.query(f"SELECT count(*) AS n, {amount} AS amount {rows}")
    count, total = (found.column(name)[0].as_py() for name in ("n", "amount"))
    return RowSum(int(count), Money.from_yuan(total or 0) if kind.total else None)
