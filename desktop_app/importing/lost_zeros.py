"""Customer numbers that fit nobody but for the zeros in front: spreadsheets take them for figures and drop these.

Told, never put back: which number was meant is a person's word.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from desktop_app.domain.batch import Finding, ImportCheck, Severity
from desktop_app.domain.dictionary import Dictionary, ExtractKind
from desktop_app.domain.message import Message
from desktop_app.domain.ports import Staging
from desktop_app.importing.checks.orphan import RULE as ORPHAN
from desktop_app.importing.in_force import CUSTOMER_NO, has, in_force
from desktop_app.importing.sql import literal
from desktop_app.importing.staged import checked_table, remarks_table

CUSTOMER = "customer"
HERE, THERE, AS_ANOTHER = "lost_zeros", "lost_zeros_there", "lost_zeros_customer"
_SAMPLE, _EXAMPLES = 5, 3


def lost_zeros(staging: Staging, check: ImportCheck, dictionary: Dictionary) -> Iterator[Finding]:
    """Per file: rows without a parent, and new customers, whose number is another's but for zeros in front.

    The zeros may be missing here or there; a new customer is told only where they are missing here, lest both files say it.
    """
    present = {file.kind_id for file in check.files}
    orphans = {finding.file_no for finding in check.findings if finding.rule == ORPHAN.id}
    for kind in dictionary.kinds:
        numbers = {file.file_no for file in check.files if file.kind_id == kind.id}
        if kind.id == CUSTOMER and numbers:
            known = _known([kind], present)
            yield from _found(staging, _new_customers(kind, known), known, {"known": AS_ANOTHER})
        elif numbers & orphans and has(kind, CUSTOMER_NO):
            parents = [dictionary.kind(name) for name in dict.fromkeys((CUSTOMER, kind.parent)) if name]
            yield from _found(staging, _orphans(kind), _known(parents, present), {"known": HERE, "told": THERE})


def _found(staging: Staging, rows: str, known: str, keys: dict[str, str]) -> Iterator[Finding]:
    """What is told of `rows`, by which of the two numbers is the longer one; that begins with a zero."""
    if not staging.query(f"SELECT 1 AS found FROM ({known}) LIMIT 1").num_rows:
        return
    core = f"ltrim({CUSTOMER_NO}, '0')"
    numbers = f"SELECT DISTINCT {CUSTOMER_NO}, {core} AS core FROM"
    longer = f"CASE WHEN length(known.{CUSTOMER_NO}) > length(told.{CUSTOMER_NO}) THEN 'known' ELSE 'told' END"
    pairs = (
        f"SELECT told.{CUSTOMER_NO}, {longer} AS longer, told.{CUSTOMER_NO} || ' → ' || known.{CUSTOMER_NO} AS pair "
        f"FROM ({numbers} ({rows})) AS told JOIN ({numbers} ({known})) AS known USING (core) "
        f"WHERE told.{CUSTOMER_NO} <> known.{CUSTOMER_NO}"
    )
    found = staging.query(
        f"SELECT file_no, longer, count(DISTINCT row_no) AS n, min(row_no, {_SAMPLE}) AS first, min(DISTINCT pair, {_EXAMPLES}) "
        f"AS pairs FROM ({rows}) JOIN ({pairs}) USING ({CUSTOMER_NO}) GROUP BY file_no, longer ORDER BY file_no, longer"
    )
    columns = [found.column(name).to_pylist() for name in found.column_names]
    for file_no, side, count, first, examples in zip(*columns, strict=True):
        if side in keys:
            message = Message.of(f"importing.note.{keys[side]}", rows=count, examples="、".join(examples))
            yield Finding(file_no, keys[side], Severity.CONFIRM, message, count, tuple(first))


def _known(kinds: Sequence[ExtractKind], present: Collection[str]) -> str:
    """The numbers of the ledger and of what comes in with it."""
    parts = [f"SELECT {CUSTOMER_NO} FROM {in_force(kind)}" for kind in kinds]
    parts += [f"SELECT {CUSTOMER_NO} FROM {checked_table(kind.id)} WHERE reasons IS NULL" for kind in kinds if kind.id in present]
    return " UNION ALL ".join(parts)


def _orphans(kind: ExtractKind) -> str:
    return (
        f"SELECT file_no, row_no, {CUSTOMER_NO} FROM {checked_table(kind.id)} "
        f"JOIN (SELECT file_no, row_no FROM {remarks_table(kind.id)} WHERE token = {literal(ORPHAN.id)}) USING (file_no, row_no)"
    )


def _new_customers(kind: ExtractKind, known: str) -> str:
    """Those the ledger has not; where all numbers are equally long none has lost anything."""
    stored = f"SELECT {CUSTOMER_NO} FROM {in_force(kind)} WHERE {CUSTOMER_NO} IS NOT NULL"
    return (
        f"SELECT file_no, row_no, {CUSTOMER_NO} FROM {checked_table(kind.id)} WHERE reasons IS NULL "
        f"AND length({CUSTOMER_NO}) < (SELECT max(length({CUSTOMER_NO})) FROM ({known})) AND {CUSTOMER_NO} NOT IN ({stored})"
    )
