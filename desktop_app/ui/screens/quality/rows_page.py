"""All rows one rule hits, page by page, each with where it came from; and the way to the customer."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain import formats
from desktop_app.domain.quality import Hit, RuleFound
from desktop_app.domain.quality_rules import Settings
from desktop_app.domain.quality_words import fix_in_words, name_in_words
from desktop_app.services.quality_rows import PAGE
from desktop_app.ui.desk import Desk, Visit
from desktop_app.ui.screens.quality.rule_columns import RuleColumns
from desktop_app.ui.texts.retranslated import Retranslated
from desktop_app.ui.widgets.columnar_view import ColumnarView
from desktop_app.ui.widgets.flow import Flow
from desktop_app.ui.widgets.labels import button, card, label, row
from desktop_app.ui.widgets.whole_rows import WholeRows


class RowsPage(Retranslated):
    """`left` back to the rules."""

    left = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("quality-rows-page")
        self._desk = desk
        self._asked: tuple[RuleFound, Settings, int | None, str | None] | None = None
        self._page = 0
        self._hits: tuple[Hit, ...] = ()
        self._makes_columns = RuleColumns(desk, self)
        self._title, self._fix = label("heading", name="quality-rows-title"), label("note", name="quality-rows-fix", wrap=True)
        self._view = ColumnarView("quality-rows-table", desk.theme)
        self._place = label("note", name="quality-rows-place")
        self._back, self._customer = button("quality-rows-back"), button("quality-rows-customer", "primary")
        self._before, self._after = button("quality-rows-before"), button("quality-rows-after")
        self._lay_out()
        self._back.clicked.connect(self.left)
        self._before.clicked.connect(lambda: self._turn(-1))
        self._after.clicked.connect(lambda: self._turn(1))
        self._customer.clicked.connect(self._open_customer)
        self._view.selection_moved.connect(self._show_actions)
        self._view.entered_row.connect(lambda _place: self._open_customer())
        self.retranslate()

    @property
    def view(self) -> ColumnarView:
        return self._view

    def show_rule(self, found: RuleFound, settings: Settings, batch: int | None, unit: str | None) -> None:
        self._asked, self._page = (found, settings, batch, unit), 0
        self._take(())
        self.refresh()

    def refresh(self) -> None:
        if self._asked is None:
            return
        found, _settings, batch, unit = self._asked
        house, session, page = self._desk.house, self._desk.session, self._page

        def ask() -> tuple[Hit, ...]:
            return house.quality_rows(session, found.spec.id, page, batch, unit)

        self._desk.look_up(self, "quality-rows", ask, self._take)

    def retranslate(self) -> None:
        self._back.setText(self.tr("Back to the rules"))
        self._customer.setText(self.tr("Open the customer"))
        self._before.setText(self.tr("Previous page"))
        self._after.setText(self.tr("Next page"))
        self._view.setAccessibleName(self.tr("Rows hit"))
        if self._asked is not None:
            found, settings, _batch, _unit = self._asked
            texts = self._desk.texts
            self._title.setText(f"{found.spec.id} {name_in_words(texts, found.spec)}")
            self._fix.setText(self.tr("What to do: {fix}").format(fix=fix_in_words(texts, found.spec, settings)))
        self._show_actions()

    def _take(self, hits: tuple[Hit, ...]) -> None:
        self._hits = hits
        rule = self._asked[0].spec.id if self._asked else "DQ01"
        self._view.rows.show_columns(self._makes_columns.hits(rule, hits, with_source=True), np.arange(len(hits), dtype=np.intp))
        self._view.measure()
        self._view.select_row(0)
        self.retranslate()

    def _turn(self, step: int) -> None:
        self._page += step
        self.refresh()

    def _show_actions(self) -> None:
        first = self._page * PAGE
        total = self._asked[0].hits if self._asked else 0
        words = self.tr("Rows {first}–{last} of {total}")
        shown = words.format(
            first=formats.count(first + 1), last=formats.count(first + len(self._hits)), total=formats.count(total)
        )
        self._place.setText(
            shown if self._hits else self.tr("No row is hit any more; judge again to bring the counts up to date.")
        )
        self._before.setEnabled(self._page > 0)
        self._after.setEnabled(len(self._hits) == PAGE and first + PAGE < total)
        self._customer.setEnabled(bool(self._chosen()))

    def _chosen(self) -> str:
        """The customer of the row chosen; empty for an area's row, or with no single row chosen."""
        rows = self._view.selected_source_rows()
        return self._hits[int(rows[0])].cons_no if len(rows) == 1 else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _open_customer(self) -> None:
        if not self._chosen():
            return
        self._desk.visited.emit(Visit("worklist", f"find {self._chosen()}"))

    def _lay_out(self) -> None:
        frame, inside = card("quality-rows-card")
        inside.setContentsMargins(1, 8, 1, 1)
        head = row(self._title, 1, self._place)
        head.setContentsMargins(12, 0, 12, 0)
        below = row(self._fix)
        below.setContentsMargins(12, 0, 12, 4)
        for line in (head, below):
            inside.addLayout(line)
        inside.addWidget(WholeRows(self._view, self._desk.theme), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(frame, 1)
        foot = row(self._back)
        foot.addLayout(Flow(self._before, self._after, self._customer, right=True), 1)
        column.addLayout(foot)
