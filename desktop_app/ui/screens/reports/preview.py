"""The finished report: its pages, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain import formats
from desktop_app.services.build_report import BuiltReport
from desktop_app.ui.desk import Desk
from desktop_app.ui.screens.reports.page_view import PageView, Rendered
from desktop_app.ui.screens.reports.pages import render
from desktop_app.ui.tasks.question import Lane
from desktop_app.ui.texts.retranslated import RetranslatedFrame
from desktop_app.ui.theme import icons
from desktop_app.ui.widgets.labels import button, label, row

RESIZE_PAUSE_MS = 150


class Preview(RetranslatedFrame):
    """`save_asked`, `print_asked`; pages are rendered one at a time, the newest wish wins."""

    save_asked = Signal()
    print_asked = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("preview")
        self.setProperty("card", "true")
        self._desk = desk
        self._report: BuiltReport | None = None
        self._page = 1
        self._title = label("heading", name="preview-title")
        self._facts = label("note", name="preview-facts", selectable=True)
        self._place = label("", name="preview-place")
        self._previous, self._following = button("preview-previous"), button("preview-next")
        self._save, self._print = button("preview-save"), button("preview-print", "primary")
        self._view = PageView("preview-page")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(RESIZE_PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        self._view.width_changed.connect(self._pause.start)
        self._previous.clicked.connect(lambda: self._turn(-1))
        self._following.clicked.connect(lambda: self._turn(1))
        self._save.clicked.connect(self.save_asked)
        self._print.clicked.connect(self.print_asked)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 12, 12)
        column.setSpacing(6)
        column.addLayout(row(self._title, 1, self._previous, self._place, self._following, self._save, self._print))
        column.addWidget(self._facts)
        column.addWidget(self._view, 1)
        desk.theme.changed.connect(self.retranslate)
        self.retranslate()

    @property
    def view(self) -> PageView:
        return self._view

    def show_report(self, report: BuiltReport, name: str) -> None:
        self._report, self._page = report, 1
        self._view.clear()
        self.show_name(name)
        self._ask()

    def show_name(self, name: str) -> None:
        self._title.setText(name)
        self.retranslate()

    def retranslate(self) -> None:
        self._save.setText(self.tr("Save as …"))
        self._print.setText(self.tr("Print"))
        for part, name, words in (
            (self._previous, "previous", self.tr("Previous page")),
            (self._following, "next", self.tr("Next page")),
        ):
            size = self._desk.theme.px("icon")
            part.setIcon(icons.icon(name, self._desk.theme.colour("secondary"), size))
            part.setIconSize(QSize(size, size))
            part.setToolTip(words)
            part.setAccessibleName(words)
        report = self._report
        if report is None:
            return
        facts = self.tr("Number {number} · as of {day} · content hash {sha}")
        self._facts.setText(facts.format(number=report.number, day=formats.day(report.as_of), sha=report.content_sha256[:16]))
        place = self.tr("Page {page} of {pages}").format(page=self._page, pages=report.pages)
        self._place.setText(place)
        self._view.describe(f"{self._title.text()} {place}")
        self._previous.setEnabled(self._page > 1)
        self._following.setEnabled(self._page < report.pages)

    def _turn(self, step: int) -> None:
        if self._report is not None and 1 <= self._page + step <= self._report.pages:
            self._page += step
            self.retranslate()
            self._ask()

    def _ask(self) -> None:
        report, house, page, width = self._report, self._desk.house, self._page, self._view.wanted_width
        if report is None:
            return

        def job() -> Rendered:
            return render(house, report.pdf, page, width)

        self._desk.look_up(self, "preview", job, self._view.show_page, Lane.STORE)
