"""A table view without the calls that freeze a window at half a million rows."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QFontMetrics, QGuiApplication, QHelpEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
    QWidget,
)

from desktop_app.ui.theme.theme import Theme
from desktop_app.ui.widgets.columnar_model import ColumnarModel, Order

CELL_PADDING = 24
HEAD_PADDING = 30
PICTURE_PADDING = 28
SAMPLED_ROWS = 30
COPY_LIMIT = 200_000


def _any_number(_rows: int) -> bool:
    """Tables without personal data may be copied whole."""
    return True


class CellDelegate(QStyledItemDelegate):
    """Paints selected cells on the selection's colour with their own text colour: a status keeps its meaning."""

    def __init__(self, selected: QColor, parent: QObject) -> None:
        super().__init__(parent)
        self._selected = QBrush(selected)

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        if option.state & QStyle.StateFlag.State_Selected:
            option.backgroundBrush = self._selected
            option.state &= ~QStyle.StateFlag.State_Selected

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """Words that are cut off are told whole where the pointer rests."""
        words = index.data()
        cut = bool(words) and self.sizeHint(option, index).width() > option.rect.width()
        QToolTip.showText(event.globalPos(), str(words) if cut else "", view)
        return True


class ColumnarView(QTableView):
    """Fixed row height, widths from samples, copy as TSV. `sort_asked(column id, descending)`; `current_row(source row)`;
    `entered_row(source row)` by Enter or a double click.

    `may_copy` is asked with the number of selected rows before they are copied.
    """

    sort_asked = Signal(str, bool)
    current_row = Signal(int)
    entered_row = Signal(int)
    selection_moved = Signal()

    def __init__(self, name: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._theme = theme
        self._rows = ColumnarModel(self)
        self._least: dict[int, int] = {}
        self.may_copy: Callable[[int], bool] = _any_number
        self.setModel(self._rows)
        self.setItemDelegate(CellDelegate(theme.colour("selected"), self))
        self._detached = [QItemSelectionModel(self._rows, self), QItemSelectionModel(self._rows, self)]
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._set_up_headers()
        theme.changed.connect(self.measure)

    @property
    def rows(self) -> ColumnarModel:
        return self._rows

    def selected_source_rows(self) -> Order:
        """Source rows selected, read as ranges (`selectedRows` takes seconds)."""
        shown = [self._rows.order[top:bottom] for top, bottom in self._ranges()]
        return np.unique(np.concatenate(shown)) if shown else np.empty(0, dtype=np.intp)

    def selected_count(self) -> int:
        return sum(bottom - top for top, bottom in self._ranges())

    def measure(self) -> None:
        """Row height and column widths for the present font; asks a few rows only."""
        self.verticalHeader().setDefaultSectionSize(self._theme.px("row"))
        self.horizontalHeader().setFixedHeight(self._theme.px("row") + 2)
        self.setIconSize(QSize(self._theme.scaled(14), self._theme.scaled(14)))
        metrics = QFontMetrics(self._theme.font("body", bold=True))
        padding = self._theme.scaled(CELL_PADDING)
        sampled = self._rows.order[:SAMPLED_ROWS].tolist()
        for section, column in enumerate(self._rows.columns):
            heading = metrics.horizontalAdvance(column.heading()) + self._theme.scaled(HEAD_PADDING)
            seen = not column.stretch or column.whole
            texts = [column.sample, *map(column.text, sampled)] if seen else [column.sample]
            widest = max(map(metrics.horizontalAdvance, texts))
            widest = widest if column.whole else min(widest, self._theme.scaled(column.widest))
            picture = self._theme.scaled(PICTURE_PADDING) if column.picture else 0
            self._least[section] = max(heading, widest + padding + picture)
            self.setColumnWidth(section, self._least[section])
        self._stretch()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._stretch()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.measure()
            self.horizontalHeader().viewport().update()
            self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            if self.may_copy(self.selected_count()):
                self.copy()
            event.accept()
        else:
            super().keyPressEvent(event)

    def copy(self) -> None:
        """Selected rows with headings onto the clipboard, tab separated, in their shown order."""
        columns = self._rows.columns
        lines = ["\t".join(column.heading() for column in columns)]
        for top, bottom in self._ranges():
            copied = self._rows.order[top:bottom][: COPY_LIMIT + 1 - len(lines)]
            lines += ["\t".join(column.text(int(source)) for column in columns) for source in copied]
        QGuiApplication.clipboard().setText("\n".join(lines))

    def select_row(self, row: int) -> None:
        """Make a shown row current, if there is one."""
        if 0 <= row < self._rows.rowCount():
            self.setCurrentIndex(self._rows.index(row, 0))

    def _ranges(self) -> list[tuple[int, int]]:
        """Selected rows as half-open ranges of shown rows, from the top."""
        selection = self.selectionModel().selection()
        parts = [selection.at(number) for number in range(selection.count())]
        return sorted((part.top(), part.bottom() + 1) for part in parts)

    def _set_up_headers(self) -> None:
        vertical, horizontal = self.verticalHeader(), self.horizontalHeader()
        vertical.hide()
        vertical.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        vertical.setMinimumSectionSize(1)
        horizontal.setHighlightSections(False)
        horizontal.setSectionsClickable(True)
        horizontal.setMinimumSectionSize(40)
        for header, selection in zip((vertical, horizontal), self._detached, strict=True):
            header.setSelectionModel(selection)
        horizontal.sectionClicked.connect(self._on_header)
        self.activated.connect(lambda index: self.entered_row.emit(int(self._rows.order[index.row()])))
        self.selectionModel().currentRowChanged.connect(lambda now, _before: self._on_current(now.row()))
        self.selectionModel().selectionChanged.connect(lambda _now, _before: self.selection_moved.emit())

    def _on_current(self, row: int) -> None:
        if row >= 0:
            self.current_row.emit(int(self._rows.order[row]))

    def _on_header(self, section: int) -> None:
        column = self._rows.columns[section]
        if not column.sortable:
            return
        header = self.horizontalHeader()
        again = header.isSortIndicatorShown() and header.sortIndicatorSection() == section
        descending = header.sortIndicatorOrder() is Qt.SortOrder.AscendingOrder if again else column.number
        header.setSortIndicatorShown(True)
        header.setSortIndicator(section, Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder)
        self.sort_asked.emit(column.id, descending)

    def _stretch(self) -> None:
        """Give what is left of the width to the stretching columns; scroll sideways where nothing is left."""
        stretching = [section for section, column in enumerate(self._rows.columns) if column.stretch]
        if not stretching:
            return
        left = self.viewport().width() - sum(self.columnWidth(section) for section in range(self._rows.columnCount()))
        for section in stretching:
            wanted = self.columnWidth(section) + left // len(stretching)
            self.setColumnWidth(section, max(self._least.get(section, 0), wanted))
