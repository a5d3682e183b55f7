"""Two numbers side by side: what their records and bills say, and what a person makes of it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain import formats
from desktop_app.domain.masking import Personal
from desktop_app.domain.merging import Compared, Comparison, Held
from desktop_app.domain.money import Money
from desktop_app.ui.asking.inline import Inline, Words
from desktop_app.ui.desk import Desk
from desktop_app.ui.screens.merging.pairs import Pair, PairColumns
from desktop_app.ui.texts.retranslated import RetranslatedFrame
from desktop_app.ui.widgets.flow import Flow
from desktop_app.ui.widgets.labels import button, label, tone
from desktop_app.ui.widgets.lines import Cell, Lines
from desktop_app.ui.widgets.scrolled import scrolled

PERSONAL = {
    "cons_name": Personal.NAME,
    "elec_addr": Personal.ADDRESS,
    "mobile": Personal.PHONE,
    "cert_no": Personal.CERT,
}


class ComparisonCard(RetranslatedFrame):
    """`decided(same, reason)`: same is True, False, or None to take a decision back.

    `later` to put it off or back, `turned` to keep the other number.
    """

    decided = Signal(object, str)
    later = Signal()
    turned = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("merging-comparison")
        self.setProperty("card", "true")
        self._desk = desk
        self._pair: Pair | None = None
        self._comparison: Comparison | None = None
        self._put_off = False
        self._verdict: bool | None = None
        self._words_of = PairColumns(desk, self)
        self._title = label("heading", name="merging-why", wrap=True)
        self._against = label("", name="merging-against", wrap=True)
        self._lines = Lines("merging-lines", (1, 2))
        self._turn = button("merging-turn", "link")
        self._same, self._different = button("merging-same", "primary"), button("merging-different")
        self._later, self._back = button("merging-later-act"), button("merging-take-back")
        self._why = Inline("merging", self._question)
        self._lay_out()
        self._same.clicked.connect(lambda: self._ask(True))
        self._different.clicked.connect(lambda: self._ask(False))
        self._back.clicked.connect(lambda: self._ask(None))
        self._later.clicked.connect(self.later)
        self._turn.clicked.connect(self.turned)
        self._why.answered.connect(lambda reason, _nothing: self.decided.emit(self._verdict, reason))
        self.retranslate()

    def show_comparison(self, pair: Pair, comparison: Comparison, *, put_off: bool) -> None:
        self._pair, self._comparison, self._put_off = pair, comparison, put_off
        self._why.forget()
        self.retranslate()

    def retranslate(self) -> None:
        self._same.setText(self.tr("One customer …"))
        self._different.setText(self.tr("Two customers …"))
        self._later.setText(self.tr("Back on the list") if self._put_off else self.tr("Later"))
        self._back.setText(self.tr("Take the decision back …"))
        self._turn.setText(self.tr("Keep the other number"))
        pair, found = self._pair, self._comparison
        if pair is None or found is None:
            return
        decided = pair.decision is not None
        for part, shown in ((self._same, not decided), (self._different, not decided), (self._later, not decided)):
            part.setVisible(shown)
        self._turn.setVisible(not decided)
        self._back.setVisible(decided)
        self._title.setText(self._heading(pair))
        self._against.setText(self._both_words(found))
        tone(self._against, "tone", "attention" if found.months_in_both else "")
        self._lines.show_lines(self._all_lines(found))

    def _heading(self, pair: Pair) -> str:
        if pair.decision is None:
            return self.tr("Why they may be one: {why}").format(why=self._words_of.why(pair))
        verdict = self.tr("Decided: one customer") if pair.decision.same else self.tr("Decided: two customers")
        by = f"{pair.decision.user} {formats.moment(pair.decision.decided_at)}"
        return " · ".join(part for part in (verdict, by, pair.decision.reason) if part)

    def _both_words(self, found: Comparison) -> str:
        if found.months_in_both:
            words = self.tr("Months with bills under both numbers: {count}. One customer is hardly billed twice.")
            return "● " + words.format(count=formats.count(found.months_in_both))
        return self.tr("No month has bills under both numbers.")

    def _all_lines(self, found: Comparison) -> list[list[Cell]]:
        mask = self._desk.house.masking.of(self._desk.session.role)
        numbers = (mask(Personal.CONS_NO, found.cons_no), mask(Personal.CONS_NO, found.orgn_cons_no))
        head = [Cell(""), *(Cell(number, "strong") for number in numbers), Cell("")]
        use = [Cell("", "note"), Cell(self.tr("keeps everything"), "note"), Cell(self.tr("gives way"), "note"), Cell("")]
        fields = [self._line(field) for field in found.fields if field.kept is not None or field.former is not None]
        return [head, use, *fields, *self._counted(found.kept, found.former)]

    def _line(self, field: Compared) -> list[Cell]:
        kind = self._desk.house.dictionary.kind("customer")
        name = kind.field(field.field_id).name(self._desk.language.now)
        mark = {
            True: Cell("✓ " + self.tr("agrees"), "note", "favourable"),
            False: Cell("✕ " + self.tr("differs"), "note", "unfavourable"),
            None: Cell(self.tr("one does not say"), "note"),
        }[field.agrees]
        return [Cell(name, "note"), *(Cell(self._told(field.field_id, value)) for value in (field.kept, field.former)), mark]

    def _told(self, field_id: str, value: str | None) -> str:
        if value is None:
            return formats.NOTHING
        mask = self._desk.house.masking.of(self._desk.session.role)
        return mask(PERSONAL[field_id], value) if field_id in PERSONAL else value

    def _counted(self, kept: Held, former: Held) -> list[list[Cell]]:
        both = (kept, former)
        bills, receipts = self.tr("{count} bills, {amount} yuan"), self.tr("{count} receipts, {amount} yuan")
        return [
            [Cell(self.tr("Bills"), "note"), *(Cell(self._sum(bills, held.bills, held.billed)) for held in both), Cell("")],
            [Cell(self.tr("Bill months"), "note"), *(Cell(self._months(held)) for held in both), Cell("")],
            [
                Cell(self.tr("Receipts"), "note"),
                *(Cell(self._sum(receipts, held.payments, held.paid)) for held in both),
                Cell(""),
            ],
        ]

    def _sum(self, words: str, rows: int, amount: Money) -> str:
        if not rows:
            return self.tr("none")
        return words.format(count=formats.count(rows), amount=formats.yuan(amount))

    def _months(self, held: Held) -> str:
        if held.first is None or held.first == held.last:
            return str(held.first or formats.NOTHING)
        return self.tr("{first} to {last}").format(first=held.first, last=held.last)

    def _ask(self, verdict: bool | None) -> None:
        """The likeness is a reason for one customer; whoever knows better writes over it."""
        self._verdict = verdict
        self._why.text_field.setText(self._words_of.why(self._pair) if verdict and self._pair is not None else "")
        self._why.ask()

    def _question(self) -> Words:
        acts = {
            True: (
                self.tr("Everything computed from now on counts for the number kept. Stored rows stay; it can be taken back."),
                self.tr("One customer"),
            ),
            False: (self.tr("The two are not asked about again, until the decision is taken back."), self.tr("Two customers")),
            None: (self.tr("The two numbers are on the list again and count each for itself."), self.tr("Take it back")),
        }
        title, act = acts[self._verdict]
        return Words(title, self.tr("Reason (kept in the audit trail)"), act)

    def _lay_out(self) -> None:
        area, inside = scrolled("merging-scroll")
        inside.addWidget(self._lines)
        inside.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        for part in (self._title, self._against):
            column.addWidget(part)
        column.addWidget(area, 1)
        column.addWidget(self._why)
        column.addLayout(Flow(self._same, self._different, self._later, self._back, self._turn))
