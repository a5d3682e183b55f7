"""The first rows of a file as the check page shows them: cells as they are, days beside what an answer makes of them."""

from __future__ import annotations

import re
import unicodedata

from desktop_app.domain.ports import Staging
from desktop_app.importing import casts
from desktop_app.importing.kept import cells_of, unpacked
from desktop_app.importing.plan import FilePlan

PREVIEW_ROWS = 200
_IN_QUESTION = re.compile(r"\d{1,2}[-/.]\d{1,2}[-/.](\d{4}|\d{1,2})(\s.*)?")


def preview(staging: Staging, plan: FilePlan) -> tuple[tuple[str, ...], ...]:
    """The cells of the first data rows, in the order of the file's columns.

    Where somebody said in which order days are written, each such day is followed by the day understood: 03/04/26 → 2026-04-03.
    """
    file = plan.file
    first = staging.query(f"SELECT row_no FROM {file.rows} WHERE role IS NULL ORDER BY row_no LIMIT {PREVIEW_ROWS}")
    numbers = first.column("row_no")
    rows = [row for part in unpacked(staging, file.rows, numbers) for row in cells_of(part, file.columns)]
    understood = _understood(staging, plan)
    if not understood:
        return tuple(rows)
    places = [understood.get(column.index, {}) for column in file.columns]
    return tuple(
        tuple(_beside(cell, days.get(number)) for cell, days in zip(row, places, strict=True))
        for number, row in zip(numbers.to_pylist(), rows, strict=True)
    )


def _understood(staging: Staging, plan: FilePlan) -> dict[int, dict[int, str]]:
    """By column and row number the days as they are stored; nothing where nobody was asked."""
    if plan.file.day_order is None:
        return {}
    days = [field for field in plan.fields if field.field.type in casts.DAYS and field.composite is None and not field.points]
    found: dict[int, dict[int, str]] = {}
    for field in days:
        rows = staging.query(
            f"SELECT row_no, replace(CAST({field.id} AS VARCHAR), ' 00:00:00', '') AS day FROM {plan.file.rows} "
            f"WHERE role IS NULL AND {field.id} IS NOT NULL ORDER BY row_no LIMIT {PREVIEW_ROWS}"
        )
        found[field.index] = dict(zip(rows.column("row_no").to_pylist(), rows.column("day").to_pylist(), strict=True))
    return found


def _beside(cell: str, day: str | None) -> str:
    in_question = _IN_QUESTION.fullmatch(unicodedata.normalize("NFKC", cell).strip())
    return f"{cell.strip()} → {day}" if day is not None and in_question else cell
