"""Parquet, SQLite and DuckDB files: every table a sheet, every value as it is, nothing run that a stranger put there."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Callable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.domain.batch import ImportCheck
from desktop_app.domain.errors import Cancelled, ExtractError
from desktop_app.domain.progress import SILENT
from desktop_app.storage.extension import trusted_extension
from tests.fakes.progress import CancelAfter
from tests.unit.importing.opened import open_extract

Checker = Callable[..., ImportCheck]
NAMES = ("户号", "电费年月", "应收电费", "发行日期", "交费截止日")
ROWS = [(f"{n:010d}", "202601", Decimal(n) / 4, dt.date(2026, 1, 5), dt.date(2026, 1, 25)) for n in range(1, 9001)]
TYPES = [pa.string(), pa.string(), pa.decimal128(18, 2), pa.date32(), pa.date32()]


def as_parquet(path: Path, names: Sequence[str], columns: Sequence[pa.Array]) -> Path:
    pq.write_table(pa.table(dict(zip(names, columns, strict=True))), path)
    return path


def bills_as_parquet(path: Path) -> Path:
    columns = [pa.array(values, kind) for values, kind in zip(zip(*ROWS, strict=True), TYPES, strict=True)]
    return as_parquet(path, NAMES, columns)


def bills_as_sqlite(path: Path) -> Path:
    with sqlite3.connect(path) as made:
        made.execute(f"CREATE TABLE 电费 ({', '.join(NAMES)})")
        made.executemany("INSERT INTO 电费 VALUES (?, ?, ?, ?, ?)", [(*row[:2], str(row[2]), *map(str, row[3:])) for row in ROWS])
    made.close()
    return path


def bills_as_duckdb(path: Path) -> Path:
    table = pq.read_table(bills_as_parquet(path.with_suffix(".parquet")))
    with duckdb.connect(str(path)) as made:
        made.register("arriving", table)
        made.execute("CREATE TABLE 电费 AS FROM arriving")
    return path


WRITERS = {"Parquet": bills_as_parquet, "SQLite": bills_as_sqlite, "DuckDB": bills_as_duckdb}


def cells(path: Path, sheet: str = "") -> list[tuple[str | None, ...]]:
    """All rows of a sheet below the names."""
    for found in open_extract(path, SILENT).sheets:
        if found.name == sheet:
            parts = list(found.read(len(found.head[0]), SILENT))
            whole = pa.concat_tables(parts)
            assert whole.column("row_no").to_pylist() == list(range(1, whole.num_rows + 1))
            rows = list(zip(*(whole.column(f"c{index}").to_pylist() for index in range(len(found.head[0]))), strict=True))
            assert rows[0] == found.head[0]
            return rows[1:]
    raise AssertionError(f"no sheet {sheet!r}")


@pytest.mark.parametrize("form", WRITERS)
def test_that_bills_come_in_whole_whatever_the_file(form: str, checked: Checker, tmp_path: Path) -> None:
    path = WRITERS[form](tmp_path / "whatever it is called.xls")
    (file,) = checked(path).files
    assert (file.kind_id, file.encoding, file.accepted.rows, file.rejected.rows) == ("bill", form, 9000, 0)
    assert str(file.accepted.amount) == f"{sum(row[2] for row in ROWS):,.2f}"
    assert file.preview[0] == ("0000000001", "202601", "0.25", "2026-01-05", "2026-01-25")


@pytest.mark.parametrize("form", WRITERS)
def test_that_reading_can_be_left_between_batches(form: str, tmp_path: Path) -> None:
    (sheet,) = open_extract(WRITERS[form](tmp_path / "file"), SILENT).sheets
    with pytest.raises(Cancelled):
        list(sheet.read(5, CancelAfter(2)))


TEXT = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\x00"), min_size=1, max_size=12)
DAYS = st.dates(dt.date(1950, 1, 1), dt.date(2099, 12, 31))
MONEY = st.decimals(Decimal("-9e13"), Decimal("9e13"), places=2)
VALUES = st.lists(
    st.tuples(st.none() | TEXT, st.none() | st.integers(-(2**63), 2**63 - 1), st.none() | MONEY, st.none() | DAYS),
    min_size=1,
    max_size=30,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=VALUES)
def test_that_no_value_changes_on_its_way_in(rows: list[tuple[Any, ...]], tmp_path: Path) -> None:
    names, kinds = ("a", 'b "quoted"', "c", "d"), (pa.string(), pa.int64(), pa.decimal128(18, 2), pa.date32())
    columns = [pa.array(values, kind) for values, kind in zip(zip(*rows, strict=True), kinds, strict=True)]
    told = [
        (a, None if b is None else str(b), None if c is None else f"{c:.2f}", None if d is None else d.isoformat())
        for a, b, c, d in rows
    ]
    assert cells(as_parquet(tmp_path / "a.parquet", names, columns)) == told
    path = tmp_path / "a.sqlite"
    path.unlink(missing_ok=True)
    with sqlite3.connect(path) as made:
        made.execute('CREATE TABLE "t ""x""" (a, b, c, d)')
        made.executemany(
            'INSERT INTO "t ""x""" VALUES (?, ?, ?, ?)',
            [(a, b, c, d) for (a, _, c, d), (_, b, _, _) in zip(told, rows, strict=True)],
        )
    made.close()
    assert cells(path, 't "x"') == told


def test_that_numbers_kept_as_floats_are_read_as_the_numbers_they_are(tmp_path: Path) -> None:
    values = [1234567890123.0, 0.1, -3.5, 1e300, 9007199254740993.0, float("nan"), None]
    told = [row[0] for row in cells(as_parquet(tmp_path / "a.parquet", ["n"], [pa.array(values, pa.float64())]))]
    assert told == ["1234567890123", "0.1", "-3.5", "1e+300", "9007199254740992.0", "nan", None]


def test_that_moments_with_a_zone_become_beijing_time_and_are_told(checked: Checker, tmp_path: Path) -> None:
    columns = [pa.array(values, kind) for values, kind in zip(zip(*ROWS[:3], strict=True), TYPES, strict=True)]
    columns[3] = pa.array([dt.datetime(2026, 1, 5, 17, 0, tzinfo=dt.UTC)] * 3, pa.timestamp("us", "UTC"))
    result = checked(as_parquet(tmp_path / "a.parquet", NAMES, columns))
    assert result.files[0].preview[0][3] == "2026-01-06 01:00:00"
    assert ("importing.zoned", "发行日期") in [
        (found.message.key, found.message.values.get("column")) for found in result.findings
    ]


def read_whole(path: Path) -> None:
    for sheet in open_extract(path, SILENT).sheets:
        list(sheet.read(len(sheet.head[0]), SILENT))


def refusal_of(path: Path) -> str:
    with pytest.raises(ExtractError) as error:
        read_whole(path)
    return error.value.message.key.removeprefix("importing.")


def test_that_pictures_and_lists_are_refused_by_the_name_of_their_column(tmp_path: Path) -> None:
    assert refusal_of(as_parquet(tmp_path / "a.parquet", ["照片"], [pa.array([b"\xff"])])) == "no_text"
    assert refusal_of(as_parquet(tmp_path / "b.parquet", ["列"], [pa.array([[1]])])) == "no_text"
    with sqlite3.connect(tmp_path / "c.sqlite") as made:
        made.execute("CREATE TABLE t (photo)")
        made.execute("INSERT INTO t VALUES (x'ff')")
    made.close()
    assert refusal_of(tmp_path / "c.sqlite") == "no_text"


@pytest.mark.parametrize("form", WRITERS)
def test_that_a_file_cut_short_is_told_so(form: str, tmp_path: Path) -> None:
    whole = WRITERS[form](tmp_path / "whole").read_bytes()
    (tmp_path / "cut").write_bytes(whole[: len(whole) * 2 // 3])
    assert refusal_of(tmp_path / "cut") == "broken"


def test_that_an_encrypted_duckdb_file_is_told_so(tmp_path: Path) -> None:
    path = tmp_path / "a.duckdb"
    with duckdb.connect() as made:
        made.execute(f"LOAD '{trusted_extension()}'")
        made.execute(f"ATTACH '{path}' AS kept (ENCRYPTION_KEY 'abc')")
        made.execute("CREATE TABLE kept.t AS SELECT 1 AS a")
    assert refusal_of(path) == "encrypted_database"


def test_that_a_sqlite_file_somebody_is_writing_is_not_read_by_half(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite"
    writer = sqlite3.connect(path)
    writer.execute("PRAGMA journal_mode = WAL")
    writer.execute("CREATE TABLE t (a)")
    writer.commit()
    assert refusal_of(path) == "database_in_use"
    writer.close()
    assert cells(path, "t") == []


def test_that_views_of_a_file_are_not_run(tmp_path: Path) -> None:
    (tmp_path / "secret.csv").write_text("a\n1\n", "utf-8")
    with duckdb.connect(str(tmp_path / "a.duckdb")) as made:
        made.execute("CREATE TABLE t AS SELECT 'x' AS a")
        made.execute(f"CREATE VIEW v AS SELECT * FROM read_csv('{tmp_path / 'secret.csv'}')")
    with sqlite3.connect(tmp_path / "b.sqlite") as other:
        other.execute("CREATE TABLE t (a)")
        other.execute("CREATE VIEW v AS SELECT * FROM t")
    other.close()
    for name in ("a.duckdb", "b.sqlite"):
        before = (tmp_path / name).read_bytes()
        assert [sheet.name for sheet in open_extract(tmp_path / name, SILENT).sheets] == ["t"]
        assert (tmp_path / name).read_bytes() == before


def test_that_letters_in_another_encoding_are_refused_and_not_guessed(checked: Checker, tmp_path: Path) -> None:
    path = bills_as_sqlite(tmp_path / "a.sqlite")
    with sqlite3.connect(path) as made:
        made.execute("UPDATE 电费 SET 户号 = CAST(x'bba7bac531' AS TEXT) WHERE rowid = 1")
    made.close()
    result = checked(path)
    assert result.files[0].rejected.rows == 1
