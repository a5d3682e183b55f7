"""Who may do what, and for whom. Deny by default: a service asks for one permission, a duty grants a set read from data.

What each duty may do is resources/rules/duties.toml, read by `domain.duties`.
"""

from __future__ import annotations

import datetime as dt
import enum
from collections.abc import Callable
from dataclasses import dataclass

from desktop_app.domain.errors import AccessDenied


class Permission(enum.Enum):
    """One thing a person may be allowed to do."""

    IMPORT = "import"
    UNDO_IMPORT = "undo_import"
    SCORE = "score"
    OVERRIDE = "override"
    SEE_CUSTOMERS = "see_customers"
    SEE_FIGURES = "see_figures"
    UNMASK = "unmask"
    UNMASK_MANY = "unmask_many"
    EXPORT = "export"
    EXPORT_MANY = "export_many"
    REPORT = "report"
    VERIFY = "verify"
    APPROVE = "approve"
    SERVE_PRIVACY = "serve_privacy"
    MANAGE_ACCOUNTS = "manage_accounts"
    SET_PARAMETERS = "set_parameters"
    BACK_UP = "back_up"
    RESTORE = "restore"
    ROTATE_KEY = "rotate_key"
    APPOINT = "appoint"
    ASSIGN_DUTIES = "assign_duties"
    SET_SECURITY = "set_security"
    SEE_AUDIT = "see_audit"
    EXPORT_AUDIT = "export_audit"
    PRUNE_AUDIT = "prune_audit"


class Role(enum.Enum):
    """A duty in the office. One person has one account, and one account one duty."""

    FOUNDER = "founder"
    SYSTEM_ADMIN = "system_admin"
    SECURITY_ADMIN = "security_admin"
    AUDIT_ADMIN = "audit_admin"
    MANAGER = "manager"
    COLLECTOR = "collector"
    CLERK = "clerk"
    ANALYST = "analyst"
    AUDITOR = "auditor"
    TRAINER = "trainer"
    TRAINEE = "trainee"


ADMINISTRATORS = (Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN)
"""The separated three (三员). While all three are not appointed, the founder may appoint them."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose customers a person may see: units by the beginning of their code, meter-reading sections by their number.

    Both empty: everybody's. Both given: a customer must fit both.
    """

    org_prefix: str = ""
    sections: tuple[str, ...] = ()

    @property
    def everywhere(self) -> bool:
        return not self.org_prefix and not self.sections

    def covers(self, org_no: str | None, section: str | None) -> bool:
        """An unknown unit or section is outside every limited scope."""
        fits_org = not self.org_prefix or (org_no or "").startswith(self.org_prefix)
        return fits_org and (not self.sections or section in self.sections)


EVERYWHERE = Scope()


def _nobody_listens(_permission: Permission) -> None:
    """A session made outside the gate has no trail to write to."""


def _nothing_ended() -> frozenset[Permission]:
    """Of a session made outside the gate no right ends before it does."""
    return frozenset()


@dataclass(frozen=True, slots=True)
class Session:
    """A signed-in user; handed to every service, which asks `require` before it does anything.

    `refused` is called with what was asked for and not granted: the gate has it written to the audit trail. `ended` are rights
    that were granted at sign-in and are gone since (the founder's, once the administrators are appointed).
    """

    user: str
    role: Role
    signed_in_at: dt.datetime
    grants: frozenset[Permission] = frozenset()
    scope: Scope = EVERYWHERE
    refused: Callable[[Permission], None] = _nobody_listens
    ended: Callable[[], frozenset[Permission]] = _nothing_ended

    def may(self, permission: Permission) -> bool:
        return permission in self.grants and permission not in self.ended()

    def require(self, permission: Permission) -> None:
        """Raise `AccessDenied` unless the duty grants `permission`; the refusal is recorded."""
        if not self.may(permission):
            self.refused(permission)
            raise AccessDenied("access.denied", user=self.user, role=self.role.value, permission=permission.value)

    def require_any(self, *permissions: Permission) -> None:
        """Raise `AccessDenied` unless the duty grants one of them; the refusal names the first."""
        if not any(self.may(permission) for permission in permissions):
            self.require(permissions[0])
