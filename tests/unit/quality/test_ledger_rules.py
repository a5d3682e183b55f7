"""DQ01–DQ14: rules over bills and receipts, each with what it must find and the near misses it must leave alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.unit.quality.counties import SmallCounty

Rows = Callable[[SmallCounty], list[int]]


def customer(**columns: object) -> Rows:
    return lambda county: [county.add("customer", **columns)]


def bill(**columns: object) -> Rows:
    return lambda county: [county.add("bill", **columns)]


def payment(**columns: object) -> Rows:
    return lambda county: [county.add("payment", **columns)]


def paid_bill(receipts: list[tuple[str, str]], **columns: object) -> Rows:
    """A bill and its receipts (when, yuan); the rule speaks of the bill."""

    def rows(county: SmallCounty) -> list[int]:
        place = county.add("bill", **columns)
        for at, yuan in receipts:
            county.add("payment", charge_time=at, rcv_amt=yuan, rcvbl_ym=columns.get("rcvbl_ym", "2026-05-01"))
        return [place]

    return rows


def both(*parts: Rows) -> Rows:
    """Everything of several parts."""
    return lambda county: [row for part in parts for row in part(county)]


def beside(mine: Rows, *others: Rows) -> Rows:
    """Rows that are there, but of which nothing is expected."""

    def rows(county: SmallCounty) -> list[int]:
        for other in others:
            other(county)
        return mine(county)

    return rows


LATE = {"due_date": "2024-03-25", "rcvbl_ym": "2024-03-01", "release_date": "2024-03-01"}
HOME = customer(elec_type="居民生活")

HIT: dict[str, list[Rows]] = {
    "DQ01": [bill(cons_no="12345"), customer(cons_no="12345678AB"), payment(cons_no="00000123456789")],
    "DQ02": [
        both(bill(amt_type="01"), bill(amt_type="01")),
        both(bill(rcvbl_amt_id="a"), bill(rcvbl_amt_id="a")),
        both(bill(rcvbl_amt_id="a"), bill(rcvbl_amt_id="b"), bill(rcvbl_amt_id="b")),
        both(bill(rcvbl_amt_id="a"), bill()),
    ],
    "DQ03": [beside(bill(cons_no="0000099999"), customer())],
    "DQ04": [beside(payment(rcvbl_ym="2026-04-01"), bill()), beside(payment(cons_no="0000099999"), bill())],
    "DQ05": [
        paid_bill([("2026-06-10", "60.00")], rcved_amt="100.00"),
        beside(paid_bill([], rcved_amt="100.00"), payment(cons_no="0000099999")),
        paid_bill([("2026-06-10", "100.01")], rcved_amt="100.00"),
        paid_bill([("2026-06-10", "60.00"), ("2026-06-29", "40.00")], rcved_amt="100.00"),
    ],
    "DQ06": [bill(rcved_amt="100.01"), paid_bill([("2026-06-10", "60.00"), ("2026-06-11", "50.00")])],
    "DQ07": [bill(owe_amt_src="40.00", rcved_amt="50.00"), bill(owe_amt_src="-50.00", rcved_amt="50.00")],
    "DQ08": [
        bill(settle_flag="03", owe_amt_src="0.01"),
        bill(settle_flag="01", rcved_amt="100.00"),
        bill(settle_flag="未结清", owe_amt_src="0.00"),
    ],
    "DQ09": [
        bill(rcvbl_penalty="1.00", penalty_bgn_date="2026-06-20"),
        bill(rcvbl_penalty="1.00", due_date="2026-06-30"),
        paid_bill([("2026-06-20 23:59:59", "100.00")], rcvbl_penalty="1.00"),
    ],
    "DQ10": [
        beside(paid_bill([("2024-04-10", "186.40")], rcvbl_amt="186.40", rcvbl_penalty="3.04", **LATE), HOME),
        beside(paid_bill([("2024-04-10", "186.40")], rcvbl_amt="186.40", rcvbl_penalty="0.00", **LATE), HOME),
        paid_bill([("2024-04-10", "186.40")], rcvbl_amt="186.40", rcvbl_penalty="2.98", **LATE),
    ],
    "DQ11": [beside(payment(charge_time="2026-05-27 23:59:59"), bill())],
    "DQ12": [bill(rcvbl_ym="2026-07-01"), beside(payment(charge_time="2026-04-30 10:00:00"), bill())],
    "DQ13": [bill(t_pq="0"), bill(t_pq="5", rcvbl_amt="0.00"), bill(t_pq="-5", rcvbl_amt="-1.00")],
    "DQ14": [
        beside(bill(t_pq="1000", rcvbl_amt="100.00"), HOME),
        beside(bill(t_pq="50", rcvbl_amt="100.00"), HOME),
        beside(bill(t_pq="50", rcvbl_amt="100.00"), customer(elec_type="农业生产")),
    ],
}

SOUND: dict[str, list[Rows]] = {
    "DQ01": [bill(), customer(cons_no="1234567890123")],
    "DQ02": [
        both(bill(rcvbl_amt_id="a"), bill(rcvbl_amt_id="b")),
        both(bill(amt_type="01"), bill(amt_type="02")),
        both(bill(), bill(cons_no="0000099999"), bill(rcvbl_ym="2026-04-01")),
    ],
    "DQ03": [beside(bill(), customer())],
    "DQ04": [beside(payment(), bill())],
    "DQ05": [
        paid_bill([("2026-06-10", "60.00"), ("2026-06-11", "40.00")], rcved_amt="100.00"),
        paid_bill([("2026-06-10", "60.00"), ("2026-06-29", "40.00")], rcved_amt="60.00"),
        beside(paid_bill([("2026-06-10", "60.00")], rcved_amt="60.00"), payment(pay_status="超时")),
    ],
    "DQ06": [
        bill(rcved_amt="100.00"),
        paid_bill([("2026-06-10", "120.00")], rcved_amt="100.00"),
    ],
    "DQ07": [bill(owe_amt_src="50.00", rcved_amt="50.00")],
    "DQ08": [
        bill(settle_flag="03", rcved_amt="100.00"),
        bill(settle_flag="01", owe_amt_src="5.00"),
        bill(settle_flag="已结清", owe_amt_src="0"),
    ],
    "DQ09": [
        bill(rcvbl_penalty="1.00", penalty_bgn_date="2026-06-21"),
        bill(rcvbl_penalty="0.00", penalty_bgn_date="2026-06-01"),
        paid_bill([("2026-06-21 00:00:00", "100.00")], rcvbl_penalty="0.10"),
        paid_bill([("2026-06-19", "99.99")], rcvbl_penalty="0.10"),
    ],
    "DQ10": [
        beside(paid_bill([("2024-04-10", "186.40")], rcvbl_amt="186.40", rcvbl_penalty="2.98", **LATE), HOME),
        paid_bill(
            [("2024-01-18", "52000.00")],
            rcvbl_amt="52000.00",
            rcvbl_penalty="3952.00",
            due_date="2023-12-20",
            rcvbl_ym="2023-11-01",
        ),
        paid_bill([("2024-03-27", "50.00"), ("2024-03-30", "50.00")], rcvbl_penalty="0.70", **LATE),
    ],
    "DQ11": [beside(payment(charge_time="2026-05-28 00:00:00"), bill())],
    "DQ12": [bill(rcvbl_ym="2026-06-01"), beside(payment(charge_time="2026-05-01 00:00:00"), bill())],
    "DQ13": [bill(t_pq="200"), bill(t_pq="0", rcvbl_amt="0.00")],
    "DQ14": [
        beside(bill(t_pq="200", rcvbl_amt="100.00"), HOME),
        bill(t_pq="50", rcvbl_amt="100.00"),
        beside(bill(t_pq="9", rcvbl_amt="100.00"), HOME, bill(t_pq="200", rcvbl_ym="2026-04-01")),
    ],
}

EXCUSED: dict[str, list[Rows]] = {
    "DQ06": [
        bill(rcved_amt="120.00", amt_type="预收电费"),
        beside(bill(rcved_amt="120.00"), payment(pay_mode="预存")),
        bill(rcvbl_amt="-20.00", rcved_amt="0.00"),
    ],
    "DQ05": [beside(bill(rcved_amt="100.00"), payment(rcvbl_ym=None))],
    "DQ07": [bill(owe_amt_src="5.00"), bill(rcved_amt="5.00")],
    "DQ10": [
        paid_bill([("2024-03-20", "100.00")], rcvbl_penalty="0.00", **LATE),
        paid_bill([("2024-04-10", "99.00")], rcvbl_penalty="9.00", **LATE),
        both(paid_bill([("2024-04-10", "200.00")], rcvbl_penalty="9.00", **LATE), bill(rcvbl_penalty="9.00", **LATE)),
    ],
    "DQ11": [beside(payment(charge_time="2026-05-01", pay_mode="微信预存"), bill())],
    "DQ13": [bill(t_pq="0", amt_type="05"), bill()],
}

ALL_HIT = [(rule, rows) for rule, cases in HIT.items() for rows in cases]
ALL_SOUND = [(rule, rows) for rule, cases in SOUND.items() for rows in cases]
ALL_EXCUSED = [(rule, rows) for rule, cases in EXCUSED.items() for rows in cases]


def named(case: object) -> str:
    return case if isinstance(case, str) else ""


@pytest.mark.parametrize(("rule", "rows"), ALL_HIT, ids=named)
def test_that_a_rule_finds_what_it_is_there_for(county: SmallCounty, rule: str, rows: Rows) -> None:
    county.add("customer", cons_no="0000077777", elec_type="工商业")
    meant = rows(county)
    assert county.rows_hit(rule) == meant


@pytest.mark.parametrize(("rule", "rows"), ALL_SOUND, ids=named)
def test_that_a_rule_leaves_a_near_miss_alone(county: SmallCounty, rule: str, rows: Rows) -> None:
    county.add("customer", cons_no="0000077777", elec_type="工商业")
    rows(county)
    assert county.hits(rule) == ()
    judged = county.tally(rule)
    assert judged is not None
    assert judged[0] > 0


@pytest.mark.parametrize(("rule", "rows"), ALL_EXCUSED, ids=named)
def test_that_what_cannot_be_judged_is_not_counted_as_sound(county: SmallCounty, rule: str, rows: Rows) -> None:
    rows(county)
    assert county.tally(rule) is None
