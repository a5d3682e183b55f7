"""How much of a workbook an office PC can hold; what asks for more was made to do harm, or by mistake, and is refused unread."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from desktop_app.domain.errors import ExtractError

MOST_CELLS = 40_000_000  # a million rows of forty columns; some 1.3 GB while it is read
MOST_BYTES = 4 * 1024**3  # unpacked
MOST_TEXT = 2 * 1024**3  # bytes of text, each cell counted with its own copy
LONGEST_CELL = 1 << 20  # bytes between two tags; Excel itself ends at 32,767 characters
SMALL = 1024**3  # unpacked bytes up to which any packing is believed
MOST_PACKED = 200  # times smaller than unpacked; sheets of real extracts reach some ten to sixty


@dataclass(slots=True)
class Extent:
    """The used area of one sheet as it was found so far, and the bytes of text its cells will hold."""

    rows: int = 1
    columns: int = 1
    text: int = 0

    def reach(self, rows: int, columns: int = 1) -> None:
        self.rows, self.columns = max(self.rows, rows), max(self.columns, columns)

    def refuse_endless(self, path: Path) -> None:
        """Raises ExtractError where the sheet would not fit: the reader lays its cells out as one full rectangle."""
        if self.rows * self.columns > MOST_CELLS:
            raise ExtractError("importing.endless_sheet", file=path.name, rows=self.rows, columns=self.columns)
        if self.text > MOST_TEXT:
            bomb = self.text > MOST_PACKED * path.stat().st_size
            raise ExtractError("importing.bomb" if bomb else "importing.too_large", file=path.name)
