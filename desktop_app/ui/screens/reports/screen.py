"""The reports screen."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog, QHBoxLayout

from desktop_app.domain import formats
from desktop_app.domain.progress import Progress
from desktop_app.services.build_report import BuiltReport
from desktop_app.services.verify_report import Verification
from desktop_app.ui.desk import Desk
from desktop_app.ui.office import Office
from desktop_app.ui.screens.reports.choices import NAMES, Choices
from desktop_app.ui.screens.reports.preview import Preview
from desktop_app.ui.screens.reports.printing import RESOLUTION, PrintJob
from desktop_app.ui.screens.screen import Screen
from desktop_app.ui.tasks.question import Lane
from desktop_app.ui.widgets.empty import Empty
from desktop_app.ui.widgets.pages import Pages


class ReportsScreen(Screen):
    """Build on the left, read on the right."""

    def __init__(self, desk: Desk, _office: Office) -> None:
        super().__init__("reports", desk)
        self._report: BuiltReport | None = None
        self._choices = Choices(desk)
        self._preview = Preview(desk)
        self._empty = Empty("reports-empty", desk.theme, self._empty_words)
        self._stack = Pages()
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._preview)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self._choices)
        line.addWidget(self._stack, 1)
        self.add_head()
        self.column.addLayout(line, 1)
        self._choices.build_asked.connect(self.build)
        self._choices.verify_asked.connect(self._ask_for_pdf)
        self._preview.save_asked.connect(self._ask_where)
        self._preview.print_asked.connect(self.print_out)
        self._empty.acted.connect(lambda: self.build(NAMES[0]))
        self.retranslate()

    @property
    def preview(self) -> Preview:
        return self._preview

    def visit(self, todo: str) -> None:
        """`<report>` builds it; `import-control <batch>` the sheet of that batch."""
        name, _, batch = todo.partition(" ")
        if name in NAMES:
            self.build(name, int(batch) if batch else None)

    def retranslate(self) -> None:
        self.title.setText(self.tr("Reports"))
        self.subtitle.setText(self.tr("Every report carries a number and a hash, and can be verified later"))
        if self._report is not None:
            self._preview.show_name(self._choices.name_of(self._report.name))

    def build(self, name: str, batch_id: int | None = None) -> None:
        """Build and register a report; it appears on the right."""
        house, session, language = self.desk.house, self.desk.session, self.desk.language.now
        self._choices.be_busy(True)

        def job(progress: Progress) -> BuiltReport:
            return house.build_report(session, name, None, progress, language, batch_id=batch_id)

        def title() -> str:
            return self.tr("Building: {report}").format(report=self._choices.name_of(name))

        def ended() -> None:
            self._choices.be_busy(False)

        self.desk.work(self, "report", title, job, self._take, ended=ended)

    def save_to(self, path: Path) -> None:
        """Write the very PDF shown."""
        report = self._report
        if report is None:
            return
        pdf, number = report.pdf, report.number

        def finished(size: int) -> None:
            self.desk.tell(
                lambda: self.tr("Report {number} saved: {size} bytes").format(number=number, size=formats.count(size)),
                lambda: self.tr("File: {path}").format(path=path),
            )

        self.desk.look_up(self, "save-report", lambda: path.write_bytes(pdf), finished, Lane.STORE)

    def print_out(self) -> None:
        report = self._report
        if report is None:
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self)
        dialog.setMinMax(1, report.pages)
        dialog.accepted.connect(lambda: self.print_on(printer))
        dialog.finished.connect(dialog.deleteLater)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.show()

    def print_on(self, printer: QPrinter) -> None:
        """Put the pages chosen in the dialog on paper."""
        report = self._report
        if report is None:
            return
        printer.setResolution(RESOLUTION)
        printer.setFullPage(True)
        first, last = printer.fromPage() or 1, printer.toPage() or report.pages
        job = PrintJob(self.desk, report.pdf, printer, first, last)

        def finished(pages: int) -> None:
            self.desk.tell(
                lambda: self.tr("Pages of report {number} sent to the printer: {pages}").format(number=report.number, pages=pages)
            )

        job.ended.connect(finished)
        job.start(lambda: self.tr("Printing page"))

    def verify(self, path: Path) -> None:
        """Hold a file against the register."""
        house, session = self.desk.house, self.desk.session

        def job(_progress: Progress) -> Verification:
            return house.verify_report(session, path)

        self.desk.work(self, "verify", lambda: self.tr("Verifying"), job, self._choices.show_verification)

    def _take(self, report: BuiltReport) -> None:
        self._report = report
        self._choices.be_busy(False)
        self._stack.setCurrentWidget(self._preview)
        self._preview.show_report(report, self._choices.name_of(report.name))
        self.desk.changed.emit(report.changes)

    def _ask_where(self) -> None:
        if self._report is None:
            return
        name = f"{self._choices.name_of(self._report.name)}-{self._report.number}.pdf"
        chosen, _ = QFileDialog.getSaveFileName(self, self.tr("Save as"), name, "PDF (*.pdf)")
        if chosen:
            self.save_to(Path(chosen))

    def _ask_for_pdf(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, self.tr("Choose a PDF"), "", "PDF (*.pdf)")
        if chosen:
            self.verify(Path(chosen))

    def _empty_words(self) -> tuple[str, str, str]:
        return (
            self.tr("No report open"),
            self.tr("Build one; its pages appear here exactly as they are printed."),
            self.tr("Build the list of customers at risk"),
        )
