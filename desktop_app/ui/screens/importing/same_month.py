"""What becomes of months the store has already: each choice with what it would do, counted before anything is stored."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from desktop_app.domain import formats
from desktop_app.domain.batch import ImportCheck
from desktop_app.domain.intake import SameMonth
from desktop_app.domain.same_month import Overlap, RowSum
from desktop_app.ui.desk import Desk
from desktop_app.ui.texts.retranslated import Retranslated
from desktop_app.ui.widgets.labels import card, label


class SameMonthCard(Retranslated):
    """Shown where files bring months, or whole files, that are there; `chosen` when the person wants another way."""

    chosen = Signal(SameMonth)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setObjectName("same-month")
        self._check: ImportCheck | None = None
        self._title = label("strong", name="same-month-title", wrap=True)
        self._left = label("note", name="same-month-left", wrap=True)
        self._ways = {way: QRadioButton() for way in SameMonth}
        self._group = QButtonGroup(self)
        frame, inside = card("same-month-card")
        inside.addWidget(self._title)
        for way, choice in self._ways.items():
            choice.setObjectName(f"same-month-{way.value}")
            self._group.addButton(choice)
            inside.addWidget(choice)
            choice.clicked.connect(lambda _on, way=way: self._choose(way))
        inside.addWidget(self._left)
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
        self._title.setText(self._what_is_there())
        self._tell_ways(overlaps) if overlaps or self._check is None else self._tell_ways_uncounted()
        self._left.setText("\n".join(map(self._what_is_left, overlaps)))
        self._left.setVisible(bool(overlaps))

    def _tell_ways(self, overlaps: Sequence[Overlap]) -> None:
        repeated = formats.count(sum(overlap.repeated.rows for overlap in overlaps))
        replaced = formats.count(sum(overlap.replaced.rows for overlap in overlaps))
        missing = formats.count(sum(overlap.missing for overlap in overlaps))
        twice = formats.count(sum(overlap.twice.rows for overlap in overlaps))
        arriving = formats.count(sum(overlap.arriving.rows for overlap in overlaps))
        words = self.tr("Skip: {rows} rows that are there are not imported again")
        self._ways[SameMonth.SKIP].setText(words.format(rows=repeated))
        words = self.tr("Replace the month: {rows} earlier rows go out of force, {missing} of them of customers not in the files")
        self._ways[SameMonth.REPLACE].setText(words.format(rows=replaced, missing=missing))
        words = self.tr("Append (corrections only): all {arriving} rows come in, {rows} of them count a second time")
        self._ways[SameMonth.APPEND].setText(words.format(arriving=arriving, rows=twice))

    def _tell_ways_uncounted(self) -> None:
        """A file left out was not read: what another choice does is counted once it is chosen."""
        self._ways[SameMonth.SKIP].setText(self.tr("Skip: files that were imported stay out"))
        self._ways[SameMonth.REPLACE].setText(self.tr("Replace the month: read them again; its rows are counted then"))
        self._ways[SameMonth.APPEND].setText(
            self.tr("Append (corrections only): read them again; what counts a second time is told then")
        )

    def _what_is_left(self, overlap: Overlap) -> str:
        """Rows and money of one kind: before, in the files, and after each choice."""
        words = self.tr("{kind}: {stored} there, {arriving} in the files. Skip leaves {skip}, replace {replace}, append {append}")
        after = {way.value: self._in_words(overlap.after(way)) for way in SameMonth}
        kind = self._desk.house.dictionary.kind(overlap.kind_id).name(self._desk.language.now)
        return words.format(kind=kind, stored=self._in_words(overlap.stored), arriving=self._in_words(overlap.arriving), **after)

    def _in_words(self, rows: RowSum) -> str:
        words = self.tr("{rows} rows") if rows.amount is None else self.tr("{rows} rows ({amount} yuan)")
        return words.format(rows=formats.count(rows.rows), amount=formats.yuan(rows.amount))

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
