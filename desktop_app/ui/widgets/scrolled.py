"""What scrolls where there is not enough room, instead of being squeezed or making the window outgrow the screen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget


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
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inside)
    return area, column


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
        page, room = self._page, self.maximumViewportSize()
        least, layout = page.minimumSizeHint(), page.layout()
        width = max(room.width(), least.width())
        height = layout.minimumHeightForWidth(width) if layout and layout.hasHeightForWidth() else least.height()
        if height > room.height():
            width = max(room.width() - self.verticalScrollBar().sizeHint().width(), least.width())
        page.resize(width, max(room.height(), height))
