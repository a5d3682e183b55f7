"""A header that lacks columns says which were found, which are missing and which nobody knew."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from desktop_app.domain.sheets import Doubt
from desktop_app.domain.texts import Texts
from tests.unit.importing.conftest import Checker

Writer = Callable[..., Path]


@pytest.mark.parametrize(
    ("header", "what", "means"),
    [
        (
            "户号,应收电费",
            "文件 x.csv 的第 1 行像是表头，2 列里只认出了：户号、应收电费。",
            "还不知道是哪一种数据：作为应收电费还缺电费年月。该表没有导入。",
        ),
        (
            "账期,户号,结余情况",
            "文件 x.csv 的第 1 行像是表头，3 列里只认出了：账期、户号。",
            "还不知道是哪一种数据：作为应收电费还缺应收电费；作为月用电量还缺总电量。该表没有导入。",
        ),
        (
            "户号,户名",
            "文件 x.csv 的第 1 行像是表头，2 列里只认出了：户号、户名。",
            "至少要认出 3 列才自动当作客户档案，该表没有导入。",
        ),
        (
            "户号,户名,电费年月,本月多少",
            "文件 x.csv 的第 1 行像是表头，4 列里只认出了：户号、户名、电费年月。",
            "还不知道是哪一种数据：作为应收电费还缺应收电费；作为月用电量还缺总电量。该表没有导入。",
        ),
        (
            "户号,户名,电费年月,发行日期,本月多少",
            "文件 x.csv 看起来是应收电费，认出了这些列：户号、户名、电费年月、发行日期；缺少这些列：应收电费。",
            "没有认出的列：本月多少。缺少的列没有着落，该表没有导入。",
        ),
    ],
)
def test_that_a_header_says_what_was_found_in_it_and_what_is_missing(
    write: Writer, checked: Checker, texts: Texts, header: str, what: str, means: str
) -> None:
    (seen,) = checked(write("x.csv", f"{header}\n0012345678,x\n")).open_sheets
    assert seen.message is not None
    advice = texts.advice(seen.message)
    assert (advice.what, advice.means) == (what, means)
    assert texts.in_language("en").say(seen.message)


def test_that_a_table_of_which_nothing_is_known_has_no_header(write: Writer, checked: Checker) -> None:
    (seen,) = checked(write("x.csv", "甲,乙,丙\n1,2,3\n")).open_sheets
    assert (seen.doubt, seen.message and seen.message.key) == (Doubt.NO_HEADER, "importing.no_header")


@pytest.mark.parametrize("month", ["账期", "电费账期", "应收账期", "账单月份", "费用年月", "计费月份", "所属年月"])
def test_that_a_period_is_the_bill_month_under_whatever_name(write: Writer, checked: Checker, month: str) -> None:
    (file,) = checked(write("x.csv", f"户号,{month},应收电费\n0012345678,202603,50.20\n")).files
    assert (file.kind_id, file.columns[1].field_id) == ("bill", "rcvbl_ym")
