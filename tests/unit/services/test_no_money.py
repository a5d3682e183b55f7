"""Receipts that failed or were reversed: what is told of them is what the figures make of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop_app.domain.batch import ImportCheck
from desktop_app.domain.intake import NOTHING_SAID, Answers, SameMonth
from tests.houses import Opened
from tests.unit.services.months import bills_csv

HEAD = "用户编号,应收年月,收费时间,实收金额,交易状态"
Row = tuple[str, str, str]


@pytest.fixture
def billed(fresh: Opened, tmp_path: Path) -> Opened:
    """One bill of 1,000 yuan."""
    take(fresh, bills_csv(tmp_path / "bill.csv", ("0000000001", "1000.00", "城关")))
    return fresh


def receipts(path: Path, *rows: Row) -> Path:
    """Receipts of (day of February, yuan, status) of one customer."""
    lines = [f"0000000001,202601,2026-02-{day} 10:00:00,{yuan},{status}" for day, yuan, status in rows]
    path.write_text("\n".join((HEAD, *lines)), "utf-8")
    return path


def take(opened: Opened, path: Path, answers: Answers = NOTHING_SAID) -> ImportCheck:
    check = opened.house.check_extracts(opened.session, (path,), answers=answers)
    opened.house.commit_import(opened.session, check.token)
    return check


def told(check: ImportCheck) -> dict[str, dict[str, object]]:
    found = [one for one in check.findings if one.rule in ("no_money", "given_back")]
    return {one.message.key.removeprefix("importing.note."): dict(one.message.values) for one in found}


def paid(opened: Opened) -> int:
    """Fen the figures count, from the first unit's line."""
    return opened.house.show_units(opened.session).total.paid.fen


def test_that_a_reversal_whose_original_is_not_marked_is_told_apart_from_what_failed(billed: Opened, tmp_path: Path) -> None:
    rows = (("10", "104.25", "失败"), ("11", "101.25", "成功"), ("12", "-101.25", "冲正"), ("13", "50.00", "成功"))
    check = take(billed, receipts(tmp_path / "p.csv", *rows))
    assert told(check) == {
        "no_money": {"rows": 1, "amount": "104.25"},
        "given_back": {"rows": 1, "amount": "101.25"},
    }
    assert paid(billed) == 5_000, "the file's total of 154.25 less the 104.25 that are not counted"


def test_that_a_reversed_receipt_and_its_way_back_are_both_named_and_not_netted(billed: Opened, tmp_path: Path) -> None:
    rows = (("10", "101.25", "冲正"), ("12", "-101.25", "冲正"), ("13", "50.00", "成功"))
    check = take(billed, receipts(tmp_path / "p.csv", *rows))
    both = {"rows": 2, "taken_rows": 1, "taken": "101.25", "back_rows": 1, "back": "-101.25"}
    assert told(check) == {"no_money_both": both}
    assert paid(billed) == 5_000


@pytest.mark.parametrize(
    ("original", "expected", "fen"), [("冲正", "no_money_both", 5_000), ("成功", "given_back", 5_000)], ids=["marked", "unmarked"]
)
def test_that_the_original_may_be_in_the_ledger_already(
    billed: Opened, tmp_path: Path, original: str, expected: str, fen: int
) -> None:
    take(billed, receipts(tmp_path / "first.csv", ("10", "101.25", original), ("11", "50.00", "成功")))
    check = take(billed, receipts(tmp_path / "second.csv", ("12", "-101.25", "冲正")))
    assert set(told(check)) == {expected}
    assert paid(billed) == fen


def test_that_an_original_that_is_replaced_is_not_counted_on(billed: Opened, tmp_path: Path) -> None:
    take(billed, receipts(tmp_path / "first.csv", ("10", "101.25", "冲正"), ("11", "50.00", "成功")))
    again = receipts(tmp_path / "second.csv", ("12", "-101.25", "冲正"), ("13", "60.00", "成功"))
    check = take(billed, again, Answers(same_month=SameMonth.REPLACE))
    assert told(check) == {"given_back": {"rows": 1, "amount": "101.25"}}
    assert paid(billed) == 6_000 - 10_125


def test_that_money_on_its_way_is_not_counted_and_words_nobody_knows_are_told(billed: Opened, tmp_path: Path) -> None:
    rows = (
        ("10", "10.00", "未到账"),
        ("11", "20.00", "处理中"),
        ("12", "40.00", "挂起"),
        ("13", "50.00", "交易成功"),
        ("14", "1.00", "已退款"),
    )
    check = take(billed, receipts(tmp_path / "p.csv", *rows))
    (unknown,) = [one for one in check.findings if one.rule == "unknown_status"]
    assert (unknown.rows, unknown.sample_rows, unknown.message.values["words"]) == (1, (4,), "挂起 × 1 = 40.00")
    assert told(check) == {"no_money": {"rows": 3, "amount": "31.00"}}
    assert paid(billed) == 9_000


def test_that_what_failed_does_not_pay_a_bill_too_much(billed: Opened, tmp_path: Path) -> None:
    rows = (("10", "1000.00", "扣款失败"), ("11", "1000.00", "成功"))
    check = billed.house.check_extracts(billed.session, (receipts(tmp_path / "p.csv", *rows),))
    assert "overpaid" not in {one.rule for one in check.findings}
    twice = receipts(tmp_path / "q.csv", ("11", "1000.00", "成功"), ("12", "0.01", "成功"))
    assert "overpaid" in {one.rule for one in billed.house.check_extracts(billed.session, (twice,)).findings}


def test_that_receipts_about_to_be_replaced_pay_nothing_any_more(billed: Opened, tmp_path: Path) -> None:
    take(billed, receipts(tmp_path / "p.csv", ("11", "900.00", "成功")))
    newer = receipts(tmp_path / "q.csv", ("12", "1000.00", "成功"))
    found = billed.house.check_extracts(billed.session, (newer,), answers=Answers(same_month=SameMonth.REPLACE)).findings
    assert "overpaid" not in {one.rule for one in found}


def test_that_a_transaction_number_on_two_receipts_of_a_month_is_told(billed: Opened, tmp_path: Path) -> None:
    path, lines = tmp_path / "p.csv", ["用户编号,应收年月,收费时间,实收金额,交易流水号"]
    rows = (
        ("202601", "20.00", "L1"),
        ("202601", "25.00", "L1"),
        ("202602", "5.00", "L1"),
        ("202601", "-9.00", "L2"),
        ("202601", "9.00", "L2"),
    )
    lines += [f"0000000001,{month},2026-02-{day} 10:00:00,{yuan},{number}" for day, (month, yuan, number) in enumerate(rows, 10)]
    path.write_text("\n".join(lines), "utf-8")
    (told,) = [one for one in take(billed, path).findings if one.rule == "same_transaction"]
    assert (told.rows, told.sample_rows) == (2, (2, 3))
    path.write_text("\n".join((lines[0], "0000000001,202601,2026-02-20 10:00:00,1.00,L1")), "utf-8")
    (again,) = [one for one in take(billed, path).findings if one.rule == "same_transaction"]
    assert again.sample_rows == (2,)
