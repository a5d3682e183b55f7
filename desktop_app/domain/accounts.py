"""Accounts: who a person is, what they may do, and when they last came in."""

from __future__ import annotations

import datetime as dt
import enum
from dataclasses import dataclass

from desktop_app.domain.roles import EVERYWHERE, Role, Scope


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
