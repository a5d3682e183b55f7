"""The ranked list as an Excel workbook: ids as text, numbers as numbers, nothing from a name read as a formula."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from desktop_app.domain import formats
from desktop_app.domain.errors import ReportError
from desktop_app.domain.formats import Personal, masked
from desktop_app.domain.frame import Frame
from desktop_app.domain.indicator import IndicatorSpec
from desktop_app.domain.money import ZERO
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.domain.risk import RunRecord
from desktop_app.domain.texts import Texts
from desktop_app.reports.formalities import band_name, run_facts
from desktop_app.reports.model import Imprint
from desktop_app.reports.ranked import REASONS, Ranked, ranked_rows, sentences
from desktop_app.workbooks.in_memory import MemoryWorkbook

_TEXT, _WHOLE, _MONEY, _SHARE = "@", "#,##0", "#,##0.00", "0.0%"
_WIDTHS = {"no": 7, "cons_no": 16, "cons_name": 22, "org_name": 18, "elec_type": 14, "tg_name": 16, "band": 12, "reason": 44}
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_HEAD = PatternFill("solid", fgColor="EEF2F5")


def write_list(
    path: Path,
    run: RunRecord,
    frame: Frame,
    batch: int | None,
    texts: Texts,
    indicators: Mapping[str, IndicatorSpec],
    imprint: Imprint,
    progress: Progress = SILENT,
) -> int:
    """Write the whole ranked list to `path`; gives the number of customers. Names and phones are masked.

    The same input gives the same bytes. A file of that name is only replaced when the new one is complete.

    Raises:
        ReportError: the file cannot be written (it may be open in Excel).
        Cancelled: the person asked to stop; nothing is left beside `path`.
    """
    book = MemoryWorkbook()
    made = imprint.made_at.replace(microsecond=0)
    book.properties.creator, book.properties.created, book.properties.modified = imprint.unit, made, made
    rows = _write_rows(book.create_sheet(texts("reports.book.list")), frame, texts, indicators, progress)
    _write_about(book.create_sheet(texts("reports.book.about")), run, batch, texts, imprint, rows)
    part = path.with_name(path.name + ".part")
    try:
        book.save(part)
        progress.check()
        part.replace(path)
    except OSError as error:
        raise ReportError("reports.not_written", file=str(path)) from error
    finally:
        part.unlink(missing_ok=True)
    return rows


def _write_rows(sheet: Any, frame: Frame, texts: Texts, indicators: Mapping[str, IndicatorSpec], progress: Progress) -> int:
    heads = list(_heads(texts))
    _arrange(sheet, texts, heads, frame.num_rows)
    sheet.append([_cell(sheet, title, _TEXT, head=True) for _, title in heads])
    owed, rows = ZERO, 0
    for rows, row in enumerate(ranked_rows(frame, progress), 1):
        owed += row.owed
        sheet.append([_cell(sheet, value, form) for value, form in _values(texts, indicators, rows, row)])
        if rows % 500 == 0:
            progress.check()
            progress.advance(rows, frame.num_rows)
    total: list[Any] = [None] * len(heads)
    total[0] = _cell(sheet, texts("reports.total"), _TEXT, head=True)
    total[[key for key, _ in heads].index("owed")] = _cell(sheet, owed.yuan, _MONEY, head=True)
    sheet.append(total)
    return rows


def _heads(texts: Texts) -> Iterator[tuple[str, str]]:
    """Key and title of every column, units in brackets."""
    units = {"owed": "yuan", "overdue": "day"}
    keys = ("no", "cons_no", "cons_name", "org_name", "elec_type", "tg_name", "mobile", "band", "probability", "points", "owed",
            "overdue", "open_bills")  # fmt: skip
    for key in keys:
        title = texts(f"reports.column.{key}")
        yield key, f"{title}({texts('reports.unit.' + units[key])})" if key in units else title
    for number in range(1, REASONS + 1):
        yield "reason", texts("reports.column.reason", number=number)


def _values(texts: Texts, indicators: Mapping[str, IndicatorSpec], place: int, row: Ranked) -> Iterator[tuple[Any, str]]:
    yield place, _WHOLE
    yield row.cons_no, _TEXT
    yield masked(Personal.NAME, row.cons_name), _TEXT
    yield row.org_name, _TEXT
    yield row.elec_type, _TEXT
    yield row.tg_name, _TEXT
    yield masked(Personal.PHONE, row.mobile), _TEXT
    yield band_name(texts, row.band), _TEXT
    yield Decimal(f"{row.probability:.4f}"), _SHARE
    yield row.points, _WHOLE
    yield row.owed.yuan, _MONEY
    yield row.overdue_days, _WHOLE
    yield row.open_bills, _WHOLE
    said = sentences(texts, indicators, row)
    for number in range(REASONS):
        yield said[number] if number < len(said) else None, _TEXT


def _arrange(sheet: Any, texts: Texts, heads: list[tuple[str, str]], rows: int) -> None:
    """Frozen and repeated header, filter, widths, A4 on its side; must come before the rows of a write-only sheet."""
    last = get_column_letter(len(heads))
    sheet.freeze_panes = "C2"
    sheet.auto_filter.ref = f"A1:{last}{rows + 1}"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.oddFooter.center.text = texts("reports.book.page")
    for place, (key, title) in enumerate(heads, 1):
        sheet.column_dimensions[get_column_letter(place)].width = _WIDTHS.get(key, max(10, 2 * len(title)))


def _write_about(sheet: Any, run: RunRecord, batch: int | None, texts: Texts, imprint: Imprint, rows: int) -> None:
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 18, 60
    facts = [
        (texts("reports.book.unit"), imprint.unit),
        (texts("reports.book.user"), imprint.user),
        (texts("reports.book.made"), formats.moment(imprint.made_at)),
        (texts("reports.book.rows"), formats.count(rows)),
        *((fact.label, fact.value) for fact in run_facts(texts, run, batch)),
        ("", texts("reports.book.masked")),
        ("", texts("reports.risk.caution")),
    ]
    for label, value in facts:
        sheet.append([_cell(sheet, label, _TEXT), _cell(sheet, value, _TEXT)])


def _cell(sheet: Any, value: Any, form: str, head: bool = False) -> Any:
    """A cell; a text is always a text, whatever it begins with."""
    if isinstance(value, str):
        value = ILLEGAL_CHARACTERS_RE.sub(_named, value)
    cell = WriteOnlyCell(sheet, value)
    cell.number_format = form
    if isinstance(value, str):
        cell.data_type = "s"
        cell.quotePrefix = value.startswith(_FORMULA_STARTS)
    if head:
        cell.font, cell.fill, cell.alignment = Font(bold=True), _HEAD, Alignment(vertical="center", wrap_text=True)
    return cell


def _named(found: Any) -> str:
    return f"〔U+{ord(found[0]):04X}〕"
