"""Creating a workspace, signing in and out, and the ways back in: an expired password, the recovery code, the locked screen."""

from __future__ import annotations

import contextlib
import dataclasses
import platform
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from desktop_app.domain.accounts import RECOVERY, Account, DeviceChoice, vacant
from desktop_app.domain.audit import AuditEntry, Result
from desktop_app.domain.duties import ENDS_WITH_APPOINTMENT, Duties
from desktop_app.domain.errors import UserFacingError, WorkspaceError
from desktop_app.domain.password_rules import broken
from desktop_app.domain.policy import Policy
from desktop_app.domain.ports import Clock, Workspace
from desktop_app.domain.roles import Role, Session
from desktop_app.domain.safety import Founded, LastSignIn
from desktop_app.domain.vault import Vault
from desktop_app.security.session_lock import SessionLock
from desktop_app.services.admission import Admission
from desktop_app.services.appointment import seal_to_holders
from desktop_app.services.office_policy import policy_of
from desktop_app.services.password_book import PasswordBook
from desktop_app.services.password_check import PasswordCheck
from desktop_app.services.presence import Presence
from desktop_app.services.refusals import recorded_refusals

_FINAL = {"access.unknown_user", "gate.disabled", "gate.unused"}
"""Refusals of somebody whose password was right; what only asks for something more is not one."""


@dataclass(frozen=True, slots=True)
class Gate:
    """The only way to a `Session`. Exempt from permissions: nobody is signed in yet."""

    workspace: Workspace
    vault: Vault
    duties: Duties
    clock: Clock
    check: PasswordCheck
    admission: Admission
    book: PasswordBook
    lock: SessionLock
    presence: Presence

    @property
    def folder(self) -> Path:
        return self.workspace.folder

    @property
    def unit(self) -> str:
        """The name of the office; the workspace must be open."""
        with self.workspace.begin() as work:
            return work.users.unit()

    def exists(self) -> bool:
        """Whether there is a workspace; one whose founding was cut short is none."""
        return self.vault.exists() or (self.workspace.exists() and not self.vault.unfinished())

    def keyring_available(self) -> bool:
        """Whether a new workspace can be bound to this PC."""
        return self.vault.keyring_available()

    def policy(self) -> Policy:
        """The policy in force; its defaults while nobody is signed in."""
        try:
            with self.workspace.begin() as work:
                return policy_of(work)
        except WorkspaceError:
            return Policy()

    def last_sign_in(self, session: Session) -> LastSignIn | None:
        """The visit before this one; None at the first."""
        return self.presence.last if self.presence.user == session.user else None

    def create(self, unit: str, user: str, password: str, device: DeviceChoice) -> Founded:
        """Make the workspace with its first user, and sign them in. The recovery code is not shown again.

        Raises:
            WorkspaceError: there is one already, the password breaks a rule, or this PC has no keyring to bind to.
        """
        if self.exists():
            raise WorkspaceError("workspace.exists", folder=self.folder)
        if fault := broken(Policy(), password, user, user):
            raise WorkspaceError("password.refused", rule=fault)
        now = self.clock.now()
        founder = Account(user, user, Role.FOUNDER, now, user, now)
        if self.vault.unfinished():  # a crash half-way through an earlier try: what it left is nobody's
            self.workspace.discard()
        _key, code = self.vault.create(user, password, device, lambda key: self._found(key, unit, founder, password, device))
        return Founded(self._welcomed(founder), code)

    def sign_in(self, user: str, password: str, code: str = "") -> Session:
        """Open the workspace with the user's own key slot; `code` is of the authenticator, where one is asked for.

        Raises:
            WorkspaceError: wrong password, missing or damaged files, newer schema, open elsewhere.
            AccessDenied: no account.
            SignInStop: a wait, a one-time code or a new password (`change_expired`) is asked for; a closed account.
        """
        with self._opened(user, self._keys(user, password, "sign_in")):
            account = self.admission.account(user)
            self.admission.refuse_outworn(account)
            self.admission.confirm(account, code)
            return self._welcomed(account)

    def change_expired(self, user: str, old: str, new: str, code: str = "") -> Session:
        """Sign in where `sign_in` asked for a new password; raises as `sign_in`, and where a rule is broken."""
        with self._opened(user, self._keys(user, old, "sign_in")):
            account = self.admission.account(user)
            self.admission.confirm(account, code)
            return self._welcomed(self.book.change(account, new, lambda: self.vault.change_password(user, old, new)))

    def recover(self, recovery_code: str, user: str, new_password: str, device: DeviceChoice | None = None) -> Session:
        """Sign in with the printed code: the user gets a new password, bound to this PC as the workspace is (or as `device`
        says), and loses the authenticator.

        Raises:
            WorkspaceError: a mistyped or wrong code, a broken rule. AccessDenied: no account.
            SignInStop: a wait, a closed account.
        """
        with self._opened(user, self._keys(RECOVERY, recovery_code, "recover")):
            account = dataclasses.replace(self.admission.account(user), totp_secret=None)
            key = self.workspace.key
            renewed = self.book.change(account, new_password, lambda: self.vault.reset(user, new_password, key, device))
            self._record(AuditEntry(user, "session.recover", user, {"authenticator": "dropped"}))
            self.check.attempts.forget(RECOVERY)
            return self._welcomed(renewed)

    def unlock(self, session: Session, password: str) -> None:
        """The same user is back at a locked screen; failures count as at the door.

        Raises:
            WorkspaceError: wrong password. SignInStop: the wait is not over.
        """
        self.check.keys(session.user, password, "unlock")
        self._record(AuditEntry(session.user, "session.unlock", session.user, {}))
        self._report_failures()
        self.check.attempts.forget(session.user)

    def sign_out(self) -> None:
        """Close the store and let others in; without anybody signed in nothing happens."""
        user = self.presence.user
        try:
            if user:
                with contextlib.suppress(WorkspaceError):  # somebody else closed the store: then this is on record already
                    self._record(AuditEntry(user, "session.sign_out", user, {}))
        finally:
            self._leave()

    def _found(self, key: bytes, unit: str, founder: Account, password: str, device: DeviceChoice) -> None:
        """The store, with its first account and its first row; or nothing."""
        user = founder.user
        try:
            self.lock.acquire(user)
            self.workspace.create(key)
            with self.workspace.begin() as work:
                work.users.name_unit(unit)
                work.users.keep(founder)
                self.book.take(work, user, user, password)
                seal_to_holders(work, self.vault)
                facts = {"role": founder.role.value, "device": device.value}
                work.commit(AuditEntry(user, "workspace.create", unit, facts))
        except BaseException:
            self._leave()
            self.workspace.discard()
            raise

    def _keys(self, user: str, password: str, door: str) -> tuple[bytes, ...]:
        if not self.exists():
            raise WorkspaceError("workspace.missing", folder=self.folder)
        return self.check.keys(user, password, door)

    @contextlib.contextmanager
    def _opened(self, user: str, keys: tuple[bytes, ...]) -> Iterator[None]:
        """The store open and ours alone; whatever stops the sign-in inside closes it again, and is recorded if it is final."""
        self.lock.acquire(user)
        try:
            self._open(user, keys)
            yield
        except BaseException as error:
            if isinstance(error, UserFacingError) and error.message.key in _FINAL:
                facts = {"reason": error.message.key}
                self._record(AuditEntry(user, "session.refused", user, facts, Result.REFUSED))
            self._leave()
            raise

    def _open(self, user: str, keys: tuple[bytes, ...]) -> None:
        """Where a change of key was cut short there are two keys, and the store tells which of them is in force."""
        present, *following = keys
        try:
            self.workspace.open(present)
        except WorkspaceError as error:
            if not following or error.message.key != "workspace.damaged":
                raise
            self.workspace.open(following[0])
        if following:
            self.vault.settle(self.workspace.key)
            kept = "old" if self.workspace.key == present else "new"
            self._record(AuditEntry(user, "key.rotate_cut_short", "", {"in_force": kept}))

    def _welcomed(self, account: Account) -> Session:
        """Put the visit on record, with the failures since the last one."""
        user, attempts = account.user, self.check.attempts
        failures, before = attempts.failures_of(user), account.last_sign_in
        with self.workspace.begin() as work:
            work.users.keep(dataclasses.replace(account, last_sign_in=self.clock.now(), last_station=platform.node()))
            separated, policy = not vacant(work.users.accounts()), policy_of(work)
            facts = {"role": account.role.value, "failures_since": failures}
            work.commit(AuditEntry(user, "session.sign_in", user, facts))
        self._report_failures()
        attempts.forget(user)
        attempts.limit_to(policy)
        self.presence.come(user, LastSignIn(before, account.last_station, failures) if before else None)
        return self._session(account, separated)

    def _report_failures(self) -> None:
        """What was counted beside the store while it was closed goes into the trail, one row for each name."""
        kept, count = self.check.attempts.pending()
        for user in sorted({failure.user for failure in kept}):
            tries = [f"{failure.at} {failure.door}" for failure in kept if failure.user == user]
            facts = {"count": len(tries), "attempts": tries, "older_not_listed": count - len(kept)}
            self._record(AuditEntry(user, "session.failed", user, facts, Result.FAILED))
        self.check.attempts.audited()

    def _session(self, account: Account, separated: bool) -> Session:
        """The session, whose refusals are written to the trail."""

        refused = recorded_refusals(self.workspace, account.user)
        grants = self.duties.grants(account.role)
        if account.role is Role.FOUNDER and separated:
            grants -= ENDS_WITH_APPOINTMENT
        return Session(account.user, account.role, self.clock.now(), grants, account.scope, refused, self.presence.ended)

    def _record(self, entry: AuditEntry) -> None:
        with self.workspace.begin() as work:
            work.commit(entry)

    def _leave(self) -> None:
        self.workspace.close()
        self.lock.release()
        self.presence.go()
