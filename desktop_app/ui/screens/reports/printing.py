"""Printing: each page of the very PDF is rendered beside the window and put on paper here, one at a time."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QRect, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrinter

from desktop_app.ui.desk import Desk
from desktop_app.ui.screens.reports.page_view import Rendered, image_of
from desktop_app.ui.screens.reports.pages import render

RESOLUTION = 200
A4_WIDTH_INCHES = 8.27


class PrintJob(QObject):
    """Pages `first` to `last` (from 1). One page is in memory at a time.

    `ended(pages printed)` when done, failed or cancelled.
    """

    ended = Signal(int)

    def __init__(self, desk: Desk, pdf: bytes, printer: QPrinter, first: int, last: int) -> None:
        super().__init__(desk)
        self._desk = desk
        self._pdf = pdf
        self._printer = printer
        self._next = first
        self._first, self._last = first, last
        self._title: Callable[[], str] = str
        self._painter = QPainter()

    def start(self, title: Callable[[], str]) -> None:
        """`title` names the work in the status bar."""
        self._title = title
        if self._painter.begin(self._printer):
            self._ask()
        else:
            self._end()

    def _ask(self) -> None:
        house, pdf, page = self._desk.house, self._pdf, self._next
        width = round(RESOLUTION * A4_WIDTH_INCHES)

        def job() -> Rendered:
            return render(house, pdf, page, width)

        def words() -> str:
            return f"{self._title()} {page}/{self._last}"

        self._desk.work(self, "print", words, lambda _progress: job(), self._put, ended=self._end)

    def _put(self, rendered: Rendered) -> None:
        if self._next > self._first:
            self._printer.newPage()
        image = image_of(rendered)
        paper = self._painter.viewport()
        size = image.size().scaled(paper.size(), Qt.AspectRatioMode.KeepAspectRatio)
        self._painter.drawImage(QRect(paper.topLeft(), size), image)
        self._next += 1
        if self._next <= self._last:
            self._ask()
        else:
            self._end()

    def _end(self) -> None:
        if self._painter.isActive():
            self._painter.end()
        self.ended.emit(self._next - self._first)
        self.deleteLater()
