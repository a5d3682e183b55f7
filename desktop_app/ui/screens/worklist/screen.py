"""The ranked list: the main screen."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain import formats
from desktop_app.domain.changes import Topic
from desktop_app.domain.money import ZERO
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.domain.risk import RunRecord
from desktop_app.domain.roles import Permission
from desktop_app.services.explain_customer import CustomerSheet
from desktop_app.ui.desk import Desk, Visit
from desktop_app.ui.office import Office
from desktop_app.ui.screens.screen import Screen
from desktop_app.ui.screens.worklist.arrange import Arranged, Ranked, Wish, arrange
from desktop_app.ui.screens.worklist.columns import ListColumns
from desktop_app.ui.screens.worklist.drawer import Drawer
from desktop_app.ui.screens.worklist.filters import Filters
from desktop_app.ui.screens.worklist.taking_out import TakingOut
from desktop_app.ui.screens.worklist.unmask_many import UnmaskMany
from desktop_app.ui.tasks.question import Lane
from desktop_app.ui.widgets.columnar_view import ColumnarView
from desktop_app.ui.widgets.empty import Empty
from desktop_app.ui.widgets.labels import button, card, label, row
from desktop_app.ui.widgets.pages import Pages
from desktop_app.ui.widgets.totals_row import TotalsRow
from desktop_app.ui.widgets.whole_rows import WholeRows


class WorklistScreen(Screen):
    """Asks for the list, arranges it beside the window, and explains the current customer in the drawer."""

    topics = frozenset({Topic.RUNS})

    def __init__(self, desk: Desk, office: Office) -> None:
        super().__init__("worklist", desk)
        self._unscored = False
        self._run: RunRecord | None = None
        self._ranked: Ranked | None = None
        self._arranged = Arranged(np.empty(0, dtype=np.intp), ZERO)
        self._sort: tuple[str, bool] = ("", False)
        self._explained = ""
        self._makes_columns = ListColumns(desk, self)
        self._filters = Filters(desk)
        self._view = ColumnarView("worklist-table", desk.theme)
        self._totals = TotalsRow("worklist-totals", self._view, desk.theme)
        self._selected = label("note", name="worklist-selected")
        self._drawer = Drawer(desk)
        self._none_found = label("note", name="worklist-none", wrap=True)
        self._export = button("worklist-export")
        self._print = button("worklist-print", "primary")
        self._taking_out = TakingOut(desk, office, self._view, self)
        self._unmask_many = UnmaskMany(desk, self)
        self._unmask = button("worklist-unmask-many", "link")
        self._empty = Empty("worklist-empty", desk.theme, self._empty_words)
        self._stack = Pages()
        self._lay_out()
        self._connect()
        self.retranslate()

    @property
    def view(self) -> ColumnarView:
        return self._view

    def refresh(self) -> None:
        house, session = self.desk.house, self.desk.session

        def ask() -> tuple[RunRecord, Ranked, Arranged] | None:
            found = house.list_risk(session)
            if found is None:
                return None
            ranked = Ranked.of(found.frame)
            return found.run, ranked, arrange(ranked, self._wish(), SILENT)

        self.desk.look_up(self, "worklist", ask, self._take)

    def visit(self, todo: str) -> None:
        """`find <text>` searches for it."""
        verb, _, text = todo.partition(" ")
        if verb == "find":
            self._filters.search(text)

    def focus_filter(self) -> None:
        self._filters.focus_box()

    def print_out(self) -> None:
        if self._print.isEnabled():
            self.desk.visited.emit(Visit("reports", "risk-list"))

    def retranslate(self) -> None:
        self.title.setText(self.tr("Collection list"))
        self._export.setText(self.tr("Export to Excel"))
        self._print.setText(self.tr("Print"))
        self._show_selected()
        self._none_found.setText(self.tr("No customer matches; take away a filter to see more."))
        self._view.setAccessibleName(self.tr("Customers, riskiest first"))
        run, ranked = self._run, self._ranked
        if self._unscored:
            self.subtitle.setText(self.tr("Not scored yet"))
        if run is None or ranked is None or self._unscored:
            return
        scope = self.tr("Arrears as of {day} · riskiest first · {count} customers · calculated {time}")
        self.subtitle.setText(
            scope.format(day=formats.day(run.as_of), count=formats.count(len(ranked)), time=formats.moment(run.started_at))
        )
        self._show_totals()

    def _take(self, answer: tuple[RunRecord, Ranked, Arranged] | None) -> None:
        self._stack.setCurrentIndex(0 if answer is None else 1)
        for widget in (self._export, self._print):
            widget.setEnabled(answer is not None)
        self._unscored = answer is None
        if answer is None:
            self.retranslate()
            return
        self._run, self._ranked, arranged = answer
        self._filters.show_counts(self._ranked)
        self._view.rows.show_columns(self._makes_columns.columns(self._ranked), arranged.order)
        self._view.measure()
        self._show(arranged, self._row_of(self._explained, self._ranked, arranged))

    def _wish(self) -> Wish:
        return Wish(self._filters.text, self._filters.bands, *self._sort)

    def _arrange(self) -> None:
        ranked, wish = self._ranked, self._wish()
        if ranked is None:
            return

        def job(progress: Progress) -> Arranged:
            return arrange(ranked, wish, progress)

        def finished(arranged: Arranged) -> None:
            self._view.rows.show_order(arranged.order)
            self._show(arranged)

        self.desk.work(self, "worklist-arrange", str, job, finished, shown=False, lane=Lane.COMPUTE)

    def _row_of(self, cons_no: str, ranked: Ranked, arranged: Arranged) -> int:
        """Where the customer stands who was looked at before something was recorded; the first where they are gone."""
        source = pc.index(ranked.table.column("cons_no"), cons_no).as_py()
        found = np.flatnonzero(arranged.order == source)
        return int(found[0]) if found.size else 0

    def _show(self, arranged: Arranged, place: int = 0) -> None:
        self._arranged = arranged
        self._none_found.setVisible(not len(arranged.order))
        self.retranslate()
        self._view.select_row(place)

    def _show_totals(self) -> None:
        count = formats.count(len(self._arranged.order))
        self._totals.show_totals(
            {"cons_no": self.tr("Total of {count} customers").format(count=count), "owed": formats.yuan(self._arranged.owed)}
        )
        self._show_selected()

    def _show_selected(self) -> None:
        rows = self._view.selected_source_rows()
        self._unmask.setText(self.tr("Show all of the selected"))
        self._unmask.setVisible(len(rows) > 1 and self.desk.session.may(Permission.UNMASK_MANY))
        if self._ranked is None or len(rows) < 2:
            self._selected.setText(self.tr("Ctrl+C copies the selected rows"))
            return
        owed = formats.yuan(self._ranked.owed_of(rows))
        words = self.tr("Selected: {count} customers, {owed} yuan together")
        self._selected.setText(words.format(count=formats.count(len(rows)), owed=owed))

    def _explain(self, source_row: int) -> None:
        ranked = self._ranked
        if ranked is None:
            return
        house, session = self.desk.house, self.desk.session
        cons_no = self._explained = str(ranked.table.column("cons_no")[source_row].as_py())

        def job() -> CustomerSheet:
            return house.explain_customer(session, cons_no)

        self.desk.look_up(self, "drawer", job, self._drawer.show_sheet)

    def _on_sort(self, column: str, descending: bool) -> None:
        self._sort = (column, descending)
        self._arrange()

    def _on_unmask_many(self) -> None:
        if self._ranked is not None:
            numbers = self._ranked.table.column("cons_no").take(pa.array(self._view.selected_source_rows()))
            self._unmask_many.ask(tuple(numbers.to_pylist()))

    def _on_export(self) -> None:
        name = f"{self.title.text()}-{formats.day(self._run.as_of) if self._run else ''}.xlsx"
        self._taking_out.ask_purpose(name, len(self._ranked) if self._ranked else 0)

    def export_to(self, path: Path, purpose: str, password: str = "") -> None:
        """Write the whole list, after its purpose is known."""
        self._taking_out.export_to(path, purpose, password, len(self._ranked) if self._ranked else 0)

    def _empty_words(self) -> tuple[str, str, str]:
        may = self.desk.session.may(Permission.SCORE)
        return (
            self.tr("No list yet"),
            self.tr("The list is made by scoring the imported bills and payments."),
            self.tr("Calculate scores") if may else "",
        )

    def _connect(self) -> None:
        self._filters.changed.connect(self._arrange)
        self._view.sort_asked.connect(self._on_sort)
        self._view.current_row.connect(self._explain)
        self._view.selection_moved.connect(self._show_selected)
        self._export.clicked.connect(self._on_export)
        self._print.clicked.connect(self.print_out)
        self._unmask.clicked.connect(self._on_unmask_many)
        self._empty.acted.connect(lambda: self.desk.visited.emit(Visit("analysis", "score")))
        self._export.setVisible(self.desk.session.may(Permission.EXPORT))

    def _lay_out(self) -> None:
        self.add_head(self._export, self._print)
        table, inside = _table_card()
        inside.addWidget(WholeRows(self._view, self.desk.theme), 1)
        for part in (self._none_found, self._totals):
            inside.addWidget(part)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(table, 1)
        line.addWidget(self._drawer)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        above = row(self._filters, self._selected, self._unmask)
        above.setStretch(0, 1)
        column.addLayout(above)
        for question in (self._taking_out.export_form, self._taking_out.copy_form, self._unmask_many.form):
            column.addWidget(question)
        column.addLayout(line, 1)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(page)
        self._stack.setCurrentIndex(1)
        self.column.addWidget(self._stack, 1)


def _table_card() -> tuple[QWidget, QVBoxLayout]:
    frame, inside = card("worklist-card")
    inside.setContentsMargins(1, 1, 1, 1)
    inside.setSpacing(0)
    return frame, inside
