"""How an account reads: duty, scope, state."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QObject

from desktop_app.domain.accounts import Account
from desktop_app.domain.roles import Role, Scope
from desktop_app.ui.desk import Desk


class AccountWords(QObject):
    """Words in the present language."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk

    def duty(self, role: Role) -> str:
        return self._desk.house.duties.name(role, self._desk.language.now)

    def scope(self, scope: Scope) -> str:
        if scope.everywhere:
            return self.tr("all customers")
        parts = []
        if scope.org_prefix:
            parts.append(self.tr("unit {prefix}…").format(prefix=scope.org_prefix))
        if scope.sections:
            parts.append(self.tr("sections {sections}").format(sections=self.tr(", ").join(scope.sections)))
        return " · ".join(parts)

    def state(self, account: Account, unused_days: int) -> str:
        if account.disabled:
            return "✕ " + self.tr("disabled")
        if account.must_change:
            return "◌ " + self.tr("first password")
        if self.is_unused(account, unused_days):
            return "△ " + self.tr("long unused")
        return "● " + self.tr("active")

    def is_unused(self, account: Account, unused_days: int) -> bool:
        seen = account.last_sign_in or account.created_at
        return self._desk.house.clock.now() - seen > dt.timedelta(days=unused_days)
