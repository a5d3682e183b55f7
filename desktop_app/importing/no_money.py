"""Receipts that say of themselves that they failed or were reversed: kept as they are, and told by what the figures make of them.

Which of them are money is the indicators' rule and not decided here. It looks at receipts beside each other, so those that are in
the ledger and marked are laid beside the arriving ones.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from desktop_app.domain.batch import CheckedFile, Finding, ImportCheck, Severity
from desktop_app.domain.dictionary import Dictionary, ExtractKind
from desktop_app.domain.formats import yuan
from desktop_app.domain.intake import SameMonth
from desktop_app.domain.message import Message
from desktop_app.domain.money import Money
from desktop_app.domain.ports import Staging
from desktop_app.domain.progress import SILENT
from desktop_app.domain.receipts import DENIED, FAILED, RECEIVED, REVERSED, STATUS, UncountedSelect
from desktop_app.importing.in_force import in_force, renumbered
from desktop_app.importing.overlap import covered
from desktop_app.importing.sql import any_of, literal
from desktop_app.importing.staged import bare_name, checked_table, column_of, marked_receipts

_AMOUNT, _SAMPLE = "rcv_amt", 5
_ARRIVING = 2**31 - 1
"""The batch of rows that have none yet: after all others."""
_COLUMNS = "row_no, cons_no, rcvbl_amt_id, rcvbl_ym, charge_time, rcv_amt, pay_mode, pay_status"
_MARKED = any_of(f"contains({STATUS}, {literal(word)})" for word in (*FAILED, *REVERSED))
_KNOWN = any_of(f"contains({STATUS}, {literal(word)})" for word in RECEIVED)
_DENIED = any_of(f"contains({STATUS}, {literal(word)})" for word in DENIED)
_IN_WORDS = f"strlen({STATUS}) > length({STATUS})"  # codes say nothing to anybody without their list


def no_money(staging: Staging, check: ImportCheck, dictionary: Dictionary, uncounted: UncountedSelect) -> Iterator[Finding]:
    """Per file what is not counted of such receipts among those it brings in, and what is counted as money given back."""
    files = [file for file in check.files if _says_status(file)]
    for kind in (dictionary.kind(kind_id) for kind_id in dict.fromkeys(file.kind_id for file in files)):
        staging.derive(bare_name(marked_receipts()), _beside_each_other(kind, check.same_month), SILENT)
        not_counted = uncounted(marked_receipts())
        for file in files:
            if file.kind_id == kind.id:
                yield from _of_file(staging, file.file_no, not_counted)
                yield from _unknown(staging, file)


def _says_status(file: CheckedFile) -> bool:
    return column_of(file.columns, STATUS) is not None and column_of(file.columns, _AMOUNT) is not None


def _beside_each_other(kind: ExtractKind, same_month: SameMonth) -> str:
    """The marked receipts that come in, and those their customers have in the ledger and keep."""
    arriving = (
        f"SELECT CAST({_ARRIVING} AS INTEGER) AS batch_id, CAST(file_no AS INTEGER) AS file_no, {_COLUMNS} "
        f"FROM {renumbered(kind, checked_table(kind.id))} WHERE reasons IS NULL AND ({_MARKED})"
    )
    kept, stored = f"NOT {covered(kind)}" if same_month is SameMonth.REPLACE else "true", in_force(kind)
    return (
        f"WITH arriving AS ({arriving}) FROM arriving UNION ALL SELECT batch_id, file_no, {_COLUMNS} FROM {stored} AS old "
        f"WHERE cons_no IN (SELECT cons_no FROM arriving) AND ({_MARKED}) AND {kept}"
    )


def _of_file(staging: Staging, file_no: int, not_counted: str) -> Iterator[Finding]:
    gone = "(batch_id, file_no, row_no) IN (SELECT (batch_id, file_no, row_no) FROM gone)"
    found = staging.query(
        f"WITH gone AS ({not_counted}), marked AS (SELECT *, {gone} AS gone FROM {marked_receipts()} "
        f"WHERE batch_id = {_ARRIVING} AND file_no = {file_no}) SELECT gone, count(*) AS n, "
        f"sum(greatest({_AMOUNT}, 0)) AS taken, sum(least({_AMOUNT}, 0)) AS back, "
        f"count(*) FILTER ({_AMOUNT} < 0) AS backs, min(row_no, {_SAMPLE}) AS first FROM marked GROUP BY gone ORDER BY gone DESC"
    )
    for is_gone, *told in zip(*(found.column(name).to_pylist() for name in found.column_names), strict=True):
        rows, taken, back, backs, first = told
        message = _not_counted(rows, taken, back, backs) if is_gone else _given_back(rows, back)
        yield Finding(file_no, "no_money" if is_gone else "given_back", Severity.CONFIRM, message, rows, tuple(first))


def _unknown(staging: Staging, file: CheckedFile) -> Iterator[Finding]:
    """Words of a status that nobody here knows: their receipts count, and a person should see that they do."""
    found = staging.query(
        f"SELECT {STATUS} AS word, count(*) AS n, sum({_AMOUNT}) AS amount, min(row_no) AS first "
        f"FROM {checked_table(file.kind_id)} WHERE file_no = {file.file_no} AND reasons IS NULL AND {_IN_WORDS} "
        f"AND NOT ({_MARKED}) AND (NOT ({_KNOWN}) OR ({_DENIED})) "
        f"GROUP BY word ORDER BY n DESC, word"
    )
    words, rows, amounts, first = (found.column(name).to_pylist() for name in ("word", "n", "amount", "first"))
    if words:
        pairs = zip(words[:_SAMPLE], rows, amounts, strict=False)
        told = "; ".join(f"{word} × {n} = {_yuan(amount)}" for word, n, amount in pairs)
        message = Message.of("importing.note.unknown_status", words=told)
        yield Finding(file.file_no, "unknown_status", Severity.CONFIRM, message, sum(rows), tuple(sorted(first)[:_SAMPLE]))


def _not_counted(rows: int, taken: Decimal, back: Decimal, backs: int) -> Message:
    """Amounts that cancel each other out are named apart: their sum would hide both."""
    if not backs:
        return Message.of("importing.note.no_money", rows=rows, amount=_yuan(taken))
    sides = {"taken_rows": rows - backs, "taken": _yuan(taken), "back_rows": backs, "back": _yuan(back)}
    return Message.of("importing.note.no_money_both", rows=rows, **sides)


def _given_back(rows: int, back: Decimal) -> Message:
    return Message.of("importing.note.given_back", rows=rows, amount=_yuan(-back))


def _yuan(amount: Decimal) -> str:
    return yuan(Money.from_yuan(amount))
