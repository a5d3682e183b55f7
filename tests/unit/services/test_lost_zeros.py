"""Numbers that lost the zeros in front are told with those they would be, and never changed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import xlsxwriter

from desktop_app.domain.batch import ImportCheck
from tests.houses import Opened

CUSTOMERS = ("户号", "户名", "用电地址", "用电类别")
BILLS = ("户号", "电费年月", "应收电费", "发行日期", "交费截止日")
PAYMENTS = ("户号", "电费年月", "收费时间", "收费金额", "缴费方式")


def workbook(path: Path, *rows: Sequence[object]) -> Path:
    """Numbers stay numbers, as they do where somebody opened a text file in a spreadsheet and saved it."""
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return path


def customer(number: object) -> tuple[object, ...]:
    return (number, "张三", "甲路1号", "居民生活")


def bill(number: object) -> tuple[object, ...]:
    return (number, 202603, 100.5, "20260328", "20260420")


def told(check: ImportCheck) -> dict[str, tuple[int, object, tuple[int, ...]]]:
    findings = [finding for finding in check.findings if finding.rule.startswith("lost_zeros")]
    return {finding.rule: (finding.rows, finding.message.values["examples"], finding.sample_rows) for finding in findings}


def test_that_bills_whose_numbers_lost_their_zeros_are_told_with_the_customers_they_would_be(
    fresh: Opened, tmp_path: Path
) -> None:
    customers = workbook(
        tmp_path / "档案.xlsx", CUSTOMERS, customer("0012345678"), customer("0012345679"), customer("9900000000")
    )
    bills = workbook(tmp_path / "账单.xlsx", BILLS, bill(12345678), bill(12345679), bill(9900000000), bill(55555555))
    together = fresh.house.check_extracts(fresh.session, [customers, bills])
    expected = {"lost_zeros": (2, "12345678 → 0012345678、12345679 → 0012345679", (2, 3))}
    assert told(together) == expected
    assert (together.accepted, together.rejected) == (7, 0), "nothing is refused, and nothing repaired"
    check = fresh.house.check_extracts(fresh.session, [customers])
    fresh.house.commit_import(fresh.session, check.token)
    assert told(fresh.house.check_extracts(fresh.session, [bills])) == expected


def test_that_the_number_stored_is_the_one_in_the_file(fresh: Opened, tmp_path: Path) -> None:
    files = [workbook(tmp_path / "档案.xlsx", CUSTOMERS, customer("0012345678"))]
    files.append(workbook(tmp_path / "账单.xlsx", BILLS, bill(12345678)))
    check = fresh.house.check_extracts(fresh.session, files)
    fresh.house.commit_import(fresh.session, check.token)
    with fresh.house.gate.workspace.begin() as work:
        stored = work.staging.query("SELECT cons_no FROM ws.bill").column("cons_no").to_pylist()
    assert stored == ["12345678"]


def test_that_customers_who_lost_their_zeros_are_told_by_the_bills_and_by_those_stored(fresh: Opened, tmp_path: Path) -> None:
    bills = workbook(tmp_path / "账单.xlsx", BILLS, bill("0012345678"))
    short = workbook(tmp_path / "短.xlsx", CUSTOMERS, customer(12345678))
    check = fresh.house.check_extracts(fresh.session, [bills, short])
    assert told(check) == {"lost_zeros_there": (1, "0012345678 → 12345678", (2,))}
    whole = workbook(tmp_path / "档案.xlsx", CUSTOMERS, customer("0012345678"))
    fresh.house.commit_import(fresh.session, fresh.house.check_extracts(fresh.session, [whole]).token)
    check = fresh.house.check_extracts(fresh.session, [short])
    assert told(check) == {"lost_zeros_customer": (1, "12345678 → 0012345678", (2,))}


def test_that_payments_are_held_against_bills_and_customers(fresh: Opened, tmp_path: Path) -> None:
    files = [
        workbook(tmp_path / "档案.xlsx", CUSTOMERS, customer("0012345678")),
        workbook(tmp_path / "缴费.xlsx", PAYMENTS, (12345678, 202603, "2026-04-02", 100.5, "柜台")),
    ]
    check = fresh.house.check_extracts(fresh.session, files)
    assert told(check) == {"lost_zeros": (1, "12345678 → 0012345678", (2,))}


def test_that_numbers_that_fit_or_that_nobody_has_say_nothing(fresh: Opened, tmp_path: Path) -> None:
    files = [
        workbook(tmp_path / "档案.xlsx", CUSTOMERS, customer("0012345678")),
        workbook(tmp_path / "账单.xlsx", BILLS, bill("0012345678"), bill(87654321)),
    ]
    assert told(fresh.house.check_extracts(fresh.session, files)) == {}
