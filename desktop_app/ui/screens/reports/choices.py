"""The reports that can be built, and the check of one that was printed before."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.roles import Permission
from desktop_app.services.verify_report import Verification
from desktop_app.ui.desk import Desk
from desktop_app.ui.texts.retranslated import Retranslated
from desktop_app.ui.widgets.flow import Flow
from desktop_app.ui.widgets.labels import button, card, label, row, tone
from desktop_app.ui.widgets.scrolled import scrolled

NAMES = ("risk-list", "collection", "indicators", "data-quality", "import-control")


class Choices(Retranslated):
    """`build_asked(name)`; `verify_asked`."""

    build_asked = Signal(str)
    verify_asked = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._verification: Verification | None = None
        self._titles: dict[str, QLabel] = {}
        self._notes: dict[str, QLabel] = {}
        self._builds: dict[str, QPushButton] = {}
        area, column = scrolled("report-choices")
        column.setSpacing(8)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)
        for name in NAMES:
            column.addWidget(self._report_card(name))
        self._verify_title, self._verify_note = (
            label("heading", name="verify-title"),
            label("note", name="verify-note", wrap=True),
        )
        self._verify = button("verify-file")
        self._verify.clicked.connect(self.verify_asked)
        self._answer = label("strong", name="verify-answer", wrap=True, selectable=True)
        self._verify_card, inside = card("verify-card")
        inside.setContentsMargins(16, 8, 12, 10)
        inside.addLayout(Flow(self._verify_title, self._verify))
        for part in (self._verify_note, self._answer):
            inside.addWidget(part)
        column.addWidget(self._verify_card)
        column.addStretch(1)
        self._verify_card.setVisible(desk.session.may(Permission.VERIFY))
        desk.theme.changed.connect(self.retranslate)
        self.retranslate()

    def name_of(self, report: str) -> str:
        """The report's name in the present language."""
        names = {
            "risk-list": self.tr("Customers at risk"),
            "collection": self.tr("Monthly collection"),
            "indicators": self.tr("Indicator dictionary"),
            "data-quality": self.tr("Data quality report"),
            "import-control": self.tr("Import control sheet"),
        }
        return names[report]

    def be_busy(self, busy: bool) -> None:
        for build in self._builds.values():
            build.setEnabled(not busy)

    def show_verification(self, found: Verification) -> None:
        self._verification = found
        self.retranslate()

    def retranslate(self) -> None:
        self.setFixedWidth(self._desk.theme.scaled(320))
        notes = {
            "risk-list": self.tr("The ranked list with reasons and arrears, to be signed and worked off."),
            "collection": self.tr("Billed, paid, recovery by month and arrears by age."),
            "indicators": self.tr("Formula, unit, direction and source of every indicator, with the SQL it runs as."),
            "data-quality": self.tr("What thirty rules found, by rule, unit and batch, with what to do."),
            "import-control": self.tr("The newest batch: rows, customers and sums beside the files' own totals, to be signed."),
        }
        for name in NAMES:
            self._titles[name].setText(self.name_of(name))
            self._notes[name].setText(notes[name])
            self._builds[name].setText(self.tr("Build"))
            self._builds[name].setAccessibleName(self.tr("Build: {report}").format(report=self.name_of(name)))
        self._verify_title.setText(self.tr("Verify a report"))
        self._verify_note.setText(self.tr("Choose a PDF; it is held against what was registered when it was made."))
        self._verify.setText(self.tr("Choose a PDF …"))
        found = self._verification
        self._answer.setVisible(found is not None)
        if found is not None:
            tone(self._answer, "tone", "favourable" if found.genuine else "unfavourable")
            self._answer.setText(("✓ " if found.genuine else "✕ ") + self._desk.say(found.message))

    def _report_card(self, name: str) -> QWidget:
        frame, inside = card(f"report-{name}")
        inside.setContentsMargins(16, 8, 12, 10)
        self._titles[name], self._notes[name] = label("heading"), label("note", wrap=True)
        self._builds[name] = button(f"build-{name}", "primary" if name == NAMES[0] else "")
        self._builds[name].clicked.connect(lambda: self.build_asked.emit(name))
        inside.addLayout(row(self._titles[name], 1, self._builds[name]))
        inside.addWidget(self._notes[name])
        return frame
