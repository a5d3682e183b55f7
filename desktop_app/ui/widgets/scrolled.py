"""What scrolls where there is not enough room, instead of being squeezed or making the window outgrow the screen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget


def scrolled(name: str) -> tuple[QScrollArea, QVBoxLayout]:
    """The area and the column inside it."""
    inside = QWidget()
    inside.setProperty("plain", "true")
    column = QVBoxLayout(inside)
    column.setContentsMargins(0, 0, 6, 0)
    column.setSpacing(6)
    area = QScrollArea()
    area.setObjectName(name)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setWidget(inside)
    return area, column


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
