"""What was seen of the sheets of the files: how each can be read, and what has to be asked before it is."""

from __future__ import annotations

import datetime as dt
import enum
from dataclasses import dataclass
from pathlib import Path

from desktop_app.domain.intake import DayOrder, SheetChoice
from desktop_app.domain.message import Message


class Doubt(enum.Enum):
    """Why a sheet is not read without a person's word."""

    NO_HEADER = "no_header"
    KIND = "kind"  # two kinds fit equally well
    MISSING = "missing"  # required fields have no column
    AMOUNTS = "amounts"  # a kind without an amount fits, but the file has amounts
    UNREADABLE = "unreadable"  # the file cannot be opened or read to its end; nobody's word helps
    LOCKED = "locked"  # the file's password is missing or wrong


@dataclass(frozen=True, slots=True)
class MappedColumn:
    """A column of the file and the field it is read as (None: kept in staging, not imported).

    A cell with several things in it (`composite` tells how they are parted) feeds `more` fields than one.
    """

    index: int
    header: str
    field_id: str | None
    more: tuple[str, ...] = ()
    composite: str = ""

    @property
    def field_ids(self) -> tuple[str, ...]:
        return () if self.field_id is None else (self.field_id, *self.more)


@dataclass(frozen=True, slots=True)
class SheetReading:
    """One way to read a sheet; `missing` are required fields without a column, `template` the template it comes from."""

    kind_id: str
    header_row: int
    columns: tuple[MappedColumn, ...]
    missing: tuple[str, ...] = ()
    template: str = ""


@dataclass(frozen=True, slots=True)
class DayReading:
    """The examples as one order reads them (None: no such day), and how many rows it leaves unread."""

    order: DayOrder
    days: tuple[dt.date | None, ...]
    unread: int


@dataclass(frozen=True, slots=True)
class DayQuestion:
    """Days of a sheet that may be read in several ways: some as they stand in the file, and each way."""

    examples: tuple[str, ...]
    rows: int
    readings: tuple[DayReading, ...]

    @property
    def mixed(self) -> bool:
        """No one order reads all of them: the days were written in several ways."""
        return all(reading.unread for reading in self.readings)


@dataclass(frozen=True, slots=True)
class SeenSheet:
    """One sheet as it was found. `rows` are those below the header if there is one, None where nobody counted them; `file_no` is
    None where it was not read.

    `readings` are the ways to read it, best first: a sheet that was read has exactly one. `header_row` is the best guess.
    `corrected` says that a person's choice differs from what the program would have done by itself.
    """

    path: Path
    sheet: str
    hidden: bool
    taken: bool
    rows: int | None
    head: tuple[tuple[str, ...], ...]
    header_row: int
    readings: tuple[SheetReading, ...]
    doubt: Doubt | None = None
    message: Message | None = None
    file_no: int | None = None
    choice: SheetChoice | None = None
    corrected: bool = False
    days: DayQuestion | None = None

    @property
    def is_open(self) -> bool:
        """It would be imported, but nobody knows how."""
        return self.taken and self.doubt is not None

    @property
    def is_unreadable(self) -> bool:
        """It stands for a whole file that is not in; `message` says why, and what to do."""
        return self.doubt in (Doubt.UNREADABLE, Doubt.LOCKED)

    @property
    def reading(self) -> SheetReading | None:
        """How it was or would be read."""
        return self.readings[0] if self.readings else None
