"""Looking for words a person could not read: cut off by their widget, outside their parent, below a neighbour, or half a line."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import pyqtgraph
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QStyle,
    QStyleOptionComboBox,
    QStyleOptionSpinBox,
    QTableView,
    QWidget,
)

from desktop_app.ui.widgets.columnar_view import ColumnarView
from desktop_app.ui.widgets.scrolled import Roomy, WholeLines

SMALL = QSize(1366, 768)
"""The smallest screen of an office; no words make the window larger."""
LOOSE = 1
"""Pixels that rounding may take."""
TALL = 100_000
WHOLE = (QComboBox, QAbstractSpinBox, QLineEdit, QTableView, QHeaderView, pyqtgraph.GraphicsView)
"""Widgets that place what is inside them themselves."""
OFF = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
CELL_MARGIN = 6
"""Pixels of a cell beside its words."""
AS_WIDE_AS_THE_FILE = frozenset({"check-preview", "mapping-head", "pull-preview", "quality-rows-table", "quality-samples"})
"""Tables that show whatever columns there are; all others are laid out to be seen whole."""
ALWAYS_SEEN = ("check-back", "check-import", "mapping-back", "mapping-confirm")
"""Buttons of a step that nobody has to look for."""
LEAST_LINES = 5
"""Columns of a file that can be told what they are without scrolling, at 100 %."""


def misfits(window: QWidget) -> list[str]:
    """Everything that cannot be read whole, in words; empty where all is well."""
    shown = list(_shown(window))
    grown = [] if window.size() == SMALL else [f"the window grew to {window.width()}×{window.height()}"]
    cut = [f"{_name(part)} cuts off {words!r}" for part in shown if (words := _cut_words(part))]
    outside = [f"{_name(part)} sticks out of {_name(part.parentWidget())}" for part in shown if _sticks_out(part)]
    return [*grown, *cut, *outside, *(found for part in shown for found in (*_covered(part), *_half_lines(part)))]


def sideways(window: QWidget) -> list[str]:
    """Pages that have to be scrolled to the right."""
    pages = [area for area in window.findChildren(Roomy) if area.isVisibleTo(window)]
    return [f"{_name(page)} scrolls sideways" for page in pages if page.horizontalScrollBar().maximum() > 0]


def hidden(window: QWidget) -> list[str]:
    """What stands on a page of the ordinary size and yet has to be scrolled for."""
    below = [f"{name} is not in sight" for name in ALWAYS_SEEN if not _in_sight(window, name)]
    tables = [view for view in window.findChildren(ColumnarView) if view.isVisibleTo(window) and view.rows.rowCount()]
    wide = [f"{_name(view)} hides columns" for view in tables if view.objectName() not in AS_WIDE_AS_THE_FILE and _hides(view)]
    areas = [area for area in window.findChildren(WholeLines, "mapping-scroll") if area.isVisibleTo(window)]
    few = (f"{_name(area)} shows {seen} lines" for area in areas if (seen := _choices_seen(area)) < LEAST_LINES)
    return [*below, *wide, *few]


def _in_sight(window: QWidget, name: str) -> bool:
    shown = [each for each in window.findChildren(QAbstractButton, name) if each.isVisibleTo(window)]
    return all(each.visibleRegion().boundingRect() == each.rect() for each in shown)


def _hides(view: ColumnarView) -> bool:
    return view.horizontalScrollBar().maximum() > 0


def _choices_seen(area: WholeLines) -> int:
    """Choices that can be seen whole; as many as are wanted where there are no others."""
    room = area.viewport().rect()
    choices = area.widget().findChildren(QComboBox)
    seen = [choice for choice in choices if room.contains(QRect(choice.mapTo(area.viewport(), QPoint(0, 0)), choice.size()))]
    return LEAST_LINES if len(seen) == len(choices) else len(seen)


def _half_lines(part: QWidget) -> Iterator[str]:
    """What ends in the midst of a row, of a card, or of a line of words, where nobody has scrolled yet."""
    match part:
        case ColumnarView() if part.rows.rowCount():
            rest = part.viewport().height() % part.rowHeight(0)
            if part.verticalScrollBar().maximum() > 0 and LOOSE < rest < part.rowHeight(0) - LOOSE:
                yield f"{_name(part)} ends with half a row"
        case WholeLines() if part.widget() is not None and not part.verticalScrollBar().value():
            end = part.viewport().height()
            for leaf in part.widget().findChildren(QWidget):
                top = leaf.mapTo(part.viewport(), QPoint(0, 0)).y()
                shown = leaf.isVisibleTo(part) and isinstance(leaf, (QLabel, QAbstractButton, QComboBox))
                if shown and top + LOOSE < end < top + leaf.height() - LOOSE:
                    yield f"{_name(part)} cuts through {_name(leaf)}"


def _shown(parent: QWidget) -> Iterator[QWidget]:
    yield parent
    if isinstance(parent, WHOLE):
        return
    for child in parent.children():
        if isinstance(child, QWidget) and child.isVisibleTo(parent) and not child.isWindow():
            yield from _shown(child)


def _cut_words(part: QWidget) -> str:
    """Words of the widget that do not fit into it; elided ones with the whole in a tooltip do."""
    match part:
        case QLabel() if part.text() and not _fits_label(part):
            return "" if part.toolTip() else part.text()
        case QAbstractButton() if part.text() and part.sizeHint().width() > part.width() + LOOSE:
            return "" if part.toolTip() else part.text()
        case QComboBox():
            return _cut(part, part.currentText(), _room_of_choice(part))
        case QAbstractSpinBox():
            return _cut(part, part.text(), _room_of_number(part))
        case QLineEdit() if not part.text():
            return _cut(part, part.placeholderText(), part.width() - 2 * (part.contentsRect().x() + 2))
        case ColumnarView():
            return _cut_table(part)
        case _:
            return ""


def _fits_label(part: QLabel) -> bool:
    if not part.wordWrap():
        wanted = part.sizeHint()
        return wanted.width() <= part.width() + LOOSE and wanted.height() <= part.height() + LOOSE
    inside = QRect(0, 0, part.contentsRect().width(), TALL)
    widest = part.fontMetrics().boundingRect(inside, Qt.TextFlag.TextWordWrap, part.text()).width()
    return widest <= inside.width() + LOOSE and part.heightForWidth(part.width()) <= part.height() + LOOSE


def _cut(part: QWidget, words: str, room: int) -> str:
    return words if part.fontMetrics().horizontalAdvance(words) > room + LOOSE and not part.toolTip() else ""


def _room_of_choice(part: QComboBox) -> int:
    option = QStyleOptionComboBox()
    part.initStyleOption(option)
    room = QStyle.SubControl.SC_ComboBoxEditField
    return part.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, room, part).width()


def _room_of_number(part: QAbstractSpinBox) -> int:
    option = QStyleOptionSpinBox()
    part.initStyleOption(option)
    room = QStyle.SubControl.SC_SpinBoxEditField
    margins = part.lineEdit().textMargins()
    whole = part.style().subControlRect(QStyle.ComplexControl.CC_SpinBox, option, room, part).width()
    return whole - margins.left() - margins.right()


def _cut_table(part: ColumnarView) -> str:
    """A heading or a figure that is cut, or a table so low that not one whole row is seen. Words have their own tooltips."""
    header, metrics = part.horizontalHeader(), part.horizontalHeader().fontMetrics()
    for section, column in enumerate(part.rows.columns):
        if column.number or column.whole:
            for row in range(part.rowAt(0), max(part.rowAt(part.viewport().height() - 1), part.rowAt(0)) + 1):
                words = column.text(int(part.rows.order[row])) if row >= 0 else ""
                if metrics.horizontalAdvance(words) + CELL_MARGIN > part.columnWidth(section):
                    return words
    for section, column in enumerate(part.rows.columns):
        if metrics.horizontalAdvance(column.heading()) > header.sectionSize(section):
            return column.heading()
    rows = part.rows.rowCount()
    return "its first row" if rows and part.viewport().height() < part.rowHeight(0) - LOOSE else ""


def _sticks_out(part: QWidget) -> bool:
    parent = part.parentWidget()
    if part.isWindow() or parent is None or isinstance(parent, QAbstractScrollArea):
        return False
    area = parent.parentWidget()
    if isinstance(area, QAbstractScrollArea) and area.viewport() is parent:
        over = area.horizontalScrollBarPolicy() == OFF and part.width() > parent.width() + LOOSE
        return over or (area.verticalScrollBarPolicy() == OFF and part.height() > parent.height() + LOOSE)
    room = parent.rect().adjusted(-LOOSE, -LOOSE, LOOSE, LOOSE)
    return not part.geometry().isEmpty() and not room.contains(part.geometry())


def _covered(parent: QWidget) -> Iterator[str]:
    """Children that lie over each other."""
    if isinstance(parent, (QAbstractScrollArea, *WHOLE)):
        return
    children = [child for child in parent.children() if isinstance(child, QWidget)]
    shown = [child for child in children if child.isVisibleTo(parent) and not child.isWindow()]
    for one, other in combinations(shown, 2):
        both = one.geometry().intersected(other.geometry())
        if both.width() > LOOSE and both.height() > LOOSE:
            yield f"{_name(one)} and {_name(other)} lie over each other"


def _name(part: QWidget | None) -> str:
    if part is None:
        return "nothing"
    return part.objectName() or f"{type(part).__name__} in {_name(part.parentWidget())}"
