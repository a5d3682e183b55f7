"""DQ15–DQ30: rules over parts of the charge, readings, customers, balances and areas, with their near misses."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.unit.quality.counties import CONS, SmallCounty

Row = tuple[str, dict[str, object]]
OTHER = "0000099999"


def customer(**columns: object) -> Row:
    return "customer", columns


def bill(**columns: object) -> Row:
    return "bill", columns


def usage(**columns: object) -> Row:
    return "usage_month", {"ym": "2026-05-01", **columns}


def reading(**columns: object) -> Row:
    return "reading", {"meter_no": "M1", "factor": "10", "last_read": "100", "this_read": "110", "read_pq": "100", **columns}


def balance(**columns: object) -> Row:
    return "balance", columns


def area(**columns: object) -> Row:
    return "tg_energy", {"tg_no": "T1", "data_date": "2026-06-01", "cons_no": ..., **columns}


def months(*energies: str) -> list[Row]:
    """Bills of January 2026 and the months after it."""
    return [bill(rcvbl_ym=f"2026-{place:02d}-01", t_pq=energy) for place, energy in enumerate(energies, start=1)]


def living_in(area: str, unit: str, count: int) -> list[Row]:
    return [customer(cons_no=f"{place:010d}", tg_no=area, org_no=unit) for place in range(count)]


PARTS = {"rcvbl_inprice_amt": "90.00", "rcvbl_pl_amt": "10.00"}
TOU = {"pq_peak": "40", "pq_flat": "30", "pq_valley": "30"}
HIT: dict[str, list[tuple[Sequence[Row], int]]] = {
    "DQ15": [
        ([bill(**PARTS | {"rcvbl_pl_amt": "9.98"})], 1),
        ([bill(energy_amt="80.00", basic_amt="5.00", pf_amt="-1.00", rcvbl_pl_amt="10.00")], 1),
    ],
    "DQ16": [([bill(t_pq="102", **TOU)], 1), ([usage(t_pq="100", pq_sharp="2", **TOU)], 1)],
    "DQ17": [
        ([reading(read_pq="102")], 1),
        ([reading(last_read="9990", this_read="10", read_pq="200")], 1),
        ([reading(mr_state="估抄")], 1),
        ([reading(factor=None, read_pq="100")], 1),
    ],
    "DQ18": [
        ([customer(), *months("0", "0", "0")], 1),
        ([customer(), *months("9", "0", "0", "0")], 1),
        ([reading(this_read=None)], 1),
        ([reading(mr_state="未抄")], 1),
    ],
    "DQ19": [
        ([customer(mobile="13800138000", cons_no=OTHER), customer()], 2),
        ([customer(mobile="12345")], 1),
        ([customer(mobile="1380013800")], 1),
    ],
    "DQ20": [
        ([customer(cert_no="110105194912310021")], 1),
        ([customer(cert_no="11010519491231002", cert_type="居民身份证")], 1),
        ([customer(cert_no="110105194913310022")], 1),
        ([customer(cert_no="护照E1234567", cert_type="01")], 1),
    ],
    "DQ21": [([customer(contract_cap="0")], 1), ([customer(contract_cap="100", run_cap="100.5")], 1)],
    "DQ22": [
        ([customer(cons_sort="高压", volt="AC02202")], 1),
        ([customer(cons_sort="03", volt="交流10kV")], 1),
        ([customer(cons_sort="低压居民", volt="220V", elec_type="工商业")], 1),
        ([customer(cons_sort="01", volt="0.4千伏")], 1),
    ],
    "DQ23": [
        ([balance(bal_type="后付余额", ctl_mode="01")], 1),
        ([customer(ctl_mode="03"), balance(bal_type="预付费余额")], 2),
        ([balance(bal_type="费控余额", ctl_mode="非费控")], 1),
    ],
    "DQ24": [([balance(ctl_mode="03", prepay_bal="-0.01")], 1), ([customer(ctl_mode="后付费"), balance(usable_bal="-5.00")], 2)],
    "DQ25": [
        ([customer(cancel_date="2026-01-01"), bill(release_date="2026-05-28"), ("payment", {})], 1),
        ([customer(status="9"), bill()], 1),
    ],
    "DQ26": [([customer(tmp_due_date="2026-06-29")], 1), ([customer(tmp_due_date="2026-01-01", tmp_flag="01")], 1)],
    "DQ27": [
        ([*living_in("T1", "6540001", 3), customer(cons_no=OTHER, tg_no="T1", org_no="6540002")], 4),
        ([customer(cons_no=OTHER, tg_no="T1"), customer(org_no="6540001")], 2),
        ([customer(tg_no="T1", line_name="城南线"), customer(cons_no=OTHER, tg_no="T1")], 2),
        ([customer(tg_no="T1"), area(supply_pq="100")], 2),
    ],
    "DQ28": [([area(supply_pq="100", sale_pq="84.99")], 1), ([area(supply_pq="100", sale_pq="101")], 1)],
    "DQ29": [([bill(rcvbl_ym="2025-12-01"), bill(rcvbl_ym="2026-02-01")], 2)],
    "DQ30": [
        ([customer(cons_name="张\u200b三")], 1),
        ([customer(cons_name="张 三")], 1),
        ([customer(cons_name="ＡＢ公司")], 1),
        ([customer(cons_name="张三？")], 1),
        ([customer(cons_name="李四＠＃")], 1),
        ([customer(cons_name="张三\t")], 1),
    ],
}
"""The rows of a county and which of them, counted from 1, is hit."""

SOUND: dict[str, list[Sequence[Row]]] = {
    "DQ15": [
        [bill(**PARTS)],
        [bill(**PARTS | {"rcvbl_pl_amt": "10.01"})],
        [bill(energy_amt="80.00", basic_amt="10.00", pf_amt="-2.00", rcvbl_pl_amt="10.00", rs_amt="2.00")],
    ],
    "DQ16": [[bill(t_pq="101", **TOU)], [usage(t_pq="105", pq_sharp="5", **TOU)]],
    "DQ17": [[reading()], [reading(read_pq="101")], [reading(read_pq=None)], [reading(factor=None, read_pq="10")]],
    "DQ18": [
        [customer(), *months("0", "0", "1")],
        [customer(), *months("0", "0", "0", "9")],
        [reading()],
    ],
    "DQ19": [
        [customer(mobile="13800138000")],
        [customer(tel="0991-2345678")],
        [customer(mobile="无|13800138000")],
        [customer(cons_no=f"{place:010d}", mobile="13800138000") for place in range(5)],
    ],
    "DQ20": [[customer(cert_no="11010519491231002x")], [customer(cert_no="110105491231002")]],
    "DQ21": [[customer(contract_cap="100", run_cap="100")], [customer(contract_cap="5")]],
    "DQ22": [
        [customer(cons_sort="高压", volt="AC00101", elec_type="大工业")],
        [customer(cons_sort="低压居民", volt="AC02202", elec_type="居民生活")],
        [customer(cons_sort="低压非居民", volt="380V", elec_type="工商业")],
        [customer(cons_sort="低压非居民", volt="看不懂")],
    ],
    "DQ23": [[balance(bal_type="预付费余额", ctl_mode="01")], [balance(bal_type="后付余额", ctl_mode="03")]],
    "DQ24": [
        [balance(ctl_mode="03", prepay_bal="0.00")],
        [
            balance(ctl_mode="03", prepay_bal="-9.00", calc_date="2026-05-01"),
            balance(ctl_mode="03", prepay_bal="1.00", calc_date="2026-05-02"),
        ],
    ],
    "DQ25": [[customer(cancel_date="2026-05-01"), bill(release_date="2026-06-15"), ("payment", {})]],
    "DQ26": [[customer(tmp_due_date="2026-06-30")]],
    "DQ27": [
        living_in("T1", "6540001", 3),
        [*living_in("T1", "654000101", 2), customer(cons_no=OTHER, tg_no="T1", org_no="654000102")],
        [customer(tg_no="T1"), area(supply_pq="100", sale_pq="90")],
    ],
    "DQ28": [[area(supply_pq="100", sale_pq="85")], [area(supply_pq="100", sale_pq="100")]],
    "DQ29": [
        [bill(rcvbl_ym="2025-12-01"), bill(rcvbl_ym="2026-01-01"), bill(rcvbl_ym="2026-01-01")],
        [
            *(bill(rcvbl_ym=month) for month in ("2026-01-01", "2026-02-01")),
            *(bill(rcvbl_ym=month, cons_no=OTHER) for month in ("2026-04-01", "2026-05-01")),
        ],
    ],
    "DQ30": [
        [customer(cons_name="张三")],
        [customer(cons_name="AB 公司")],
        [customer(cons_name="阿不都·热合曼")],
        [customer(cons_name="供销社（城关）、李四，代收：乙；")],
    ],
}

EXCUSED: dict[str, list[Sequence[Row]]] = {
    "DQ15": [[bill()]],
    "DQ18": [[customer(status="9"), *months("0", "0", "0")], [customer(), *months("0", "0")]],
    "DQ19": [[customer(cons_name="张三")]],
    "DQ20": [[customer(cert_no="E12345678")]],
    "DQ24": [[balance(ctl_mode="01", prepay_bal="-9.00")], [balance(prepay_bal="-9.00")]],
    "DQ25": [[customer(), bill()]],
    "DQ26": [[customer(tmp_due_date="2026-01-01", tmp_flag="03")], [customer(tmp_due_date="2026-01-01", status="销户")]],
    "DQ27": [[customer()]],
    "DQ28": [[area(supply_pq="0", sale_pq="5")]],
}


def cases(of: dict[str, list[Sequence[Row]]]) -> list[tuple[str, Sequence[Row]]]:
    return [(rule, rows) for rule, each in of.items() for rows in each]


def named(case: object) -> str:
    return case if isinstance(case, str) else ""


@pytest.mark.parametrize(("rule", "rows", "place"), [(rule, *case) for rule, each in HIT.items() for case in each], ids=named)
def test_that_a_rule_finds_what_it_is_there_for(county: SmallCounty, rule: str, rows: Sequence[Row], place: int) -> None:
    numbers = [county.add(table, **columns) for table, columns in rows]
    assert county.rows_hit(rule) == [numbers[place - 1]]


@pytest.mark.parametrize(("rule", "rows"), cases(SOUND), ids=named)
def test_that_a_rule_leaves_a_near_miss_alone(county: SmallCounty, rule: str, rows: Sequence[Row]) -> None:
    for table, columns in rows:
        county.add(table, **columns)
    judged = county.tally(rule)
    assert (judged is not None and judged[0] > 0, county.hits(rule)) == (True, ())


@pytest.mark.parametrize(("rule", "rows"), cases(EXCUSED), ids=named)
def test_that_what_cannot_be_judged_is_not_counted_as_sound(county: SmallCounty, rule: str, rows: Sequence[Row]) -> None:
    for table, columns in rows:
        county.add(table, **columns)
    assert county.tally(rule) is None


def test_that_a_telephone_of_six_customers_is_one_too_many(county: SmallCounty) -> None:
    for place in range(6):
        county.add("customer", cons_no=f"{place:010d}", mobile="13800138000")
    assert len(county.rows_hit("DQ19")) == 6
    assert county.rows_hit("DQ19", most_customers="6") == []


def test_that_readings_every_two_months_are_no_gap_once_the_office_says_so(county: SmallCounty) -> None:
    for month in ("2026-01-01", "2026-03-01"):
        county.add("bill", rcvbl_ym=month)
    assert len(county.rows_hit("DQ29")) == 1
    assert county.rows_hit("DQ29", months="2") == []


@pytest.mark.parametrize(
    ("before", "after", "missing", "count"),
    [
        ("2005-05-01", "2005-09-01", "2005-06 – 2005-08", "3"),
        ("2025-11-01", "2026-01-01", "2025-12", "1"),
        ("2025-10-01", "2026-02-01", "2025-11 – 2026-01", "3"),
    ],
)
def test_that_a_gap_is_told_with_the_months_that_are_missing(
    county: SmallCounty, before: str, after: str, missing: str, count: str
) -> None:
    for month in (before, after):
        county.add("bill", rcvbl_ym=month)
    (hit,) = county.hits("DQ29")
    assert (hit.about, hit.observed) == (missing, count)


@pytest.mark.parametrize("rule", ["DQ20", "DQ30"])
def test_that_no_length_stands_where_a_month_or_object_is_told(county: SmallCounty, rule: str) -> None:
    county.add("customer", cons_name="ＡＢ公司", cert_no="110105194912310021")
    (hit,) = county.hits(rule)
    assert hit.about == ""


def test_that_a_hit_tells_its_row_what_it_says_and_what_was_expected(county: SmallCounty) -> None:
    row = county.add("bill", owe_amt_src="40.00", rcved_amt="50.00")
    (hit,) = county.hits("DQ07")
    assert (hit.batch_id, hit.file_no, hit.sheet, hit.row_no, hit.cons_no) == (1, 1, "s", row, CONS)
    assert (hit.about, hit.observed, hit.expected) == ("2026-05", "40.00", "50.00")
