"""A small table of labels: for a dozen lines, where a table view would be too much."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from desktop_app.ui.widgets.labels import label


@dataclass(frozen=True, slots=True)
class Cell:
    """A text; `role` and `tone` as the style sheet knows them."""

    text: str
    role: str = ""
    tone: str = ""


class Lines(QWidget):
    """Lines of cells; columns `wide` wrap and share the room (None: nothing wraps), those in `right` are right-aligned."""

    def __init__(
        self,
        name: str,
        wide: int | tuple[int, ...] | None = 0,
        right: frozenset[int] = frozenset(),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._wide = (wide,) if isinstance(wide, int) else wide or ()
        self._right = right
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(3)
        for column in self._wide or (0,):
            self._grid.setColumnStretch(column, 1)

    def show_lines(self, lines: Sequence[Sequence[Cell]]) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for number, cells in enumerate(lines):
            for column, cell in enumerate(cells):
                self._add(number, column, cell)
        self.setVisible(bool(lines))

    def _add(self, number: int, column: int, cell: Cell) -> None:
        widget = label(cell.role, wrap=column in self._wide)
        widget.setProperty("tone", cell.tone)
        widget.setText(cell.text)
        side = Qt.AlignmentFlag.AlignRight if column in self._right else Qt.AlignmentFlag.AlignLeft
        widget.setAlignment(side | Qt.AlignmentFlag.AlignTop)
        if column in self._wide:
            widget.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._grid.addWidget(widget, number, column)
