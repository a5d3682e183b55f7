"""The ranked list as an Excel workbook: ids as text, numbers as numbers, nothing from a name read as a formula."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from desktop_app.domain import formats
from desktop_app.domain.frame import Frame
from desktop_app.domain.indicator import IndicatorSpec
from desktop_app.domain.masking import Mask, Personal
from desktop_app.domain.money import ZERO
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.domain.risk import RunRecord
from desktop_app.domain.texts import Texts
from desktop_app.reports.formalities import grade_name, run_facts
from desktop_app.reports.neutral import begins_like_formula
from desktop_app.reports.ranked import REASONS, Ranked, ranked_rows, sentences
from desktop_app.reports.watermark import Watermark
from desktop_app.workbooks.in_memory import MemoryWorkbook

_TEXT, _WHOLE, _MONEY, _SHARE = "@", "#,##0", "#,##0.00", "0.0%"
_WIDTHS = {"no": 7, "cons_no": 16, "cons_name": 22, "org_name": 18, "elec_type": 14, "tg_name": 16, "band": 22, "reason": 44,
           "override": 30}  # fmt: skip
_HEAD = PatternFill("solid", fgColor="EEF2F5")


def build_list(
    run: RunRecord,
    frame: Frame,
    batch: int | None,
    texts: Texts,
    indicators: Mapping[str, IndicatorSpec],
    watermark: Watermark,
    mask: Mask,
    progress: Progress = SILENT,
) -> bytes:
    """The whole ranked list as the bytes of a workbook, made in memory. The same input gives the same bytes.

    Raises:
        Cancelled: the person asked to stop.
    """
    book = MemoryWorkbook()
    made = watermark.made_at.replace(microsecond=0)
    book.properties.creator, book.properties.created, book.properties.modified = watermark.unit, made, made
    book.properties.identifier = watermark.serial
    _Sheet(book.create_sheet(texts("reports.book.list")), texts, indicators, watermark, mask).write(frame, progress)
    _write_about(book.create_sheet(texts("reports.book.about")), run, batch, texts, watermark, frame.num_rows)
    out = io.BytesIO()
    book.save(out)
    progress.check()
    return out.getvalue()


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The sheet of the list while it is written."""

    sheet: Any
    texts: Texts
    indicators: Mapping[str, IndicatorSpec]
    watermark: Watermark
    mask: Mask

    def write(self, frame: Frame, progress: Progress) -> None:
        heads, sheet = list(_heads(self.texts)), self.sheet
        _arrange(sheet, self.texts, self.watermark, heads, frame.num_rows)
        sheet.append([_cell(sheet, self.watermark.sentence(self.texts), _TEXT)])
        sheet.append([_cell(sheet, title, _TEXT, head=True) for _, title in heads])
        owed = ZERO
        for place, row in enumerate(ranked_rows(frame, progress), 1):
            owed += row.owed
            sheet.append([_cell(sheet, value, form) for value, form in self._values(place, row)])
            if place % 500 == 0:
                progress.check()
                progress.advance(place, frame.num_rows)
        total: list[Any] = [None] * len(heads)
        total[0] = _cell(sheet, self.texts("reports.total"), _TEXT, head=True)
        total[[key for key, _ in heads].index("owed")] = _cell(sheet, owed.yuan, _MONEY, head=True)
        sheet.append(total)

    def _values(self, place: int, row: Ranked) -> Iterator[tuple[Any, str]]:
        texts = self.texts
        yield place, _WHOLE
        yield self.mask(Personal.CONS_NO, row.cons_no), _TEXT
        yield self.mask(Personal.NAME, row.cons_name), _TEXT
        yield row.org_name, _TEXT
        yield row.elec_type, _TEXT
        yield row.tg_name, _TEXT
        yield self.mask(Personal.PHONE, row.mobile), _TEXT
        yield grade_name(texts, row.grade, row.override is not None), _TEXT
        yield Decimal(f"{row.probability:.4f}"), _SHARE
        yield row.points, _WHOLE
        yield row.owed.yuan, _MONEY
        yield row.overdue_days, _WHOLE
        yield row.open_bills, _WHOLE
        yield texts("reports.marketing.refused") if row.no_marketing else None, _TEXT
        said = sentences(texts, self.indicators, row)
        for number in range(REASONS):
            yield said[number] if number < len(said) else None, _TEXT
        yield row.override_reason or None, _TEXT


def _heads(texts: Texts) -> Iterator[tuple[str, str]]:
    """Key and title of every column, units in brackets."""
    units = {"owed": "yuan", "overdue": "day"}
    keys = ("no", "cons_no", "cons_name", "org_name", "elec_type", "tg_name", "mobile", "band", "probability", "points", "owed",
            "overdue", "open_bills", "marketing")  # fmt: skip
    for key in keys:
        title = texts(f"reports.column.{key}")
        yield key, f"{title}({texts('reports.unit.' + units[key])})" if key in units else title
    for number in range(1, REASONS + 1):
        yield "reason", texts("reports.column.reason", number=number)
    yield "override", texts("reports.column.override")


def _arrange(sheet: Any, texts: Texts, watermark: Watermark, heads: list[tuple[str, str]], rows: int) -> None:
    """Frozen and repeated header under the watermark, filter, widths, A4 on its side, watermark on every printed page.

    Must come before the rows of a write-only sheet.
    """
    last = get_column_letter(len(heads))
    sheet.freeze_panes = "C3"
    sheet.auto_filter.ref = f"A2:{last}{rows + 2}"
    sheet.print_title_rows = "1:2"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.oddHeader.center.text = watermark.header(texts)
    sheet.oddFooter.left.text, sheet.oddFooter.right.text = watermark.header(texts), texts("reports.book.page")
    for place, (key, title) in enumerate(heads, 1):
        sheet.column_dimensions[get_column_letter(place)].width = _WIDTHS.get(key, max(10, 2 * len(title)))


def _write_about(sheet: Any, run: RunRecord, batch: int | None, texts: Texts, watermark: Watermark, rows: int) -> None:
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 18, 60
    facts = [
        ("", watermark.sentence(texts)),
        (texts("reports.book.unit"), watermark.unit),
        (texts("reports.book.serial"), watermark.serial),
        (texts("reports.book.purpose"), watermark.purpose),
        (texts("reports.book.user"), watermark.user),
        (texts("reports.book.made"), formats.moment(watermark.made_at)),
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
        cell.quotePrefix = begins_like_formula(value)
    if head:
        cell.font, cell.fill, cell.alignment = Font(bold=True), _HEAD, Alignment(vertical="center", wrap_text=True)
    return cell


def _named(found: Any) -> str:
    return f"〔U+{ord(found[0]):04X}〕"
