"""The state of the office that several widgets mirror: unit name and the overview."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.changes import Changes, Topic
from desktop_app.domain.figures import Overview
from desktop_app.ui.desk import Desk


class Office(QObject):
    """Asked once for all who show it; `changed` when an answer has come."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._unit = ""
        self._overview: Overview | None = None
        desk.changed.connect(self._on_changes)

    @property
    def unit(self) -> str:
        return self._unit

    @property
    def overview(self) -> Overview | None:
        """None until the first answer."""
        return self._overview

    def refresh(self) -> None:
        house, session = self._desk.house, self._desk.session
        self._desk.look_up(self, "office", lambda: (house.gate.unit, house.show_overview(session)), self._take)

    def _take(self, answer: tuple[str, Overview]) -> None:
        self._unit, self._overview = answer
        self.changed.emit()

    def _on_changes(self, changes: Changes) -> None:
        if changes.touch(Topic.LEDGER, Topic.RUNS):
            self.refresh()
