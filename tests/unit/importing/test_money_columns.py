"""A column of amounts under a name nobody knows is asked about; the file is not imported without its money."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from desktop_app.domain.intake import Answers, SheetChoice
from desktop_app.domain.money import Money
from desktop_app.domain.sheets import Doubt
from tests.unit.importing.conftest import Checker

Writer = Callable[..., Path]


@pytest.mark.parametrize(
    ("header", "row", "lacking"),
    [
        ("户号,户名,电费年月,总电量,应交数", "0012345678,张三,202603,100,50", ("rcvbl_amt",)),
        ("户号,户名,电费年月,总电量,多少", "0012345678,张三,202603,100,50", ("rcvbl_amt",)),
        ("户号,户名,收费时间,收了多少", "0012345678,张三,2026-04-02,50.20", ("rcv_amt",)),
    ],
)
def test_that_a_file_that_lacks_but_its_amount_asks_which_column_it_is(
    write: Writer, checked: Checker, header: str, row: str, lacking: tuple[str, ...]
) -> None:
    path = write("x.csv", f"{header}\n{row}\n")
    (seen,) = checked(path).open_sheets
    reading = seen.readings[0]
    assert (seen.doubt, reading.missing) == (Doubt.MISSING, lacking)
    columns = tuple((column.index, column.field_id or lacking[0]) for column in reading.columns)
    (file,) = checked(path, answers=Answers((SheetChoice(path, "", columns=columns),))).files
    assert file.accepted.amount in (Money(50_00), Money(50_20))


@pytest.mark.parametrize("column", ["本月应交", "尚欠", "多少钱,12.50", "结余,-3,210.00"])
def test_that_an_archive_with_a_column_of_yuan_and_fen_asks_what_it_is(write: Writer, checked: Checker, column: str) -> None:
    name, _, cell = column.partition(",")
    path = write("x.csv", f'户号,户名,用电地址,{name}\n0012345678,张三,甲路1号,"{cell or 7}"\n')
    (seen,) = checked(path).open_sheets
    told = f"{name}（Σ {cell or '7.00'}）"
    assert (seen.doubt, seen.message and seen.message.values["columns"]) == (Doubt.AMOUNTS, told)
    columns = tuple((column.index, column.field_id) for column in seen.readings[0].columns)
    said = Answers((SheetChoice(path, "", kind_id="customer", columns=columns),))
    assert checked(path, answers=said).accepted == 1, "said to be no matter, it is left out"


@pytest.mark.parametrize(
    "column", ["阶梯电量,120", "楼层,3", "经度,87.62", "用电人数,4", "备用电话,13800000000", "同比,1.25", "备注,见2.50"]
)
def test_that_other_figures_are_nobodys_question(write: Writer, checked: Checker, column: str) -> None:
    name, _, cell = column.partition(",")
    assert checked(write("x.csv", f"户号,户名,用电地址,{name}\n0012345678,张三,甲路1号,{cell}\n")).open_sheets == ()
    if name != "楼层":
        assert checked(write("y.csv", f"户号,电费年月,总电量,{name}\n0012345678,202603,100,{cell}\n")).open_sheets == ()


@pytest.mark.parametrize(
    ("header", "row", "kind", "lacking"),
    [
        ("户号,电费年月,本期款项X", "0012345678,202605,120.55", "bill", "rcvbl_amt"),
        ("户号,收费时间,本期款项X", "0012345678,2026-05-03,120.55", "payment", "rcv_amt"),
        ("户号,年月,本期款项X,备注", "0012345678,202605,120.55,a", "bill", "rcvbl_amt"),
    ],
)
def test_that_a_short_file_with_money_asks_for_its_amount_and_says_what_the_column_comes_to(
    write: Writer, checked: Checker, header: str, row: str, kind: str, lacking: str
) -> None:
    path = write("x.csv", f"{header}\n{row}\n{row.replace('678', '679')}\n合计,,241.10\n")
    (seen,) = checked(path).open_sheets
    assert (seen.doubt, seen.reading and seen.reading.kind_id) == (Doubt.MISSING, kind)
    assert seen.reading is not None
    assert seen.reading.missing == (lacking,)
    assert seen.message is not None
    assert str(seen.message.values["unknown"]).split("、")[0] == "本期款项X（Σ 241.10）", "the total row is not added"


def test_that_a_kind_without_amounts_is_not_taken_with_a_column_of_money_until_that_is_said_not_to_be_wanted(
    write: Writer, checked: Checker
) -> None:
    path = write("x.csv", "户号,收费时间,本期款项X\n0012345678,2026-05-03,120.55\n")
    (seen,) = checked(path, answers=Answers((SheetChoice(path, "", kind_id="charge"),))).open_sheets
    assert (seen.doubt, seen.message and seen.message.values["columns"]) == (Doubt.AMOUNTS, "本期款项X（Σ 120.55）")
    columns = ((0, "cons_no"), (1, "charge_date"), (2, None))
    check = checked(path, answers=Answers((SheetChoice(path, "", kind_id="charge", columns=columns),)))
    assert check.accepted == 1
    (told,) = [found for found in check.findings if found.rule == "money_left_out"]
    assert told.message.values["columns"] == "本期款项X 1"


def test_that_a_kind_without_amounts_comes_in_where_there_are_none(write: Writer, checked: Checker) -> None:
    path = write("x.csv", "户号,收费时间,柜台\n0012345678,2026-05-03,3\n")
    check = checked(path, answers=Answers((SheetChoice(path, "", kind_id="charge"),)))
    assert (check.accepted, [found.rule for found in check.findings if found.rule == "money_left_out"]) == (1, [])
