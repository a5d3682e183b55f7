"""Who may do what. Deny by default: a service asks for one permission, a role grants a fixed set."""

from __future__ import annotations

import datetime as dt
import enum
from dataclasses import dataclass

from desktop_app.domain.errors import AccessDenied


class Permission(enum.Enum):
    """One thing a person may be allowed to do."""

    IMPORT = "import"
    SCORE = "score"
    SEE_CUSTOMERS = "see_customers"
    SEE_FIGURES = "see_figures"
    EXPORT = "export"
    REPORT = "report"
    VERIFY = "verify"
    MANAGE_USERS = "manage_users"
    SEE_AUDIT = "see_audit"


class Role(enum.Enum):
    """A duty in the office; the first administrator of a fresh workspace is FOUNDER until duties are separated."""

    FOUNDER = "founder"
    COLLECTOR = "collector"
    ANALYST = "analyst"
    AUDITOR = "auditor"


_READ = frozenset({Permission.SEE_CUSTOMERS, Permission.SEE_FIGURES})

GRANTS: dict[Role, frozenset[Permission]] = {
    Role.FOUNDER: frozenset(Permission),
    Role.COLLECTOR: _READ | {Permission.REPORT},
    Role.ANALYST: _READ | {Permission.IMPORT, Permission.SCORE, Permission.EXPORT, Permission.REPORT},
    Role.AUDITOR: _READ | {Permission.REPORT, Permission.VERIFY, Permission.SEE_AUDIT},
}


@dataclass(frozen=True, slots=True)
class Session:
    """A signed-in user; handed to every service, which asks `require` before it does anything."""

    user: str
    role: Role
    signed_in_at: dt.datetime

    def may(self, permission: Permission) -> bool:
        return permission in GRANTS[self.role]

    def require(self, permission: Permission) -> None:
        """Raise `AccessDenied` unless the role grants `permission`."""
        if not self.may(permission):
            raise AccessDenied("access.denied", user=self.user, role=self.role.value, permission=permission.value)
