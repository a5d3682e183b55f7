"""Rows whose customer or bill is nowhere, told for each file with how many customers and how much money they are about."""

from __future__ import annotations

from dataclasses import replace

from desktop_app.domain.batch import CheckedFile, Finding, ImportCheck, Totals
from desktop_app.domain.dictionary import Dictionary, ExtractKind
from desktop_app.domain.formats import yuan
from desktop_app.domain.message import Message
from desktop_app.domain.money import Money
from desktop_app.domain.ports import Staging
from desktop_app.importing.bundles import head
from desktop_app.importing.checks.orphan import RULE
from desktop_app.importing.sql import literal
from desktop_app.importing.staged import checked_table, remarks_table


def orphans_told(staging: Staging, check: ImportCheck, dictionary: Dictionary) -> tuple[Finding, ...]:
    """The check's findings; of orphans with what lacks, and what that means."""
    files = {file.file_no: file for file in check.files}
    return tuple(
        replace(finding, message=_message(staging, files[finding.file_no], finding.rows, dictionary))
        if finding.rule == RULE.id
        else finding
        for finding in check.findings
    )


def _message(staging: Staging, file: CheckedFile, rows: int, dictionary: Dictionary) -> Message:
    kind, taken = dictionary.kind(file.kind_id), file.accepted
    told = taken if rows == taken.rows else _totals(staging, kind, file.file_no)  # often all of a file: that is summed up already
    about = "" if told.amount is None else Message.of("importing.orphan.money", amount=yuan(told.amount))
    return Message.of(
        f"importing.note.orphan_of_{kind.parent}",
        rows=rows,
        customers=told.customers,
        about=about,
        kind=kind.zh,
        kind_en=kind.en,
    )


def _totals(staging: Staging, kind: ExtractKind, file_no: int) -> Totals:
    """Of a file's orphans."""
    money = f"sum({kind.total})" if kind.total else "NULL"
    orphans = f"SELECT row_no FROM {remarks_table(kind.id)} WHERE file_no = {file_no} AND token = {literal(RULE.id)}"
    found = staging.query(
        f"SELECT count(*) AS n, count(DISTINCT {head(kind)}) AS customers, {money} AS amount FROM {checked_table(kind.id)} "
        f"WHERE file_no = {file_no} AND row_no IN ({orphans})"
    )
    rows, customers, amount = (found.column(name)[0].as_py() for name in ("n", "customers", "amount"))
    return Totals(rows, customers, Money.from_yuan(amount or 0) if kind.total else None)
