"""In the drawer: seeing one customer unmasked with a reason, and putting a person's grade in place of the card's."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain import formats
from desktop_app.domain.approval import SecondPerson
from desktop_app.domain.changes import Changes
from desktop_app.domain.progress import Progress
from desktop_app.domain.risk import Band
from desktop_app.domain.roles import Permission
from desktop_app.domain.safety import Unmasked
from desktop_app.ui.asking.inline import Inline, Words
from desktop_app.ui.asking.second_person import act_with_second
from desktop_app.ui.desk import Desk
from desktop_app.ui.screens.worklist.arrange import BANDS
from desktop_app.ui.screens.worklist.columns import band_words
from desktop_app.ui.texts.retranslated import Retranslated
from desktop_app.ui.widgets.inputs import Choice
from desktop_app.ui.widgets.labels import button, row
from desktop_app.ui.widgets.lines import Cell, Lines

GRADES = tuple(band for band in BANDS if band is not Band.UNKNOWN)


class DrawerActions(Retranslated):
    """For one customer at a time; what was unmasked goes with the customer. `acted` after something was recorded."""

    acted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("drawer-actions")
        self._desk = desk
        self._cons_no = ""
        self._band: Band | None = None
        self._shown: Unmasked | None = None
        self._unmask, self._override = button("drawer-unmask", "link"), button("drawer-override", "link")
        self._why = Inline("unmask", self._unmask_words)
        self._grade = Inline("override", self._override_words)
        self._bands = Choice("override-band")
        self._grade.add_part(self._bands)
        self._lines = Lines("drawer-unmasked", 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(row(self._unmask, self._override, 1))
        for part in (self._lines, self._why, self._grade):
            column.addWidget(part)
        self._unmask.clicked.connect(self._on_unmask)
        self._override.clicked.connect(self._on_override)
        self._why.answered.connect(lambda reason, _nothing: self.unmask(reason))
        self._grade.answered.connect(lambda reason, _nothing: self.override(reason))
        self.retranslate()

    def show_customer(self, cons_no: str, band: Band) -> None:
        """Another customer: what was typed and seen of the one before is gone."""
        if cons_no != self._cons_no:
            self._shown = None
            self._why.forget()
            self._grade.forget()
        self._cons_no, self._band = cons_no, band
        self.retranslate()

    def retranslate(self) -> None:
        session = self._desk.session
        self._unmask.setText(self.tr("Hide") if self._shown else self.tr("Show all"))
        self._unmask.setVisible(session.may(Permission.UNMASK))
        self._override.setText(self.tr("Adjust the level"))
        self._override.setVisible(session.may(Permission.OVERRIDE))
        self._bands.show_choices([(band, band_words(self._desk, band)) for band in GRADES if band is not self._band])
        self._bands.setAccessibleName(self.tr("New level"))
        self._lines.show_lines(self._shown_lines())

    def unmask(self, reason: str) -> None:
        house, session, cons_no = self._desk.house, self._desk.session, self._cons_no

        def job(_progress: Progress) -> Unmasked:
            return house.unmask(session, cons_no, reason)

        def finished(shown: Unmasked) -> None:
            if cons_no == self._cons_no:
                self._shown = shown
                self._why.forget()
                self.retranslate()

        self._desk.work(self, "unmask", lambda: self.tr("Show all"), job, finished)

    def override(self, reason: str) -> None:
        """Asked for here, confirmed by a second person."""
        house, session, cons_no, band = self._desk.house, self._desk.session, self._cons_no, self._bands.value()
        if not isinstance(band, Band):
            return

        def action() -> str:
            words = self.tr("Level of customer {cons_no}: {before} → {after}")
            before = band_words(self._desk, self._band) if self._band else formats.NOTHING
            return words.format(cons_no=cons_no, before=before, after=band_words(self._desk, band))

        def job(second: SecondPerson, _progress: Progress) -> Changes:
            return house.override_band(session, cons_no, band, reason, second).changes

        def finished(changes: Changes) -> None:
            self._grade.forget()
            self._desk.tell(lambda: self.tr("The level of customer {cons_no} was adjusted").format(cons_no=cons_no))
            self._desk.changed.emit(changes)
            self.acted.emit()

        act_with_second(self._desk, self.window(), action, job, finished)

    def _shown_lines(self) -> list[list[Cell]]:
        shown = self._shown
        if shown is None:
            return []
        facts = (
            (self.tr("Name"), shown.name),
            (self.tr("Phone"), shown.phone),
            (self.tr("Address"), shown.address),
            (self.tr("Identity number"), shown.cert),
        )
        return [[Cell(name, "note"), Cell(value or formats.NOTHING, "strong")] for name, value in facts]

    def _unmask_words(self) -> Words:
        return Words(
            self.tr("Name, phone, address and identity number are shown; that they were shown is recorded."),
            self.tr("Why do you need them?"),
            self.tr("Show"),
        )

    def _override_words(self) -> Words:
        return Words(
            self.tr("Another level than the card gives. A second person confirms; both names and the reason are recorded."),
            self.tr("Reason"),
            self.tr("Go on: a second person"),
        )

    def _on_unmask(self) -> None:
        if self._shown is not None:
            self._shown = None
            self.retranslate()
        elif self._why.isVisible():
            self._why.forget()
        else:
            self._grade.forget()
            self._why.ask()

    def _on_override(self) -> None:
        self._why.forget()
        self._grade.ask()
