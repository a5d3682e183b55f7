"""DuckDB and Parquet files, read by an engine of their own that can reach nothing but the one file; text is made by its SQL."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import duckdb
import pyarrow as pa

from desktop_app.domain.errors import Cancelled, ExtractError
from desktop_app.domain.message import Message
from desktop_app.domain.progress import Progress
from desktop_app.importing.sources.columns import Batch, numbered
from desktop_app.importing.sources.sheet import BATCH_ROWS, HEAD_ROWS, ReadFacts, Sheet
from desktop_app.importing.sql import literal

T = TypeVar("T")
DATABASE_HAS = b"DUCK"  # from the ninth byte on
PARQUET_BEGINS = (b"PAR1", b"PARE")
_ZONE_US = 8 * 3600 * 1_000_000  # Beijing time
_EXACT_BELOW = 2**53
_NO_TEXT = ("BLOB", "BIT", "STRUCT", "MAP", "UNION", "GEOMETRY", "VARIANT")
_SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
}


def database_sheets(path: Path, progress: Progress) -> Iterator[Sheet]:
    """The tables of a DuckDB file; views are left out, because what they say could reach further.

    Raises:
        ExtractError: damaged, encrypted, or written by a newer version.
    """
    shut = {**_SETTINGS, "enable_external_access": "false", "lock_configuration": "true"}
    engine = _answered(path, lambda: duckdb.connect(str(path), read_only=True, config=shut))
    tables = engine.execute("SELECT schema_name, table_name FROM duckdb_tables() WHERE NOT internal ORDER BY ALL").fetchall()
    for schema, name in tables:
        progress.check()
        shown = name if schema == "main" else f"{schema}.{name}"
        yield _Table(path, engine, f"{_quoted(schema)}.{_quoted(name)}").sheet(shown, "DuckDB")


def parquet_sheets(path: Path, progress: Progress) -> Iterator[Sheet]:
    """The one table of a Parquet file. Raises as `database_sheets`."""
    engine = duckdb.connect(":memory:", config=_SETTINGS)
    engine.execute(f"SET allowed_paths = [{literal(str(path))}]")
    engine.execute("SET enable_external_access = false")
    engine.execute("SET lock_configuration = true")
    progress.check()
    yield _Table(path, engine, f"read_parquet({literal(str(path))})").sheet("", "Parquet")


@dataclass(frozen=True, slots=True)
class _Table:
    path: Path
    engine: duckdb.DuckDBPyConnection
    source: str

    def sheet(self, name: str, label: str) -> Sheet:
        columns = _answered(self.path, self._columns)
        head = _answered(self.path, lambda: self._head(columns))
        zoned = tuple(Message.of("importing.zoned", column=column) for column, kind in columns if _is_zoned(kind))

        def read(width: int, progress: Progress) -> Iterator[pa.Table]:
            for column, kind in columns:
                if not _has_text(kind):
                    raise ExtractError("importing.no_text", column=column, type=kind)
            return numbered([column for column, _ in columns], self._batches(columns, progress), width, progress)

        facts = (lambda: ReadFacts(None, zoned)) if zoned else None
        return Sheet(name, hidden=False, encoding=label, counted=False, head=head, read=read, facts=facts)

    def _columns(self) -> list[tuple[str, str]]:
        found = self.engine.cursor().execute(f"DESCRIBE SELECT * FROM {self.source}").fetchall()
        return [(str(row[0]), str(row[1])) for row in found]

    def _head(self, columns: list[tuple[str, str]]) -> tuple[tuple[str, ...], ...]:
        rows = self.engine.cursor().execute(f"{self._select(columns)} LIMIT {HEAD_ROWS - 1}").fetchall()
        return (tuple(name for name, _ in columns), *(tuple(cell or "" for cell in row) for row in rows))

    def _batches(self, columns: list[tuple[str, str]], progress: Progress) -> Iterator[Batch]:
        cursor = self.engine.cursor()
        with progress.interrupting(cursor.interrupt):
            answer = _answered(self.path, lambda: cursor.execute(self._select(columns)).to_arrow_reader(BATCH_ROWS))
            while (batch := _answered(self.path, lambda: next(answer, None))) is not None:
                yield batch.columns

    def _select(self, columns: list[tuple[str, str]]) -> str:
        return f"SELECT {', '.join(_text(name, kind) for name, kind in columns)} FROM {self.source}"


def _text(name: str, kind: str) -> str:
    """A column as text: whole numbers kept as floats without a point, moments with a zone as Beijing time."""
    column = _quoted(name)
    if not _has_text(kind):
        return f"CAST(NULL AS VARCHAR) AS {column}"
    if _is_zoned(kind):
        return f"CAST(make_timestamp(epoch_us({column}) + {_ZONE_US}) AS VARCHAR) AS {column}"
    if kind in {"FLOAT", "DOUBLE"}:
        whole = f"isfinite({column}) AND abs({column}) < {_EXACT_BELOW} AND trunc({column}) = {column}"
        return (
            f"CASE WHEN {whole} THEN CAST(TRY_CAST({column} AS BIGINT) AS VARCHAR) ELSE CAST({column} AS VARCHAR) END AS {column}"
        )
    return f"CAST({column} AS VARCHAR) AS {column}"


def _has_text(kind: str) -> bool:
    return not kind.startswith(_NO_TEXT) and not kind.endswith("]")


def _is_zoned(kind: str) -> bool:
    return kind == "TIMESTAMP WITH TIME ZONE"


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _answered(path: Path, question: Callable[[], T]) -> T:
    """What the engine says of a file it cannot read, as a sentence."""
    try:
        return question()
    except duckdb.InterruptException as error:
        raise Cancelled from error
    except duckdb.Error as error:
        words = str(error).lower()
        if "encrypt" in words or "crypto" in words:
            raise ExtractError("importing.encrypted_database", file=path.name) from error
        if "newer" in words or "version number" in words:
            raise ExtractError("importing.newer_file", file=path.name) from error
        raise ExtractError("importing.broken", file=path.name) from error
