"""Old workbooks the fast reader would fill the memory with."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
import xlwt

from desktop_app.domain.progress import SILENT
from desktop_app.importing.sources import old_excel
from desktop_app.importing.sources.sheet import Sheet
from tests.corpus import CORPUS
from tests.unit.importing.opened import open_extract

FAR = (65_535, 255)


def workbook(path: Path, far: bool) -> Path:
    book = xlwt.Workbook()
    sheet, hidden = book.add_sheet("甲"), book.add_sheet("乙")
    hidden.visibility = 1
    day = xlwt.easyxf(num_format_str="yyyy-mm-dd")
    for column, value in enumerate(("0012", 12.5, 20, True)):
        sheet.write(0, column, value)
    sheet.write(0, 4, dt.datetime(2026, 3, 5), day)
    if far:
        sheet.write(*FAR, "远")
    book.save(str(path))
    return path


def first_row(sheet: Sheet) -> tuple[str, ...]:
    return sheet.head[0][:5]


def test_that_few_cells_far_apart_are_read_like_any(tmp_path: Path) -> None:
    near = list(open_extract(workbook(tmp_path / "near.xls", far=False), SILENT).sheets)
    far = list(open_extract(workbook(tmp_path / "far.xls", far=True), SILENT).sheets)
    assert [(sheet.name, sheet.hidden) for sheet in far] == [("甲", False), ("乙", True)]
    assert first_row(far[0]) == first_row(near[0])
    tables = list(far[0].read(256, SILENT))
    assert sum(table.num_rows for table in tables) == FAR[0] + 1
    assert tables[-1].column("c255").to_pylist()[-1] == "远"
    assert tables[0].column("marks").to_pylist()[0] == ".nn.."


def test_that_both_readers_give_the_same(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xls", far=False)
    slow, fast = next(old_excel.sheets(path, SILENT)), next(open_extract(path, SILENT).sheets)
    assert slow.head == fast.head


def test_that_a_workbook_of_excel_3_is_read() -> None:
    path = CORPUS / "poi" / "test-data" / "spreadsheet" / "testEXCEL_3.xls"
    if not path.exists():
        pytest.skip(f"the workbook corpus is not at {CORPUS}")
    (sheet,) = open_extract(path, SILENT).sheets
    assert any(cell.strip() for row in sheet.head for cell in row)
