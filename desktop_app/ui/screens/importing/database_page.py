"""Extracts out of a database instead of files: a connection on the left, what is wanted of it on the right."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.database import DatabaseConnection
from desktop_app.ui.desk import Desk
from desktop_app.ui.screens.aside import Aside
from desktop_app.ui.screens.importing.connection_form import ConnectionForm
from desktop_app.ui.screens.importing.connections_card import ConnectionsCard
from desktop_app.ui.screens.importing.pull_card import PullCard
from desktop_app.ui.widgets.labels import button, card, label, row
from desktop_app.ui.widgets.pages import Pages
from desktop_app.ui.widgets.scrolled import scrolled


class DatabasePage(Aside):
    """`chosen([Pull])` goes the way of chosen files; `left` back to them."""

    chosen = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("database-page")
        self._note = label("note", name="database-note", wrap=True)
        self._connections, self._pull, self._form = ConnectionsCard(desk), PullCard(desk), ConnectionForm(desk)
        self._right = Pages()
        self._back = button("database-back")
        self._lay_out()
        self._connections.chosen.connect(self._pull.show_connection)
        self._connections.edit_asked.connect(self.edit)
        self._connections.kept.connect(self._form.show_keyring)
        self._form.saved.connect(self._on_saved)
        self._form.left.connect(lambda: self._right.setCurrentIndex(0))
        self._pull.wanted.connect(lambda pull: self.chosen.emit([pull]))
        self._back.clicked.connect(self.left)
        self.retranslate()

    def refresh(self) -> None:
        self._right.setCurrentIndex(0)
        self._connections.refresh()

    def edit(self, connection: DatabaseConnection | None) -> None:
        """A connection to be changed; None begins a new one."""
        self._form.show_connection(connection)
        self._right.setCurrentIndex(1)

    def retranslate(self) -> None:
        self._note.setText(
            self.tr(
                "What is read goes to the same check page as a file; nothing is stored until you confirm."
                " SQLite and DuckDB files need no connection: drop them in like workbooks."
            )
        )
        self._back.setText(self.tr("Back to files"))

    def _on_saved(self, name: str) -> None:
        self._right.setCurrentIndex(0)
        self._connections.refresh(name)

    def _lay_out(self) -> None:
        frame, inside = card("connection-form-card")
        area, column = scrolled("connection-form-area")
        column.addWidget(self._form)
        inside.addWidget(area)
        self._right.addWidget(self._pull)
        self._right.addWidget(frame)
        both = QHBoxLayout()
        both.setSpacing(12)
        both.addWidget(self._connections, 3)
        both.addWidget(self._right, 5)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addWidget(self._note)
        whole.addLayout(both, 1)
        whole.addLayout(row(self._back, 1))
