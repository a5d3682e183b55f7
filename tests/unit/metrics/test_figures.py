"""Labels, recovery by month and ageing."""

from __future__ import annotations

import datetime as dt

from desktop_app.domain.money import Money
from desktop_app.domain.progress import SILENT
from desktop_app.domain.risk import LabelRule
from tests.unit.metrics.ledgers import AS_OF, SmallLedger


def answers(ledger: SmallLedger, as_of: dt.date, rule: LabelRule) -> dict[str, tuple[int, int]]:
    rows = ledger.engine.labels(as_of, rule, SILENT).to_pylist()
    return {row["cons_no"]: (row["label"], row["at_stake"]) for row in rows}


def test_that_the_label_asks_about_the_bill_falling_due_and_waits_its_days() -> None:
    ledger = SmallLedger()
    as_of = dt.date(2026, 3, 31)  # the March bill falls due on 20 April; 30 days later is 20 May
    for cons_no in "12345":
        ledger.bill(cons_no, "2026-03", "100.00")
    ledger.bill("6", "2026-02", "100.00")  # fell due before the day
    ledger.bill("7", "2026-05", "100.00")  # falls due beyond the horizon
    ledger.bill("8", "2026-03", "0.00")  # nothing was asked for
    ledger.receipt("1", "2026-03", "2026-04-18", "100.00")
    ledger.receipt("2", "2026-03", "2026-05-20", "100.00")  # on the last day
    ledger.receipt("3", "2026-03", "2026-05-21", "100.00")  # a day too late
    ledger.receipt("4", "2026-03", "2026-05-01", "99.00")  # short by the tolerance
    ledger.receipt("5", "2026-03", "2026-05-01", "98.99")
    found = answers(ledger, as_of, LabelRule())
    assert {cons_no: label for cons_no, (label, _) in found.items()} == {"1": 0, "2": 0, "3": 1, "4": 0, "5": 1}
    assert {stake for _, stake in found.values()} == {10_000}


def test_that_the_edges_of_the_horizon_belong_to_the_question() -> None:
    ledger = SmallLedger()
    as_of = dt.date(2026, 3, 31)
    for cons_no, due in (("0", "2026-03-31"), ("1", "2026-04-01"), ("30", "2026-04-30"), ("31", "2026-05-01")):
        ledger.bill(cons_no, "2026-03", "10.00", due=due)
    assert set(answers(ledger, as_of, LabelRule())) == {"1", "30"}


def test_that_recovery_follows_the_month_billed_and_adds_up() -> None:
    ledger = SmallLedger()
    ledger.bill("1", "2026-04", "100.10")
    ledger.bill("2", "2026-04", "50.20")
    ledger.bill("1", "2026-06", "30.30")
    ledger.receipt("1", "2026-04", "2026-06-30", "100.10")
    ledger.receipt("2", "2026-04", "2026-07-01", "50.20")
    april, june = ledger.engine.collection(AS_OF)
    assert (april.billed, april.paid, april.customers, april.owing_customers, april.due) == (
        Money(15_030),
        Money(10_010),
        2,
        1,
        True,
    )
    assert (june.billed, june.paid, june.owing_customers, june.due) == (Money(3_030), Money(0), 1, False)
    assert april.recovery == 10_010 / 15_030


def test_that_every_balance_lies_in_the_bucket_of_its_days_overdue() -> None:
    ledger = SmallLedger()
    edges = {
        0: 0,
        1: 1,
        30: 1,
        31: 2,
        60: 2,
        61: 3,
        90: 3,
        91: 4,
        180: 4,
        181: 5,
        365: 5,
        366: 6,
        730: 6,
        731: 7,
        1095: 7,
        1096: 8,
    }
    for days in edges:
        due = AS_OF - dt.timedelta(days=days)
        ledger.bill(str(days), "2026-01", "1.00", due=due.isoformat(), release="2026-01-28")
    counts = [0] * 9
    for place in edges.values():
        counts[place] += 1
    buckets = ledger.engine.ageing(AS_OF)
    assert [bucket.customers for bucket in buckets] == counts
    assert [bucket.amount for bucket in buckets] == [Money(100 * count) for count in counts]


def test_that_ageing_recovery_and_customers_agree_on_what_is_owed() -> None:
    ledger = SmallLedger()
    for number, month in enumerate(("2026-02", "2026-03", "2026-04", "2026-05", "2026-06")):
        ledger.bill("1", month, f"{100 + number}.37")
        ledger.bill("2", month, "20.00")
        ledger.receipt("2", month, "2026-06-29", f"{number * 5}.00")
    aged = sum(bucket.amount.fen for bucket in ledger.engine.ageing(AS_OF))
    owed = sum(int(row["owed"]) for row in ledger.indicators().values())
    open_by_month = sum((month.billed - month.paid).fen for month in ledger.engine.collection(AS_OF))
    assert aged == owed == open_by_month
