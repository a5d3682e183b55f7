"""Small line drawings from resources/icons, painted in a colour of the theme."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from desktop_app.domain.risk import Band
from desktop_app.ui.resources import ICONS

SHARPNESS = 2
"""Pictures are painted at twice their size, so that they stay clear on scaled screens."""


@lru_cache(maxsize=512)
def picture(name: str, colour: str, size: int) -> QPixmap:
    """The drawing `name` in `colour` (#rrggbb), `size` logical pixels square."""
    text = (ICONS / f"{name}.svg").read_text(encoding="utf-8").replace("currentColor", colour)
    pixmap = QPixmap(size * SHARPNESS, size * SHARPNESS)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(text.encode())).render(painter, QRectF(pixmap.rect()))
    painter.end()
    pixmap.setDevicePixelRatio(SHARPNESS)
    return pixmap


def icon(name: str, colour: QColor, size: int) -> QIcon:
    return QIcon(picture(name, colour.name(), size))


def band_picture(band: Band, colour: QColor, size: int) -> QPixmap:
    """▲ high, ● medium, ○ low, a dotted ring where there is not enough data."""
    return picture(f"band-{band.value}", colour.name(), size)
