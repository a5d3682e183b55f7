"""Expressions asked of many days, compiled once: putting them into SQL takes longer than answering them for a small office.

They are compiled for a day no ledger holds, which is then replaced in the text by the day asked for; a test holds it equal to
the text the day itself is compiled to.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache
from typing import Self

import ibis
import ibis.expr.types as ir
import pyarrow as pa

from desktop_app.domain.integration import Allocation
from desktop_app.domain.risk import LabelRule
from desktop_app.metrics import labels, profile, sources

_NO_DAY = dt.date(1583, 1, 2)


@dataclass(frozen=True, slots=True)
class Query:
    """SQL, and the columns it gives."""

    sql: str
    schema: pa.Schema

    @classmethod
    def of(cls, table: ir.Table) -> Self:
        return cls(str(ibis.to_sql(table, dialect="duckdb")), table.schema().to_pyarrow())


def indicators_query(catalog: str, allocation: Allocation, as_of: dt.date) -> Query:
    """Of `profile.indicators`."""
    return _dated(_indicators(catalog, allocation), {_NO_DAY: as_of})


def labels_query(catalog: str, allocation: Allocation, as_of: dt.date, rule: LabelRule) -> Query:
    """Of `labels.labels`."""
    days = {_NO_DAY: as_of, rule.closed_on(_NO_DAY): rule.closed_on(as_of)}
    return _dated(_labels(catalog, allocation, rule), days)


@lru_cache(maxsize=8)
def _indicators(catalog: str, allocation: Allocation) -> Query:
    return Query.of(profile.indicators(sources.ledger(catalog, allocation=allocation), _NO_DAY))


@lru_cache(maxsize=8)
def _labels(catalog: str, allocation: Allocation, rule: LabelRule) -> Query:
    return Query.of(labels.labels(sources.ledger(catalog, allocation=allocation), _NO_DAY, rule))


def _dated(query: Query, days: dict[dt.date, dt.date]) -> Query:
    sql = query.sql
    for stand_in, day in days.items():
        sql = sql.replace(_written(stand_in), _written(day))
    return Query(sql, query.schema)


def _written(day: dt.date) -> str:
    return f"MAKE_DATE({day.year}, {day.month}, {day.day})"
