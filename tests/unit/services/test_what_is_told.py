"""Sentences of a check name the right file, the right number, what it means and what to do; nothing is listed twice."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import xlsxwriter

from desktop_app.cli.check_words import check_in_words
from desktop_app.domain.batch import Finding, ImportCheck
from desktop_app.domain.progress import Silent
from tests.houses import Opened, opened_in

BILLS = "户号,电费年月,应收电费,发行日期,交费截止日\n"
BILL = "0012345678,202501,10.50,20250205,20250225\n"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Opened]:
    opened = opened_in(tmp_path / "workspace")
    yield opened
    opened.house.gate.sign_out()


def written(path: Path, text: str) -> Path:
    path.write_text(text, "utf-8")
    return path


def checked(office: Opened, *paths: Path) -> ImportCheck:
    return office.house.check_extracts(office.session, paths)


def found(check: ImportCheck, rule: str) -> Finding:
    (finding,) = (finding for finding in check.findings if finding.rule == rule)
    return finding


def said(office: Opened, finding: Finding) -> str:
    return office.house.texts.say(finding.message)


def test_that_bills_without_their_customer_are_told_with_customers_money_and_what_to_do(office: Opened, tmp_path: Path) -> None:
    rows = BILL + BILL.replace("202501", "202502") + BILL.replace("0012345678", "0012345679")
    sentence = said(office, found(checked(office, written(tmp_path / "b.csv", BILLS + rows)), "orphan"))
    assert sentence.startswith("3 行应收电费的客户不在客户档案里（2 户，共 31.50 元）：照样导入")
    assert sentence.endswith("请把这些客户的档案一起导入，或随后补导。")


def test_that_only_bills_without_their_customer_are_summed_up(office: Opened, tmp_path: Path) -> None:
    people = written(tmp_path / "c.csv", "用户编号,用户名称,用电地址\n0012345678,张三,东街1号\n")
    bills = written(tmp_path / "b.csv", BILLS + BILL + BILL.replace("0012345678", "0012345679").replace("10.50", "2.25"))
    sentence = said(office, found(checked(office, people, bills), "orphan"))
    assert sentence.startswith("1 行应收电费的客户不在客户档案里（1 户，共 2.25 元）")


def test_that_payments_without_their_bill_are_told_so(office: Opened, tmp_path: Path) -> None:
    paid = written(tmp_path / "p.csv", "户号,电费年月,收费时间,收费金额\n0012345678,202501,2025-02-20,5.00\n")
    sentence = said(office, found(checked(office, paid), "orphan"))
    assert sentence.startswith("1 行缴费明细找不到所交的那笔应收电费（1 户，共 5.00 元）")


def test_that_former_numbers_are_told_once_with_every_number_they_were_given(office: Opened, tmp_path: Path) -> None:
    pairs = "原户号,新户号\n0012345678,0012345700\n0012345678,0012345701\n0012345681,0012345690\n0012345690,0012345691\n"
    check = checked(office, written(tmp_path / "n.csv", pairs))
    assert "（原户号 → 新户号：0012345678 → 0012345700 / 0012345701）" in said(office, found(check, "number_split"))
    assert "（原户号 → 新户号：0012345681 → 0012345690）" in said(office, found(check, "number_chain"))


def test_that_a_finding_names_the_sheet_where_a_workbook_has_several(office: Opened, tmp_path: Path) -> None:
    path = tmp_path / "两张.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for name, month in (("一月", "202501"), ("二月", "202502")):
            sheet = book.add_worksheet(name)
            for number, line in enumerate((BILLS + BILL.replace("202501", month)).split()):
                sheet.write_row(number, 0, line.split(","))
    check = checked(office, path, written(tmp_path / "三月.csv", BILLS + BILL.replace("202501", "202503")))
    places = [check.place_of(finding) for finding in check.findings if finding.rule == "orphan"]
    assert places == ["两张.xlsx · 一月", "两张.xlsx · 二月", "三月.csv"]


def test_that_what_is_no_table_in_an_archive_is_told_of_the_archive_and_asked_nothing(office: Opened, tmp_path: Path) -> None:
    path = tmp_path / "四月.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("应收.csv", BILLS + BILL)
        archive.writestr("说明.docx", b"PK")
        archive.writestr("readme.txt", "请于五日前导入\n有问题打电话\n")
    check = checked(office, path)
    passed = next(finding for finding in check.findings if finding.message.key == "importing.note.member_passed")
    assert (said(office, passed), check.place_of(passed)) == ("压缩包 四月.zip 里的 说明.docx 不是表格，没有读取", "四月.zip")
    told = "\n".join(check_in_words(check, office.house.texts, office.house.dictionary))
    assert "文件 四月.zip/readme.txt 不是表格：里面只有文字" in told
    assert "--kind" not in told


def test_that_the_kinds_there_are_are_listed_once(office: Opened, tmp_path: Path) -> None:
    names = (written(tmp_path / f"{name}.csv", "甲,乙,丙\n1,2,3\n") for name in "一二三")
    told = check_in_words(checked(office, *names), office.house.texts, office.house.dictionary)
    assert len([line for line in told if "--kind 可选" in line]) == 1


def test_that_days_written_in_several_orders_are_told(office: Opened, tmp_path: Path) -> None:
    rows = BILL.replace("20250205", "13/01/25") + BILL.replace("20250205", "01/13/25").replace("202501", "202502")
    check = checked(office, written(tmp_path / "d.csv", BILLS + rows))
    assert [sheet.days.mixed for sheet in check.sheets if sheet.days] == [True]
    assert any("没有一种顺序能读出全部" in line for line in check_in_words(check, office.house.texts, office.house.dictionary))


def test_that_days_of_one_order_are_not(office: Opened, tmp_path: Path) -> None:
    check = checked(office, written(tmp_path / "d.csv", BILLS + BILL.replace("20250205", "13/01/25")))
    assert [sheet.days.mixed for sheet in check.sheets if sheet.days] == [False]


class Watching(Silent):
    """Notes how many rows it was told of."""

    def __init__(self) -> None:
        self.rows: list[int] = []

    def counted(self, rows: int) -> None:
        self.rows.append(rows)


def test_that_the_rows_read_so_far_are_told_on_the_way(office: Opened, tmp_path: Path) -> None:
    watching = Watching()
    office.house.check_extracts(office.session, (written(tmp_path / "b.csv", BILLS + BILL),), watching)
    assert watching.rows
    assert watching.rows == sorted(watching.rows)
