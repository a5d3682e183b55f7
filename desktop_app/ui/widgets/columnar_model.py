"""A table of columns: nothing is copied per row, nothing is asked before it is painted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont, QPixmap

Order = npt.NDArray[np.intp]
Index = QModelIndex | QPersistentModelIndex
ROLE = Qt.ItemDataRole
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `text`, `colour` and `picture` are asked for source rows, only when painted.

    `sample` is a text as wide as the column should be at least, `widest` what it may grow to for its first rows, in pixels
    at 100 %; `stretch` columns share what is left over. A `whole` one is never cut off,
    however long: money, and what it is off by.
    """

    id: str
    heading: Callable[[], str]
    text: Callable[[int], str]
    sample: str
    number: bool = False
    stretch: bool = False
    sortable: bool = False
    colour: Callable[[int], QColor | None] | None = None
    widest: int = 240
    picture: Callable[[int], QPixmap | None] | None = None
    whole: bool = False


class ColumnarModel(QAbstractTableModel):
    """Shows `columns` in the order of an index array; sorting and filtering swap the array and nothing else."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns: tuple[Column, ...] = ()
        self._order: Order = np.empty(0, dtype=np.intp)
        self._bold = QFont()
        self._bold.setBold(True)

    @property
    def columns(self) -> tuple[Column, ...]:
        return self._columns

    @property
    def order(self) -> Order:
        """Source row of each shown row."""
        return self._order

    def show_columns(self, columns: Sequence[Column], order: Order) -> None:
        self.beginResetModel()
        self._columns = tuple(columns)
        self._order = order
        self.endResetModel()

    def show_order(self, order: Order) -> None:
        self.beginResetModel()
        self._order = order
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._order)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = ROLE.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self._columns):
            return None
        if role == ROLE.DisplayRole:
            return self._columns[section].heading()
        if role == ROLE.TextAlignmentRole:
            return RIGHT if self._columns[section].number else LEFT
        return None

    def data(self, index: Index, role: int = ROLE.DisplayRole) -> Any:
        column = self._columns[index.column()]
        match role:
            case ROLE.DisplayRole:
                return column.text(int(self._order[index.row()]))
            case ROLE.TextAlignmentRole:
                return RIGHT if column.number else LEFT
            case ROLE.ForegroundRole if column.colour is not None:
                return column.colour(int(self._order[index.row()]))
            case ROLE.FontRole if column.colour is not None:
                return self._bold if column.colour(int(self._order[index.row()])) is not None else None
            case ROLE.DecorationRole if column.picture is not None:
                return column.picture(int(self._order[index.row()]))
            case ROLE.AccessibleTextRole if index.column() == 0:
                return self._sentence(index.row())
        return None

    def _sentence(self, row: int) -> str:
        """A whole row as one sentence, for screen readers."""
        source = int(self._order[row])
        return ", ".join(f"{column.heading()} {column.text(source)}" for column in self._columns)
