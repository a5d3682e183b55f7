"""What is asked beside the password: an account that is in use and not closed, a one-time code, a password not too old."""

from __future__ import annotations

import dataclasses
import datetime as dt
from dataclasses import dataclass

from desktop_app.domain.accounts import Account
from desktop_app.domain.audit import AuditEntry, Result
from desktop_app.domain.duties import Duties
from desktop_app.domain.errors import AccessDenied, SignInStop
from desktop_app.domain.policy import Policy
from desktop_app.domain.ports import Clock, UnitOfWork, Workspace
from desktop_app.domain.vault import Vault
from desktop_app.security import totp
from desktop_app.services.account_rules import may_lapse
from desktop_app.services.office_policy import policy_of
from desktop_app.services.password_check import PasswordCheck


@dataclass(frozen=True, slots=True)
class Admission:
    """Asked with the store open and nobody signed in yet."""

    workspace: Workspace
    vault: Vault
    duties: Duties
    clock: Clock
    check: PasswordCheck

    def account(self, user: str) -> Account:
        """The account of somebody whose password was right.

        Raises:
            AccessDenied: no account. SignInStop: closed, or unused for too long.
        """
        with self.workspace.begin() as work:
            account, policy = work.users.account(user), policy_of(work)
            lapsed = account is not None and self._lapsed(work, account, policy)
        if account is None:
            raise AccessDenied("access.unknown_user", user=user)
        if account.disabled:
            raise SignInStop("gate.disabled", user=user)
        if lapsed:
            self._close(account, policy)
            raise SignInStop("gate.unused", user=user, days=policy.unused_days)
        return account

    def refuse_outworn(self, account: Account) -> None:
        """Raise `SignInStop` where the password must be changed first."""
        if account.must_change:
            raise SignInStop("gate.must_change", user=account.user)
        with self.workspace.begin() as work:
            days = policy_of(work).password_days
        if days and self.clock.now() - account.password_changed_at > dt.timedelta(days=days):
            raise SignInStop("gate.expired", user=account.user, days=days)

    def confirm(self, account: Account, code: str) -> None:
        """Ask for the authenticator's code, where the account has one; a code is good once.

        Raises:
            SignInStop: the code is missing, or wrong (which counts as a failure).
        """
        if account.totp_secret is None:
            return
        if not code:
            raise SignInStop("gate.totp_needed", user=account.user)
        with self.workspace.begin() as work:
            step = totp.step_of(account.totp_secret, code, self.clock.now(), last_step(work, account.user))
            if step is not None:
                keep_step(work, account.user, step)
                work.commit(AuditEntry(account.user, "session.totp", account.user, {}))
        if step is None:
            self.check.failed(account.user, "totp")
            raise SignInStop("gate.totp_wrong", user=account.user)

    def _lapsed(self, work: UnitOfWork, account: Account, policy: Policy) -> bool:
        used = max(filter(None, (account.created_at, account.password_changed_at, account.last_sign_in)))
        unused = policy.unused_days > 0 and self.clock.now() - used > dt.timedelta(days=policy.unused_days)
        return unused and not account.disabled and may_lapse(work.users.accounts(), account, self.duties)

    def _close(self, account: Account, policy: Policy) -> None:
        with self.workspace.begin() as work:
            work.users.keep(dataclasses.replace(account, disabled=True))
            facts = {"reason": "unused", "days": policy.unused_days, "before": "enabled", "after": "disabled"}
            work.commit(AuditEntry(account.user, "account.disable", account.user, facts, Result.REFUSED))
        self.vault.remove(account.user, self.workspace.key)


def last_step(work: UnitOfWork, user: str) -> int:
    """The time step of the last one-time code the user came in with; a code is good once."""
    found = work.settings.get(f"totp.step.{user}")
    return int(found) if found is not None else 0


def keep_step(work: UnitOfWork, user: str, step: int) -> None:
    work.settings.put(f"totp.step.{user}", step, user)
