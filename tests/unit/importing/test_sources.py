"""Files to cells."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pyarrow as pa
import pytest
import xlsxwriter
import xlwt
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.errors import ExtractError
from desktop_app.domain.progress import SILENT
from desktop_app.importing.sources import opening
from desktop_app.importing.sources.cells import cell_text, number_text
from desktop_app.importing.sources.encoding import detect
from desktop_app.importing.sources.sheet import BATCH_ROWS, Sheet
from desktop_app.importing.sources.text import delimiter_of
from tests.unit.importing.opened import open_extract

Writer = Callable[..., Path]


def only_sheet(path: Path) -> Sheet:
    (sheet,) = open_extract(path, SILENT).sheets
    return sheet


def cells_of(sheet: Sheet, width: int) -> list[tuple[str | None, ...]]:
    rows: list[tuple[str | None, ...]] = []
    for table in sheet.read(width, SILENT):
        rows += zip(*(table.column(f"c{index}").to_pylist() for index in range(width)), strict=True)
    return rows


@pytest.mark.parametrize(
    ("encoding", "label"),
    [("utf-8", "UTF-8"), ("utf-8-sig", "UTF-8"), ("gb18030", "GB18030"), ("gbk", "GB18030"), ("utf-16", "UTF-16")],
)
def test_that_text_is_read_in_the_encoding_it_was_written_in(encoding: str, label: str, write: Writer) -> None:
    sheet = only_sheet(write("a.csv", "户号,户名\n001,张三\n", encoding))
    assert (sheet.encoding, cells_of(sheet, 2)) == (label, [("户号", "户名"), ("001", "张三")])


def test_that_long_chinese_text_in_gbk_is_never_taken_for_damaged_utf8(write: Writer) -> None:
    every_hanzi = "".join(chr(code) for code in range(0x4E00, 0x9FA6))
    assert only_sheet(write("a.csv", f"户号,户名\n{every_hanzi},1\n", "gbk")).encoding == "GB18030"


def test_that_rare_names_outside_gbk_are_read(write: Writer) -> None:
    assert cells_of(only_sheet(write("a.csv", "户名,b\n㼆𣲘,1\n")), 2)[1] == ("㼆𣲘", "1")


def test_that_the_hash_is_that_of_the_file(write: Writer) -> None:
    path = write("a.csv", "a,b\n1,2\n")
    assert open_extract(path, SILENT).sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|"])
def test_that_the_delimiter_is_the_one_that_cuts_evenly(delimiter: str) -> None:
    lines = ["标题", delimiter.join(["户号", "电话", "地址"]), *[delimiter.join(["001", "13800000000 ", "甲路，1号"])] * 5]
    assert delimiter_of(lines) == delimiter


def test_that_a_quoted_cell_keeps_its_delimiters_quotes_and_line_breaks(write: Writer) -> None:
    path = write("a.csv", 'a,b\n"甲,乙","说""好""\n第二行"\n3,4\n')
    assert cells_of(only_sheet(path), 2) == [("a", "b"), ("甲,乙", '说"好"\n第二行'), ("3", "4")]


def test_that_a_stray_quotation_mark_costs_no_other_line_its_cells(write: Writer) -> None:
    lines = "".join(f"{number},名{number}\n" for number in range(50))
    path = write("a.csv", f'a,b\n1,"坏\n{lines}')
    rows = cells_of(only_sheet(path), 2)
    assert rows[1] == ("1", '"坏')
    assert rows[2:] == [(str(number), f"名{number}") for number in range(50)]


def test_that_a_carriage_return_inside_a_name_does_not_end_the_line(write: Writer) -> None:
    assert cells_of(only_sheet(write("a.csv", "a,b\r\n张\r三,2\r\n")), 2)[1] == ("张\r三", "2")


def test_that_rows_are_numbered_as_in_the_source_and_tell_their_cells(write: Writer) -> None:
    sheet = only_sheet(write("a.csv", "标题\n\na,b\n1,2\n1,2,3\n1,2,,\n1\n"))
    table = pa.concat_tables(sheet.read(2, SILENT)).sort_by("row_no")
    assert table.column("row_no").to_pylist() == [1, 2, 3, 4, 5, 6, 7]
    assert table.column("cells").to_pylist() == [1, 2, 2, 2, 3, 4, 1]  # an empty line has as many empty cells as other lines
    assert table.column("extra").to_pylist() == [None, None, None, None, "3", None, None]


def test_that_row_numbers_run_on_over_batches(write: Writer) -> None:
    lines = 2 * BATCH_ROWS + 5
    sheet = only_sheet(write("a.csv", "a,b\n" + "1,2\n" * (lines - 1)))
    numbers = [number for table in sheet.read(2, SILENT) for number in table.column("row_no").to_pylist()]
    assert numbers == list(range(1, lines + 1))


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_that_a_file_cut_off_inside_a_character_is_noticed(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("户号,户名\n001,张三\n002,李".encode(encoding)[:-1])
    assert detect(path, SILENT).codec == encoding
    rows = cells_of(only_sheet(path), 2)
    assert rows[:2] == [("户号", "户名"), ("001", "张三")]
    assert rows[2] == ("002", "\ufffd")


def test_that_workbooks_of_both_generations_give_the_same_cells(tmp_path: Path) -> None:
    new, old = tmp_path / "a.xlsx", tmp_path / "a.xls"
    with xlsxwriter.Workbook(new) as workbook:
        sheet = workbook.add_worksheet("档案")
        day = workbook.add_format({"num_format": "yyyy-mm-dd"})
        moment = workbook.add_format({"num_format": "yyyy-mm-dd hh:mm"})
        sheet.write_row(1, 0, ["0012", 20, 12.5, True])
        sheet.write_datetime(1, 4, dt.datetime(2026, 3, 5), day)
        sheet.write_datetime(1, 5, dt.datetime(2026, 3, 5, 10, 30), moment)
    book = xlwt.Workbook()
    table = book.add_sheet("档案")
    for column, value in enumerate(["0012", 20, 12.5, True]):
        table.write(1, column, value)
    table.write(1, 4, dt.datetime(2026, 3, 5), xlwt.easyxf(num_format_str="yyyy-mm-dd"))
    table.write(1, 5, dt.datetime(2026, 3, 5, 10, 30), xlwt.easyxf(num_format_str="yyyy-mm-dd hh:mm"))
    book.save(str(old))
    expected = ("0012", "20", "12.5", "TRUE")
    for path in (new, old):
        rows = cells_of(only_sheet(path), 6)
        assert rows[1][:4] == expected
        assert rows[1][4] in {"2026-03-05", "2026-03-05 00:00:00"}
        assert rows[1][5] == "2026-03-05 10:30:00"


def test_that_number_cells_are_marked_so_that_serials_can_be_told_from_text(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        workbook.add_worksheet().write_row(0, 0, ["38584", 38584, "x"])
    (table,) = only_sheet(path).read(3, SILENT)
    assert table.column("marks").to_pylist() == [".n."]


def test_that_hidden_sheets_say_so(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        workbook.add_worksheet("甲").write(0, 0, "x")
        workbook.add_worksheet("乙").hide()
    assert [(sheet.name, sheet.hidden) for sheet in open_extract(path, SILENT).sheets] == [("甲", False), ("乙", True)]


def test_that_a_workbook_with_the_wrong_name_is_read_by_its_content(tmp_path: Path) -> None:
    path = tmp_path / "a.xls"
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as workbook:
        workbook.add_worksheet().write(0, 0, "x")
    (tmp_path / "a.xlsx").rename(path)
    assert cells_of(only_sheet(path), 1) == [("x",)]


def test_that_tab_text_named_xls_is_read_as_text(write: Writer) -> None:
    assert cells_of(only_sheet(write("导出.xls", "户号\t户名\n001\t张三\n")), 2)[1] == ("001", "张三")


@pytest.mark.parametrize(
    ("value", "text"),
    [(1234567890.0, "1234567890"), (999999999999999.0, "999999999999999"), (0.1 + 0.2, "0.3"), (1234.5600000000001, "1234.56"),
     (-0.0, "0"), (1e-7, "0.0000001"), (4.35 * 100, "435"), (20.0, "20"), (1234567890123456.0, "1.23456789012346E+15"),
     (1e15, "1.00000000000000E+15")],
)  # fmt: skip
def test_that_numbers_are_written_with_the_fifteen_digits_excel_keeps(value: float, text: str) -> None:
    assert number_text(value) == text


@given(st.integers(-(10**15) + 1, 10**15 - 1))
def test_that_whole_numbers_up_to_fifteen_digits_come_back_exactly(number: int) -> None:
    assert number_text(float(number)) == str(number)


@given(st.integers(10**15, 10**20))
def test_that_longer_numbers_never_pass_as_digits(number: int) -> None:
    assert "E" in number_text(float(number))


def test_that_rounding_noise_of_times_is_taken_off() -> None:
    assert cell_text(dt.datetime(2026, 3, 5, 10, 29, 59, 999_999)) == "2026-03-05 10:30:00"


def read_whole(path: Path) -> int:
    return sum(table.num_rows for sheet in open_extract(path, SILENT).sheets for table in sheet.read(5, SILENT))


def refused(path: Path) -> str:
    with pytest.raises(ExtractError) as caught:
        read_whole(path)
    return caught.value.message.key


@pytest.mark.parametrize(
    ("name", "content", "key"),
    [
        ("a.csv", b"", "importing.empty"),
        ("a.csv", b"  \r\n\r\n", "importing.empty"),
        ("a.xls", b"<html><table><tr><td>1</td></tr></table></html>", "importing.web_page"),
        ("a.xls", b"\xef\xbb\xbf<?xml version='1.0'?><Workbook/>", "importing.format.xml"),
        ("a.xlsx", b"PK\x03\x04 cut off", "importing.broken"),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 cut off", "importing.broken"),
        ("a.dat", bytes(range(256)) * 40, "importing.not_a_table"),
        ("a.txt", b"x" * 3_000_000, "importing.not_a_table"),
    ],
)
def test_that_a_file_that_is_no_table_is_refused_in_plain_words(tmp_path: Path, name: str, content: bytes, key: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert refused(path) == key


def test_that_missing_files_and_folders_are_refused_in_plain_words(tmp_path: Path) -> None:
    assert refused(tmp_path / "none.csv") == "importing.missing"
    assert refused(tmp_path) == "importing.locked"


def test_that_a_file_beyond_the_limit_is_refused_before_it_is_read(write: Writer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "MOST_BYTES", 3)
    assert refused(write("a.csv", "a,b\n1,2\n")) == "importing.too_large"


def test_that_a_stray_cell_far_out_does_not_eat_the_memory(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    workbook = openpyxl.Workbook()
    workbook.active["A1"] = "户号"  # type: ignore[index]  # a new workbook has an active worksheet
    workbook.active["XFD1048576"] = " "  # type: ignore[index]  # as above
    workbook.save(path)
    assert refused(path) == "importing.endless_sheet"


CORPUS = Path(__file__).resolve().parents[4] / "shared" / "data" / "import_corpus"


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("pass_protected.xlsx", "importing.encrypted"),
        ("pass_protected.xlsb", "importing.encrypted"),
        ("pass_protected.ods", "importing.unknown_lock"),
    ],
)
def test_that_a_password_is_said_to_be_the_reason(name: str, reason: str) -> None:
    path = CORPUS / "calamine" / "tests" / name
    if not path.exists():
        pytest.skip(f"the workbook corpus is not at {CORPUS}")
    assert refused(path) == reason


def test_that_a_workbook_locked_with_excels_own_word_is_opened_without_asking() -> None:
    path = CORPUS / "calamine" / "tests" / "issue_385.xls"
    if not path.exists():
        pytest.skip(f"the workbook corpus is not at {CORPUS}")
    assert [sheet.name for sheet in open_extract(path, SILENT).sheets]


def test_that_a_password_is_said_to_be_the_reason_under_a_wrong_name_too(tmp_path: Path) -> None:
    path = CORPUS / "calamine" / "tests" / "pass_protected.xlsx"
    if not path.exists():
        pytest.skip(f"the workbook corpus is not at {CORPUS}")
    renamed = tmp_path / "台账.xls"
    renamed.write_bytes(path.read_bytes())
    assert refused(renamed) == "importing.encrypted"


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_that_utf16_without_a_mark_is_told_from_bytes_of_no_text(codec: str, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("户号,户名,电费\r\n0012,张三,12.50\r\n".encode(codec))
    sheet = only_sheet(path)
    assert (sheet.encoding, cells_of(sheet, 3)[1]) == ("UTF-16", ("0012", "张三", "12.50"))


def test_that_lines_of_utf8_among_lines_of_gbk_are_named(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    gbk, utf8 = "0001,张三,中华路一号\n".encode("gb18030"), "0002,李四,建设路\n".encode()
    path.write_bytes("户号,户名,地址\n".encode("gb18030") + gbk * 30 + utf8 + gbk * 5 + utf8)
    with pytest.raises(ExtractError) as caught:
        only_sheet(path)
    assert caught.value.message.key == "importing.mixed_encodings"
    assert (caught.value.message.values["count"], caught.value.message.values["lines"]) == (2, "32, 38")


def test_that_rare_characters_of_four_bytes_are_read_from_gb18030(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("户号,户名\n0001,㐂𠮷\n0002,张\n".encode("gb18030"))
    assert cells_of(only_sheet(path), 2)[1] == ("0001", "㐂𠮷")
