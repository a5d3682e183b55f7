"""Receipts that say of themselves that they failed or were reversed: kept as they are, told, and no money received."""

from __future__ import annotations

from collections.abc import Iterator

from desktop_app.domain.batch import Finding, ImportCheck, Severity
from desktop_app.domain.formats import yuan
from desktop_app.domain.message import Message
from desktop_app.domain.money import Money
from desktop_app.domain.ports import Staging
from desktop_app.domain.receipts import FAILED, REVERSED
from desktop_app.importing.sql import any_of, literal
from desktop_app.importing.staged import checked_table, column_of

_STATUS, _AMOUNT, _SAMPLE = "pay_status", "rcv_amt", 5


def no_money(staging: Staging, check: ImportCheck) -> Iterator[Finding]:
    """One finding per file that has such receipts among those it brings in, with what they come to."""
    marked = any_of(f"contains({_STATUS}, {literal(word)})" for word in (*FAILED, *REVERSED))
    for file in check.files:
        if column_of(file.columns, _STATUS) is None or column_of(file.columns, _AMOUNT) is None:
            continue
        found = staging.query(
            f"SELECT count(*) AS n, sum({_AMOUNT}) AS amount, min(row_no, {_SAMPLE}) AS first FROM {checked_table(file.kind_id)} "
            f"WHERE file_no = {file.file_no} AND reasons IS NULL AND ({marked})"
        )
        rows, amount, first = (found.column(name)[0].as_py() for name in ("n", "amount", "first"))
        if rows:
            message = Message.of("importing.note.no_money", rows=rows, amount=yuan(Money.from_yuan(amount or 0)))
            yield Finding(file.file_no, "no_money", Severity.CONFIRM, message, rows, tuple(first))
