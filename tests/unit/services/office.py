"""An office with people in it: the real house, a clock that can be moved, and one session at a time."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from desktop_app.bootstrap import build
from desktop_app.composition.settings import Settings
from desktop_app.domain.accounts import Account, DeviceChoice
from desktop_app.domain.audit import AuditRow
from desktop_app.domain.errors import UserFacingError
from desktop_app.domain.roles import Role, Session
from desktop_app.services.house import House
from tests.fakes.clock import FrozenClock
from tests.fakes.device import ThisPc
from tests.houses import CHEAP
from tests.ready import copy_of

FOUNDER, OWN, FIRST = "王敏", "Founder-2026", "Initial-2026"
SYSTEM, SECURITY, AUDIT = "sys", "sec", "aud"


@dataclass
class Office:
    """`come` signs one person in and everybody else out."""

    folder: Path
    clock: FrozenClock = field(default_factory=FrozenClock)
    pc: ThisPc = field(default_factory=lambda: ThisPc(b"this pc"))
    code: str = ""
    passwords: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.house: House = build(Settings(self.folder, clock=self.clock, password_cost=CHEAP, device=self.pc))

    def found(self, device: DeviceChoice = DeviceChoice.UNBOUND) -> Session:
        founded = self.house.gate.create("县公司", FOUNDER, OWN, device)
        self.code, self.passwords[FOUNDER] = founded.recovery_code, OWN
        return founded.session

    def appoint(self, *users: tuple[str, Role]) -> None:
        """Accounts made by the founder, each with a password of their own already."""
        session = self.come(FOUNDER)
        for user, role in users:
            self.house.add_account(session, user, f"no-{user}", FIRST, role)
        for user, _role in users:
            self.passwords[user] = "My-own-pass-1"
            self.house.gate.sign_out()
            self.house.gate.change_expired(user, FIRST, self.passwords[user])
        self.house.gate.sign_out()

    def found_and_appoint_all(self) -> None:
        """The founder and the three administrators, each with a password of their own; nobody is signed in."""
        made = copy_of("staffed office", self.folder, _staffed)
        self.code, self.passwords = made.code, dict(made.passwords)

    def come(self, user: str) -> Session:
        self.house.gate.sign_out()
        return self.house.gate.sign_in(user, self.passwords[user])

    def restart(self) -> None:
        """The program is closed and started again."""
        self.house.gate.sign_out()
        self.__post_init__()

    def account(self, user: str) -> Account:
        with self.house.gate.workspace.begin() as work:
            found = work.users.account(user)
        assert found is not None
        return found

    def trail(self, action: str) -> list[tuple[AuditRow, dict[str, object]]]:
        with self.house.gate.workspace.begin() as work:
            return [(row, json.loads(row.facts)) for row in work.audit.rows() if row.action == action]


def _staffed(folder: Path) -> Office:
    office = Office(folder)
    office.found()
    office.appoint((SYSTEM, Role.SYSTEM_ADMIN), (SECURITY, Role.SECURITY_ADMIN), (AUDIT, Role.AUDIT_ADMIN))
    return office


def refused(call: Callable[[], object]) -> str:
    """The key of the sentence with which something is refused."""
    with pytest.raises(UserFacingError) as error:
        call()
    return error.value.message.key
