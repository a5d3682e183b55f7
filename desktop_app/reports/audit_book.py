"""The trail as an Excel workbook: every column as it was recorded, nothing in it read as a formula."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from desktop_app.domain import formats
from desktop_app.domain.audit import AuditRow
from desktop_app.domain.audit_words import action_in_words, filter_in_words, period_in_words, result_in_words
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.domain.safety import AuditFilter
from desktop_app.domain.texts import Texts
from desktop_app.reports.model import Imprint
from desktop_app.workbooks.in_memory import MemoryWorkbook

_COLUMNS = {
    "sequence": 9, "at": 20, "utc": 20, "user": 14, "role": 14, "station": 16, "action": 20, "code": 20, "subject": 28,
    "result": 10, "facts": 60, "previous": 20, "hash": 20, "seal": 20,
}  # fmt: skip
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_STEP = 500


def write_audit(
    path: Path, rows: Iterable[AuditRow], chosen: AuditFilter, texts: Texts, imprint: Imprint, progress: Progress = SILENT
) -> int:
    """Write the rows, and on a second sheet where the chain stood; gives their number. The same rows give the same bytes.

    Raises:
        OSError: the file cannot be written. Cancelled: the person asked to stop.
    """
    book = MemoryWorkbook()
    made = imprint.made_at.replace(microsecond=0)
    book.properties.creator, book.properties.created, book.properties.modified = imprint.unit, made, made
    sheet = book.create_sheet(texts("audit.paper.title"))
    for place, width in enumerate(_COLUMNS.values(), 1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    sheet.freeze_panes = "B2"
    sheet.append([_text(sheet, texts(f"audit.column.{name}"), head=True) for name in _COLUMNS])
    count = 0
    for count, row in enumerate(rows, 1):
        sheet.append([row.sequence, *(_text(sheet, cell) for cell in _cells(texts, row))])
        if count % _STEP == 0:
            progress.check()
    about = book.create_sheet(texts("reports.book.about"))
    about.column_dimensions["A"].width, about.column_dimensions["B"].width = 18, 60
    for label, value in _about(texts, chosen, imprint, count):
        about.append([_text(about, label), _text(about, value)])
    book.save(path)
    return count


def _cells(texts: Texts, row: AuditRow) -> tuple[str, ...]:
    return (
        f"{row.at:%Y-%m-%d %H:%M:%S}",
        f"{row.at_utc:%Y-%m-%d %H:%M:%S}" if row.at_utc else "",
        row.user,
        row.role,
        row.station,
        action_in_words(texts, row.action),
        row.action,
        row.subject,
        result_in_words(texts, row.result),
        row.facts,
        row.previous,
        row.hash,
        row.seal,
    )


def _about(texts: Texts, chosen: AuditFilter, imprint: Imprint, rows: int) -> Iterable[tuple[str, str]]:
    yield texts("reports.book.unit"), imprint.unit
    yield texts("reports.book.user"), imprint.user
    yield texts("reports.book.made"), formats.moment(imprint.made_at)
    yield texts("audit.paper.period"), period_in_words(texts, chosen)
    yield texts("audit.paper.filter"), filter_in_words(texts, chosen)
    yield texts("audit.figure.rows"), formats.count(rows)
    yield texts("audit.paper.head"), imprint.anchor


def _text(sheet: Any, value: str | None, head: bool = False) -> Any:
    """A text stays a text, whatever it begins with."""
    cell = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("〔?〕", value or ""))
    cell.data_type, cell.number_format = "s", "@"
    cell.quotePrefix = (value or "").startswith(_FORMULA_STARTS)
    if head:
        cell.font = Font(bold=True)
    return cell
