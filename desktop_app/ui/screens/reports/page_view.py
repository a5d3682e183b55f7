"""One page of the very PDF, as a picture."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget

Rendered = tuple[int, int, bytes]
MARGIN = 28


class PageView(QScrollArea):
    """Shows a rendered page as wide as there is room; `width_changed` when another width should be rendered."""

    width_changed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._page = QLabel()
        self._page.setObjectName(f"{name}-picture")
        self._page.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setWidget(self._page)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    @property
    def wanted_width(self) -> int:
        """Device pixels a page should be wide."""
        return max(200, round((self.viewport().width() - MARGIN) * self.devicePixelRatioF()))

    @property
    def shown_size(self) -> QSize:
        """Size of the picture shown, in device pixels; empty before the first page."""
        return self._page.pixmap().size()

    def show_page(self, rendered: Rendered) -> None:
        pixmap = QPixmap.fromImage(image_of(rendered))
        pixmap.setDevicePixelRatio(self.devicePixelRatioF())
        self._page.setPixmap(pixmap)
        self.verticalScrollBar().setValue(0)

    def clear(self) -> None:
        self._page.clear()

    def describe(self, words: str) -> None:
        self._page.setAccessibleName(words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.width_changed.emit()


def image_of(rendered: Rendered) -> QImage:
    """Width, height and RGB bytes as an image that owns its pixels."""
    width, height, pixels = rendered
    return QImage(pixels, width, height, 3 * width, QImage.Format.Format_RGB888).copy()
