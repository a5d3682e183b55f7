"""SQLite files, read as they lie: nothing is written to them, no view, trigger or function of theirs is run."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TypeVar

import pyarrow as pa

from desktop_app.domain.errors import Cancelled, ExtractError
from desktop_app.domain.progress import Progress
from desktop_app.importing.sources.columns import Batch, numbered
from desktop_app.importing.sources.rendering import column_text
from desktop_app.importing.sources.sheet import BATCH_ROWS, HEAD_ROWS, Sheet

T = TypeVar("T")
BEGINS = b"SQLite format 3\x00"
_BESIDE = ("-wal", "-journal")


def sheets(path: Path, progress: Progress) -> Iterator[Sheet]:
    """The tables of the file, in the order they were made.

    Raises:
        ExtractError: damaged, or a program has written into it and not finished.
    """
    for beside in (path.with_name(path.name + ending) for ending in _BESIDE):
        if beside.exists() and beside.stat().st_size:
            raise ExtractError("importing.database_in_use", file=path.name, beside=beside.name)
    opened = _answered(path, lambda: _opened(path))
    listed = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY rowid"
    for (name,) in _answered(path, lambda: opened.execute(listed).fetchall()):
        progress.check()
        yield _Table(path, opened, str(name)).sheet()


def _opened(path: Path) -> sqlite3.Connection:
    """Immutable: no lock, no journal, no byte changed; nothing in the schema of a stranger is trusted."""
    opened = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
    opened.text_factory = _decoded
    opened.execute("PRAGMA trusted_schema = OFF")
    opened.execute("PRAGMA query_only = ON")
    opened.execute("PRAGMA cell_size_check = ON")
    return opened


def _decoded(text: bytes) -> str:
    """Letters in another encoding are marked, and the row is refused by the rule for unreadable text."""
    return text.decode("utf-8", "replace")


@dataclass(frozen=True, slots=True)
class _Table:
    path: Path
    opened: sqlite3.Connection
    name: str

    def sheet(self) -> Sheet:
        names, rows = _answered(self.path, self._asked)
        first = _answered(self.path, lambda: list(islice(rows, HEAD_ROWS - 1)))
        head = (tuple(names), *(tuple(_shown(value) for value in row) for row in first))

        def read(width: int, progress: Progress) -> Iterator[pa.Table]:
            return numbered(names, self._batches(names, progress), width, progress)

        return Sheet(self.name, hidden=False, encoding="SQLite", counted=False, head=head, read=read)

    def _asked(self) -> tuple[list[str], sqlite3.Cursor]:
        quoted = '"' + self.name.replace('"', '""') + '"'
        rows = self.opened.execute(f"SELECT * FROM {quoted}")
        return [column[0] for column in rows.description], rows

    def _batches(self, names: list[str], progress: Progress) -> Iterator[Batch]:
        _, rows = _answered(self.path, self._asked)
        with progress.interrupting(self.opened.interrupt):
            while found := _answered(self.path, lambda: rows.fetchmany(BATCH_ROWS)):
                columns = zip(*found, strict=True)
                yield [column_text(name, values, set()) for name, values in zip(names, columns, strict=True)]


def _shown(value: object) -> str:
    """For finding the header only; what is no text shows as nothing here and is refused when the table is read."""
    return "" if value is None or isinstance(value, bytes) else str(value)


def _answered(path: Path, question: Callable[[], T]) -> T:
    try:
        return question()
    except sqlite3.Error as error:
        if "interrupted" in str(error):
            raise Cancelled from error
        raise ExtractError("importing.broken", file=path.name) from error
