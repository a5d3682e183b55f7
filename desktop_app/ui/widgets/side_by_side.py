"""Two parts side by side where both have room, else the second above the first."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QWidget

Direction = QBoxLayout.Direction


class SideBySide(QWidget):
    """`main` takes the room that `beside` does not need."""

    def __init__(self, main: QWidget, beside: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._main, self._beside = main, beside
        self._line = QBoxLayout(Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(10)
        self._line.addWidget(main, 1)
        self._line.addWidget(beside)
        for part in (main, beside):
            part.installEventFilter(self)

    def minimumSizeHint(self) -> QSize:
        """As wide as the wider of the two: there is always the other way."""
        hints = [part.minimumSizeHint() for part in (self._main, self._beside) if part.isVisibleTo(self)]
        return QSize(max((hint.width() for hint in hints), default=0), super().minimumSizeHint().height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._turn()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    def _turn(self) -> None:
        """Upwards the second part stands first: it is asked for before the first."""
        wanted = _whole_width(self._main) + self._line.spacing() + self._beside.sizeHint().width()
        direction = Direction.LeftToRight if wanted <= self.width() else Direction.BottomToTop
        if direction != self._line.direction():
            self._line.setDirection(direction)


def _whole_width(part: QWidget) -> int:
    """What a part needs without scrolling sideways inside."""
    layout = part.layout()
    margins = layout.contentsMargins() if layout is not None else part.contentsMargins()
    widths = [part.sizeHint().width()]
    for area in part.findChildren(QScrollArea):
        if (inside := area.widget()) is not None:
            bar = area.verticalScrollBar().sizeHint().width()
            widths.append(margins.left() + inside.minimumSizeHint().width() + bar + margins.right())
    return max(widths)
