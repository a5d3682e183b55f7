"""Extracts cut into parts: the part without a header goes on where the one before ended."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter

from desktop_app.domain.batch import ImportCheck
from desktop_app.importing import continuation
from tests.unit.importing.test_archive import parcel

Checker = Callable[..., ImportCheck]
HEADER = ("户号", "电费年月", "应收电费", "发行日期", "交费截止日")


def bill(number: int) -> tuple[str, ...]:
    return (f"{number:010}", "202603", "100.00", "20260328", "20260420")


def text(*rows: tuple[str, ...]) -> bytes:
    return "".join(",".join(row) + "\n" for row in rows).encode("gb18030")


def workbook(path: Path, *sheets: tuple[tuple[str, ...], ...]) -> Path:
    with xlsxwriter.Workbook(path) as made:
        for rows in sheets:
            sheet = made.add_worksheet()
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return path


def said(check: ImportCheck, rule: str) -> list[str]:
    return [str(found.message.values["part"]) for found in check.findings if found.rule == rule]


def test_that_a_second_sheet_without_a_header_goes_on_where_the_first_ended(tmp_path: Path, checked: Checker) -> None:
    check = checked(workbook(tmp_path / "台账.xlsx", (HEADER, bill(1)), (bill(2), bill(3))))
    assert (check.accepted, check.rejected) == (3, 0)
    assert said(check, "continued") == ["台账.xlsx Sheet2"]
    assert [file.title_rows for file in check.files] == [0, 0]


def test_that_numbered_files_go_on_too(tmp_path: Path, checked: Checker) -> None:
    for number, rows in enumerate(((HEADER, bill(1)), (bill(2), bill(3)), (bill(4),)), start=1):
        (tmp_path / f"台账_{number}.csv").write_bytes(text(*rows))
    check = checked(*(tmp_path / f"台账_{number}.csv" for number in (1, 2, 3)))
    assert (check.accepted, check.rejected) == (4, 0)
    assert said(check, "continued") == ["台账_2.csv", "台账_3.csv"]


def test_that_parts_in_an_archive_go_on_too(tmp_path: Path, checked: Checker) -> None:
    path = parcel(tmp_path / "四月.zip", **{"台账(1).csv": text(HEADER, bill(1)), "台账(2).csv": text(bill(2))})
    check = checked(path)
    assert (check.accepted, [file.name for file in check.files]) == (2, ["四月.zip/台账(1).csv", "四月.zip/台账(2).csv"])


@pytest.mark.parametrize(
    "row",
    [
        ("0000000002", "202603", "百元", "20260328", "20260420"),
        ("", "202603", "100.00", "20260328", "20260420"),
        ("户主", "202603", "100.00", "20260328", "20260420"),
        (*bill(2), "多一格"),
    ],
)
def test_that_anything_less_is_no_continuation(tmp_path: Path, checked: Checker, row: tuple[str, ...]) -> None:
    check = checked(workbook(tmp_path / "台账.xlsx", (HEADER, bill(1)), (row, row)))
    assert (check.accepted, said(check, "continued")) == (1, [])


def test_that_a_file_of_another_name_is_no_continuation(tmp_path: Path, checked: Checker) -> None:
    (tmp_path / "台账.csv").write_bytes(text(HEADER, bill(1)))
    (tmp_path / "旧账.csv").write_bytes(text(bill(2)))
    check = checked(tmp_path / "台账.csv", tmp_path / "旧账.csv")
    assert (check.accepted, said(check, "continued")) == (1, [])


def test_that_a_sheet_as_full_as_can_be_is_told(tmp_path: Path, checked: Checker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(continuation, "MOST_ROWS", (4,))
    (tmp_path / "满.csv").write_bytes(text(HEADER, *map(bill, range(3))))
    (tmp_path / "半.csv").write_bytes(text(HEADER, bill(7)))
    assert said(checked(tmp_path / "满.csv", tmp_path / "半.csv"), "full_sheet") == ["满.csv"]
