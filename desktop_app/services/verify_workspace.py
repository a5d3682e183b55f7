"""Is everything in order? Each part of the workspace as one counted fact."""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.domain.audit import AuditEntry, Result
from desktop_app.domain.backup import FRESH_DAYS, BackupStore, Checkup, Fact, Inspection
from desktop_app.domain.errors import UserFacingError
from desktop_app.domain.message import Message
from desktop_app.domain.ports import Clock, Workspace
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.domain.roles import Permission, Session
from desktop_app.domain.safety import BackupInfo
from desktop_app.domain.vault import Vault
from desktop_app.services.safekeeping import Safekeeping
from desktop_app.services.verify_trail import trail_in_words


@dataclass(frozen=True, slots=True)
class VerifyWorkspace:
    workspace: Workspace
    vault: Vault
    inspection: Inspection
    backups: BackupStore
    keeping: Safekeeping
    clock: Clock

    def __call__(self, session: Session, progress: Progress = SILENT) -> Checkup:
        """Read everything; nothing is changed but the record that it was done. A fault is a fact, not an error."""
        session.require(Permission.BACK_UP)
        progress.stage(Message.of("check.stage.store"), 1, 2)
        facts = [self._slots(), *self.inspection.facts(progress), self._trail(progress)]
        progress.stage(Message.of("check.stage.backups"), 2, 2)
        checkup = Checkup((*facts, self._backups(progress)))
        result = Result.DONE if checkup.well else Result.FAILED
        wrong = [fact.name for fact in checkup.facts if not fact.well]
        with self.workspace.begin() as work:
            work.commit(AuditEntry(session.user, "workspace.verify", str(len(checkup.facts)), {"wrong": wrong}, result))
        return checkup

    def _slots(self) -> Fact:
        """Asked for a user that cannot exist, the vault answers 'wrong password' only if it could read its file."""
        try:
            self.vault.unlock("", "")
        except UserFacingError as error:
            if error.message.key != "security.wrong_password":
                return Fact("slots", False, error.message)
        return Fact("slots", True, Message.of("check.slots"))

    def _trail(self, progress: Progress) -> Fact:
        try:
            with self.workspace.begin() as work:
                told = work.audit.check({}, progress)
        except UserFacingError as error:
            return Fact("trail", False, error.message)
        return Fact("trail", told.whole, trail_in_words(told))

    def _backups(self, progress: Progress) -> Fact:
        """The newest is read whole; none at all is well only while there is nothing to lose."""
        listed = self.keeping.listed()
        if not listed:
            changed = self.keeping.changed()
            return Fact("backups", not changed, Message.of("check.no_backup" if changed else "check.no_backup_needed"))
        days = (self.clock.now() - listed[0].made_at).days
        try:
            self.backups.examine(listed[0].path, None, progress)
        except UserFacingError as error:
            return Fact("backups", False, error.message)
        return _fresh(listed, days)


def _fresh(listed: tuple[BackupInfo, ...], days: int) -> Fact:
    key = "check.backups" if days <= FRESH_DAYS else "check.backups_old"
    return Fact("backups", days <= FRESH_DAYS, Message.of(key, backups=len(listed), newest=listed[0].path.name, days=days))
