"""原户号 ↔ 新户号: the pairs nobody can follow without guessing. They are stored as said, told, and not applied."""

from __future__ import annotations

from collections.abc import Iterator

from desktop_app.domain.batch import Finding, ImportCheck, Severity
from desktop_app.domain.message import Message
from desktop_app.domain.ports import Staging
from desktop_app.importing.staged import checked_table

KIND = "cons_no_map"
_SAMPLE = 5
_SPLIT = "orgn_cons_no IN (SELECT orgn_cons_no FROM pairs GROUP BY orgn_cons_no HAVING count(DISTINCT cons_no) > 1)"
_CHAIN = "cons_no IN (SELECT orgn_cons_no FROM pairs)"


def uncertain_numbers(staging: Staging, check: ImportCheck) -> Iterator[Finding]:
    """Per file: old numbers with two new ones, and new numbers that are old ones themselves (chains and cycles)."""
    for file in check.files:
        if file.kind_id != KIND:
            continue
        for rule, condition in (("number_split", _SPLIT), ("number_chain", _CHAIN)):
            found = staging.query(_rows(file.file_no, condition))
            rows, first, numbers = (found.column(name)[0].as_py() for name in ("n", "first", "numbers"))
            if rows:
                message = Message.of(f"importing.note.{rule}", rows=rows, numbers="、".join(numbers))
                yield Finding(file.file_no, rule, Severity.CONFIRM, message, rows, tuple(first))


def _rows(file_no: int, condition: str) -> str:
    arriving = f"SELECT file_no, row_no, orgn_cons_no, cons_no FROM {checked_table(KIND)} WHERE reasons IS NULL"
    return (
        f"WITH pairs AS (SELECT orgn_cons_no, cons_no FROM ({arriving}) WHERE orgn_cons_no <> cons_no "
        "UNION SELECT orgn_cons_no, cons_no FROM ws.number_said) "
        f"SELECT count(*) AS n, min(row_no, {_SAMPLE}) AS first, min(orgn_cons_no, {_SAMPLE}) AS numbers "
        f"FROM ({arriving}) WHERE file_no = {file_no} AND orgn_cons_no <> cons_no AND {condition}"
    )
