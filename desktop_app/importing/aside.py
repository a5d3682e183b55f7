"""Rows of a table that are no data: blank lines, totals, signatures, repeated headers."""

from __future__ import annotations

from typing import Any

from desktop_app.domain.dictionary import Dictionary, FieldType
from desktop_app.domain.ports import Staging
from desktop_app.domain.sheets import MappedColumn
from desktop_app.importing import set_aside_words as words
from desktop_app.importing.facts import Facts, Oddity
from desktop_app.importing.names import plain
from desktop_app.importing.plan import FilePlan
from desktop_app.importing.sql import cleaned, literal, literals, narrowed
from desktop_app.importing.staged import StagedFile

TOTAL, SUBTOTAL, PAGE, RUNNING = "total", "subtotal", "page", "running"
BLANK, FOOTER, HEADER = "blank", "footer", "header"
TOTALS = (TOTAL, SUBTOTAL, PAGE, RUNNING)

_SHORTEST_ID, _SHORTEST_COUNT = 8, 4
_SURELY_AN_ID = rf"[0-9A-Za-z_]{{{_SHORTEST_ID},}}"
_LOOKS_LIKE_AN_ID = r"[0-9A-Za-z_-]{4,}|\d(\.\d+)?[eE]\+?\d{1,3}"
_COUNT_OR_DAY = r"\d{4,7}|(19|20)\d\d-\d{1,2}-\d{1,2}"
_BROKEN_ID = r"[\x20-\x7e]*\d{4,}[\x20-\x7e]*"


def role_sql(plan: FilePlan, dictionary: Dictionary) -> str:
    """What a row is that is no data; NULL for data, as every row with something like a customer number is.

    A total or a signature may stand in any column, read or not. It is looked for where the customer number is missing or none;
    and where the first cell says nothing else, beside what may be a number of customers or a day.
    """
    key = _key(plan)
    if key is not None and _all_data(plan, key):
        return "CAST(NULL AS VARCHAR)"
    row, id_text = _row(plan), narrowed(cleaned(f"c{key.index}")) if key else "''"
    return (
        f"CASE {_known_at_once(plan, key, row) if key else ''} "
        f"WHEN regexp_full_match({id_text}, '{_LOOKS_LIKE_AN_ID}') THEN NULL "
        f"WHEN {_says(row, words.TOTAL)} THEN CASE WHEN NOT coalesce(regexp_full_match({id_text}, '{_BROKEN_ID}'), false) "
        f"THEN {_which(row)} END WHEN {_says(row, words.FOOTER)} THEN '{FOOTER}' "
        f"WHEN {_lead(plan, dictionary)} IS NULL THEN '{BLANK}' END"
    )


def _known_at_once(plan: FilePlan, key: MappedColumn, row: str) -> str:
    """What nearly all rows are settled by: a number no total row has; or one it may have, and a first cell without its words."""
    cell = f"t{key.index}"
    cells = ", ".join(f"nullif(trim(c{column.index}), '')" for column in plan.file.columns)
    first = f"coalesce({cells}, '')"
    facts = _facts(plan, key)
    digits = facts is not None and facts.made_of(b"")
    sure = f"strlen({cell}) >= {_SHORTEST_ID}" if digits else f"regexp_full_match({cell}, '{_SURELY_AN_ID}')"
    maybe = f"strlen({cell}) >= {_SHORTEST_COUNT}" if digits else f"regexp_full_match({cell}, '{_COUNT_OR_DAY}')"
    repeated = f"WHEN {cell} = {literal(key.header.strip())} THEN '{HEADER}'"
    spelled = f"WHEN {cell} IN ({literals(words.LIKE_AN_ID)}) THEN {_which(row)}"
    return (
        f"{'' if digits else f'{repeated} {spelled}'} WHEN {sure} THEN NULL "
        f"WHEN {maybe} THEN CASE WHEN {_says(first, words.HINT)} THEN "
        f"CASE WHEN {_says(row, words.LABEL_CELL)} THEN '{FOOTER}' "
        f"WHEN {_says(row, words.TOTAL_CELL)} AND {_nobody_else(plan, key, first)} THEN {_which(row)} END END"
    )


def _nobody_else(plan: FilePlan, key: MappedColumn, first: str) -> str:
    """Where a field begins the row with the word, no other names a customer, month or place: a unit may be called 合计."""
    figures = (FieldType.MONEY, FieldType.NUMBER, FieldType.CURVE)
    named = {field.index for field in plan.fields if field.field.type not in figures and field.index != key.index}
    said = ", ".join(f"trim(c{index})" for index in sorted(named))
    whole = f"concat({said})" if named else "''"
    return f"({whole} = {first} OR NOT starts_with({whole}, {first}))"


def _key(plan: FilePlan) -> MappedColumn | None:
    """The column by which a row of data is known: the first of the key's numbers that the file has, else its first field."""
    numbers = (name for name in plan.kind.key if plan.kind.field(name).type is FieldType.ID)
    found = (plan.file.column_of(name) for name in (*numbers, plan.kind.key[0]))
    return next((column for column in found if column is not None), None)


def _all_data(plan: FilePlan, key: MappedColumn) -> bool:
    """Every row of the chunk has a customer number, too long for a number of customers, and none repeats the header."""
    facts = _facts(plan, key)
    return (
        facts is not None
        and facts.shortest >= _SHORTEST_ID
        and not any(facts.may_hold(oddity) for oddity in (Oddity.NOTHING, Oddity.NO_ID, Oddity.WIDE))
        and b"-" not in facts.data
        and not any(word.encode() in facts.data for word in words.LIKE_AN_ID)
        and key.header.strip().encode() not in facts.data
    )


def _facts(plan: FilePlan, key: MappedColumn) -> Facts | None:
    return next((field.facts for field in plan.fields if field.index == key.index), None)


def _row(plan: FilePlan) -> str:
    """Every cell, read or not, in one text."""
    cells = ", ".join(f"c{column.index}" for column in plan.file.columns)
    return f"lower(concat_ws({literal(words.SEPARATOR)}, {cells}, extra))"


def _says(row: str, pattern: str) -> str:
    return f"regexp_matches({row}, {literal(pattern)})"


def _which(row: str) -> str:
    found = f"regexp_extract({row}, {literal(words.TOTAL)})"
    return (
        f"CASE WHEN {_says(found, words.RUNNING)} THEN '{RUNNING}' WHEN {_says(found, words.OF_A_PAGE)} THEN '{PAGE}' "
        f"WHEN {_says(found, words.OF_A_GROUP)} THEN '{SUBTOTAL}' WHEN {_says(found, words.OF_ALL)} THEN '{TOTAL}' "
        f"WHEN {_says(found, words.OF_A_UNIT)} THEN '{SUBTOTAL}' ELSE '{TOTAL}' END"
    )


def _lead(plan: FilePlan, dictionary: Dictionary) -> str:
    """The first cell that holds anything, counters and our own columns not counted."""
    ignored = {plain(name) for name in dictionary.ignored}
    read = [column for column in plan.file.columns if column.field_ids or plain(column.header) not in ignored]
    cells = [cleaned(f"c{column.index}") for column in read]
    return f"coalesce({', '.join((*cells, cleaned('extra')))})"


def counts(staging: Staging, file: StagedFile) -> dict[str, tuple[int, list[int]]]:
    """For each role present, totals of every sort as one: how many rows, and the first few of them."""
    role = f"CASE WHEN role IN ({literals(TOTALS)}) THEN '{TOTAL}' ELSE role END"
    found = staging.query(
        f"SELECT {role} AS kind, count(*) AS n, min(row_no, 5) AS first FROM {file.rows} "
        "WHERE role IS NOT NULL GROUP BY kind ORDER BY kind"
    )
    columns = [found.column(name).to_pylist() for name in ("kind", "n", "first")]
    return {role: (n, first) for role, n, first in zip(*columns, strict=True)}


def row_numbers(staging: Staging, rows: str) -> Any:
    """Of the rows that are told as totals, signatures or repeated headers; blank ones have nothing to tell."""
    found = staging.query(f"SELECT row_no FROM {rows} WHERE role <> '{BLANK}' ORDER BY row_no")
    return found.column("row_no")
