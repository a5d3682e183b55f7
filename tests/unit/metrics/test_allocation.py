"""Receipts that name no bill: held against a plain simulation that pours single fen, for both rules of the office."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import ibis
import ibis.expr.types as ir
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from desktop_app.domain.integration import Allocation
from desktop_app.domain.money import Money
from desktop_app.domain.progress import SILENT
from desktop_app.domain.risk import LabelRule
from desktop_app.metrics import sources
from desktop_app.metrics.as_of import obligations, prepaid
from tests.unit.metrics.ledgers import AS_OF, SmallLedger

FIRST = dt.date(2026, 1, 1)


@pytest.fixture
def ledger() -> SmallLedger:
    return SmallLedger()


def paid_of(ledger: SmallLedger, rule: Allocation = Allocation.OLDEST_FIRST) -> dict[str, tuple[Money, dt.date | None]]:
    """Paid and settled day per bill month of customer 1."""
    return {str(bill.rcvbl_ym): (bill.paid, bill.settled_on) for bill in ledger.under(rule).bills_of("1", AS_OF)}


def credit_of(ledger: SmallLedger, rule: Allocation = Allocation.OLDEST_FIRST) -> int:
    return sum(ledger.under(rule).balances(AS_OF).column("credit").to_pylist())


def test_that_the_oldest_bill_is_paid_first_and_the_rest_goes_to_the_next(ledger: SmallLedger) -> None:
    ledger.bill("1", "2026-03", "100.00")
    ledger.bill("1", "2026-04", "50.00")
    ledger.loose_receipt("1", "2026-05-10", "120.00")
    paid = paid_of(ledger)
    assert paid["2026-03"] == (Money(10_000), dt.date(2026, 5, 10))
    assert paid["2026-04"] == (Money(2_000), None)


def test_that_the_office_may_have_the_current_month_paid_first(ledger: SmallLedger) -> None:
    ledger.bill("1", "2026-03", "100.00")
    ledger.bill("1", "2026-04", "50.00")
    ledger.loose_receipt("1", "2026-05-10", "120.00")
    paid = paid_of(ledger, Allocation.CURRENT_FIRST)
    assert paid["2026-04"] == (Money(5_000), dt.date(2026, 5, 10))
    assert paid["2026-03"] == (Money(7_000), None)


def test_that_what_no_bill_takes_is_balance_and_pays_the_next_bill_on_the_day_it_is_issued(ledger: SmallLedger) -> None:
    ledger.bill("1", "2026-03", "100.00")
    ledger.loose_receipt("1", "2026-04-02", "130.00")
    assert credit_of(ledger) == 3_000
    ledger.bill("1", "2026-05", "20.00", release="2026-06-05")
    assert paid_of(ledger)["2026-05"] == (Money(2_000), dt.date(2026, 6, 5))
    assert credit_of(ledger) == 1_000


def test_that_a_receipt_naming_only_the_bill_id_is_booked_on_that_bill(ledger: SmallLedger) -> None:
    ledger.bill("1", "2026-03", "100.00", rcvbl_amt_id="a")
    ledger.bill("1", "2026-04", "50.00", rcvbl_amt_id="b")
    ledger.loose_receipt("1", "2026-05-10", "50.00", rcvbl_amt_id="b")
    assert paid_of(ledger)["2026-04"] == (Money(5_000), dt.date(2026, 5, 10))
    assert paid_of(ledger)["2026-03"] == (Money(0), None)


def test_that_the_bill_says_how_much_of_it_was_allocated(ledger: SmallLedger) -> None:
    ledger.bill("1", "2026-03", "100.00")
    ledger.receipt("1", "2026-03", "2026-04-01", "30.00")
    ledger.loose_receipt("1", "2026-05-10", "40.00")
    (bill,) = ledger.engine.bills_of("1", AS_OF)
    assert (bill.paid, bill.allocated) == (Money(7_000), Money(4_000))


def test_that_money_given_back_takes_the_newest_money_away_first(ledger: SmallLedger) -> None:
    ledger.bill("1", "2026-03", "100.00")
    for day, yuan in (("2026-04-01", "60.00"), ("2026-04-10", "40.00"), ("2026-04-20", "-30.00")):
        ledger.loose_receipt("1", day, yuan)
    (bill,) = ledger.engine.bills_of("1", AS_OF)
    assert (bill.paid, bill.settled_on) == (Money(7_000), None)


def test_that_labels_see_allocated_money(ledger: SmallLedger) -> None:
    ledger.bill("1", "2026-02", "100.00", due="2026-03-20")
    ledger.loose_receipt("1", "2026-03-10", "100.00")
    ledger.bill("2", "2026-02", "100.00", due="2026-03-20")
    rows = ledger.engine.labels(dt.date(2026, 3, 1), LabelRule(), SILENT).to_pylist()
    assert [(row["cons_no"], row["label"]) for row in rows] == [("1", 0), ("2", 1)]


MONTHS = st.lists(st.integers(0, 30_00), min_size=1, max_size=6)
RECEIPTS = st.lists(st.tuples(st.integers(0, 170), st.integers(1, 40_00)), max_size=8)
NAMED = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 170), st.integers(1, 20_00)), max_size=3)
ACCOUNTS = st.lists(st.tuples(MONTHS, RECEIPTS, NAMED), min_size=20, max_size=30)
Account = tuple[list[int], list[tuple[int, int]], list[tuple[int, int, int]]]


@settings(
    max_examples=4, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate), suppress_health_check=list(HealthCheck)
)
@given(accounts=ACCOUNTS)
@pytest.mark.parametrize("rule", Allocation)
def test_that_both_rules_agree_with_a_plain_simulation(accounts: list[Account], rule: Allocation) -> None:
    ledger = SmallLedger()
    for place, (amounts, loose, named) in enumerate(accounts):
        _enter(ledger, f"c{place}", amounts, loose, named)
    tables = sources.ledger(allocation=rule)
    got = {(row["cons_no"], row["rcvbl_ym"].month - 1): row["allocated"] for row in _rows(ledger, obligations(tables, AS_OF))}
    left = {row["cons_no"]: row["credit"] for row in _rows(ledger, prepaid(tables, AS_OF))}
    for place, account in enumerate(accounts):
        expected, credit = simulated(*account, rule)
        assert {month: fen for (cons, month), fen in got.items() if cons == f"c{place}"} == expected
        assert left.get(f"c{place}", 0) == credit


def _enter(
    ledger: SmallLedger, cons: str, amounts: list[int], loose: list[tuple[int, int]], named: list[tuple[int, int, int]]
) -> None:
    for number, fen in enumerate(amounts):
        last = f"2026-{number + 1:02d}-28"
        ledger.bill(cons, last[:7], _yuan(fen), release=last, due=last)
    for ago, fen in loose:
        ledger.loose_receipt(cons, str(FIRST + dt.timedelta(days=ago)), _yuan(fen))
    for month, ago, fen in named:
        ledger.receipt(cons, f"2026-{month + 1:02d}", str(FIRST + dt.timedelta(days=ago)), _yuan(fen))


def _rows(ledger: SmallLedger, table: ir.Table) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = ledger.connection.execute(str(ibis.to_sql(table, dialect="duckdb"))).to_arrow_table().to_pylist()
    return rows


def simulated(
    amounts: list[int], loose: list[tuple[int, int]], named: list[tuple[int, int, int]], rule: Allocation
) -> tuple[dict[int, int], int]:
    """Receipts one after another, each pouring into bills as the rule says; gives what each month got, and what is left."""
    released = {number: dt.date(2026, number + 1, 28) for number in range(len(amounts)) if dt.date(2026, number + 1, 28) <= AS_OF}
    need = {number: max(0, amounts[number] - sum(fen for month, _, fen in named if month == number)) for number in released}
    got, by_day = dict.fromkeys(released, 0), dict[int, int]()
    for ago, fen in sorted(loose):
        by_day[ago] = by_day.get(ago, 0) + fen
    if rule is Allocation.CURRENT_FIRST:
        wanting = [number for number in released if need[number] > 0]
        for ago in sorted(by_day):
            known = [number for number in wanting if released[number] <= FIRST + dt.timedelta(days=ago)]
            if known:
                by_day[ago] -= _pour(max(known), by_day[ago], need, got)
    for ago in sorted(by_day):
        for number in sorted(released):
            by_day[ago] -= _pour(number, by_day[ago], need, got)
    return got, sum(by_day.values())


def _pour(number: int, fen: int, need: dict[int, int], got: dict[int, int]) -> int:
    part = min(fen, need[number])
    need[number] -= part
    got[number] += part
    return part


def _yuan(fen: int) -> str:
    return str(Decimal(fen).scaleb(-2))
