"""Changing one's own password."""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.domain.ports import Workspace
from desktop_app.domain.roles import Session
from desktop_app.domain.vault import Vault
from desktop_app.services.account_rules import known
from desktop_app.services.password_book import PasswordBook
from desktop_app.services.password_check import PasswordCheck


@dataclass(frozen=True, slots=True)
class ChangePassword:
    """Needs no permission: everybody may, and must, look after their own."""

    workspace: Workspace
    vault: Vault
    book: PasswordBook
    check: PasswordCheck

    def __call__(self, session: Session, old: str, new: str) -> None:
        """The key pair stays, so that what was sealed to the user can still be opened.

        Raises:
            WorkspaceError: the old password is wrong, or the new one breaks a rule. SignInStop: too many failures.
        """
        self.check.keys(session.user, old, "change")
        with self.workspace.begin() as work:
            account = known(work, session.user)
        self.book.change(account, new, lambda: self.vault.change_password(session.user, old, new))
        self.check.attempts.forget(session.user)
