"""An in-memory gate: one workspace, waiting after wrong passwords, an authenticator, a recovery code."""

from __future__ import annotations

import datetime as dt
import time
from dataclasses import dataclass, field
from pathlib import Path

from desktop_app.domain.accounts import DeviceChoice
from desktop_app.domain.errors import SignInStop, WorkspaceError
from desktop_app.domain.policy import Policy
from desktop_app.domain.roles import Role, Session
from desktop_app.domain.safety import Founded, LastSignIn
from tests.accounts import session_of

NOW = dt.datetime(2026, 11, 3, 9, 30)
RECOVERY = "7K2QD-M9XRT-4HBVE-W3PCN-G8YZA-5FJ6S"
CODE = "314159"


@dataclass
class FakeGate:
    """One user with one password; `slow` seconds are what deriving a key takes. `wait` is the seconds left to wait."""

    created: bool = True
    password: str = "office2026"
    unit: str = "某某县供电分公司"
    role: Role = Role.FOUNDER
    slow: float = 0.0
    folder: Path = Path()
    signed_out: int = 0
    keyring: bool = True
    wait: int = 0
    totp: bool = False
    must_change: bool = False
    failures: int = 0
    device: DeviceChoice | None = None
    rules: Policy = field(default_factory=Policy)
    last: LastSignIn | None = None
    given: dict[str, tuple[str, Role]] = field(default_factory=dict)

    def exists(self) -> bool:
        return self.created

    def create(self, unit: str, user: str, password: str, device: DeviceChoice) -> Founded:
        time.sleep(self.slow)
        if len(password) < self.rules.min_length:
            raise WorkspaceError("security.weak_password", length=self.rules.min_length)
        self.unit, self.password, self.created, self.device = unit, password, True, device
        return Founded(session_of(Role.FOUNDER, user, NOW), RECOVERY)

    def sign_in(self, user: str, password: str, code: str = "") -> Session:
        time.sleep(self.slow)
        self._check(user, password)
        if self.totp and code != CODE:
            raise SignInStop("gate.totp_wrong" if code else "gate.totp_needed")
        if self.must_change:
            raise SignInStop("gate.must_change")
        return session_of(self.role, user, NOW)

    def change_expired(self, user: str, old: str, new: str, code: str = "") -> Session:
        self._check(user, old)
        if user in self.given:
            return session_of(self.given[user][1], user, NOW)
        self.password, self.must_change = new, False
        return session_of(self.role, user, NOW)

    def recover(self, recovery_code: str, user: str, new_password: str) -> Session:
        if recovery_code != RECOVERY:
            raise WorkspaceError("gate.wrong_recovery")
        self.password = new_password
        return session_of(self.role, user, NOW)

    def unlock(self, session: Session, password: str) -> None:
        time.sleep(self.slow)
        self._check(session.user, password)

    def sign_out(self) -> None:
        self.signed_out += 1

    def policy(self) -> Policy:
        return self.rules

    def last_sign_in(self, session: Session) -> LastSignIn | None:
        return self.last

    def keyring_available(self) -> bool:
        return self.keyring

    def _check(self, user: str, password: str) -> None:
        if self.wait:
            raise SignInStop("gate.wait", seconds=self.wait, minutes=-(-self.wait // 60))
        if password not in {self.password, self.given.get(user, ("", self.role))[0] or self.password}:
            self.failures += 1
            raise WorkspaceError("security.wrong_password")
