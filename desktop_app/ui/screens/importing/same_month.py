"""What becomes of months the store has already: each choice with what it would do, counted before anything is stored."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from desktop_app.domain import formats
from desktop_app.domain.batch import ImportCheck
from desktop_app.domain.intake import SameMonth
from desktop_app.ui.texts.retranslated import Retranslated
from desktop_app.ui.widgets.labels import card, label


class SameMonthCard(Retranslated):
    """Shown where files bring months, or whole files, that are there; `chosen` when the person wants another way."""

    chosen = Signal(SameMonth)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("same-month")
        self._check: ImportCheck | None = None
        self._title = label("strong", name="same-month-title", wrap=True)
        self._ways = {way: QRadioButton() for way in SameMonth}
        self._group = QButtonGroup(self)
        frame, inside = card("same-month-card")
        inside.addWidget(self._title)
        for way, choice in self._ways.items():
            choice.setObjectName(f"same-month-{way.value}")
            self._group.addButton(choice)
            inside.addWidget(choice)
            choice.clicked.connect(lambda _on, way=way: self._choose(way))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(frame)
        self.retranslate()

    def show_check(self, check: ImportCheck) -> None:
        self._check = check
        self.setVisible(bool(check.overlaps or check.known))
        self._ways[check.same_month].setChecked(True)
        self.retranslate()

    def be_busy(self, busy: bool) -> None:
        for choice in self._ways.values():
            choice.setEnabled(not busy)

    def retranslate(self) -> None:
        overlaps = self._check.overlaps if self._check is not None else ()
        repeated = formats.count(sum(overlap.repeated for overlap in overlaps))
        replaced = formats.count(sum(overlap.replaced for overlap in overlaps))
        missing = formats.count(sum(overlap.missing for overlap in overlaps))
        self._title.setText(self._what_is_there())
        words = self.tr("Skip: {rows} rows that are there are not imported again")
        self._ways[SameMonth.SKIP].setText(words.format(rows=repeated))
        words = self.tr("Replace the month: {rows} earlier rows go out of force, {missing} of them of customers not in the files")
        self._ways[SameMonth.REPLACE].setText(words.format(rows=replaced, missing=missing))
        words = self.tr("Append: {rows} rows come in as corrections, both count")
        self._ways[SameMonth.APPEND].setText(words.format(rows=repeated))

    def _what_is_there(self) -> str:
        if self._check is None or not self._check.known:
            return self.tr("The store has rows of these months already")
        words = self.tr("{file} was imported in batch {batch}")
        told = [words.format(file=known.name, batch=known.batch_id) for known in self._check.known]
        return self.tr("Left out: {files}").format(files="；".join(told))

    def _choose(self, way: SameMonth) -> None:
        """Files left out because they are there come in when another way is chosen, be it the office's own."""
        check = self._check
        if check is not None and (way is not check.same_month or (check.known and way is not SameMonth.SKIP)):
            self.chosen.emit(way)
