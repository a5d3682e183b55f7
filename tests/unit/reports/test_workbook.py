"""The exported list, read back as Excel would."""

from __future__ import annotations

import dataclasses
import datetime as dt
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from desktop_app.domain.errors import Cancelled
from desktop_app.reports.workbook import build_list
from tests.fakes.progress import CancelAfter
from tests.unit.reports.samples import INDICATORS, MADE_AT, MASK, RUN, WATERMARK, owed_fen, ranked, texts

EVIL = ["=1+1", "+86", "-5", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("x")', "甲\x07乙"]


def write(path: Path, rows: int = 60, **columns: list[Any]) -> Path:
    path.write_bytes(build_list(RUN, ranked(rows, **columns), 3, texts(), INDICATORS, WATERMARK, MASK))
    return path


def test_that_ids_are_text_and_numbers_are_numbers(tmp_path: Path) -> None:
    sheet = load_workbook(write(tmp_path / "list.xlsx"))["催费清单"]
    row = {sheet.cell(2, place).value: sheet.cell(4, place) for place in range(1, sheet.max_column + 1)}
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
    owed = [Decimal(str(cell.value)) for cell in next(sheet.iter_cols(min_col=11, max_col=11, min_row=3))]
    assert sheet.cell(63, 1).value == "合计"
    assert owed[-1] == Decimal(sum(owed_fen(place) for place in range(60))).scaleb(-2) == sum(owed[:-1])


def test_that_nothing_from_a_name_becomes_a_formula(tmp_path: Path) -> None:
    path = write(tmp_path / "list.xlsx", len(EVIL), org_name=EVIL, tg_name=EVIL)
    cells = next(load_workbook(path)["催费清单"].iter_cols(min_col=4, max_col=4, min_row=3, max_row=len(EVIL) + 2))
    assert {cell.data_type for cell in cells} == {"s"}
    assert [cell.value for cell in cells][:5] == EVIL[:5]
    assert [cell.quotePrefix for cell in cells] == [True] * 7 + [False]
    assert cells[7].value == "甲〔U+0007〕乙"


def test_that_the_sheet_is_ready_to_read_filter_and_print(tmp_path: Path) -> None:
    sheet = load_workbook(write(tmp_path / "list.xlsx"))["催费清单"]
    assert sheet.freeze_panes == "C3"
    assert sheet.auto_filter.ref == "A2:R62"
    assert sheet.print_title_rows == "$1:$2"
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.column_dimensions["B"].width == 16


def test_that_the_second_sheet_says_where_the_numbers_come_from(tmp_path: Path) -> None:
    facts = {row[0]: row[1] for row in load_workbook(write(tmp_path / "list.xlsx"))["说明"].iter_rows(values_only=True)}
    assert facts["单位"] == "青河县供电公司"
    assert facts["评分卡版本"] == RUN.artefact_sha256[:12]
    assert facts["缴费分摊"] == "先清旧欠"
    assert facts["客户数"] == "60"


def test_that_two_exports_are_byte_identical(tmp_path: Path) -> None:
    assert write(tmp_path / "a.xlsx").read_bytes() == write(tmp_path / "b.xlsx").read_bytes()
    properties = load_workbook(tmp_path / "a.xlsx").properties
    assert properties.created == properties.modified == dt.datetime.combine(MADE_AT.date(), MADE_AT.time())


def test_that_cancelling_stops_the_list() -> None:
    with pytest.raises(Cancelled):
        build_list(RUN, ranked(3_000), 3, texts(), INDICATORS, WATERMARK, MASK, CancelAfter(4))


def test_that_the_watermark_is_seen_on_screen_and_on_every_printed_page(tmp_path: Path) -> None:
    book = load_workbook(write(tmp_path / "list.xlsx"))
    sheet = book["催费清单"]
    seen = str(sheet.cell(1, 1).value)
    for word in ("内部资料", "李建国", "1001", "2026-04-01 09:30", "PC-7", "EX-20260401-001"):
        assert word in seen
        assert word in str(sheet.oddHeader.center.text)
        assert word in str(sheet.oddFooter.left.text)
    assert book.properties.identifier == "EX-20260401-001"
    facts = {row[0]: row[1] for row in book["说明"].iter_rows(values_only=True)}
    assert (facts["登记号"], facts["用途"]) == ("EX-20260401-001", "走访催收")


def test_that_a_name_in_the_watermark_cannot_be_a_code_of_the_header(tmp_path: Path) -> None:
    odd = dataclasses.replace(WATERMARK, user="李&P建")
    path = tmp_path / "list.xlsx"
    path.write_bytes(build_list(RUN, ranked(3), 3, texts(), INDICATORS, odd, MASK))
    assert "李&&P建" in str(load_workbook(path)["催费清单"].oddHeader.center.text)


def test_that_whoever_refuses_marketing_is_marked_in_the_list(tmp_path: Path) -> None:
    sheet = load_workbook(write(tmp_path / "list.xlsx"))["催费清单"]
    place = [sheet.cell(2, column).value for column in range(1, sheet.max_column + 1)].index("营销推送") + 1
    marks = [sheet.cell(row, place).value for row in range(3, 63)]
    assert [number for number, mark in enumerate(marks) if mark == "拒绝"] == [7, 57]


def test_that_a_grade_set_by_hand_is_shown_as_such_with_its_reason(tmp_path: Path) -> None:
    overrides = {"override_band": ["low", *[None] * 9], "override_reason": ["已签分期协议", *[None] * 9]}
    sheet = load_workbook(write(tmp_path / "list.xlsx", 10, **overrides))["催费清单"]
    row = {sheet.cell(2, place).value: sheet.cell(3, place).value for place in range(1, sheet.max_column + 1)}
    assert (row["风险"], row["人工调整原因"]) == ("○ 低风险（人工调整）", "已签分期协议")
