"""Accounts: who a person is, what they may do, and when they last came in."""

from __future__ import annotations

import dataclasses
import datetime as dt
import enum
from dataclasses import dataclass
from typing import Protocol

from desktop_app.domain.roles import ADMINISTRATORS, EVERYWHERE, Role, Scope

RECOVERY = "recovery"
"""The name the printed recovery code answers to, where a user name is asked for; nobody may be called so."""


class DeviceChoice(enum.Enum):
    """Whether a workspace opens on this PC only: key slots mixed with a secret in the system's keyring."""

    BOUND = "bound"
    UNBOUND = "unbound"


@dataclass(frozen=True, slots=True)
class Account:
    """One person's account. `person` is the staff number (工号): a person has one account, and so one duty.

    `must_change`: the password was given by an administrator and has to be changed at the next sign-in. `totp_secret` is the
    base32 secret of an authenticator, None without one.
    """

    user: str
    person: str
    role: Role
    created_at: dt.datetime
    created_by: str
    password_changed_at: dt.datetime
    scope: Scope = EVERYWHERE
    disabled: bool = False
    must_change: bool = False
    totp_secret: str | None = None
    last_sign_in: dt.datetime | None = None
    last_station: str = ""

    @property
    def authenticator(self) -> bool:
        """Whether a one-time code is asked for at sign-in."""
        return self.totp_secret is not None

    def without_secret(self) -> Account:
        """For lists: the authenticator's secret stays inside; that there is one is still seen."""
        return dataclasses.replace(self, totp_secret="" if self.authenticator else None)


def vacant(accounts: tuple[Account, ...]) -> tuple[Role, ...]:
    """The administrators' duties nobody with an enabled account holds."""
    held = {account.role for account in accounts if not account.disabled}
    return tuple(role for role in ADMINISTRATORS if role not in held)


class Users(Protocol):
    """Who may sign in, and the office they work for."""

    def unit(self) -> str:
        """The name of the office."""

    def name_unit(self, unit: str) -> None: ...

    def account(self, user: str) -> Account | None: ...

    def accounts(self) -> tuple[Account, ...]:
        """All of them, oldest first."""

    def keep(self, account: Account) -> None:
        """Write an account, in place of the one of the same name."""

    def remember_password(self, user: str, hashed: str, at: dt.datetime) -> None: ...

    def past_passwords(self, user: str, most: int) -> tuple[str, ...]:
        """Hashes of the newest passwords, the present one first."""
