"""What counts as money received: failed never, a reversed receipt and its way back together not at all."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.unit.metrics.ledgers import AS_OF, SmallLedger

PAID, BACK = "2026-05-10", "2026-05-12"


def paid(*receipts: tuple[str, str, str | None], as_of: dt.date = AS_OF) -> int:
    """Fen paid on a bill of 100 yuan by receipts of (day, yuan, status)."""
    ledger = SmallLedger()
    ledger.bill("1", "2026-04", "100.00")
    for day, yuan, status in receipts:
        ledger.receipt("1", "2026-04", day, yuan, pay_status=status)
    (bill,) = ledger.engine.bills_of("1", as_of)
    return bill.paid.fen


@pytest.mark.parametrize("status", [None, "成功", "交易成功", "01"])
def test_that_a_receipt_counts_unless_its_status_says_otherwise(status: str | None) -> None:
    assert paid((PAID, "60.00", status)) == 6_000


@pytest.mark.parametrize("status", ["失败", "交易失败", "超时", "未成功"])
def test_that_what_failed_never_was_money(status: str) -> None:
    assert paid((PAID, "60.00", status), (PAID, "40.00", "成功")) == 4_000


@pytest.mark.parametrize("status", ["冲正", "已冲正", "抹账", "撤销"])
def test_that_the_mark_on_a_receipt_cancels_it(status: str) -> None:
    assert paid((PAID, "60.00", status)) == 0


def test_that_a_way_back_as_a_row_of_its_own_is_not_taken_twice() -> None:
    assert paid((PAID, "60.00", "冲正"), (BACK, "-60.00", "冲正")) == 0
    assert paid((PAID, "60.00", "冲正"), (BACK, "-60.00", "冲正"), (BACK, "100.00", "成功")) == 10_000
    assert paid((PAID, "60.00", "成功"), (PAID, "60.00", "冲正"), (BACK, "-60.00", "冲正")) == 6_000


def test_that_a_way_back_whose_original_is_not_marked_takes_its_money_on_its_own_day() -> None:
    rows = ((PAID, "60.00", "成功"), (BACK, "-60.00", "冲正"))
    assert paid(*rows) == 0
    assert paid(*rows, as_of=dt.date(2026, 5, 11)) == 6_000


def test_that_as_many_ways_back_leave_as_there_are_marked_originals() -> None:
    rows = ((PAID, "60.00", "冲正"), (PAID, "60.00", "成功"), (BACK, "-60.00", "冲正"), (BACK, "-60.00", "冲正"))
    assert paid(*rows) == 0


def test_that_a_refund_without_a_mark_is_money_given_back() -> None:
    assert paid((PAID, "100.00", "成功"), (BACK, "-25.00", None)) == 7_500
