"""The reject workbook and its way back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from desktop_app.domain.batch import ImportCheck
from desktop_app.domain.errors import Cancelled, ExtractError
from desktop_app.domain.texts import Texts
from desktop_app.importing.rejects import write_rejects
from tests.fakes.progress import CancelAfter
from tests.fakes.staging import MemoryStaging

Writer = Callable[..., Path]
Checker = Callable[..., ImportCheck]

BILLS = "户号,电费年月,应收电费,发行日期,交费截止日,备注\n"
ROWS = (
    "0000012345,202603,100.00,20260328,20260420,好\n"
    "0000012346,202603,百元,20260328,20260420,=1+1\n"
    "1.23457E+12,202603,50.00,20260328,20260420,@x\n"
)


def cells(path: Path) -> list[list[object]]:
    (sheet,) = openpyxl.load_workbook(path).worksheets
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


@pytest.fixture
def saved(tmp_path: Path, write: Writer, checked: Checker, staging: MemoryStaging, texts: Texts) -> Path:
    path = tmp_path / "被拒绝的行.xlsx"
    assert write_rejects(staging, checked(write("台账.csv", BILLS + ROWS)), texts, path) == 2
    return path


def test_that_refused_rows_are_written_with_reason_and_row_number_before_the_source_columns(saved: Path) -> None:
    rows = cells(saved)
    assert rows[0] == ["原因", "原行号", "户号", "电费年月", "应收电费", "发行日期", "交费截止日", "备注"]
    assert rows[1] == ["“应收电费”不是数字", "3", "0000012346", "202603", "百元", "20260328", "20260420", "=1+1"]
    assert rows[2][1:3] == ["4", "1.23457E+12"]


def test_that_no_cell_of_the_workbook_is_a_formula_or_a_number(saved: Path) -> None:
    (sheet,) = openpyxl.load_workbook(saved).worksheets
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} == {"s"}
    assert {cell.number_format for row in sheet.iter_rows() for cell in row} == {"@"}


def test_that_corrected_rows_dropped_back_in_are_taken(saved: Path, checked: Checker) -> None:
    workbook = openpyxl.load_workbook(saved)
    (sheet,) = workbook.worksheets
    sheet["E2"], sheet["C3"] = "88.00", "1234567890123"
    workbook.save(saved)
    result = checked(saved)
    assert (result.accepted, result.rejected) == (2, 0)
    assert [column.field_id for column in result.files[0].columns][:3] == [None, None, "cons_no"]


def test_that_rows_dropped_back_uncorrected_are_refused_again_with_one_reason_column(
    saved: Path, checked: Checker, staging: MemoryStaging, texts: Texts, tmp_path: Path
) -> None:
    again = tmp_path / "again.xlsx"
    assert write_rejects(staging, checked(saved), texts.in_language("en"), again) == 2
    assert cells(again)[0] == ["Reason", "Source row", "户号", "电费年月", "应收电费", "发行日期", "交费截止日", "备注"]
    assert write_rejects(staging, checked(again), texts, tmp_path / "third.xlsx") == 2
    assert cells(tmp_path / "third.xlsx")[0][:3] == ["原因", "原行号", "户号"]


def test_that_a_day_kept_as_a_serial_number_can_be_read_back(
    tmp_path: Path, checked: Checker, staging: MemoryStaging, texts: Texts
) -> None:
    path = tmp_path / "b.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet()
        sheet.write_row(0, 0, ["户号", "电费年月", "应收电费", "发行日期", "交费截止日"])
        sheet.write_row(1, 0, ["0000012345", 202603, "x", 46109, 46132])
    out = tmp_path / "out.xlsx"
    assert write_rejects(staging, checked(path), texts, out) == 1
    assert cells(out)[1][2:] == ["0000012345", "202603", "x", "2026-03-28", "2026-04-20"]


def test_that_surplus_cells_of_a_broken_line_are_not_lost(
    tmp_path: Path, write: Writer, checked: Checker, staging: MemoryStaging, texts: Texts
) -> None:
    out = tmp_path / "out.xlsx"
    write_rejects(staging, checked(write("b.csv", BILLS + "1,2,3,4,5,6,七,八\n")), texts, out)
    assert cells(out)[1][-2:] == ["七", "八"]


def test_that_characters_no_workbook_can_hold_do_not_stop_it(
    tmp_path: Path, write: Writer, checked: Checker, staging: MemoryStaging, texts: Texts
) -> None:
    out = tmp_path / "out.xlsx"
    write_rejects(staging, checked(write("b.csv", BILLS + "0000012345,202603,x,20260328,20260420,坏\x07\x01字\n")), texts, out)
    assert cells(out)[1][-1] == "坏字"


def test_that_every_refused_row_of_every_file_is_written_once(
    tmp_path: Path, write: Writer, checked: Checker, staging: MemoryStaging, texts: Texts
) -> None:
    bad = "".join(f"{number:010d},202603,x,20260328,20260420,\n" for number in range(5_003))
    result = checked(write("台账[一].csv", BILLS + bad), write("b.csv", BILLS + ROWS))
    out = tmp_path / "out.xlsx"
    assert write_rejects(staging, result, texts, out) == result.rejected == 5_005
    sheets = openpyxl.load_workbook(out).worksheets
    assert sum(sheet.max_row - 1 for sheet in sheets) == 5_005
    assert len(sheets) == 2


def test_that_an_unwritable_place_is_said_in_plain_words(
    tmp_path: Path, write: Writer, checked: Checker, staging: MemoryStaging, texts: Texts
) -> None:
    place = tmp_path / "台账.xlsx"
    place.mkdir()
    with pytest.raises(ExtractError, match="cannot_write"):
        write_rejects(staging, checked(write("b.csv", BILLS + ROWS)), texts, place)
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".part"] == []


def test_that_cancelling_the_writing_leaves_an_older_file_as_it_was(
    saved: Path, write: Writer, checked: Checker, staging: MemoryStaging, texts: Texts
) -> None:
    before = saved.read_bytes()
    with pytest.raises(Cancelled):
        write_rejects(staging, checked(write("b.csv", BILLS + ROWS)), texts, saved, CancelAfter(1))
    assert saved.read_bytes() == before


def test_that_our_own_columns_are_not_listed_when_the_workbook_comes_back_and_everything_else_is(
    saved: Path, checked: Checker, write: Writer
) -> None:
    (file,) = checked(saved).files
    assert [(column.header, column.cells) for column in file.unread] == [("备注", 2)]
    (theirs,) = checked(write("b.csv", "原因,户号,电费年月,应收电费\n停用,0000012345,202603,100.00\n")).files
    assert [(column.header, column.cells) for column in theirs.unread] == [("原因", 1)], "one of them alone is the file's own"
