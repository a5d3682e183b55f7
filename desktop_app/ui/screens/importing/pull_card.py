"""What is wanted of a database: a table out of the list, or a query that only reads; looked at, capped, taken to the check."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from desktop_app.domain import formats
from desktop_app.domain.database import MOST_ROWS, Preview, Pull, SavedConnection, TableName
from desktop_app.domain.progress import Progress
from desktop_app.ui.desk import Desk
from desktop_app.ui.texts.retranslated import Retranslated
from desktop_app.ui.widgets.columnar_model import Column
from desktop_app.ui.widgets.columnar_view import ColumnarView
from desktop_app.ui.widgets.flow import Flow
from desktop_app.ui.widgets.inputs import Labelled, field
from desktop_app.ui.widgets.labels import button, card, label, row
from desktop_app.ui.widgets.whole_rows import WholeRows


class PullCard(Retranslated):
    """`wanted(Pull)`: to be read and checked like a file."""

    wanted = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pull-part")
        self._desk = desk
        self._saved: SavedConnection | None = None
        self._tables: tuple[TableName, ...] = ()
        self._shown: Preview | None = None
        self._filter, self._cap, self._secret = field("pull-filter"), field("pull-cap"), field("pull-secret", secret=True)
        self._list, self._preview = ColumnarView("pull-tables", desk.theme), ColumnarView("pull-preview", desk.theme)
        self._query = QPlainTextEdit()
        self._query.setObjectName("pull-query")
        self._query_title, self._preview_title = (
            label("note", name="pull-query-title", wrap=True),
            label("strong", name="pull-preview-title"),
        )
        self._ask, self._look, self._take = button("pull-ask"), button("pull-look"), button("pull-import", "primary")
        self._ask.clicked.connect(self.ask_for_tables)
        self._look.clicked.connect(self.look)
        self._take.clicked.connect(self._emit)
        self._filter.textChanged.connect(lambda _text: self._show_tables())
        self._query.textChanged.connect(self._show_state)
        self._list.current_row.connect(lambda _row: self._show_state())
        self._lay_out()
        self.retranslate()

    def show_connection(self, saved: SavedConnection | None) -> None:
        """Another connection: what was asked of the one before is let go."""
        if saved != self._saved:
            self._saved, self._tables, self._shown = saved, (), None
            self._secret.clear()
            self._show_tables()
        self.retranslate()

    def ask_for_tables(self) -> None:
        """Which tables the account sees."""
        saved, secret, house, session = self._saved, self._typed_secret(), self._desk.house, self._desk.session
        if saved is None:
            return

        def job(progress: Progress) -> tuple[TableName, ...]:
            return house.list_tables(session, saved.connection.name, secret, progress)

        self._desk.work(self, "pull-tables", lambda: self.tr("Asking for the tables"), job, self.take_tables)

    def look(self) -> None:
        """The first rows."""
        pull, house, session = self.pull(), self._desk.house, self._desk.session
        if pull is None:
            return

        def job(progress: Progress) -> Preview:
            return house.preview_pull(session, pull, progress)

        self._desk.work(self, "pull-preview", lambda: self.tr("Reading the first rows"), job, self.take_preview)

    def pull(self) -> Pull | None:
        """What is wanted now: the query if one is written, else the chosen table; None where there is neither."""
        query = self._query.toPlainText().strip()
        wanted: TableName | str | None = query or self._chosen()
        if self._saved is None or wanted is None:
            return None
        return Pull(self._saved.connection.name, wanted, self._rows() or MOST_ROWS, self._typed_secret())

    def retranslate(self) -> None:
        self._filter_line.say(self.tr("Tables with this in their name"))
        self._cap_line.say(self.tr("At most so many rows (empty: {most})").format(most=formats.count(MOST_ROWS)))
        self._secret_line.say(self.tr("Password (this PC keeps none for it)"))
        self._secret_line.show_it(self._saved is not None and not self._saved.keeps_secret)
        self._query_title.setText(self.tr("Or one query that only reads (SELECT …); it goes before the table"))
        self._query.setAccessibleName(self._query_title.text())
        self._list.setAccessibleName(self.tr("Tables"))
        self._preview.setAccessibleName(self.tr("First rows"))
        self._ask.setText(self.tr("Show the tables"))
        self._look.setText(self.tr("Look at the first rows"))
        self._take.setText(self.tr("Read and check"))
        self._preview_title.setText(self._preview_words())
        self._show_state()

    def take_tables(self, tables: tuple[TableName, ...]) -> None:
        """What the account sees; the first is chosen."""
        self._tables = tables
        self._show_tables()
        self._list.select_row(0)
        self._show_state()

    def _show_tables(self) -> None:
        part = self._filter.text().strip().casefold()
        tables = self._tables
        order = [place for place, table in enumerate(tables) if part in str(table).casefold()]
        columns = [Column("table", lambda: self.tr("Table or view"), lambda i: str(tables[i]), "yx.a_rcvbl_flow", stretch=True)]
        self._list.rows.show_columns(columns, np.asarray(order, dtype=np.intp))
        self._list.measure()

    def take_preview(self, shown: Preview) -> None:
        """The first rows of what is wanted."""
        self._shown = shown
        columns = [
            Column(name, lambda name=name: name, lambda i, place=place: shown.rows[i][place], "0000000001")  # type: ignore[misc]
            for place, name in enumerate(shown.columns)
        ]
        self._preview.rows.show_columns(columns, np.arange(len(shown.rows), dtype=np.intp))
        self._preview.measure()
        self._preview_title.setText(self._preview_words())

    def _preview_words(self) -> str:
        if self._shown is None:
            return self.tr("First rows")
        words = self.tr("The first {count} rows; there are more") if self._shown.more else self.tr("All {count} rows")
        return words.format(count=formats.count(len(self._shown.rows)))

    def _chosen(self) -> TableName | None:
        shown = self._list.currentIndex().row()
        return self._tables[int(self._list.rows.order[shown])] if 0 <= shown < len(self._list.rows.order) else None

    def _rows(self) -> int | None:
        text = self._cap.text().replace(",", "").strip()
        return int(text) if text.isascii() and text.isdigit() and int(text) else None

    def _typed_secret(self) -> str | None:
        return self._secret.text() or None

    def _emit(self) -> None:
        pull = self.pull()
        if pull is not None:
            self.wanted.emit(pull)

    def _show_state(self) -> None:
        ready = self.pull() is not None
        self._ask.setEnabled(self._saved is not None)
        self._look.setEnabled(ready)
        self._take.setEnabled(ready)

    def _lay_out(self) -> None:
        frame, inside = card("pull-card")
        left, right = QVBoxLayout(), QVBoxLayout()
        self._secret_line = Labelled(self._secret, left)
        left.addLayout(row(self._ask, 1))
        self._filter_line = Labelled(self._filter, left)
        left.addWidget(WholeRows(self._list, self._desk.theme), 1)
        right.addWidget(self._query_title)
        right.addWidget(self._query, 1)
        self._cap_line = Labelled(self._cap, right)
        right.addLayout(Flow(self._look, self._take, right=True))
        above = QHBoxLayout()
        above.setSpacing(16)
        above.addLayout(left, 2)
        above.addLayout(right, 3)
        inside.addLayout(above, 1)
        inside.addWidget(self._preview_title)
        inside.addWidget(WholeRows(self._preview, self._desk.theme), 1)
        self._query.setTabChangesFocus(True)
        self._query.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(frame)
