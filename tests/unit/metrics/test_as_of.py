"""What was billed, paid and owed as of a day."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.domain.ledger import Bill
from desktop_app.domain.money import Money
from desktop_app.domain.progress import SILENT
from desktop_app.domain.risk import LabelRule
from tests.unit.metrics.ledgers import AS_OF, SmallLedger


@pytest.fixture
def ledger() -> SmallLedger:
    return SmallLedger()


def only_bill(ledger: SmallLedger, as_of: dt.date = AS_OF) -> Bill:
    (bill,) = ledger.engine.bills_of("1", as_of)
    return bill


def test_that_a_bill_is_settled_on_the_day_the_receipts_reach_its_amount(ledger: SmallLedger) -> None:
    ledger.bill("1", "2026-04", "100.00")
    ledger.receipt("1", "2026-04", "2026-05-10", "60.00")
    ledger.receipt("1", "2026-04", "2026-05-22 23:59:59", "40.00")
    bill = only_bill(ledger)
    assert bill.settled_on == dt.date(2026, 5, 22)
    assert bill.days_late(AS_OF) == 2
    assert bill.balance == Money(0)


def test_that_a_fen_missing_keeps_a_bill_open(ledger: SmallLedger) -> None:
    ledger.bill("1", "2026-04", "100.00")
    ledger.receipt("1", "2026-04", "2026-05-10", "99.99")
    assert only_bill(ledger).settled_on is None
    assert only_bill(ledger).balance == Money(1)


def test_that_a_reversed_receipt_opens_the_bill_again_and_the_second_payment_settles_it(ledger: SmallLedger) -> None:
    ledger.bill("1", "2026-04", "100.00")
    for day, yuan in (("2026-05-10", "100.00"), ("2026-05-12", "-100.00"), ("2026-06-01", "100.00")):
        ledger.receipt("1", "2026-04", day, yuan)
    assert only_bill(ledger).settled_on == dt.date(2026, 6, 1)
    assert only_bill(ledger, dt.date(2026, 5, 11)).settled_on == dt.date(2026, 5, 10)
    assert only_bill(ledger, dt.date(2026, 5, 20)).settled_on is None


def test_that_fees_and_receipts_on_fees_are_no_receivables(ledger: SmallLedger) -> None:
    ledger.bill("1", "2026-04", "100.00", amt_type="01", rcvbl_amt_id="a")
    ledger.bill("1", "2026-04", "7.00", amt_type="05", rcvbl_amt_id="b")
    ledger.bill("1", "2026-04", "9.00", amt_type="08", rcvbl_amt_id="c")
    ledger.receipt("1", "2026-04", "2026-05-10", "7.00", rcvbl_amt_id="b")
    ledger.receipt("1", "2026-04", "2026-05-10", "30.00", rcvbl_amt_id="a")
    assert (only_bill(ledger).rcvbl_amt, only_bill(ledger).paid) == (Money(10_000), Money(3_000))


def test_that_a_supplement_of_the_same_month_adds_up_and_takes_the_later_due_date(ledger: SmallLedger) -> None:
    ledger.bill("1", "2026-04", "100.00")
    ledger.bill("1", "2026-04", "20.50", due="2026-06-10", release="2026-05-25")
    bill = only_bill(ledger)
    assert (bill.rcvbl_amt, bill.due_date, bill.release_date) == (Money(12_050), dt.date(2026, 6, 10), dt.date(2026, 4, 28))
    assert bill.lineage.row_no == 1


def test_that_a_bill_of_nothing_is_settled_when_released_and_never_late(ledger: SmallLedger) -> None:
    ledger.bill("1", "2026-04", "0.00")
    assert only_bill(ledger).settled_on == dt.date(2026, 4, 28)
    assert ledger.indicators()["1"]["late_count"] is None


def test_that_due_today_is_neither_late_nor_judged(ledger: SmallLedger) -> None:
    ledger.bill("1", "2026-05", "100.00")
    on_the_day, day_after = dt.date(2026, 6, 20), dt.date(2026, 6, 21)
    assert ledger.indicators(on_the_day)["1"]["late_count"] is None
    assert ledger.indicators(on_the_day)["1"]["overdue_days"] == 0
    assert ledger.indicators(day_after)["1"]["late_count"] == 1
    assert ledger.indicators(day_after)["1"]["overdue_days"] == 1


MONTHS = ("2026-02", "2026-03", "2026-04", "2026-05")
DAYS = st.dates(dt.date(2026, 3, 1), dt.date(2026, 6, 30))
BILLS = st.dictionaries(st.sampled_from(MONTHS), st.integers(1, 50_000), min_size=1)
RECEIPTS = st.lists(st.tuples(st.sampled_from(MONTHS), DAYS, st.integers(-20_000, 50_000)), max_size=8)
FUTURE = st.lists(
    st.tuples(st.sampled_from(MONTHS), st.dates(dt.date(2026, 7, 1), dt.date(2027, 1, 1)), st.integers(-9_999, 9_999))
)


def filled(bills: dict[str, int], receipts: list[tuple[str, dt.date, int]]) -> SmallLedger:
    ledger = SmallLedger()
    for month, fen in bills.items():
        ledger.bill("1", month, str(Money(fen).yuan))
    for month, day, fen in receipts:
        ledger.receipt("1", month, day.isoformat(), str(Money(fen).yuan))
    return ledger


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(BILLS, RECEIPTS)
def test_that_any_history_agrees_with_counting_by_hand(bills: dict[str, int], receipts: list[tuple[str, dt.date, int]]) -> None:
    found = {str(bill.rcvbl_ym): bill for bill in filled(bills, receipts).engine.bills_of("1", AS_OF)}
    for month, amount in bills.items():
        booked = sorted((day, fen) for receipt_month, day, fen in receipts if receipt_month == month)
        assert found[month].paid.fen == sum(fen for _, fen in booked)
        settled = None
        for day in sorted({day for day, _ in booked}):
            reached = sum(fen for other, fen in booked if other <= day) >= amount
            settled = (settled or day) if reached else None
        assert found[month].settled_on == settled


@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(BILLS, RECEIPTS, FUTURE)
def test_that_nothing_dated_after_the_day_changes_a_bit(
    bills: dict[str, int], receipts: list[tuple[str, dt.date, int]], future: list[tuple[str, dt.date, int]]
) -> None:
    ledger = filled(bills, receipts)
    before = everything_as_of(ledger)
    for month, day, fen in future:
        ledger.receipt("1", month, day.isoformat(), str(Money(fen).yuan))
        ledger.receipt("1", month, "2026-07-01 00:00:00", "1.00")
        ledger.bill("1", month, "55.00", due="2026-09-01", release=day.isoformat())
        ledger.bill("1", month, "66.00", release=day.isoformat(), amt_type="05", rcvbl_amt_id="fee")
        ledger.bill("2", "2026-07", "77.00", release=day.isoformat())
    assert everything_as_of(ledger) == before


def everything_as_of(ledger: SmallLedger) -> tuple[object, ...]:
    engine, closed = ledger.engine, dt.date(2026, 4, 30)
    labels = engine.labels(closed, LabelRule(), SILENT).to_pylist()
    return (
        engine.indicators(AS_OF, SILENT).to_pylist(),
        engine.collection(AS_OF),
        engine.ageing(AS_OF),
        engine.bills_of("1", AS_OF),
        labels,
    )
