"""In the drawer: whether the customer wants marketing, in words, and writing down what they said about it."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.changes import Changes
from desktop_app.domain.progress import Progress
from desktop_app.domain.roles import Permission
from desktop_app.ui.asking.inline import Inline, Words
from desktop_app.ui.desk import Desk
from desktop_app.ui.texts.retranslated import Retranslated
from desktop_app.ui.widgets.labels import button, label, row, tone


class Marketing(Retranslated):
    """For one customer at a time. The state is for everybody who sees the customer, changing it for who serves privacy."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("drawer-marketing")
        self._desk = desk
        self._cons_no = ""
        self._refused = False
        self._state = label("note", name="marketing-state", wrap=True)
        self._change = button("marketing-change", "link")
        self._why = Inline("marketing", self._words)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        line = row(self._state, self._change)
        line.setStretch(0, 1)
        column.addLayout(line)
        column.addWidget(self._why)
        self._change.clicked.connect(self._why.ask)
        self._why.answered.connect(lambda reason, _nothing: self.change(reason))
        self.retranslate()

    def show_customer(self, cons_no: str, refused: bool) -> None:
        """What was typed about another customer, or before the state changed, is gone."""
        if (cons_no, refused) != (self._cons_no, self._refused):
            self._why.forget()
        self._cons_no, self._refused = cons_no, refused
        self.retranslate()

    def retranslate(self) -> None:
        refused = self.tr("Marketing: refused")
        self._state.setText("✕ " + refused if self._refused else self.tr("Marketing: not refused"))
        tone(self._state, "tone", "attention" if self._refused else "")
        self._change.setText(self.tr("Withdraw the refusal") if self._refused else self.tr("Refuses marketing"))
        self._change.setVisible(self._desk.session.may(Permission.SERVE_PRIVACY))
        self._why.retranslate()

    def change(self, reason: str) -> None:
        """Record the objection, or its end."""
        house, session, cons_no = self._desk.house, self._desk.session, self._cons_no
        serve = house.withdraw_objection if self._refused else house.object_to_marketing
        refuses = not self._refused

        def job(_progress: Progress) -> Changes:
            return serve(session, cons_no, reason)

        def words() -> str:
            said = self.tr("Recorded: customer {cons_no} refuses marketing")
            back = self.tr("Recorded: customer {cons_no} no longer refuses marketing")
            return (said if refuses else back).format(cons_no=cons_no)

        def finished(changes: Changes) -> None:
            if cons_no == self._cons_no:
                self.show_customer(cons_no, refuses)
            self._desk.tell(words)
            self._desk.changed.emit(changes)

        self._desk.work(self, "marketing", lambda: self.tr("Recording what the customer said"), job, finished)

    def _words(self) -> Words:
        refuse = self.tr(
            "Every exported list and the customer's own page will say that this customer wants no marketing. It is recorded."
        )
        withdraw = self.tr("The customer has changed their mind. The refusal stays on record with the day it ended.")
        return Words(
            withdraw if self._refused else refuse,
            self.tr("How did the customer say so?"),
            self.tr("Record"),
        )
