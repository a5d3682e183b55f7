"""合并核对: numbers that may be one customer, side by side, until a person has said what they are."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain import formats
from desktop_app.domain.changes import Changes
from desktop_app.domain.merging import Comparison
from desktop_app.ui.desk import Desk
from desktop_app.ui.screens.aside import Aside
from desktop_app.ui.screens.merging.comparison_card import ComparisonCard
from desktop_app.ui.screens.merging.pairs import Pair, PairColumns, Shelf, decided, likely
from desktop_app.ui.widgets.columnar_view import ColumnarView
from desktop_app.ui.widgets.flow import Flow
from desktop_app.ui.widgets.labels import button, card, label, row
from desktop_app.ui.widgets.whole_rows import WholeRows


class MergingPage(Aside):
    """`left` back to importing. Pairs put off stand on a shelf of their own until the next sign-in."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("merging-page")
        self._desk = desk
        self._found: tuple[Pair, ...] = ()
        self._decided: tuple[Pair, ...] = ()
        self._put_off: set[frozenset[str]] = set()
        self._shelf, self._shown = Shelf.OPEN, tuple[Pair, ...]()
        self._compared: Comparison | None = None
        self._columns = PairColumns(desk, self)
        self._note = label("note", name="merging-note", wrap=True)
        self._shelves = {shelf: button(f"merging-{shelf.value}", "chip") for shelf in Shelf}
        self._group = QButtonGroup(self)
        self._view = ColumnarView("merging-table", desk.theme)
        self._room = WholeRows(self._view, desk.theme)
        self._none = label("note", name="merging-none", wrap=True)
        self._card = ComparisonCard(desk)
        self._back = button("merging-back")
        self._lay_out()
        self._connect()
        self.retranslate()

    def refresh(self) -> None:
        house, session = self._desk.house, self._desk.session

        def ask() -> tuple[tuple[Pair, ...], tuple[Pair, ...]]:
            found = tuple(likely(pair) for pair in house.list_likely_same(session))
            return found, tuple(decided(one) for one in house.list_merge_decisions(session))

        self.look(self._desk, "merging", ask, self._take)

    def retranslate(self) -> None:
        self._note.setText(
            self.tr("Numbers whose records look like one customer. Nothing is merged before somebody says so here.")
        )
        names = {
            Shelf.OPEN: self.tr("To decide"),
            Shelf.LATER: self.tr("Put off"),
            Shelf.DECIDED: self.tr("Decided"),
        }
        for shelf, chip in self._shelves.items():
            chip.setText(f"{names[shelf]} {formats.count(len(self._on(shelf)))}")
            chip.setChecked(shelf is self._shelf)
        self._none.setText(self.words_for_nothing(self._none_words()))
        self._none.setVisible(not self._shown)
        self._room.setVisible(bool(self._shown))
        self._view.setAccessibleName(self.tr("Numbers that may be one customer"))
        self._back.setText(self.tr("Back to importing"))

    def _none_words(self) -> str:
        if not self._desk.session.scope.everywhere:
            return self.tr("Only who sees the customers of the whole office can compare them.")
        if self._shelf is Shelf.OPEN and (self._put_off or self._decided):
            return self.tr("Nothing is left to decide. New pairs come up after an import.")
        return {
            Shelf.OPEN: self.tr("No two numbers look like one customer. Pairs come up after an import."),
            Shelf.LATER: self.tr("Nothing was put off."),
            Shelf.DECIDED: self.tr("Nothing was decided yet."),
        }[self._shelf]

    def _on(self, shelf: Shelf) -> tuple[Pair, ...]:
        if shelf is Shelf.DECIDED:
            return self._decided
        return tuple(pair for pair in self._found if (pair.numbers in self._put_off) is (shelf is Shelf.LATER))

    def _take(self, answer: tuple[tuple[Pair, ...], tuple[Pair, ...]]) -> None:
        self._found, self._decided = answer
        self._show_shelf(self._shelf)

    def _show_shelf(self, shelf: Shelf) -> None:
        """The row stays where it was, so that the next pair moves up under the hand."""
        before = self._view.currentIndex().row() if shelf is self._shelf else 0
        self._shelf, self._shown = shelf, self._on(shelf)
        self._card.setVisible(False)
        self._view.rows.show_columns(self._columns.of(self._shown, shelf), np.arange(len(self._shown), dtype=np.intp))
        self._view.measure()
        self._view.select_row(max(0, min(before, len(self._shown) - 1)))
        self.retranslate()

    def _chosen(self) -> Pair | None:
        place = self._view.currentIndex().row()
        return self._shown[place] if 0 <= place < len(self._shown) else None

    def _compare(self, pair: Pair | None) -> None:
        if pair is None:
            return
        house, session = self._desk.house, self._desk.session

        def ask() -> Comparison:
            return house.compare_customers(session, pair.cons_no, pair.orgn_cons_no)

        def finished(found: Comparison) -> None:
            self._compared = found
            self._card.show_comparison(pair, found, put_off=pair.numbers in self._put_off)
            self._card.setVisible(True)

        self._desk.look_up(self, "compare", ask, finished)

    def _turn(self) -> None:
        pair, found = self._chosen(), self._compared
        if pair is not None and found is not None:
            self._compare(replace(pair, cons_no=found.orgn_cons_no, orgn_cons_no=found.cons_no))

    def _put_chosen_off(self) -> None:
        pair = self._chosen()
        if pair is not None:
            self._put_off ^= {pair.numbers}
            self._show_shelf(self._shelf)

    def decide(self, same: bool | None, reason: str) -> None:
        found = self._compared
        if found is None:
            return
        house, session, kept, former = self._desk.house, self._desk.session, found.cons_no, found.orgn_cons_no

        def finished(changes: Changes) -> None:
            self._desk.tell(lambda: self._told(same, kept, former), lambda: self._after(same))
            self._desk.changed.emit(changes)
            self.refresh()

        self._desk.work(
            self, "decide", str, lambda _progress: house.decide_same(session, kept, former, same, reason), finished, shown=False
        )

    def _told(self, same: bool | None, kept: str, former: str) -> str:
        words = {
            True: self.tr("{former} and {kept} are one customer from now on"),
            False: self.tr("{former} and {kept} are two customers"),
            None: self.tr("The decision about {former} and {kept} was taken back"),
        }
        return words[same].format(kept=kept, former=former)

    def _after(self, same: bool | None) -> str:
        return "" if same is False else self.tr("Scores and groups follow when they are calculated again.")

    def _connect(self) -> None:
        for shelf, chip in self._shelves.items():
            self._group.addButton(chip)
            chip.clicked.connect(lambda _on=False, shelf=shelf: self._show_shelf(shelf))
        self._view.current_row.connect(lambda place: self._compare(self._shown[place]))
        self._card.decided.connect(self.decide)
        self._card.later.connect(self._put_chosen_off)
        self._card.turned.connect(self._turn)
        self._back.clicked.connect(self.left)

    def _lay_out(self) -> None:
        frame, inside = card("merging-card")
        inside.setContentsMargins(1, 8, 1, 1)
        chips = Flow(*self._shelves.values())
        chips.setContentsMargins(10, 0, 10, 4)
        inside.addLayout(chips)
        inside.addWidget(self._room, 1)
        self._none.setContentsMargins(12, 6, 12, 6)
        inside.addWidget(self._none)
        inside.addStretch()
        both = QHBoxLayout()
        both.setSpacing(12)
        both.addWidget(frame, 1)
        both.addWidget(self._card, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._note)
        column.addLayout(both, 1)
        column.addLayout(row(self._back, 1))
