"""A small county in memory, with the canonical tables the migrations make, and what a rule says of it."""

from __future__ import annotations

import datetime as dt
from typing import Any

import duckdb

from desktop_app.domain.progress import SILENT
from desktop_app.domain.quality import Hit, Tally
from desktop_app.domain.quality_rules import Setting, Settings
from desktop_app.domain.roles import EVERYWHERE, Scope
from desktop_app.engines.duckdb_quality import DuckDbQuality
from desktop_app.quality.rules import rule_of
from desktop_app.storage.schema import bring_up_to_date
from tests.fakes.staging import empty

AS_OF = dt.date(2026, 6, 30)
CONS = "0000012345"
_DAYS = {"release_date": "2026-05-28", "due_date": "2026-06-20"}


class SmallCounty:
    """Rows are given by what matters; the rest is sound: bills of May 2026 issued on the 28th, due on 20 June."""

    def __init__(self) -> None:
        self.connection = duckdb.connect()
        self.connection.execute("ATTACH ':memory:' AS ws")
        bring_up_to_date(self.connection, "memory")
        self.empty()

    def empty(self) -> None:
        """As it was made: one batch, and no rows."""
        empty(self.connection)
        self.connection.execute("INSERT INTO batch VALUES (1, '2026-06-25 09:00:00', '王敏', 1, 1, 0, '')")
        self._row = 0

    def add(self, table: str, **columns: object) -> int:
        """Insert a row; gives its number."""
        self._row += 1
        sound = {
            "bill": {"cons_no": CONS, "rcvbl_ym": "2026-05-01", "rcvbl_amt": "100.00", **_DAYS},
            "payment": {"cons_no": CONS, "rcvbl_ym": "2026-05-01", "rcv_amt": "100.00", "charge_time": "2026-06-10 10:00:00"},
        }.get(table, {"cons_no": CONS})
        row = {"batch_id": 1, "file_no": 1, "sheet": "s", "row_no": self._row, **sound, **columns}
        row = {name: value for name, value in row.items() if value is not ...}
        marks = ", ".join("?" for _ in row)
        self.connection.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})", list(row.values()))
        return self._row

    @property
    def engine(self) -> DuckDbQuality:
        return DuckDbQuality(self.connection.cursor)

    def hits(self, rule: str, scope: Scope = EVERYWHERE, **parameters: str) -> tuple[Hit, ...]:
        return self.engine.hits(rule, AS_OF, _settings(rule, parameters), scope)

    def rows_hit(self, rule: str, **parameters: str) -> list[int]:
        return [hit.row_no for hit in self.hits(rule, **parameters)]

    def tally(self, rule: str, **parameters: str) -> tuple[int, int] | None:
        """(rows judged, rows hit); None where the rule could not be judged."""
        engine = DuckDbQuality(self.connection.cursor, rules=(rule_of(rule),))
        mine = engine.judge(AS_OF, _settings(rule, parameters), 0, EVERYWHERE, SILENT).tallies
        return (sum(one.judged for one in mine), sum(one.hits for one in mine)) if mine else None

    def tallies(self, scope: Scope = EVERYWHERE) -> tuple[Tally, ...]:
        return self.engine.judge(AS_OF, Settings(), 0, scope, SILENT).tallies


def _settings(rule: str, parameters: dict[str, Any]) -> Settings:
    return Settings(tuple(Setting(rule, name, value) for name, value in parameters.items()))
