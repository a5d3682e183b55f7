"""Guarding the administrators' accounts: who could take one over would have two duties."""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.domain.accounts import Account
from desktop_app.domain.approval import SecondPerson
from desktop_app.domain.errors import AccessDenied
from desktop_app.domain.roles import ADMINISTRATORS, Permission, Session
from desktop_app.services.approvals import Approvals


def refuse_administrator_to_founder(session: Session, account: Account) -> None:
    """The founder appoints administrators, but never lays hands on one who is appointed."""
    if account.role in ADMINISTRATORS and not session.may(Permission.MANAGE_ACCOUNTS):
        raise AccessDenied("account.administrator", user=account.user)


@dataclass(frozen=True, slots=True)
class Guard:
    """Asks for a second person before somebody gets at an administrator's way in."""

    approvals: Approvals

    def confirm(self, session: Session, account: Account, second: SecondPerson | None, action: str) -> str:
        """The second person's name; empty where none is needed.

        Raises:
            AccessDenied: an administrator's account and no second person, or the administrator's own word for it.
        """
        refuse_administrator_to_founder(session, account)
        if account.role not in ADMINISTRATORS:
            return ""
        if second is None:
            raise AccessDenied("approval.needed", user=account.user)
        return self.approvals.confirm(session, second, action)
