"""What scrolls where there is not enough room, instead of being squeezed or making the window outgrow the screen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

MOST_LEFT_EMPTY = 0.4
"""Of an area's height: where leaving out a card would leave more than this, it is cut at a line inside it instead."""


def scrolled(name: str) -> tuple[QScrollArea, QVBoxLayout]:
    """The area and the column inside it."""
    inside = QWidget()
    inside.setProperty("plain", "true")
    column = QVBoxLayout(inside)
    column.setContentsMargins(0, 0, 6, 0)
    column.setSpacing(6)
    return WholeLines(name, inside), column


class WholeLines(QScrollArea):
    """Ends below a whole line as long as nobody has scrolled: half a line looks as if something lay over it."""

    def __init__(self, name: str, inside: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setWidget(inside)
        self.horizontalScrollBar().rangeChanged.connect(lambda _least, _most: self._end_whole())

    def sizeHint(self) -> QSize:
        """As high as what is in it is at the present width: Qt's own guess does not know where words wrap."""
        hint, inside = super().sizeHint(), self.widget()
        if inside is not None and inside.hasHeightForWidth():
            hint.setHeight(inside.heightForWidth(self.viewport().width()))
        return hint

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()
        self._end_whole()

    def showEvent(self, event: QShowEvent) -> None:
        """The bar may take its room while Qt tells what is inside of its size for the first time; the second telling is lost."""
        super().showEvent(event)
        inside = self.widget()
        if inside is not None and (layout := inside.layout()) is not None:
            layout.setGeometry(inside.rect())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        done = super().eventFilter(watched, event)
        if watched is self.widget() and event.type() in {QEvent.Type.LayoutRequest, QEvent.Type.Resize}:
            self.updateGeometry()
            self._end_whole()
        return done

    def _end_whole(self) -> None:
        inside, bar = self.widget(), self.horizontalScrollBar()
        room = self.height() - (bar.sizeHint().height() if bar.maximum() > 0 else 0)
        below = _below_whole_lines(inside, room) if inside is not None and inside.height() > room else 0
        if below != self.viewportMargins().bottom():
            self.setViewportMargins(0, 0, 0, below)


def _below_whole_lines(inside: QWidget, room: int) -> int:
    """What is left of the room below the last line that is in it whole."""
    end = room
    for top, bottom in sorted(_lines(inside, inside, room - round(room * MOST_LEFT_EMPTY)), reverse=True):
        if top < end < bottom:  # from below: what stands beside a line that gives way may begin above it
            end = top
    return room - end if end > 0 else 0


def _lines(parent: QWidget, whole: QWidget, least: int) -> list[tuple[int, int]]:
    """Top and bottom of what must not be cut: cards that are not too high, and whatever has nothing inside it."""
    found: list[tuple[int, int]] = []
    for child in parent.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
        if child.isHidden() or child.isWindow():
            continue
        top = child.mapTo(whole, QPoint(0, 0)).y()
        one = child.layout() is None or (child.property("card") and top >= least)
        found += [(top, top + child.height())] if one else _lines(child, whole, least)
    return found


class Column(QScrollArea):
    """As wide as what is in it, and no higher than there is room: what has none scrolls."""

    def __init__(self, name: str, inside: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setWidgetResizable(True)
        self._inside = inside
        self.setWidget(inside)
        inside.installEventFilter(self)
        self.verticalScrollBar().rangeChanged.connect(lambda _least, _most: self.updateGeometry())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.LayoutRequest, QEvent.Type.Resize}:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def sizeHint(self) -> QSize:
        inside, bar = self._inside.sizeHint(), self.verticalScrollBar()
        width = max(inside.width(), self._inside.minimumWidth()) + (bar.sizeHint().width() if bar.maximum() > 0 else 0)
        return QSize(width, inside.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self.sizeHint().width(), 0)


class Roomy(QScrollArea):
    """A page that has all the room there is, and scrolls where that is less than the least it can do with.

    Qt's own resizable area scrolls as soon as there is less than a page with wrapped words would like to have.
    """

    def __init__(self, name: str, page: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._page = page
        self.setWidget(page)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._page and event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        room, least = self.maximumViewportSize(), self._page.minimumSizeHint()
        width = max(room.width(), least.width())
        height = self._least_height(width)
        if height > room.height():  # the bar takes some of the width, and words need more lines beside it
            width = max(room.width() - self.verticalScrollBar().sizeHint().width(), least.width())
            height = self._least_height(width)
        self._page.resize(width, max(room.height(), height))

    def _least_height(self, width: int) -> int:
        layout = self._page.layout()
        if layout is not None and layout.hasHeightForWidth():
            return layout.minimumHeightForWidth(width)
        return self._page.minimumSizeHint().height()
