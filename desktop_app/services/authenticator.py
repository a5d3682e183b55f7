"""The optional second factor: one-time codes of an authenticator app, without a network."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

from desktop_app.domain.approval import SecondPerson
from desktop_app.domain.audit import AuditEntry
from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import SignInStop
from desktop_app.domain.ports import Clock, Workspace
from desktop_app.domain.roles import Permission, Session
from desktop_app.domain.safety import TotpStart
from desktop_app.security import totp
from desktop_app.services.account_rules import known, refuse_after_appointment
from desktop_app.services.administrators import Guard
from desktop_app.services.admission import keep_step


@dataclass(frozen=True, slots=True)
class StartTotp:
    """Needs no permission: it is one's own."""

    workspace: Workspace

    def __call__(self, session: Session) -> TotpStart:
        """A fresh secret; nothing is kept before it is confirmed."""
        with self.workspace.begin() as work:
            unit = work.users.unit()
        secret = totp.new_secret()
        return TotpStart(secret, totp.address(secret, session.user, unit))


@dataclass(frozen=True, slots=True)
class ConfirmTotp:
    """Needs no permission: it is one's own."""

    workspace: Workspace
    clock: Clock

    def __call__(self, session: Session, secret: str, code: str) -> Changes:
        """Ask for codes from the next sign-in on, once a first one shows that the app has the secret.

        Raises:
            SignInStop: the code is wrong.
        """
        step = totp.step_of(secret, code, self.clock.now(), after=0)
        if step is None:
            raise SignInStop("gate.totp_wrong", user=session.user)
        with self.workspace.begin() as work:
            account = known(work, session.user)
            work.users.keep(dataclasses.replace(account, totp_secret=secret))
            keep_step(work, session.user, step)
            facts = {"before": account.authenticator, "after": True}
            return work.commit(AuditEntry(session.user, "authenticator.start", session.user, facts))


@dataclass(frozen=True, slots=True)
class DropTotp:
    """One's own needs no permission; that of somebody who lost the telephone needs an administrator."""

    workspace: Workspace
    guard: Guard

    def __call__(self, session: Session, user: str, second: SecondPerson | None = None) -> Changes:
        """Ask for no codes any more. Another administrator's needs a second person.

        Raises:
            AccessDenied: another administrator's without a second person, or no such user.
        """
        if user != session.user:
            session.require_any(Permission.MANAGE_ACCOUNTS, Permission.APPOINT)
        with self.workspace.begin() as work:
            account = known(work, user)
            if user != session.user:
                refuse_after_appointment(work, session, Permission.MANAGE_ACCOUNTS)
        approver = "" if user == session.user else self.guard.confirm(session, account, second, "authenticator.drop")
        with self.workspace.begin() as work:
            work.users.keep(dataclasses.replace(account, totp_secret=None))
            facts = {"before": account.authenticator, "after": False, "approver": approver}
            return work.commit(AuditEntry(session.user, "authenticator.drop", user, facts))
