"""The one card that says what to do next."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain import formats
from desktop_app.domain.figures import Overview
from desktop_app.domain.roles import Permission
from desktop_app.ui.desk import Desk, Visit
from desktop_app.ui.screens.home.findings import Step, high_risk, next_step
from desktop_app.ui.texts.retranslated import RetranslatedFrame
from desktop_app.ui.widgets.labels import button, label, row

VISITS = {Step.IMPORT: Visit("data", "choose"), Step.SCORE: Visit("analysis", "score"), Step.LIST: Visit("worklist")}
NEEDS = {Step.IMPORT: Permission.IMPORT, Step.SCORE: Permission.SCORE, Step.LIST: Permission.SEE_CUSTOMERS}


class NextStep(RetranslatedFrame):
    """Title, why, and one button; without the right to do it, the button is not there and the text says who may."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("next-step")
        self.setProperty("card", "accent")
        self._desk = desk
        self._overview: Overview | None = None
        self._title = label("heading", name="next-step-title")
        self._why = label("note", name="next-step-why", wrap=True)
        self._act = button("next-step-act", "primary")
        self._act.clicked.connect(self._go)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._why)
        line = row()
        line.addLayout(words, 1)
        line.addWidget(self._act)
        line.setContentsMargins(16, 12, 16, 12)
        self.setLayout(line)
        self.retranslate()

    def show_overview(self, overview: Overview) -> None:
        self._overview = overview
        self.retranslate()

    def retranslate(self) -> None:
        self.setVisible(self._overview is not None)
        if self._overview is None:
            return
        step = next_step(self._overview)
        title, why, act = self._words(step, self._overview)
        allowed = self._desk.session.may(NEEDS[step])
        self._title.setText(self.tr("Next: {step}").format(step=title))
        self._why.setText(why if allowed else self.tr("Your duty does not include this; an administrator or analyst may do it."))
        self._act.setText(act)
        self._act.setVisible(allowed)

    def _words(self, step: Step, overview: Overview) -> tuple[str, str, str]:
        if step is Step.IMPORT:
            return (
                self.tr("import the extracts"),
                self.tr("Customers, bills and payments as Excel or CSV files; they are checked before anything is stored."),
                self.tr("Import data"),
            )
        if step is Step.SCORE:
            why = self.tr("The data reach to {day} and are not scored yet.").format(day=formats.day(overview.as_of))
            return self.tr("calculate the scores"), why, self.tr("Calculate scores")
        return self.tr("look at this period's collection list"), self._high_words(overview), self.tr("Open the list")

    def _high_words(self, overview: Overview) -> str:
        found = high_risk(overview.bands)
        if found is None:
            return ""
        high, share = found
        return self.tr("All bill months: {count} customers at high risk owe {amount} x 10k yuan, {share} of all arrears.").format(
            count=formats.count(high.customers), amount=formats.wan(high.owed), share=formats.percent(share, 0)
        )

    def _go(self) -> None:
        if self._overview is not None:
            self._desk.visited.emit(VISITS[next_step(self._overview)])
