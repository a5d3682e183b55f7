"""The rows of a web page's tables, as Excel shows such a page: one below the other, every cell as the text it shows."""

from __future__ import annotations

import re
from collections.abc import Mapping

from desktop_app.domain.errors import ExtractError
from desktop_app.importing.sources import limits

_WIDEST = 16_384
_TALLEST = 65_534
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_BLANKS_IN_LINE = re.compile(r" +")
_AROUND_BREAKS = re.compile(r" *\n *")
_ROUNDED = re.compile(r"-?\d(\.\d*)?[Ee]\+\d+")
_UNSEEN = frozenset({"script", "style", "title", "xml", "noscript", "template"})
_BLOCKS = frozenset({"p", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "form", "center", "caption"})


class PageRows:
    """Told by the parser what begins and ends; `take` gives the rows finished since it was last asked.

    A cell that spans others leaves them empty, as a merged cell of a workbook does. A table inside a cell gives rows of its own,
    before the row it stands in. Text outside tables (a title, the conditions of a query) is a row of one cell.
    """

    def __init__(self, file: str) -> None:
        self._file = file
        self._rows: list[list[str]] = []
        self._tables: list[_Table] = []
        self._outside = _Text(file)
        self._unseen = 0
        self._cells = 0

    def take(self) -> list[list[str]]:
        rows, self._rows = self._rows, []
        return rows

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag in _UNSEEN:
            self._unseen += 1
        elif tag == "table":
            self._end_line()
            self._tables.append(_Table(self._file))
        elif tag == "br" or tag in _BLOCKS:
            self._break()
        elif self._tables and tag == "tr":
            self._end_row()
        elif self._tables and tag in {"td", "th"}:
            self._tables[-1].begin_cell(attributes)

    def end(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen = max(self._unseen - 1, 0)
        elif tag in _BLOCKS:
            self._break()
        elif self._tables and tag in {"td", "th"}:
            self._tables[-1].end_cell()
        elif self._tables and tag == "tr":
            self._end_row()
        elif self._tables and tag == "table":
            self._end_row()
            self._tables.pop()

    def data(self, text: str) -> None:
        if not self._unseen:
            self._place.add(_BLANKS.sub(" ", text))

    def close(self) -> None:
        """The end of the page, or of what there is of it."""
        while self._tables:
            self._end_row()
            self._tables.pop()
        self._end_line()

    @property
    def _place(self) -> _Text:
        """Where text goes: the open cell, else what stands outside; between cells nothing is shown."""
        inside = self._tables[-1].text if self._tables else None
        return inside if inside is not None else self._outside

    def _break(self) -> None:
        self._place.add("\n")
        if not self._tables:
            self._end_line()

    def _end_line(self) -> None:
        for line in self._outside.taken().split("\n"):
            if line:
                self._keep([line])

    def _end_row(self) -> None:
        row = self._tables[-1].end_row()
        if row:
            self._end_line()
            self._keep(row)

    def _keep(self, row: list[str]) -> None:
        self._cells += len(row)
        if self._cells > limits.MOST_CELLS:
            raise ExtractError("importing.too_large", file=self._file)
        self._rows.append(row)


class _Table:
    """One open table: its row so far, its open cell, and the columns that cells of earlier rows still hold."""

    def __init__(self, file: str) -> None:
        self._file = file
        self.text: _Text | None = None
        self._row: list[str] = []
        self._held: dict[int, int] = {}
        self._begun: dict[int, int] = {}
        self._span = (1, 1)
        self._exact = ""

    def begin_cell(self, attributes: Mapping[str, str]) -> None:
        self.end_cell()
        self.text = _Text(self._file)
        self._span = (_count(attributes.get("colspan"), _WIDEST), _count(attributes.get("rowspan"), _TALLEST))
        self._exact = attributes.get("x:num") or ""

    def end_cell(self) -> None:
        if self.text is None:
            return
        shown, self.text = self.text.taken(), None
        self._skip_held()
        columns, rows = self._span
        if rows > 1:
            self._begun |= dict.fromkeys(range(len(self._row), len(self._row) + columns), rows - 1)
        # Excel keeps the whole number beside the rounded one it shows
        self._row += [self._exact if self._exact and _ROUNDED.fullmatch(shown) else shown, *[""] * (columns - 1)]
        if len(self._row) > _WIDEST:
            raise ExtractError("importing.endless_sheet", file=self._file, rows=1, columns=len(self._row))

    def end_row(self) -> list[str]:
        """The row, empty where the table had none open."""
        self.end_cell()
        if self._row:
            self._skip_held()
        row, self._row = self._row, []
        if row:
            self._held = {column: rows - 1 for column, rows in self._held.items() if rows > 1} | self._begun
            self._begun = {}
        return row

    def _skip_held(self) -> None:
        while self._held.get(len(self._row), 0):
            self._row.append("")


class _Text:
    """Text as a browser shows it: runs of blanks as one, line breaks kept, nothing around it."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._parts: list[str] = []
        self._length = 0

    def add(self, text: str) -> None:
        self._length += len(text)
        if self._length > limits.LONGEST_CELL:
            raise ExtractError("importing.huge_cell", file=self._file)
        self._parts.append(text)

    def taken(self) -> str:
        joined, self._parts, self._length = "".join(self._parts), [], 0
        return _AROUND_BREAKS.sub("\n", _BLANKS_IN_LINE.sub(" ", joined)).replace("\u00a0", " ").strip()


def _count(written: str | None, most: int) -> int:
    digits = (written or "").strip()
    return min(max(int(digits), 1), most) if digits.isascii() and digits.isdecimal() and len(digits) < 10 else 1
