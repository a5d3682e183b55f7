"""A report straight to the printer: built, its number registered, then the system's print dialog."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from desktop_app.domain.progress import Progress
from desktop_app.domain.safety import AuditFilter
from desktop_app.services.build_report import BuiltReport
from desktop_app.ui.desk import Desk
from desktop_app.ui.screens.reports.printing import RESOLUTION, PrintJob

Words = Callable[[], str]


def print_report(
    desk: Desk,
    parent: QWidget,
    name: str,
    title: Words,
    printed: Callable[[str, int], None],
    chosen: AuditFilter | None = None,
) -> None:
    """Build the report `name`, ask for the printer, print; `printed(number, pages)` afterwards. `chosen` is what of the trail."""
    house, session, language = desk.house, desk.session, desk.language.now

    def job(progress: Progress) -> BuiltReport:
        return house.build_report(session, name, None, progress, language, chosen)

    def built(report: BuiltReport) -> None:
        desk.changed.emit(report.changes)
        ask_printer(parent, report.pages, lambda printer: put_on_paper(desk, report, printer, title, printed))

    desk.work(parent, f"print-{name}", title, job, built)


def ask_printer(parent: QWidget, pages: int, then: Callable[[QPrinter], None]) -> QPrintDialog:
    """The system's print dialog for so many pages."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, parent)
    dialog.setMinMax(1, pages)
    dialog.accepted.connect(lambda: then(printer))
    dialog.finished.connect(dialog.deleteLater)
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dialog.show()
    return dialog


def put_on_paper(desk: Desk, report: BuiltReport, printer: QPrinter, title: Words, printed: Callable[[str, int], None]) -> None:
    """The pages chosen in the dialog."""
    printer.setResolution(RESOLUTION)
    printer.setFullPage(True)
    first, last = printer.fromPage() or 1, printer.toPage() or report.pages
    job = PrintJob(desk, report.pdf, printer, first, last)
    job.ended.connect(lambda pages: printed(report.number, pages))
    job.start(title)
