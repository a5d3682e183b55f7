"""All thirty rules over a million bills, in one run."""

from __future__ import annotations

import time

import pytest

from desktop_app.domain.progress import SILENT
from desktop_app.domain.quality_rules import Settings
from desktop_app.domain.roles import EVERYWHERE
from tests.unit.quality.counties import AS_OF, SmallCounty

pytestmark = pytest.mark.bench

CUSTOMERS, MONTHS = 100_000, 10
PROCESSOR_SECONDS = 20.0
"""Of one core: two take half of it, about ten seconds on an office PC."""

_CUSTOMERS = """
    INSERT INTO customer BY NAME SELECT 1 AS batch_id, 1 AS file_no, 's' AS sheet, i AS row_no,
        lpad(i::VARCHAR, 10, '0') AS cons_no,
        '张' || i AS cons_name, '65400' || (10 + i % 20) AS org_no, '所' || (i % 20) AS org_name, '低压居民' AS cons_sort,
        '居民生活' AS elec_type, '交流220V' AS volt, 10 AS contract_cap, 8 AS run_cap, '13' || lpad(i::VARCHAR, 9, '0') AS mobile,
        '11010519491231002X' AS cert_no, '01' AS status, '03' AS ctl_mode FROM range(1, {customers} + 1) AS t(i)"""
_BILLS = """
    INSERT INTO bill BY NAME SELECT 1 + m AS batch_id, 2 AS file_no, 's' AS sheet, i AS row_no,
        lpad(i::VARCHAR, 10, '0') AS cons_no,
        i * 100 + m AS rcvbl_amt_id, (DATE '2025-01-01' + to_months(m::INTEGER))::DATE AS rcvbl_ym, '01' AS amt_type,
        100 + i % 77 AS t_pq, 60 + i % 50 AS rcvbl_amt, 60 + i % 50 AS rcved_amt, 0 AS owe_amt_src, '03' AS settle_flag,
        CASE WHEN i % 5 = 0 THEN 0.61 ELSE 0 END AS rcvbl_penalty, (rcvbl_ym + INTERVAL 4 DAY)::DATE AS release_date,
        (rcvbl_ym + INTERVAL 24 DAY)::DATE AS due_date FROM range(1, {customers} + 1) AS t(i), range({months}) AS u(m)"""
_RECEIPTS = """
    INSERT INTO payment BY NAME SELECT batch_id, 3 AS file_no, sheet, row_no, cons_no, rcvbl_amt_id, rcvbl_ym, '现金' AS pay_mode,
        (due_date + CASE WHEN row_no % 5 = 0 THEN 10 ELSE -5 END)::TIMESTAMP AS charge_time, rcvbl_amt AS rcv_amt FROM bill"""


def test_that_a_million_bills_are_judged_in_ten_seconds_of_two_cores() -> None:
    county = SmallCounty()
    for statement in (_CUSTOMERS, _BILLS, _RECEIPTS):
        county.connection.execute(statement.format(customers=CUSTOMERS, months=MONTHS))
    begun, processor = time.perf_counter(), time.process_time()
    verdict = county.engine.judge(AS_OF, Settings(), 200, EVERYWHERE, SILENT)
    wall, spent = time.perf_counter() - begun, time.process_time() - processor
    judged = sum(tally.judged for tally in verdict.tallies)
    print(f"\n{CUSTOMERS * MONTHS:,} bills, as many receipts: {judged:,} verdicts in {spent:.1f} s of processor, {wall:.1f} s")
    assert spent < PROCESSOR_SECONDS
