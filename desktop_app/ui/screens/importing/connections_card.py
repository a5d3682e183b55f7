"""The saved connections of the office: one is chosen; new ones are made, old ones changed and deleted."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.changes import Changes
from desktop_app.domain.database import SavedConnection
from desktop_app.services.list_connections import Listed
from desktop_app.ui.desk import Desk
from desktop_app.ui.tasks.question import Lane
from desktop_app.ui.texts.retranslated import Retranslated
from desktop_app.ui.widgets.columnar_model import Column
from desktop_app.ui.widgets.columnar_view import ColumnarView
from desktop_app.ui.widgets.flow import Flow
from desktop_app.ui.widgets.labels import button, card, label
from desktop_app.ui.widgets.whole_rows import WholeRows


class ConnectionsCard(Retranslated):
    """`chosen(SavedConnection or None)`, `edit_asked(DatabaseConnection or None)`: None asks for a new one. `kept(bool)`: whether
    this PC keeps passwords."""

    chosen = Signal(object)
    edit_asked = Signal(object)
    kept = Signal(bool)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._listed = Listed((), keyring=True)
        self._title = label("strong", name="connections-title")
        self._none = label("note", name="connections-none", wrap=True)
        self._keyring = label("note", name="connections-keyring", wrap=True)
        self._view = ColumnarView("connections", desk.theme)
        self._room = WholeRows(self._view, desk.theme)
        self._new, self._edit, self._delete = (button(f"connection-{name}") for name in ("new", "edit", "delete"))
        self._new.clicked.connect(lambda: self.edit_asked.emit(None))
        self._edit.clicked.connect(self._ask_to_edit)
        self._delete.clicked.connect(self.delete)
        self._view.current_row.connect(lambda _row: self._tell_chosen())
        self._lay_out()
        self.retranslate()

    def refresh(self, name: str = "") -> None:
        """Read them anew; the one of this name becomes the chosen one."""
        house, session = self._desk.house, self._desk.session
        self._desk.look_up(self, "connections", lambda: house.list_connections(session), lambda listed: self._take(listed, name))

    def now(self) -> SavedConnection | None:
        place = self._view.currentIndex().row()
        return self._listed.connections[place] if 0 <= place < len(self._listed.connections) else None

    def delete(self) -> None:
        """The settings and the secret; what was imported stays."""
        chosen, house, session = self.now(), self._desk.house, self._desk.session
        if chosen is None:
            return
        name = chosen.connection.name

        def deleted(changes: Changes) -> None:
            self._desk.tell(lambda: self.tr("Connection {name} deleted").format(name=name))
            self._desk.changed.emit(changes)
            self.refresh()

        self._desk.look_up(self, "connection-delete", lambda: house.delete_connection(session, name), deleted, Lane.STORE)

    def retranslate(self) -> None:
        self._title.setText(self.tr("Connections"))
        self._none.setText(self.tr("There is none yet. Make one with what the database administrator told you."))
        self._keyring.setText(self.tr("This PC has no usable keyring: passwords are not kept and asked for each time."))
        self._new.setText(self.tr("New …"))
        self._edit.setText(self.tr("Change …"))
        self._delete.setText(self.tr("Delete"))
        self._view.setAccessibleName(self.tr("Connections"))
        self._show_state()

    def _take(self, listed: Listed, name: str) -> None:
        self._listed = listed
        self.kept.emit(listed.keyring)
        saved = listed.connections
        columns = [
            Column("name", lambda: self.tr("Name"), lambda i: saved[i].connection.name, "营销系统", widest=120),
            Column("place", lambda: self.tr("Database"), lambda i: saved[i].connection.place, "Oracle · 10.1", stretch=True),
        ]
        self._view.rows.show_columns(columns, np.arange(len(saved), dtype=np.intp))
        self._view.measure()
        names = [one.connection.name for one in saved]
        self._view.select_row(names.index(name) if name in names else 0)
        self._tell_chosen()
        if not saved:
            self.edit_asked.emit(None)  # there is nothing else to do here

    def _tell_chosen(self) -> None:
        self._show_state()
        self.chosen.emit(self.now())

    def _ask_to_edit(self) -> None:
        chosen = self.now()
        if chosen is not None:
            self.edit_asked.emit(chosen.connection)

    def _show_state(self) -> None:
        chosen = self.now() is not None
        self._edit.setEnabled(chosen)
        self._delete.setEnabled(chosen)
        self._none.setVisible(not self._listed.connections)
        self._room.setVisible(bool(self._listed.connections))
        self._keyring.setVisible(not self._listed.keyring)

    def _lay_out(self) -> None:
        frame, inside = card("connections-card")
        for part in (self._title, self._room, self._none, self._keyring):
            inside.addWidget(part)
        inside.setStretch(1, 1)
        inside.addStretch()
        inside.addLayout(Flow(self._new, self._edit, self._delete))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(frame)
