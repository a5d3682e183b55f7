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
    assert (seen.doubt, seen.message and seen.message.values["columns"]) == (Doubt.AMOUNTS, name)
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
