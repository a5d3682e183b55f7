"""Making backups, for the services that owe one: asked for, before an import, at exit, before a restore."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from desktop_app.domain.audit import AuditEntry, AuditRow, Result
from desktop_app.domain.backup import BackupAge, BackupStore, Manifest
from desktop_app.domain.changes import Changes, Topic
from desktop_app.domain.errors import BackupError, UserFacingError
from desktop_app.domain.message import Message
from desktop_app.domain.ports import Clock, Workspace
from desktop_app.domain.progress import Progress
from desktop_app.domain.rotation import keep
from desktop_app.domain.safety import BackupInfo, BackupMade

SECOND_FOLDER = "backup_folder"
LAST = "last_backup"
KEPT_APART = {"restore", "upgrade"}
"""Backups of a state somebody replaced: out of the rotation for `KEPT_APART_DAYS`, because the loss may be seen late."""
KEPT_APART_DAYS = 30
_QUIET = ("session.", "backup.", "access.", "approval.", "workspace.", "report.verify", "audit.")
"""Recorded, but no work that would be lost: signing in and out, refusals, backups themselves."""


@dataclass(frozen=True, slots=True)
class Safekeeping:
    """No use case of its own: whoever calls it has asked for a permission, or serves everyone's work."""

    workspace: Workspace
    backups: BackupStore
    clock: Clock

    def make(self, user: str, why: str, progress: Progress, folder: Path | None = None) -> BackupMade:
        """A verified backup, its copy in `folder` or in the second folder set, the old ones rotated, all of it recorded.

        Raises:
            BackupError, WorkspaceError: there is no backup; the failure is recorded where the disk allows it.
        """
        newest = self._newest_row()
        try:
            path, manifest = self.backups.write(why, progress)
        except UserFacingError as error:
            self.failed(user, "backup.make", why, error)
            raise
        second, remark = self._second(path, folder)
        removed = self._rotate(second)
        facts = _facts(manifest, second, remark, removed)
        with self.workspace.begin() as work:
            work.settings.put(LAST, {"at": manifest.made_at.isoformat(), "sequence": newest}, user)
            changes = work.commit(AuditEntry(user, "backup.make", path.name, facts))
        return BackupMade(
            path=path,
            made_at=manifest.made_at,
            size=path.stat().st_size,
            rows=manifest.rows,
            verified=True,
            second=second,
            changes=changes | Changes(frozenset({Topic.BACKUPS})),
            remark=remark,
        )

    def make_if_changed(self, user: str, why: str, progress: Progress) -> BackupMade | None:
        """As `make`; None where nothing was done since the last backup, or there is nothing yet to lose."""
        return self.make(user, why, progress) if self.changed() else None

    def changed(self) -> bool:
        with self.workspace.begin() as work:
            last = work.settings.get(LAST)
            rows = work.audit.since(int(last["sequence"]) if last else 0)
        return any(_counts(row) for row in rows)

    def age(self) -> BackupAge:
        newest = next((info.made_at for info in self.backups.listed(self.backups.folder) if info.verified), None)
        second = self.second_folder()
        return BackupAge(newest, self.changed(), second, second is not None and second.is_dir())

    def second_folder(self) -> Path | None:
        with self.workspace.begin() as work:
            folder = work.settings.get(SECOND_FOLDER)
        return Path(folder) if folder else None

    def listed(self) -> tuple[BackupInfo, ...]:
        """Of both folders, newest first."""
        second = self.second_folder()
        found = self.backups.listed(self.backups.folder) + (self.backups.listed(second) if second else ())
        return tuple(sorted(found, key=lambda info: info.made_at, reverse=True))

    def failed(self, user: str, action: str, subject: str, error: UserFacingError) -> None:
        """Record a failure; a disk too full for the record does not hide the failure itself."""
        try:
            with self.workspace.begin() as work:
                work.commit(AuditEntry(user, action, subject, {"reason": error.message.key}, Result.FAILED))
        except UserFacingError:
            return

    def _newest_row(self) -> int:
        with self.workspace.begin() as work:
            last = work.settings.get(LAST)
            known = int(last["sequence"]) if last else 0
            rows = work.audit.since(known)
        return rows[-1].sequence if rows else known

    def _second(self, path: Path, folder: Path | None) -> tuple[Path | None, Message | None]:
        asked = folder or self.second_folder()
        if asked is None:
            return None, None
        try:
            return self.backups.copy_to(path, asked), None
        except BackupError as error:
            return None, error.message

    def _rotate(self, second: Path | None) -> int:
        """Remove what is not to be kept, in the folders just written to; what cannot be removed now goes next time."""
        removed = 0
        for folder in filter(None, (self.backups.folder, second.parent if second else None)):
            for info in superfluous(self.backups.listed(folder), self.clock.now().date()):
                try:
                    self.backups.remove(info.path)
                except UserFacingError:
                    continue
                removed += 1
        return removed


def superfluous(listed: Iterable[BackupInfo], today: dt.date) -> list[BackupInfo]:
    """What rotation removes. Only whole backups of ours count: a damaged one neither goes nor takes the place of a good one."""
    counted = [info for info in listed if info.verified and not _apart(info, today)]
    kept = keep((info.made_at for info in counted), today)
    return [info for info in counted if info.made_at not in kept]


def _apart(info: BackupInfo, today: dt.date) -> bool:
    return info.why in KEPT_APART and (today - info.made_at.date()).days <= KEPT_APART_DAYS


def _counts(row: AuditRow) -> bool:
    return row.result == Result.DONE.value and not row.action.startswith(_QUIET)


def _facts(manifest: Manifest, second: Path | None, remark: Message | None, removed: int) -> dict[str, object]:
    return {
        "why": manifest.why,
        "rows": sum(manifest.rows.values()),
        "content_sha256": manifest.content_sha256,
        "copy": str(second) if second else (remark.key if remark else ""),
        "removed": removed,
    }
