"""A mistake of ours that nobody caught: said calmly, with details that hold no customer's data."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from desktop_app.ui.texts.retranslated import RetranslatedDialog
from desktop_app.ui.theme.theme import Theme
from desktop_app.ui.widgets.labels import button, label, row

FIRST_LINES = 400
"""Characters of the report that are shown; all of it is copied."""


class CrashDialog(RetranslatedDialog):
    """One at a time; a further mistake while it is open adds its report."""

    def __init__(self, theme: Theme, report: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("crash-dialog")
        self._theme = theme
        self._report = report
        self._what = label("heading", name="crash-what", wrap=True)
        self._means = label("", name="crash-means", wrap=True)
        self._next = label("", name="crash-next", wrap=True)
        self._details = QPlainTextEdit()
        self._details.setObjectName("crash-details")
        self._details.setReadOnly(True)
        self._copy, self._close = button("crash-copy"), button("crash-close", "primary")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(8)
        for part in (self._what, self._means, self._next, self._details):
            column.addWidget(part)
        column.addLayout(row(1, self._copy, self._close))
        self._copy.clicked.connect(self.copy)
        self._close.clicked.connect(self.accept)
        self._close.setDefault(True)
        self.retranslate()

    @property
    def report(self) -> str:
        return self._report

    def add(self, report: str) -> None:
        self._report += f"\n{report}"
        self.retranslate()

    def copy(self) -> None:
        """The whole report onto the clipboard; the service took personal data out of it."""
        QGuiApplication.clipboard().setText(self._report)

    def retranslate(self) -> None:
        self.setMinimumWidth(self._theme.scaled(560))
        self.setWindowTitle(self.tr("The program made a mistake"))
        self._what.setText(self.tr("The program made a mistake."))
        self._means.setText(
            self.tr("The step under way was not finished; what was reported as done is kept. You can go on working.")
        )
        self._next.setText(
            self.tr("Please copy the details for whoever looks after the program. Names, numbers and addresses are taken out.")
        )
        self._details.setPlainText(self._report)
        self._details.setAccessibleName(self.tr("Details, without personal data"))
        self._copy.setText(self.tr("Copy details"))
        self._close.setText(self.tr("Go on"))


class CrashTeller:
    """Shows a dialog for what nobody caught. `parent` gives the window shown now, `report` the words without personal data."""

    def __init__(self, theme: Theme, report: Callable[[BaseException], str], parent: Callable[[], QWidget | None]) -> None:
        self._theme = theme
        self._report = report
        self._parent = parent
        self._open: CrashDialog | None = None

    def tell(self, error: BaseException) -> None:
        report = self._report(error)
        if self._open is not None:
            self._open.add(report)
            return
        dialog = CrashDialog(self._theme, report, self._parent())
        dialog.finished.connect(lambda _result: self._closed(dialog))
        self._open = dialog
        dialog.open()

    def _closed(self, dialog: CrashDialog) -> None:
        self._open = None
        dialog.deleteLater()
