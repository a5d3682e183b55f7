"""Facts about a chunk only spare work: what is read with them is what is read without."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import duckdb
import pyarrow as pa
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from desktop_app.domain.dictionary import FieldType
from desktop_app.importing import casts
from desktop_app.importing.facts import Facts, Oddity, trimmed
from desktop_app.importing.sql import BLANKS, cleaned

READ = tuple(kind for kind in FieldType if kind is not FieldType.CURVE)
PIECES = st.text("0123456789.-: /,eE+年月日元¥()（）０１２，'\u3000 \tN负", max_size=20)
FORMS = st.one_of(
    PIECES,
    st.dates(dt.date(1890, 1, 1), dt.date(2110, 1, 1)).map(str),
    st.datetimes(dt.datetime(1890, 1, 1), dt.datetime(2110, 1, 1)).map(lambda time: f"{time:%Y-%m-%d %H:%M:%S}"),
    st.dates(dt.date(1890, 1, 1), dt.date(2110, 1, 1)).map(lambda day: f"{day:%Y%m%d}"),
    st.integers(0, 999999).map(lambda number: f"{number:06d}"),
    st.decimals(-(10**12), 10**12, places=2).map(str),
    st.decimals(-(10**6), 10**6, places=5).map(str),
    st.sampled_from(["", "-", "--", "NULL", "null", r"\N", "无", "nan", "1.23E+15", '="0012"', "0012'", "2026-02-30", "202613"]),
)


@pytest.fixture(scope="module")
def db() -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    connection.execute("SET TimeZone = 'UTC'")
    return connection


def read(db: duckdb.DuckDBPyConnection, texts: pa.Array, kind: FieldType, power: int, facts: Facts | None) -> list[object]:
    """(whether the cell says anything, its value) of each cell."""
    db.register("cells", pa.table({"place": range(len(texts)), "t": texts}))
    form = casts.reading("nullif(t, '')", kind, facts)
    value = casts.value("r", kind, "false", power, facts)
    return db.execute(f"SELECT r IS NULL, {value} FROM (SELECT *, {form} AS r FROM cells) ORDER BY place").fetchall()


@settings(deadline=None)
@given(st.sampled_from(READ), st.lists(FORMS, min_size=1, max_size=8), st.sampled_from([0, 4]))
@example(FieldType.MONEY, ["12.30", "-5", "5-", "1.005", "1.2.3", "."], 0)
@example(FieldType.DATE, ["2026-03-05", "2025-11--5", "1899-12-31", "2026-02-30"], 0)
@example(FieldType.DATE, ["20260305", "20260230", "19000101"], 0)
@example(FieldType.TIME, ["2026-03-05 10:30", "2026-03-05 25:30", "2026-03-05 :10:30"], 0)
@example(FieldType.MONTH, ["202603", "202613", "202600", ""], 0)
def test_that_facts_change_nothing_that_is_read(
    db: duckdb.DuckDBPyConnection, kind: FieldType, texts: list[str], power: int
) -> None:
    cells = trimmed(pa.array(texts, pa.string()))
    assert read(db, cells, kind, power, Facts.of(cells)) == read(db, cells, kind, power, None)


@settings(deadline=None)
@given(st.lists(st.text("0 \t\u3000'=\"甲\n\u00a0a", max_size=6), min_size=1, max_size=6))
def test_that_cells_are_trimmed_as_sql_trims_them(db: duckdb.DuckDBPyConnection, texts: list[str]) -> None:
    db.register("cells", pa.table({"place": range(len(texts)), "c": pa.array(texts, pa.string())}))
    by_sql = [row[0] or "" for row in db.execute(f"SELECT {cleaned('c')} FROM cells ORDER BY place").fetchall()]
    assert trimmed(pa.array(texts, pa.string())).to_pylist() == by_sql


@settings(deadline=None)
@given(st.lists(st.text(max_size=8), min_size=1, max_size=6), st.integers(0, 3))
def test_that_facts_are_about_the_cells_of_a_slice_and_no_others(texts: list[str], start: int) -> None:
    whole = pa.array(["9.9E+9甲\n", *texts, "-\ufffd"], pa.string())
    part = whole.slice(min(start, len(texts)))
    again = pa.array(part.to_pylist(), pa.string())
    assert [Facts.of(part).may_hold(oddity) for oddity in Oddity] == [Facts.of(again).may_hold(oddity) for oddity in Oddity]


def test_that_plain_figures_leave_nothing_to_look_for() -> None:
    facts = Facts.of(pa.array(["1230", "0", "1000000"]))
    assert [oddity for oddity in Oddity if facts.may_hold(oddity)] == []


def test_that_what_is_there_is_looked_for() -> None:
    column = pa.array(["0012", "", "１２", "1.2E+15", "a\nb", "-5", "NULL", "\ufffd", '"'])
    assert [oddity for oddity in Oddity if not Facts.of(column).may_hold(oddity)] == []


def test_that_a_column_without_blanks_is_not_copied() -> None:
    column = pa.array(["0012", "张三", "", "12.5"])
    assert trimmed(column) is column
    assert trimmed(pa.array([f"{BLANKS}1{BLANKS}"])).to_pylist() == ["1"]


def test_that_exact_amounts_stay_exact(db: duckdb.DuckDBPyConnection) -> None:
    cells = pa.array(["9999999999999999.99", "0.10", "-0.01"])
    values = [value for _, value in read(db, cells, FieldType.MONEY, 0, Facts.of(cells))]
    assert values == [Decimal("9999999999999999.99"), Decimal("0.10"), Decimal("-0.01")]
