"""The sheet for the safe."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

WORDS_PT, TITLE_PT, CODE_PT = 12, 20, 24
GAP = 0.03
"""Between two paragraphs, as a share of the page."""


def print_recovery(printer: QPrinter, title: str, code: str, lines: Sequence[str]) -> None:
    """Draw the sheet; straight to the printer, no file of ours is written."""
    painter = QPainter(printer)
    page = QRectF(painter.viewport())
    top = page.height() * 0.08
    for text, size, bold in ((title, TITLE_PT, True), (code, CODE_PT, True), *((line, WORDS_PT, False) for line in lines)):
        font = QFont(QApplication.font())
        font.setPointSize(size)
        font.setBold(bold)
        painter.setFont(font)
        place = QRectF(0, top, page.width(), page.height() - top)
        flags = Qt.AlignmentFlag.AlignHCenter.value | Qt.TextFlag.TextWordWrap.value
        painter.drawText(place, flags, text)
        top += painter.boundingRect(place, flags, text).height() + page.height() * GAP
    painter.end()
