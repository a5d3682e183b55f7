"""Several customers unmasked at once: with a reason and a second person, shown in a table that is gone when it is closed."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain import formats
from desktop_app.domain.approval import SecondPerson
from desktop_app.domain.progress import Progress
from desktop_app.domain.safety import Unmasked
from desktop_app.ui.asking.inline import Inline, Words
from desktop_app.ui.asking.second_person import act_with_second
from desktop_app.ui.desk import Desk
from desktop_app.ui.texts.retranslated import RetranslatedDialog
from desktop_app.ui.widgets.columnar_model import Column
from desktop_app.ui.widgets.columnar_view import ColumnarView
from desktop_app.ui.widgets.labels import button, label, row


class UnmaskMany(QObject):
    """`form` is to be laid out by the screen; `ask` with the numbers of the selected customers."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._widget = parent
        self._numbers: tuple[str, ...] = ()
        self.form = Inline("unmask-many", self._words)
        self.form.answered.connect(lambda reason, _nothing: self.unmask(reason))

    def ask(self, numbers: tuple[str, ...]) -> None:
        self._numbers = numbers
        self.form.ask()

    def unmask(self, reason: str) -> None:
        house, session, numbers = self._desk.house, self._desk.session, self._numbers

        def action() -> str:
            return self.tr("Show {count} customers unmasked: {reason}").format(count=formats.count(len(numbers)), reason=reason)

        def job(second: SecondPerson, _progress: Progress) -> tuple[Unmasked, ...]:
            return house.unmask_many(session, numbers, reason, second)

        def finished(shown: tuple[Unmasked, ...]) -> None:
            self.form.forget()
            dialog = ShownCustomers(self._desk, numbers, shown, self._widget)
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

        act_with_second(self._desk, self._widget, action, job, finished)

    def _words(self) -> Words:
        words = self.tr("{count} customers are shown unmasked; a second person confirms, and it is recorded.")
        return Words(
            words.format(count=formats.count(len(self._numbers))),
            self.tr("Why do you need them?"),
            self.tr("Go on: a second person"),
        )


class ShownCustomers(RetranslatedDialog):
    """Number, name, phone, address and identity number; nothing of it can be copied from here."""

    def __init__(self, desk: Desk, numbers: tuple[str, ...], shown: tuple[Unmasked, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("shown-customers")
        self._desk = desk
        self._note = label("note", name="shown-note", wrap=True)
        self._view = ColumnarView("shown-table", desk.theme)
        self._view.may_copy = lambda _rows: False
        self._close = button("shown-close", "primary")
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 14)
        column.setSpacing(8)
        column.addWidget(self._note)
        column.addWidget(self._view, 1)
        column.addLayout(row(1, self._close))
        self._close.clicked.connect(self.accept)
        self._view.rows.show_columns(self._columns(numbers, shown), np.arange(len(shown), dtype=np.intp))
        self.retranslate()

    def retranslate(self) -> None:
        scaled = self._desk.theme.scaled
        self.setMinimumSize(scaled(880), scaled(420))
        self.setWindowTitle(self.tr("Customers unmasked"))
        self._note.setText(self.tr("Shown only here and only now; closing takes it away."))
        self._close.setText(self.tr("Close"))
        self._view.setAccessibleName(self.tr("Customers unmasked"))
        self._view.measure()

    def _columns(self, numbers: tuple[str, ...], shown: tuple[Unmasked, ...]) -> list[Column]:
        def text(read: Callable[[Unmasked], str]) -> Callable[[int], str]:
            return lambda i: read(shown[i]) or formats.NOTHING

        return [
            Column("cons_no", lambda: self.tr("Customer no."), lambda i: numbers[i], "0015202471"),
            Column("name", lambda: self.tr("Name"), text(lambda one: one.name), "某某养殖合作社"),
            Column("phone", lambda: self.tr("Phone"), text(lambda one: one.phone), "18612341402"),
            Column("address", lambda: self.tr("Address"), text(lambda one: one.address), "某某县城关镇人民路", stretch=True),
            Column("cert", lambda: self.tr("Identity number"), text(lambda one: one.cert), "330108197503120417"),
        ]
