"""Looking into the office's inbox every few seconds while somebody works who may import."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.domain.changes import Changes, Topic
from desktop_app.domain.errors import UserFacingError
from desktop_app.domain.inbox import NO_INBOX, InboxLook
from desktop_app.domain.roles import Permission
from desktop_app.ui.desk import Desk

EVERY_MS = 5000


class InboxWatch(QObject):
    """`changed` when something else was found than before. Files put off are not offered again in this sitting."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._look = NO_INBOX
        self._put_off: frozenset[Path] = frozenset()
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.look)
        desk.changed.connect(self._on_changes)

    @property
    def folder(self) -> Path | None:
        return self._look.folder

    @property
    def there(self) -> bool:
        """Whether the folder could be reached at the last look."""
        return self._look.there

    @property
    def files(self) -> tuple[Path, ...]:
        """New and whole, and not put off."""
        return tuple(path for path in self._look.files if path not in self._put_off)

    def start(self) -> None:
        """Begin to look, for a duty that may import."""
        if self._desk.session.may(Permission.IMPORT):
            self._timer.start()
            self.look()

    def stop(self) -> None:
        """Look no more: the window is going."""
        self._timer.stop()

    def look(self) -> None:
        house, session, before = self._desk.house, self._desk.session, self._look

        def job() -> InboxLook:
            try:
                return house.look_into_inbox(session)
            except UserFacingError:  # the store is away for a moment (a restore, a change of key): the next look will tell
                return before

        self._desk.look_up(self, "inbox", job, self._take)

    def put_off(self) -> None:
        """What lies there now is not offered again until the next sign-in."""
        self._put_off |= frozenset(self._look.files)
        self.changed.emit()

    def _take(self, look: InboxLook) -> None:
        if look != self._look:
            self._look = look
            self.changed.emit()

    def _on_changes(self, changes: Changes) -> None:
        if self._timer.isActive() and changes.touch(Topic.BATCHES, Topic.LEDGER, Topic.SETTINGS):
            self.look()
