"""Widgets side by side that go on in the next line where there is no more room, as words do."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class Flow(QLayout):
    """`right` lines end at the right edge. One line where there is room for it."""

    def __init__(self, *widgets: QWidget, spacing: int = 8, right: bool = False) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._right = right
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)
        for widget in widgets:
            self.addWidget(widget)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        around = self.contentsMargins()
        heights = [max(item.sizeHint().height() for item in line) for line in self._lines(width - around.left() - around.right())]
        return sum(heights) + self.spacing() * max(0, len(heights) - 1) + around.top() + around.bottom()

    def sizeHint(self) -> QSize:
        sizes = [item.sizeHint() for item in self._shown()]
        width = sum(size.width() for size in sizes) + self.spacing() * max(0, len(sizes) - 1)
        return self._with_margins(QSize(width, max((size.height() for size in sizes), default=0)))

    def minimumSize(self) -> QSize:
        sizes = [item.sizeHint() for item in self._shown()]
        widest, highest = max((size.width() for size in sizes), default=0), max((size.height() for size in sizes), default=0)
        return self._with_margins(QSize(widest, highest))

    def setGeometry(self, room: QRect) -> None:
        super().setGeometry(room)
        room = room.marginsRemoved(self.contentsMargins())
        top = room.top()
        for line in self._lines(room.width()):
            taken = sum(item.sizeHint().width() for item in line) + self.spacing() * (len(line) - 1)
            left, height = room.left(), max(item.sizeHint().height() for item in line)
            if self._right:
                left += max(0, room.width() - taken)
            for item in line:
                size = item.sizeHint()
                item.setGeometry(QRect(left, top + (height - size.height()) // 2, size.width(), size.height()))
                left += size.width() + self.spacing()
            top += height + self.spacing()

    def _with_margins(self, size: QSize) -> QSize:
        return size.grownBy(self.contentsMargins())

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        """Items line by line; one that is wider than a line has it for itself."""
        lines: list[list[QLayoutItem]] = []
        left = 0
        for item in self._shown():
            wanted = item.sizeHint().width()
            if not lines or left + wanted > width:
                lines.append([])
                left = 0
            lines[-1].append(item)
            left += wanted + self.spacing()
        return lines
