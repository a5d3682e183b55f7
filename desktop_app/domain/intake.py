"""What a person says about files before they are checked: how sheets are read, what repeated months mean, passwords."""

from __future__ import annotations

import enum
from dataclasses import dataclass, replace
from pathlib import Path


class DayOrder(enum.Enum):
    """How 03/04/26 is meant where a file writes its days so; asked once per layout and remembered."""

    DAY_FIRST = "dmy"
    MONTH_FIRST = "mdy"
    YEAR_FIRST = "ymd"


class SameMonth(enum.Enum):
    """What happens to rows whose key the store holds already."""

    SKIP = "skip"  # 跳过: turned away, told and counted
    REPLACE = "replace"  # 替换该月: the month's earlier rows are not in force any more, until the batch is undone
    APPEND = "append"  # 追加: a correction; both count


@dataclass(frozen=True, slots=True)
class SheetChoice:
    """How one sheet is read; None leaves a point to recognition. `columns` are (index, field id or None: not read)."""

    path: Path
    sheet: str
    taken: bool | None = None
    kind_id: str | None = None
    header_row: int | None = None
    columns: tuple[tuple[int, str | None], ...] | None = None
    day_order: DayOrder | None = None


@dataclass(frozen=True, slots=True)
class Answers:
    """Everything said so far; without any, recognition, the office's rules and the defaults decide.

    `known_too`: files that were imported before are read all the same, to see what became of their rows.
    """

    sheets: tuple[SheetChoice, ...] = ()
    same_month: SameMonth | None = None
    passwords: tuple[tuple[Path, str], ...] = ()
    known_too: bool = False

    def of(self, path: Path, sheet: str) -> SheetChoice | None:
        """What was said about a sheet, if anything was."""
        return next((choice for choice in self.sheets if (choice.path, choice.sheet) == (path, sheet)), None)

    def having(self, choice: SheetChoice) -> Answers:
        """These with what is said now about one sheet, in place of what was said before."""
        others = (other for other in self.sheets if (other.path, other.sheet) != (choice.path, choice.sheet))
        return replace(self, sheets=(*others, choice))


NOTHING_SAID = Answers()
