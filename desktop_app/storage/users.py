"""Accounts, and the office they work for."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import duckdb

from desktop_app.domain.accounts import Account
from desktop_app.domain.changes import Topic
from desktop_app.domain.ports import Clock
from desktop_app.domain.roles import Role, Scope

_COLUMNS = (
    "user_name, person, role, created_at, created_by, password_changed_at, org_prefix, sections, disabled, must_change, "
    "totp_secret, last_sign_in, last_station"
)


class DuckUsers:
    """Implements the `Users` port."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection, touched: set[Topic], clock: Clock) -> None:
        self._cursor = cursor
        self._touched = touched
        self._clock = clock

    def unit(self) -> str:
        row = self._cursor.execute("SELECT unit FROM ws.workspace").fetchone()
        return str(row[0]) if row else ""

    def name_unit(self, unit: str) -> None:
        self._cursor.execute("INSERT INTO ws.workspace VALUES (?, ?)", [unit, self._clock.now()])
        self._touched.add(Topic.USERS)

    def account(self, user: str) -> Account | None:
        row = self._cursor.execute(f"SELECT {_COLUMNS} FROM ws.account WHERE user_name = ?", [user]).fetchone()
        return _account(row) if row else None

    def accounts(self) -> tuple[Account, ...]:
        rows = self._cursor.execute(f"SELECT {_COLUMNS} FROM ws.account ORDER BY created_at, user_name").fetchall()
        return tuple(_account(row) for row in rows)

    def keep(self, account: Account) -> None:
        self._cursor.execute(
            f"INSERT OR REPLACE INTO ws.account ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                account.user, account.person, account.role.value, account.created_at, account.created_by,
                account.password_changed_at, account.scope.org_prefix, json.dumps(account.scope.sections, ensure_ascii=False),
                account.disabled, account.must_change, account.totp_secret, account.last_sign_in, account.last_station,
            ],
        )  # fmt: skip
        self._touched.add(Topic.USERS)

    def remember_password(self, user: str, hashed: str, at: dt.datetime) -> None:
        self._cursor.execute("INSERT INTO ws.password_history VALUES (?, ?, ?)", [user, at, hashed])
        self._touched.add(Topic.USERS)

    def past_passwords(self, user: str, most: int) -> tuple[str, ...]:
        rows = self._cursor.execute(
            "SELECT hash FROM ws.password_history WHERE user_name = ? ORDER BY set_at DESC, rowid DESC LIMIT ?", [user, most]
        ).fetchall()
        return tuple(str(row[0]) for row in rows)


def _account(row: tuple[Any, ...]) -> Account:
    user, person, role, created_at, created_by, changed_at, prefix, sections, disabled, must_change, secret, last, station = row
    return Account(
        user=user,
        person=person,
        role=Role(role),
        created_at=created_at,
        created_by=created_by,
        password_changed_at=changed_at,
        scope=Scope(prefix, tuple(json.loads(sections))),
        disabled=disabled,
        must_change=must_change,
        totp_secret=secret,
        last_sign_in=last,
        last_station=station,
    )
