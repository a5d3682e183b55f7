"""The state of the office that several widgets mirror: unit name, overview, policy and the newest backup."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.changes import Changes, Topic
from desktop_app.domain.figures import Overview
from desktop_app.domain.policy import Policy
from desktop_app.domain.roles import Permission
from desktop_app.ui.desk import Desk
from desktop_app.ui.inbox_watch import InboxWatch


@dataclass(frozen=True, slots=True)
class Mirror:
    """One answer: what the duty may not see is None. `second_away`: the second folder for backups cannot be reached now."""

    unit: str
    policy: Policy
    overview: Overview | None
    backed_up: dt.datetime | None
    second: Path | None
    second_away: bool


class Office(QObject):
    """Asked once for all who show it; `changed` when an answer has come."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._mirror: Mirror | None = None
        self.inbox = InboxWatch(desk, self)
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
        """When the newest backup was made; None without one."""
        return self._mirror.backed_up if self._mirror else None

    @property
    def second_folder(self) -> Path | None:
        """Where a second copy of every backup goes; None for nowhere."""
        return self._mirror.second if self._mirror else None

    @property
    def second_away(self) -> bool:
        """The stick is not plugged in, or the drive is gone."""
        return self._mirror.second_away if self._mirror else False

    @property
    def known(self) -> bool:
        """Whether there was an answer yet."""
        return self._mirror is not None

    def refresh(self) -> None:
        self._desk.look_up(self, "office", self._ask, self._take)

    def _ask(self) -> Mirror:
        """Nothing is asked for that the duty does not grant: a refusal would stand in the trail."""
        house, session = self._desk.house, self._desk.session
        overview = house.show_overview(session) if session.may(Permission.SEE_FIGURES) else None
        age = house.backup_age(session)
        away = age.second is not None and not age.second_there
        return Mirror(house.gate.unit, house.gate.policy(), overview, age.newest, age.second, away)

    def _take(self, mirror: Mirror) -> None:
        self._mirror = mirror
        self.changed.emit()

    def _on_changes(self, changes: Changes) -> None:
        if changes.touch(Topic.LEDGER, Topic.RUNS, Topic.SETTINGS, Topic.BACKUPS):
            self.refresh()
