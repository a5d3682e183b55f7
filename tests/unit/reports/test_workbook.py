"""The exported list, read back as Excel would."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from desktop_app.domain.errors import Cancelled, ReportError
from desktop_app.reports.workbook import write_list
from tests.fakes.progress import CancelAfter
from tests.unit.reports.samples import IMPRINT, INDICATORS, MADE_AT, RUN, owed_fen, ranked, texts

EVIL = ["=1+1", "+86", "-5", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("x")', "甲\x07乙"]


def write(path: Path, rows: int = 60, **columns: list[Any]) -> Path:
    assert write_list(path, RUN, ranked(rows, **columns), 3, texts(), INDICATORS, IMPRINT) == rows
    return path


def test_that_ids_are_text_and_numbers_are_numbers(tmp_path: Path) -> None:
    sheet = load_workbook(write(tmp_path / "list.xlsx"))["催费清单"]
    row = {sheet.cell(1, place).value: sheet.cell(3, place) for place in range(1, sheet.max_column + 1)}
    assert row["户号"].value == "0300000001"
    assert row["户号"].data_type == "s"
    assert row["户号"].number_format == "@"
    assert row["欠费(元)"].value == owed_fen(1) / 100
    assert row["欠费(元)"].number_format == "#,##0.00"
    assert row["概率"].number_format == "0.0%"
    assert row["风险"].value == "▲ 高风险"
    assert row["户名"].value == "王*英"
    assert row["原因 1"].value == "近 12 个月逾期 2 次，同类客户平均 0.6 次"


def test_that_the_totals_row_is_the_exact_sum(tmp_path: Path) -> None:
    sheet = load_workbook(write(tmp_path / "list.xlsx"))["催费清单"]
    owed = [Decimal(str(cell.value)) for cell in next(sheet.iter_cols(min_col=11, max_col=11, min_row=2))]
    assert sheet.cell(62, 1).value == "合计"
    assert owed[-1] == Decimal(sum(owed_fen(place) for place in range(60))).scaleb(-2) == sum(owed[:-1])


def test_that_nothing_from_a_name_becomes_a_formula(tmp_path: Path) -> None:
    path = write(tmp_path / "list.xlsx", len(EVIL), org_name=EVIL, tg_name=EVIL)
    cells = next(load_workbook(path)["催费清单"].iter_cols(min_col=4, max_col=4, min_row=2, max_row=len(EVIL) + 1))
    assert {cell.data_type for cell in cells} == {"s"}
    assert [cell.value for cell in cells][:5] == EVIL[:5]
    assert [cell.quotePrefix for cell in cells] == [True] * 7 + [False]
    assert cells[7].value == "甲〔U+0007〕乙"


def test_that_the_sheet_is_ready_to_read_filter_and_print(tmp_path: Path) -> None:
    sheet = load_workbook(write(tmp_path / "list.xlsx"))["催费清单"]
    assert sheet.freeze_panes == "C2"
    assert sheet.auto_filter.ref == "A1:P61"
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.column_dimensions["B"].width == 16


def test_that_the_second_sheet_says_where_the_numbers_come_from(tmp_path: Path) -> None:
    facts = {row[0]: row[1] for row in load_workbook(write(tmp_path / "list.xlsx"))["说明"].iter_rows(values_only=True)}
    assert facts["单位"] == "青河县供电公司"
    assert facts["评分卡版本"] == RUN.artefact_sha256[:12]
    assert facts["客户数"] == "60"


def test_that_two_exports_are_byte_identical(tmp_path: Path) -> None:
    assert write(tmp_path / "a.xlsx").read_bytes() == write(tmp_path / "b.xlsx").read_bytes()
    properties = load_workbook(tmp_path / "a.xlsx").properties
    assert properties.created == properties.modified == dt.datetime.combine(MADE_AT.date(), MADE_AT.time())


def test_that_cancelling_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "list.xlsx").write_bytes(b"old")
    with pytest.raises(Cancelled):
        write_list(tmp_path / "list.xlsx", RUN, ranked(3_000), 3, texts(), INDICATORS, IMPRINT, CancelAfter(4))
    assert [path.name for path in tmp_path.iterdir()] == ["list.xlsx"]
    assert (tmp_path / "list.xlsx").read_bytes() == b"old"


def test_that_a_file_that_cannot_be_written_is_said_in_words(tmp_path: Path) -> None:
    with pytest.raises(ReportError) as caught:
        write(tmp_path / "missing" / "list.xlsx", 1)
    assert "请关闭后重试" in texts().say(caught.value.message)
