"""The document model: what a report says, apart from how it is set on paper.

Everything is text as it will be printed; sums are the table's own, so that a total can never disagree with its rows.
"""

from __future__ import annotations

import datetime as dt
import enum
from dataclasses import dataclass
from decimal import Decimal


class Align(enum.Enum):
    """Where the text of a column stands."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and its value, printed under the title."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A section; level 1 or 2."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `strong` for the sentence nobody may overlook."""

    text: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Code:
    """Text set line by line as it was written, such as SQL."""

    text: str


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """One large number with its unit and a line of explanation."""

    label: str
    value: str
    unit: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class KeyFigures:
    """A row of large numbers."""

    items: tuple[KeyFigure, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column, at least `min_mm` wide; `share` is its part of the width left over (0: none).

    Left-aligned cells of a sharing column wrap, all others are kept on one line. The cells of a `summed` column are numbers
    such as 1,234.50 or 1,234 (or `--`).
    """

    title: str
    align: Align = Align.LEFT
    unit: str = ""
    share: int = 0
    min_mm: float = 0.0
    summed: bool = False

    @property
    def wraps(self) -> bool:
        return self.share > 0 and self.align is Align.LEFT


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells under columns; `page_sums` adds the sums of each page (本页小计) to the total at the end."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    page_sums: bool = False

    def __post_init__(self) -> None:
        if self.columns[0].summed:
            raise ValueError("the first column is where 合计 stands; it cannot be summed")
        for row in self.rows:
            if len(row) != len(self.columns):
                raise ValueError(f"{len(self.columns)} columns, but a row of {len(row)} cells: {row!r}")

    def total(self, place: int) -> Decimal:
        """The exact sum of a summed column; a cell that is no number (`--`) adds nothing.

        Raises:
            ValueError: the column is not summed.
        """
        if not self.columns[place].summed:
            raise ValueError(f"not a summed column: {self.columns[place].title!r}")
        return sum((amount(row[place]) for row in self.rows), Decimal(0))


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture. `title` states the finding, `subtitle` scope and day, `alt` says in words what is to be seen."""

    title: str
    subtitle: str
    svg: str
    alt: str


@dataclass(frozen=True, slots=True)
class SignOff:
    """The places to sign (制表, 复核, 负责人, 日期) and the place of the seal."""

    places: tuple[str, ...]
    seal: str


Block = Heading | Paragraph | Code | KeyFigures | Table | Chart | SignOff


@dataclass(frozen=True, slots=True)
class Imprint:
    """What every paper says of its making: its number, the office, who made it and when.

    `anchor` is where the audit trail stood (row number and the beginning of its hash): paper in a drawer is a witness no
    program can reach. Empty on what was made before there was one.
    """

    number: str
    unit: str
    user: str
    made_at: dt.datetime
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A whole report in one language. `scope` is the filter text printed on every page."""

    name: str
    language: str
    title: str
    subtitle: str
    as_of: dt.date
    imprint: Imprint
    scope: str
    meta: tuple[Fact, ...]
    blocks: tuple[Block, ...]


def amount(cell: str) -> Decimal:
    """The number a cell shows; 0 for a cell that shows none."""
    digits = cell.replace(",", "")
    return Decimal(digits) if digits.lstrip("-").replace(".", "", 1).isdigit() else Decimal(0)
