"""What a check found, as domain values: totals, the file's own claim beside them, findings, a preview."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from desktop_app.domain.batch import CheckedFile, Finding, Severity, Totals
from desktop_app.domain.dictionary import Dictionary, ExtractKind
from desktop_app.domain.message import Message
from desktop_app.domain.money import ZERO, Money
from desktop_app.domain.own_totals import OwnTotal
from desktop_app.domain.ports import Staging
from desktop_app.importing import aside, converted, told_totals
from desktop_app.importing.bundles import ACCEPTED
from desktop_app.importing.checks import ORDER, SEVERITIES, already_there, other_file
from desktop_app.importing.checks.rule import parts
from desktop_app.importing.plan import FilePlan
from desktop_app.importing.preview import preview
from desktop_app.importing.staged import StagedFile, bundles_table, checked_table, found_table, remarks_table, totals_table

_THERE, _OTHER = already_there.RULE.id, other_file.RULE.id
SKIPPED = f"reasons IN ('{_THERE}', '{_OTHER}', '{_THERE} {_OTHER}')"
"""Rows that are in the ledger or in another file and say nothing else: neither accepted nor rejected."""
_SAMPLE = 5
_WORDS = "string_split(reasons, ' ')"
_TOLD = f"CASE WHEN {SKIPPED} THEN {_WORDS}[:1] ELSE list_filter({_WORDS}, one -> one NOT IN ('{_THERE}', '{_OTHER}')) END"
"""The reasons that are told, one of a skipped row: that it is there goes without saying where it is refused."""
_SKIPPED, _REJECTED, _ALL = "skipped", "rejected", "all"
PART = f"CASE WHEN reasons IS NULL THEN '{ACCEPTED}' WHEN {SKIPPED} THEN '{_SKIPPED}' ELSE '{_REJECTED}' END"
"""What becomes of a checked row."""


def checked_file(staging: Staging, plan: FilePlan, dictionary: Dictionary, totals: tuple[OwnTotal, ...]) -> CheckedFile:
    """One file's result; `totals` is what came of its total rows."""
    file, read = plan.file, _totals(staging, plan, _ALL)
    customers, rows, amount = told_totals.stated(totals, read)
    set_aside = aside.counts(staging, file)
    return CheckedFile(
        file_no=file.file_no,
        path=file.path,
        sheet=file.sheet,
        sha256=file.sha256,
        encoding=file.encoding,
        kind_id=file.kind_id,
        header_row=file.header_row,
        title_rows=max(file.header_row - 1, 0),
        total_rows=set_aside.get(aside.TOTAL, (0, []))[0],
        columns=file.columns,
        read=read,
        accepted=_totals(staging, plan, ACCEPTED),
        skipped=_totals(staging, plan, _SKIPPED),
        rejected=_totals(staging, plan, _REJECTED),
        source_customers=customers,
        source_rows=rows,
        source_amount=amount,
        preview=preview(staging, plan),
        unread=file.unread,
        converted=converted.converted(plan, dictionary),
        totals=totals,
    )


def findings(
    staging: Staging, plans: Sequence[FilePlan], checked: Sequence[CheckedFile], dictionary: Dictionary
) -> Iterator[Finding]:
    """All findings, file by file: what refuses rows, what to look at, what to know."""
    for plan, file in zip(plans, checked, strict=True):
        totals = told_totals.findings(file.file_no, file.totals)
        found = [*_of_rows(staging, plan), *_of_nothing(file), *totals, *_of_aside(staging, plan.file)]
        yield from sorted(found, key=lambda finding: list(Severity).index(finding.severity))
        yield from plan.file.notes
        yield from converted.told(plan, dictionary)


def totals_select(kind: ExtractKind) -> str:
    """(file_no, part, row_count, customers, amount) with part accepted, skipped, rejected or all."""
    rows, amount = "CAST(sum(row_count) AS BIGINT) AS row_count", "sum(amount) AS amount"
    bundles = bundles_table(kind.id)
    return (
        f"SELECT file_no, part, {rows}, count(head) AS customers, {amount} FROM {bundles} GROUP BY file_no, part "
        f"UNION ALL SELECT file_no, '{_ALL}', {rows}, count(DISTINCT head), {amount} FROM {bundles} GROUP BY file_no"
    )


def found_select(kind: ExtractKind) -> str:
    """(file_no, token, n, first): every reason, and the remarks on rows that are accepted."""
    rows = checked_table(kind.id)
    tokens = (
        f"SELECT file_no, unnest({_TOLD}) AS token, row_no FROM {rows} WHERE reasons IS NOT NULL UNION ALL "
        f"SELECT file_no, unnest(string_split(remarks, ' ')), row_no FROM {rows} "
        f"WHERE remarks IS NOT NULL AND reasons IS NULL UNION ALL "
        f"SELECT file_no, token, row_no FROM {remarks_table(kind.id)}"
    )
    return f"SELECT file_no, token, count(*) AS n, min(row_no, {_SAMPLE}) AS first FROM ({tokens}) GROUP BY file_no, token"


def _totals(staging: Staging, plan: FilePlan, part: str) -> Totals:
    found = staging.query(
        f"SELECT row_count, customers, amount FROM {totals_table(plan.kind.id)} "
        f"WHERE file_no = {plan.file.file_no} AND part = '{part}'"
    )
    if not found.num_rows:
        return Totals(0, 0, ZERO if plan.kind.total else None)
    rows, customers, amount = (found.column(name).to_pylist()[0] for name in found.column_names)
    return Totals(rows, customers, Money.from_yuan(amount or 0) if plan.kind.total else None)


def _of_rows(staging: Staging, plan: FilePlan) -> Iterator[Finding]:
    found = staging.query(
        f"SELECT token, n, first FROM {found_table(plan.kind.id)} WHERE file_no = {plan.file.file_no} ORDER BY token"
    )
    columns = [found.column(name).to_pylist() for name in found.column_names]
    rows = sorted(zip(*columns, strict=True), key=lambda row: (ORDER[parts(row[0])[0]], row[0]))
    for token, n, first in rows:
        rule_id, _ = parts(token)
        yield Finding(plan.file.file_no, rule_id, SEVERITIES[rule_id], reason(token, plan.file), n, tuple(first))


def reason(token: str, file: StagedFile | CheckedFile) -> Message:
    """A token in words; the column is named as the file names it, a curve's many by the first and the last."""
    rule_id, field_id = parts(token)
    read = [column.header.strip() for column in file.columns if field_id in column.field_ids]
    return Message.of(f"importing.rule.{rule_id}", column="…".join(dict.fromkeys((read[0], read[-1]))) if read else "")


def _of_nothing(file: CheckedFile) -> Iterator[Finding]:
    if file.read.rows == 0:
        yield Finding(file.file_no, "no_rows", Severity.CONFIRM, Message.of("importing.note.no_rows"), 0, ())


def _of_aside(staging: Staging, file: StagedFile) -> Iterator[Finding]:
    for role, (rows, first) in aside.counts(staging, file).items():
        if role != aside.BLANK:
            message = Message.of(f"importing.note.{role}_rows_skipped", rows=rows)
            yield Finding(file.file_no, f"{role}_rows", Severity.NOTE, message, rows, tuple(first))
