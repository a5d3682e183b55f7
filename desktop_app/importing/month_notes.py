"""What is told of months that come in again: customers a replacement leaves without a row, rows it leaves alone, rows that would
count twice, and amounts that differ."""

from __future__ import annotations

from collections.abc import Iterator

from desktop_app.domain.batch import Finding, Severity
from desktop_app.domain.formats import count, yuan
from desktop_app.domain.intake import SameMonth
from desktop_app.domain.message import Message
from desktop_app.domain.money import Money
from desktop_app.domain.ports import Staging
from desktop_app.domain.same_month import Overlap
from desktop_app.importing.checks import contradicts
from desktop_app.importing.checks.rule import Surroundings
from desktop_app.importing.in_force import CUSTOMER_NO, has, in_force
from desktop_app.importing.month_sums import names_units, stored_of_months
from desktop_app.importing.overlap import arriving, covered, owner, replaceable, there
from desktop_app.importing.sql import literal

_EXAMPLES = 5


def month_notes(staging: Staging, around: Surroundings, overlaps: tuple[Overlap, ...]) -> Iterator[Finding]:
    """By what was chosen: of a replacement what it takes and leaves, of appending what would count twice."""
    if around.same_month is SameMonth.REPLACE and replaceable(around.kind):
        yield from _missing_customers(staging, around)
        yield from _left_alone(staging, around)
    if around.same_month is SameMonth.APPEND:
        for overlap in overlaps:
            yield from _twice(around, overlap)


def contradictions(staging: Staging, around: Surroundings) -> Iterator[Finding]:
    """Per file the bills whose amount is another in the ledger, the first of them with both values."""
    pairs = contradicts.pairs(around)
    if pairs is None:
        return
    example = "{'row_no': row_no, 'said': said, 'stored': stored}"
    found = staging.query(
        f"SELECT file_no, count(*) AS n, min({example}, {_EXAMPLES}) AS first FROM ({pairs}) GROUP BY file_no ORDER BY file_no"
    )
    columns = [found.column(name).to_pylist() for name in ("file_no", "n", "first")]
    for file_no, rows, first in zip(*columns, strict=True):
        examples = [tuple(example.values()) for example in first]
        told = "; ".join(f"{row}: {yuan(Money.from_yuan(said))} / {yuan(Money.from_yuan(old))}" for row, said, old in examples)
        message = Message.of("importing.note.contradicts", examples=told)
        yield Finding(file_no, "contradicts", Severity.CONFIRM, message, rows, tuple(row for row, _, _ in examples))


def _missing_customers(staging: Staging, around: Surroundings) -> Iterator[Finding]:
    """Rows that go out of force of customers whom the files do not have, unit by unit. A file that is only a part of its unit's
    is the usual reason."""
    kind = around.kind
    unit = f"coalesce({', '.join([f'old.{name}' for name in ('org_name', 'org_no') if has(kind, name)] + [literal('--')])})"
    absent = f"NOT {there(arriving(kind), kind, (owner(kind),))}"
    found = staging.query(
        f"SELECT {unit} AS unit, count(*) AS stored, count(*) FILTER ({absent}) AS missing, "
        f"CAST(sum(stored) OVER () AS BIGINT) AS whole FROM {in_force(kind)} AS old "
        f"WHERE {covered(kind)} GROUP BY unit QUALIFY missing > 0 ORDER BY missing DESC, unit"
    )
    units, stored, missing, whole = (found.column(name).to_pylist() for name in ("unit", "stored", "missing", "whole"))
    if units:
        first = zip(units[:_EXAMPLES], stored, missing, strict=False)
        told = "; ".join(f"{name} {count(lacking)} / {count(rows)}" for name, rows, lacking in first)
        message = Message.of("importing.note.missing", rows=sum(missing), stored=whole[0], units=told)
        yield Finding(_first_file(around), "missing", Severity.CONFIRM, message, sum(missing), ())


def _left_alone(staging: Staging, around: Surroundings) -> Iterator[Finding]:
    """Files that name no unit replace the rows of their own customers only: the others' stay, and that has to be known."""
    kind = around.kind
    if not has(kind, CUSTOMER_NO) or staging.query(f"SELECT 1 FROM {arriving(kind)} WHERE {names_units(kind)} LIMIT 1").num_rows:
        return
    stays = f"NOT {covered(kind)}"
    found = staging.query(
        f"SELECT count(*) FILTER ({stays}) AS n, count(DISTINCT old.{CUSTOMER_NO}) FILTER ({stays}) AS customers, "
        f"count(DISTINCT old.{CUSTOMER_NO}) AS stored {stored_of_months(kind)}"
    )
    rows, customers, stored = (int(found.column(name)[0].as_py()) for name in ("n", "customers", "stored"))
    if rows:
        told = {
            "stored": count(stored),
            "replaced": count(stored - customers),
            "customers": count(customers),
            "rows": count(rows),
        }
        yield Finding(
            _first_file(around), "left_alone", Severity.CONFIRM, Message.of("importing.note.left_alone", **told), rows, ()
        )


def _twice(around: Surroundings, overlap: Overlap) -> Iterator[Finding]:
    rows, amount = overlap.twice.rows, overlap.twice.amount
    if rows:
        key = "importing.note.twice" if amount is None else "importing.note.twice_amount"
        message = Message.of(key, rows=count(rows), amount=yuan(amount))
        yield Finding(_first_file(around), "twice", Severity.CONFIRM, message, rows, ())


def _first_file(around: Surroundings) -> int:
    return around.plans[0].file.file_no
