"""Is the record of what was done whole? Anybody may have the chain checked; an audit administrator's password opens the seals."""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.domain.audit import AuditEntry, Result
from desktop_app.domain.errors import UserFacingError
from desktop_app.domain.message import Message
from desktop_app.domain.ports import UnitOfWork, Workspace
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.domain.roles import Permission, Session
from desktop_app.domain.trail import FaultKind, TrailCheck, TrailFault
from desktop_app.domain.vault import Vault
from desktop_app.services.password_check import PasswordCheck
from desktop_app.services.verify_report import Verification


@dataclass(frozen=True, slots=True)
class VerifyTrail:
    workspace: Workspace
    vault: Vault
    check: PasswordCheck

    def __call__(
        self, session: Session, password: str | None = None, holder: str = "", progress: Progress = SILENT
    ) -> Verification:
        """Walk the whole trail; the check itself is recorded, with what it found.

        Without a password: chain, counts, anchors, the tables of keys and holders. With one, every seal of the epochs sealed to
        the user too, or to `holder`: "recovery" opens with the recovery code what was sealed before there was an audit
        administrator.

        Raises:
            AccessDenied: a password is given by somebody who may not see the trail. WorkspaceError: it is wrong.
        """
        session.require(Permission.VERIFY if password is None else Permission.SEE_AUDIT)
        with self.workspace.begin() as work:
            keys = {} if password is None else self._keys(work, session, holder or session.user, password)
            told = work.audit.check(keys, progress)
            unopened = password is not None and not told.opened
            genuine = told.whole and not unopened
            facts = {"rows": told.rows, "head": told.head.printed, "faults": _listed(told), "epochs_opened": list(told.opened)}
            result = Result.DONE if genuine else Result.FAILED
            work.commit(AuditEntry(session.user, "audit.verify", f"{told.first}-{told.head.sequence}", facts, result))
        faults = tuple(fault_in_words(fault) for fault in told.faults)
        seal = Message.of("audit.seal.not_yours", holder=holder or session.user) if unopened else seal_in_words(told)
        return Verification(None, genuine, _sentence(told, seal), faults)

    def _keys(self, work: UnitOfWork, session: Session, holder: str, password: str) -> dict[int, bytes]:
        """First keys by epoch; what was sealed to somebody else, or altered, is left closed and shows as a fault of its own."""
        try:
            self.check.keys(holder, password, "verify")
            return {
                epoch.number: self.vault.open_sealed(holder, password, epoch.holders[holder])
                for epoch in work.audit.epochs()
                if holder in epoch.holders
            }
        except ValueError:
            return {}
        except UserFacingError as error:
            refused = AuditEntry(session.user, "audit.verify", holder, {"reason": error.message.key}, Result.REFUSED)
            with self.workspace.begin() as recording:
                recording.commit(refused)
            raise


def fault_in_words(fault: TrailFault) -> Message:
    """Where and what, as one sentence."""
    rows = Message.of("audit.place.rows", first=fault.sequence, last=fault.last)
    place = Message.of("audit.place.row", sequence=fault.sequence) if fault.sequence == fault.last else rows
    if fault.kind is FaultKind.EPOCH:
        place = Message.of("audit.place.epoch", epoch=fault.about, sequence=fault.sequence)
    elif fault.kind is FaultKind.ANCHOR:
        place = Message.of("audit.place.day", day=fault.about, sequence=fault.sequence)
    return Message.of(f"audit.fault.{fault.kind.value}", place=place, about=fault.about)


def seal_in_words(told: TrailCheck) -> Message:
    """How far the seals were checked."""
    if told.sealed_from is None:
        return Message.of("audit.seal.none")
    if not told.opened:
        return Message.of("audit.seal.closed", since=told.sealed_from)
    opened = ", ".join(str(epoch) for epoch in told.opened)
    key = "audit.seal.opened" if told.opened == told.epochs else "audit.seal.partly"
    return Message.of(key, epochs=opened, count=len(told.epochs))


def trail_in_words(told: TrailCheck) -> Message:
    """The whole answer as one text."""
    return _sentence(told, seal_in_words(told))


def _sentence(told: TrailCheck, seal: Message) -> Message:
    if told.whole:
        chain = Message.of("verify.trail_whole", rows=told.rows)
        return Message.of(
            "audit.whole", chain=chain, first=told.first, last=told.head.sequence, head=told.head.printed, seal=seal
        )
    chain = Message.of("verify.trail_broken", sequence=told.faults[0].sequence)
    count = len(told.faults) + told.more
    return Message.of("audit.broken", chain=chain, count=count, fault=fault_in_words(told.faults[0]), seal=seal)


def _listed(told: TrailCheck) -> list[str]:
    return [f"{fault.kind.value} {fault.sequence}-{fault.last} {fault.about}".strip() for fault in told.faults]
