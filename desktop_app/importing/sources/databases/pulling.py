"""A table or statement as a sheet: rows come in batches from the server's own cursor and are text columns at once."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyarrow as pa
from sqlalchemy import CursorResult, Select, literal_column, select, table
from sqlalchemy.engine import Connection

from desktop_app.domain.database import DatabaseConnection, DatabaseKind, Preview, TableName, in_short
from desktop_app.domain.message import Message
from desktop_app.domain.progress import Progress
from desktop_app.importing.sources.columns import Batch, head_of, numbered
from desktop_app.importing.sources.databases.drivers import read_as_text
from desktop_app.importing.sources.databases.line import Line
from desktop_app.importing.sources.databases.statement import only_select
from desktop_app.importing.sources.rendering import column_text
from desktop_app.importing.sources.sheet import BATCH_ROWS, Extract, ReadFacts, Sheet


@dataclass(frozen=True, slots=True)
class DatabaseExtract:
    """What is wanted of a connection, with the secret that opens it; at most `cap` rows of it."""

    connection: DatabaseConnection
    secret: str | None = field(repr=False)
    wanted: TableName | str = ""
    cap: int = 0

    @property
    def name(self) -> str:
        return f"{self.connection.place} · {in_short(self.wanted)}"

    def opened(self, progress: Progress) -> Extract:
        """The path names the database, the sheet what was asked of it; the hash is known when all was read.

        Raises:
            ExtractError: the statement does not only read, or what the database answered.
        """
        wanted = checked(self.wanted, self.connection)
        return Extract(Path(self.connection.place), str, self._sheets(wanted, progress))

    def _sheets(self, wanted: TableName | str, progress: Progress) -> Iterator[Sheet]:
        with ExitStack() as stack:
            line = stack.enter_context(Line(self.connection, self.secret, progress))
            rows = _Rows(line, self.connection.kind, wanted, self.cap)
            head, batches = head_of(rows.names, rows.batches())

            def read(width: int, progress: Progress) -> Iterator[pa.Table]:
                for part in numbered(rows.names, batches, width, progress):
                    yield part
                    progress.advance(rows.read, max(rows.read, self.cap))

            label = self.connection.kind.words.split(" /")[0]
            yield Sheet(in_short(wanted), hidden=False, encoding=label, counted=False, head=head, read=read, facts=rows.facts)


def preview(extract: DatabaseExtract, progress: Progress) -> Preview:
    """The first `cap` rows. Raises as `opened`."""
    wanted = checked(extract.wanted, extract.connection)
    with Line(extract.connection, extract.secret, progress) as line:
        rows = _Rows(line, extract.connection.kind, wanted, extract.cap)
        shown = [
            tuple(cells) for batch in rows.batches() for cells in zip(*(map(_shown, column) for column in batch), strict=True)
        ]
        return Preview(tuple(rows.names), tuple(shown), rows.more)


def _shown(cell: pa.StringScalar) -> str:
    return cell.as_py() or ""


def checked(wanted: TableName | str, connection: DatabaseConnection) -> TableName | str:
    """The statement as it is sent; a table's name is quoted by SQLAlchemy and needs no check."""
    return wanted if isinstance(wanted, TableName) else only_select(wanted, connection.kind)


class _Rows:
    """The answer while it is read: columns as text, how many rows, whether there were more than the cap, the running hash."""

    def __init__(self, line: Line, kind: DatabaseKind, wanted: TableName | str, cap: int) -> None:
        self._line = line
        self._cap = cap
        self._digest = hashlib.sha256()
        self._zoned: set[str] = set()
        self._result = line.ask(lambda connected: _asked(connected, kind, wanted, cap))
        self.names = list(self._result.keys())
        self.read = 0
        self.more = False
        self._count_in("\t".join(self.names).encode())

    def batches(self) -> Iterator[Batch]:
        while (rows := self._fetched()) and self.read < self._cap:
            kept = rows[: self._cap - self.read]
            self.more = len(kept) < len(rows)
            self.read += len(kept)
            yield self._as_text(kept)

    def facts(self) -> ReadFacts:
        remarks = [Message.of("importing.zoned", column=name) for name in self.names if name in self._zoned]
        if self.more:
            remarks.insert(0, Message.of("databases.capped", rows=self.read))
        return ReadFacts(self._digest.hexdigest(), tuple(remarks))

    def _fetched(self) -> Sequence[Sequence[Any]]:
        """One row more than the cap is asked for: that tells whether the cap cut something off."""
        most = min(BATCH_ROWS, self._cap - self.read + 1)
        return self._line.do(lambda _connected: self._result.fetchmany(most))

    def _as_text(self, rows: Sequence[Sequence[Any]]) -> Batch:
        columns = zip(*rows, strict=True)
        batch = [column_text(name, values, self._zoned) for name, values in zip(self.names, columns, strict=True)]
        for column in batch:
            self._count_in(*(buffer for buffer in column.buffers() if buffer is not None))
        return batch

    def _count_in(self, *parts: Any) -> None:
        for part in parts:
            self._digest.update(len(memoryview(part)).to_bytes(8))
            self._digest.update(part)


def _asked(connected: Connection, kind: DatabaseKind, wanted: TableName | str, cap: int) -> CursorResult[Any]:
    """The server keeps the rows and gives a batch at a time."""
    read_as_text(connected, kind)
    streaming = connected.execution_options(stream_results=True, max_row_buffer=BATCH_ROWS, no_parameters=True)
    if isinstance(wanted, TableName):
        question: Select[Any] = select(literal_column("*")).select_from(table(wanted.name, schema=wanted.schema or None))
        limited = question if kind is DatabaseKind.ODBC else question.limit(cap + 1)  # ODBC has no word for it
        return streaming.execute(limited)
    return streaming.exec_driver_sql(wanted)
