"""Accounts and sessions for tests, with the rights the shipped book of duties gives."""

from __future__ import annotations

import datetime as dt

from desktop_app.composition.settings import RESOURCES
from desktop_app.domain.accounts import Account
from desktop_app.domain.duties import Duties
from desktop_app.domain.roles import EVERYWHERE, Role, Scope, Session

DUTIES = Duties.load(RESOURCES / "rules" / "duties.toml")
_SOME_DAY = dt.datetime(2026, 1, 5)


def account(user: str, role: Role, person: str | None = None) -> Account:
    return Account(user, person or user, role, _SOME_DAY, "setup", _SOME_DAY)


def session_of(role: Role, user: str = "somebody", at: dt.datetime = _SOME_DAY, scope: Scope = EVERYWHERE) -> Session:
    return Session(user, role, at, DUTIES.grants(role), scope)
