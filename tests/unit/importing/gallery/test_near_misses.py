"""Tables that are nearly an extract are not taken for one silently: a wrong guess is worse than a question."""

from __future__ import annotations

import pytest

from desktop_app.domain.dictionary import Dictionary
from desktop_app.importing.headers import recognise

ROWS = (("", "", ""),)


def taken_for(columns: str, dictionary: Dictionary) -> tuple[str, tuple[str, ...]]:
    """nothing, (question: the candidates), (lacking: the kind and what it lacks), or (the kind)."""
    found = recognise([tuple(columns.split()), *ROWS], dictionary)
    if found.header is None:
        return ("question" if found.candidates else "nothing"), tuple(sorted(one.kind.id for one in found.candidates))
    return ("lacking" if found.header.missing else "taken"), (found.header.kind.id, *found.header.missing)


@pytest.mark.parametrize(
    "columns",
    [
        "单位 姓名 工号 联系电话 岗位",
        "学号 姓名 班级 地址 电话",
        "户号 202601 202602 202603",
        "日期 摘要 借方金额 贷方金额 余额",
        "P01 P02 P03 P04",
        "商品 单位 数量 单价",
    ],
)
def test_that_a_table_of_something_else_is_nothing(columns: str, dictionary: Dictionary) -> None:
    outcome, _ = taken_for(columns, dictionary)
    assert outcome in {"nothing", "lacking"}


@pytest.mark.parametrize(
    ("columns", "candidates"),
    [
        ("户号 电费年月 应收电费 实收电费 收费日期", ("bill", "payment")),
        ("户号 电费年月 应收电费（百元） 实收电费 欠费", ("bill", "payment")),
        ("户号 户名 电费年月 应收电费 当前余额", ("balance", "bill")),
        ("户号 户名 电费年月 应收电费 催费时间 催费方式", ("bill", "dunning")),
        ("户号 户名 用电地址 行业分类 合同容量 供电电压 余额", ("balance", "customer")),
    ],
)
def test_that_a_table_two_kinds_fit_is_a_question(columns: str, candidates: tuple[str, ...], dictionary: Dictionary) -> None:
    assert taken_for(columns, dictionary) == ("question", candidates)


@pytest.mark.parametrize(
    ("columns", "lacking"),
    [
        ("户号 户名 电费年月 电量 欠费", ("bill", "rcvbl_amt")),
        ("户号 户名 用电地址 台区名称 欠费金额", ("bill", "rcvbl_ym", "rcvbl_amt")),
        ("单位 年月 应收金额 实收金额 欠费", ("bill", "cons_no")),
        ("线路名称 日期 供电量 售电量 线损率", ("tg_energy", "tg_no")),
        ("资产编号 型号 出厂日期 安装日期", ("meter", "cons_id")),
        ("户号 单位 收费日期 缴费方式 收费合计金额", ("payment", "rcv_amt")),
        ("户号 电费年月 总电量 应交数", ("bill", "rcvbl_amt")),
    ],
)
def test_that_a_table_lacking_a_column_says_which(columns: str, lacking: tuple[str, ...], dictionary: Dictionary) -> None:
    assert taken_for(columns, dictionary) == ("lacking", lacking)


@pytest.mark.parametrize("columns", ["户号 户名 单位 用电类别 某某款", "户号 户名 用电地址 本月应交"])
def test_that_amounts_are_not_passed_by_silently(columns: str, dictionary: Dictionary) -> None:
    outcome, _ = taken_for(columns, dictionary)
    assert outcome == "question"


def test_that_a_question_brings_the_mapping_of_each_candidate(dictionary: Dictionary) -> None:
    found = recognise([("户号", "电费年月", "应收电费", "实收电费", "收费日期"), *ROWS], dictionary)
    mapped = {one.kind.id: [column.field_id for column in one.columns] for one in found.candidates}
    assert mapped == {
        "bill": ["cons_no", "rcvbl_ym", "rcvbl_amt", "rcved_amt", None],
        "payment": ["cons_no", "rcvbl_ym", "rcvbl_amt", "rcv_amt", "charge_time"],
    }


@pytest.mark.parametrize(
    ("upper", "lower", "fields"),
    [
        ("户号 户名 电费 , 电量", ", , 应收 实收 总电量", ("cons_no", "cons_name", "rcvbl_amt", "rcved_amt", "t_pq")),
        ("户号 电费年月 上年同期 , 本期", ", , 总电量 应收电费 应收电费", ("cons_no", "rcvbl_ym", None, None, "rcvbl_amt")),
        (
            "户号 电费年月 应收电费 上年同期 ,",
            ", , , 总电量 实收电费",
            ("cons_no", "rcvbl_ym", "rcvbl_amt", None, None),
        ),
        (
            "客户信息 , , 上年同期 本期",
            "户号 户名 电费年月 总电量 应收电费",
            ("cons_no", "cons_name", "rcvbl_ym", None, "rcvbl_amt"),
        ),
        ("户号 电费年月 应收电费 实收电费", ", , （万元） （元）", ("cons_no", "rcvbl_ym", "rcvbl_amt", "rcved_amt")),
    ],
)
def test_that_the_upper_cell_says_what_the_lower_one_means(
    upper: str, lower: str, fields: tuple[str | None, ...], dictionary: Dictionary
) -> None:
    rows = [tuple("" if cell == "," else cell for cell in row.split()) for row in (upper, lower)]
    bills = dictionary.kind("bill")
    found = [one for one in recognise(rows, dictionary).candidates if one.kind is bills]
    assert [column.field_id for column in found[0].columns] == list(fields)
    assert found[0].row_no == 2


def test_that_the_unit_in_a_title_is_that_of_every_amount(dictionary: Dictionary) -> None:
    head = [("电费台账", "", "单位：万元、千瓦时"), ("户号", "电费年月", "应收电费", "实收电费（元）", "总电量")]
    (found,) = recognise(head, dictionary).candidates
    assert [column.header for column in found.columns] == ["户号", "电费年月", "应收电费（万元）", "实收电费（元）", "总电量"]


@pytest.mark.parametrize(
    "title", ["金额单位：元 电量单位：万千瓦时", "电量：万千瓦时，电费：元", "单位：元、万千瓦时", "电费单位:元;电量单位:万kWh"]
)
def test_that_a_title_may_state_units_of_money_and_energy_in_one_cell(title: str, dictionary: Dictionary) -> None:
    head = [("电费台账", title, ""), ("户号", "电费年月", "应收电费", "总电量")]
    (found,) = recognise(head, dictionary).candidates
    *_, amount, energy = (column.header for column in found.columns)
    assert amount == "应收电费"
    assert energy in {"总电量（万千瓦时）", "总电量（万kwh）"}


def test_that_amounts_in_a_titles_unknown_unit_are_not_read(dictionary: Dictionary) -> None:
    head = [("单位：百元", "", ""), ("户号", "电费年月", "应收电费")]
    assert "rcvbl_amt" not in {column.field_id for one in recognise(head, dictionary).candidates for column in one.columns}


def test_that_a_sparse_row_of_data_is_not_taken_for_the_lower_half_of_a_header(dictionary: Dictionary) -> None:
    head = [("户号", "电费年月", "应收电费", "备注"), ("", "", "", "补录"), ("0000012345", "202603", "1.00", "")]
    assert [one.row_no for one in recognise(head, dictionary).candidates] == [1]
