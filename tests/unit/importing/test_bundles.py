"""What is asked of bundles of rows is what the rows themselves say: totals, twins and rows without a customer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from desktop_app.domain.batch import CheckedFile, ImportCheck

Bill = tuple[str, str, int]  # customer, month, fen
MONTHS = ("202601", "202602", "202603", "201506", "201508")  # 201508 and 202603 are 127 months apart: one bit
BILLS = st.lists(st.tuples(st.sampled_from(("1001", "1002", "1003")), st.sampled_from(MONTHS), st.integers(1, 3)), max_size=14)
KNOWN = ("1001", "1002")


def csv(bills: list[Bill]) -> str:
    lines = (f"{customer},{month},{fen / 100:.2f},20260328,20260420\n" for customer, month, fen in bills)
    return "户号,电费年月,应收电费,发行日期,交费截止日\n" + "".join(lines)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=BILLS.filter(bool), second=BILLS)
@example(first=[("1001", "201508", 1), ("1001", "202603", 1)], second=[])
@example(first=[("1003", "202601", 1)], second=[("1003", "202601", 1)])
@example(first=[("1001", "202601", 1), ("1001", "202601", 2), ("1001", "202601", 1)], second=[("1001", "202602", 1)])
def test_that_totals_twins_and_orphans_are_those_counted_row_by_row(
    write: Callable[..., Path], checked: Callable[..., ImportCheck], first: list[Bill], second: list[Bill]
) -> None:
    customers = write("客户.csv", "户号,户名,用电类别,联系电话\n" + "".join(f"{number},某,居民,\n" for number in KNOWN))
    names = ["一.csv"] + ["二.csv"] * bool(second)
    parts = dict(zip(names, (first, second), strict=False))
    result = checked(customers, *(write(name, csv(bills)) for name, bills in parts.items()))
    files = {file.name: file for file in result.files}
    seen: set[tuple[str, str]] = set()
    orphans: Counter[str] = Counter()
    for name, bills in parts.items():
        taken = [bill for place, bill in enumerate(bills) if bill[:2] not in seen | {other[:2] for other in bills[:place]}]
        seen |= {bill[:2] for bill in taken}
        left = list((Counter(bills) - Counter(taken)).elements())
        assert figures(files[name]) == (told(taken), told(left))
        orphans[name] = sum(customer not in KNOWN for customer, _, _ in taken)
    found = {files_name(result, finding.file_no): finding.rows for finding in result.findings if finding.rule == "orphan"}
    assert found == {name: rows for name, rows in orphans.items() if rows}


def told(bills: list[Bill]) -> tuple[int, int, Decimal]:
    return len(bills), len({customer for customer, _, _ in bills}), Decimal(sum(fen for _, _, fen in bills)) / 100


def figures(file: CheckedFile) -> tuple[tuple[int, int, Decimal], ...]:
    parts = (file.accepted, file.rejected)
    return tuple((part.rows, part.customers, part.amount.yuan if part.amount else Decimal(0)) for part in parts)


def files_name(result: ImportCheck, file_no: int) -> str:
    return next(file.name for file in result.files if file.file_no == file_no)
