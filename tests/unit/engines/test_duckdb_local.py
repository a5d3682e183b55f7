"""The engine on the store as the app opens it: encrypted, another default catalog, configuration locked."""

from __future__ import annotations

import datetime as dt
import pathlib
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path

import duckdb
import duckdb_extension_httpfs
import pytest

from desktop_app.domain.errors import Cancelled
from desktop_app.domain.indicator import IndicatorEngine
from desktop_app.domain.message import Message
from desktop_app.domain.progress import SILENT
from desktop_app.domain.risk import LabelRule
from desktop_app.engines.duckdb_local import DuckDbEngine
from desktop_app.metrics.indicators import SPECS
from desktop_app.storage.schema import MIGRATIONS
from tests.unit.metrics.ledgers import AS_OF, SmallLedger


def test_that_it_works_on_the_encrypted_locked_store(tmp_path: Path) -> None:
    root = pathlib.Path(str(duckdb_extension_httpfs.__file__)).parent
    extension = next(root.rglob("*.duckdb_extension"))
    connection = duckdb.connect()
    connection.execute(f"LOAD '{extension}'")
    connection.execute(f"ATTACH '{tmp_path}/a.duckdb' AS ws (ENCRYPTION_KEY '{'ab' * 32}')")
    connection.execute("USE ws")
    for statement in chain.from_iterable(MIGRATIONS):
        connection.execute(statement)
    connection.execute("USE memory")
    connection.execute(f"SET allowed_directories=['{tmp_path}']")
    connection.execute("SET enable_external_access=false; SET lock_configuration=true")
    engine: IndicatorEngine = DuckDbEngine(connection.cursor)
    assert engine.indicators(AS_OF, SILENT).num_rows == 0
    assert engine.labels(AS_OF, LabelRule(), SILENT).num_rows == 0
    assert engine.collection(AS_OF) == ()
    assert engine.bills_of("1", AS_OF) == ()
    assert all(bucket.customers == 0 for bucket in engine.ageing(AS_OF))


def test_that_frames_have_the_columns_and_types_the_port_promises() -> None:
    ledger = SmallLedger()
    ledger.bill("2", "2026-05", "10")
    ledger.bill("10", "2026-05", "10")
    frame = ledger.engine.indicators(AS_OF, SILENT)
    facts = ["cons_no", "customer_class", "bills_seen", "owed", "overdue_days", "open_bills", "late_now", "latest_bill"]
    assert frame.column_names == [*facts, *SPECS]
    assert [str(frame.schema.field(name).type) for name in facts] == ["string"] * 2 + ["int64"] * 4 + ["bool", "int64"]
    assert {str(frame.schema.field(name).type) for name in SPECS} == {"double"}
    assert frame.column("cons_no").to_pylist() == ["10", "2"]


def test_that_a_bill_names_the_source_row_it_came_from() -> None:
    ledger = SmallLedger()
    ledger.bill("1", "2026-04", "10")
    ledger.bill("2", "2026-05", "10")
    ledger.bill("1", "2026-05", "20")
    newest, oldest = ledger.engine.bills_of("1", AS_OF)
    assert (newest.rcvbl_ym.number, newest.lineage.row_no) == (5, 3)
    assert (oldest.rcvbl_ym.number, oldest.lineage.row_no) == (4, 1)
    assert oldest.lineage.sheet == "s"


def test_that_every_indicator_shows_the_sql_it_compiles_to() -> None:
    compiled = SmallLedger().engine.compiled(dt.date(2026, 1, 31))
    assert list(compiled) == ["history", *SPECS]
    assert "2026-01-31" in compiled["history"] or "2026, 1, 31" in compiled["history"]
    assert all(f'AS "{name}"' in compiled[name] for name in SPECS)
    assert all('FROM "history"' in compiled[name] for name in SPECS)


class Impatient:
    """Progress of a person who cancels a moment after work has begun."""

    def __init__(self) -> None:
        self.cancelled = False
        self.cancelled_at = 0.0

    def stage(self, message: Message, number: int, count: int) -> None:
        """Not watched."""

    def advance(self, done: int, total: int) -> None:
        """Not watched."""

    def check(self) -> None:
        if self.cancelled:
            raise Cancelled

    @contextmanager
    def interrupting(self, stop: Callable[[], None]) -> Iterator[None]:
        def give_up() -> None:
            self.cancelled = True
            self.cancelled_at = time.monotonic()
            stop()

        timer = threading.Timer(0.2, give_up)
        timer.start()
        yield
        timer.cancel()


def test_that_a_long_question_is_broken_off_within_a_second() -> None:
    ledger = SmallLedger()
    many = """INSERT INTO bill (batch_id, file_no, sheet, row_no, cons_no, rcvbl_ym, rcvbl_amt, release_date, due_date)
        SELECT 1, 1, 's', i, (i // 24)::VARCHAR, DATE '2024-07-01' + INTERVAL (i % 24) MONTH, 10,
               DATE '2024-07-28' + INTERVAL (i % 24) MONTH, DATE '2024-08-20' + INTERVAL (i % 24) MONTH
        FROM range(2_400_000) rows(i)"""
    ledger.connection.execute(many)
    progress = Impatient()
    with pytest.raises(Cancelled):
        ledger.engine.indicators(AS_OF, progress)
    assert time.monotonic() - progress.cancelled_at < 1


def test_that_cancelling_before_it_begins_asks_nothing() -> None:
    progress = Impatient()
    progress.cancelled = True

    def refuse() -> duckdb.DuckDBPyConnection:
        raise AssertionError("asked the store after cancelling")

    with pytest.raises(Cancelled):
        DuckDbEngine(refuse).labels(dt.date(2026, 1, 31), LabelRule(), progress)
