"""Which files of a checked import are practice data."""

from __future__ import annotations

from desktop_app.domain.batch import CheckedFile, ImportCheck
from desktop_app.domain.dictionary import Dictionary
from desktop_app.domain.ports import Staging
from desktop_app.domain.practice import PracticeMark
from desktop_app.importing.sql import literal
from desktop_app.importing.staged import checked_table, column_of

_UNIT = "org_no"


def marked(staging: Staging, check: ImportCheck, mark: PracticeMark) -> tuple[CheckedFile, ...]:
    """Files we ship, and files whose every row bears the unit code of a synthetic county."""
    return tuple(file for file in check.files if file.sha256 in mark.files or _synthetic(staging, file, mark))


def about_known_customers(staging: Staging, check: ImportCheck, dictionary: Dictionary) -> tuple[CheckedFile, ...]:
    """Files that bring nobody new: every accepted row is about a customer stored already (a corrected reject workbook)."""
    return tuple(
        file
        for file in check.files
        if dictionary.kind(file.kind_id).parent is not None and file.accepted.rows and not _strangers(staging, file)
    )


def _synthetic(staging: Staging, file: CheckedFile, mark: PracticeMark) -> bool:
    if column_of(file.columns, _UNIT) is None:
        return False
    fits = f"starts_with(coalesce({_UNIT}, ''), {literal(mark.unit_prefix)})"
    found = staging.query(
        f"SELECT count(*) AS rows, count(*) FILTER (WHERE {fits}) AS fitting "
        f"FROM {checked_table(file.kind_id)} WHERE file_no = {file.file_no}"
    )
    rows, fitting = (int(found.column(name)[0].as_py()) for name in ("rows", "fitting"))
    return rows > 0 and rows == fitting


def _strangers(staging: Staging, file: CheckedFile) -> int:
    found = staging.query(
        f"SELECT count(*) AS rows FROM {checked_table(file.kind_id)} WHERE file_no = {file.file_no} AND reasons IS NULL "
        "AND cons_no NOT IN (SELECT cons_no FROM ws.customer)"
    )
    return int(found.column("rows")[0].as_py())
