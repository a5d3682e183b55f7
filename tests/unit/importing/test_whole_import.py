"""Thousands of rows through the whole way: figures equal to the files' own, cancelling at any moment."""

from __future__ import annotations

import csv
import random
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path

import pytest
import xlsxwriter

from desktop_app.domain.batch import ImportCheck
from desktop_app.domain.dictionary import Dictionary
from desktop_app.domain.errors import Cancelled
from desktop_app.domain.progress import Silent
from desktop_app.importing.check import check
from desktop_app.importing.reading import read_into
from tests.fakes.progress import CancelAfter
from tests.fakes.staging import MemoryStaging
from tests.unit.importing.conftest import TODAY

Checker = Callable[..., ImportCheck]
CUSTOMERS = 3_000


@pytest.fixture(scope="module")
def extracts(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, Path]:
    """A small county: a workbook with title and total rows, a GB18030 csv, a tab-separated file."""
    folder, chance = tmp_path_factory.mktemp("extracts"), random.Random(20260101)
    customers, bills, payments = folder / "客户档案.xlsx", folder / "电费台账.csv", folder / "缴费明细.csv"
    numbers = [f"{number:010d}" for number in range(12345, 12345 + CUSTOMERS)]
    with xlsxwriter.Workbook(customers, {"constant_memory": True}) as workbook:
        sheet = workbook.add_worksheet("用户档案")
        sheet.write_row(0, 0, ["用户基本信息查询"])
        sheet.write_row(2, 0, ["供电单位", "用户编号", "用户名称", "合同容量"])
        for row, number in enumerate(numbers, start=3):
            sheet.write_row(row, 0, ["城关供电所", number, f"用户{number}", chance.choice([8, 10.5, 20])])
        sheet.write_row(3 + CUSTOMERS, 0, ["合计", f"{CUSTOMERS}户"])
    with bills.open("w", encoding="gb18030", newline="") as file, payments.open("w", encoding="gb18030", newline="") as paid:
        billed, received = csv.writer(file), csv.writer(paid, delimiter="\t")
        billed.writerow(["供电单位", "户号", "电费年月", "应收电费", "发行日期", "交费截止日"])
        received.writerow(["用户编号", "应收年月", "收费时间", "实收金额", "缴费方式"])
        for number in numbers:
            for month in range(1, 4):
                fen = chance.randrange(1, 10**7)
                amount = f"{Decimal(fen).scaleb(-2)}"
                billed.writerow(["城关供电所", number, f"20260{month}", amount, f"20260{month}28", f"2026-0{month + 1}-20"])
                received.writerow([number, f"20260{month}", f"2026-0{month + 1}-10 09:30:00", amount, "网上国网"])
    return customers, bills, payments


def test_that_rows_and_sums_equal_the_files_own(extracts: tuple[Path, Path, Path], checked: Checker) -> None:
    result = checked(*extracts)
    customers, bills, payments = result.files
    assert (customers.accepted.rows, customers.source_customers) == (CUSTOMERS, CUSTOMERS)
    for file, column, delimiter in ((bills, "应收电费", ","), (payments, "实收金额", "\t")):
        with file.path.open(encoding="gb18030", newline="") as source:
            amounts = [Decimal(row[column]) for row in csv.DictReader(source, delimiter=delimiter)]
        assert (file.accepted.rows, file.accepted.customers) == (len(amounts), CUSTOMERS)
        assert file.accepted.amount is not None
        assert file.accepted.amount.yuan == sum(amounts)
    assert result.rejected == result.to_confirm == 0


def checks_of_a_whole_run(staging: MemoryStaging, paths: tuple[Path, ...], dictionary: Dictionary) -> int:
    counter = CancelAfter(10**9)
    check(staging, read_into(staging, paths, dictionary, counter, today=TODAY), dictionary, counter, today=TODAY)
    return 10**9 - counter.left


def test_that_cancelling_at_any_check_ends_the_work_as_cancelled(
    extracts: tuple[Path, Path, Path], staging: MemoryStaging, dictionary: Dictionary
) -> None:
    total = checks_of_a_whole_run(staging, extracts, dictionary)
    assert total > 40
    for point in sorted(random.Random(7).sample(range(1, total + 1), 12)):
        staging.clear()
        progress = CancelAfter(point)
        with pytest.raises(Cancelled):
            check(staging, read_into(staging, extracts, dictionary, progress, today=TODAY), dictionary, progress, today=TODAY)


class CancelAt(Silent):
    """Cancels by the clock, from another thread, as a person does; remembers when."""

    def __init__(self, after_s: float) -> None:
        self.asked_at = 0.0
        self._asked = threading.Event()
        self._stop: Callable[[], None] | None = None
        self._lock = threading.Lock()
        self.timer = threading.Timer(after_s, self._ask)
        self.timer.start()

    def _ask(self) -> None:
        with self._lock:
            self.asked_at = time.perf_counter()
            self._asked.set()
            if self._stop is not None:
                self._stop()

    def check(self) -> None:
        if self._asked.is_set():
            raise Cancelled

    @contextmanager
    def interrupting(self, stop: Callable[[], None]) -> Iterator[None]:
        with self._lock:
            self._stop = stop
        try:
            yield
        finally:
            with self._lock:
                self._stop = None


def test_that_cancelling_by_the_clock_answers_within_a_second(
    extracts: tuple[Path, Path, Path], staging: MemoryStaging, dictionary: Dictionary
) -> None:
    for after_s in (0.02, 0.1, 0.25, 0.4):
        staging.clear()
        progress = CancelAt(after_s)
        try:
            while True:  # a fast machine finishes before it is asked; then again
                check(staging, read_into(staging, extracts, dictionary, progress, today=TODAY), dictionary, progress, today=TODAY)
                staging.clear()
        except Cancelled:
            assert time.perf_counter() - progress.asked_at < 1.0
        progress.timer.join()
