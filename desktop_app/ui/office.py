"""The state of the office that several widgets mirror: unit name, overview, policy and the newest backup."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.changes import Changes, Topic
from desktop_app.domain.figures import Overview
from desktop_app.domain.policy import Policy
from desktop_app.domain.roles import Permission
from desktop_app.ui.desk import Desk


@dataclass(frozen=True, slots=True)
class Mirror:
    """One answer: what the duty may not see is None."""

    unit: str
    policy: Policy
    overview: Overview | None
    backed_up: dt.datetime | None


class Office(QObject):
    """Asked once for all who show it; `changed` when an answer has come."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._mirror: Mirror | None = None
        desk.changed.connect(self._on_changes)

    @property
    def unit(self) -> str:
        return self._mirror.unit if self._mirror else ""

    @property
    def overview(self) -> Overview | None:
        """None until the first answer, and for a duty that sees no figures."""
        return self._mirror.overview if self._mirror else None

    @property
    def policy(self) -> Policy:
        """The defaults until the first answer."""
        return self._mirror.policy if self._mirror else Policy()

    @property
    def backed_up(self) -> dt.datetime | None:
        """When the newest backup was made; None without one, or for a duty that has nothing to do with backups."""
        return self._mirror.backed_up if self._mirror else None

    @property
    def known(self) -> bool:
        """Whether there was an answer yet."""
        return self._mirror is not None

    def refresh(self) -> None:
        self._desk.look_up(self, "office", self._ask, self._take)

    def _ask(self) -> Mirror:
        """Nothing is asked for that the duty does not grant: a refusal would stand in the trail."""
        house, session = self._desk.house, self._desk.session
        sees_figures, backs_up = session.may(Permission.SEE_FIGURES), session.may(Permission.BACK_UP)
        backups = house.list_backups(session) if backs_up else ()
        return Mirror(
            house.gate.unit,
            house.gate.policy(),
            house.show_overview(session) if sees_figures else None,
            max((info.made_at for info in backups), default=None),
        )

    def _take(self, mirror: Mirror) -> None:
        self._mirror = mirror
        self.changed.emit()

    def _on_changes(self, changes: Changes) -> None:
        if changes.touch(Topic.LEDGER, Topic.RUNS, Topic.SETTINGS, Topic.BACKUPS):
            self.refresh()
