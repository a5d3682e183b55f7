"""A new account: by the system administrator without a duty's rights, by the founder while administrators are missing."""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.domain.accounts import RECOVERY, Account
from desktop_app.domain.audit import AuditEntry
from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import AccessDenied, WorkspaceError
from desktop_app.domain.ports import Clock, UnitOfWork, Workspace
from desktop_app.domain.roles import Permission, Role, Session
from desktop_app.domain.vault import Vault
from desktop_app.services.account_rules import refuse_after_appointment, refuse_second_founder
from desktop_app.services.appointment import Appointment
from desktop_app.services.password_book import PasswordBook


@dataclass(frozen=True, slots=True)
class AddAccount:
    workspace: Workspace
    vault: Vault
    book: PasswordBook
    appointment: Appointment
    clock: Clock

    def __call__(self, session: Session, user: str, person: str, initial_password: str, role: Role | None = None) -> Changes:
        """An account with a first password, which must be changed at the first sign-in.

        `person` is the staff number (工号). Without `role` the duty is that of a trainee, until one is assigned.

        Raises:
            AccessDenied: name or person has an account; a duty only somebody else may give; the founder after the appointment.
            WorkspaceError: the password breaks a rule, or the slot file cannot be written.
        """
        session.require_any(Permission.MANAGE_ACCOUNTS, Permission.APPOINT)
        duty, user, person = role or Role.TRAINEE, user.strip(), person.strip()
        with self.workspace.begin() as work:
            refuse_after_appointment(work, session, Permission.MANAGE_ACCOUNTS)
            _refuse_taken(work, user, person)
            _refuse_foreign_duty(session, duty)
            now = self.clock.now()
            added = Account(user, person, duty, now, session.user, now, must_change=True)
            self.book.take(work, user, person, initial_password)
            work.users.keep(added)
            self.vault.add(user, initial_password, self.workspace.key)
            if duty is Role.AUDIT_ADMIN:
                self.appointment.seal_anew(work)
            facts = {"person": person, "after": duty.value}
            changes = work.commit(AuditEntry(session.user, "account.add", user, facts))
        self.appointment.settle(session)
        return changes


def _refuse_taken(work: UnitOfWork, user: str, person: str) -> None:
    if not user or not person or user.casefold() == RECOVERY or not user.isprintable():
        raise WorkspaceError("account.bad_name", user=user)
    for account in work.users.accounts():
        if account.user.casefold() == user.casefold():
            raise AccessDenied("account.name_taken", user=user)
        if account.person.casefold() == person.casefold():
            raise AccessDenied("account.person_has_one", person=person, user=account.user)


def _refuse_foreign_duty(session: Session, duty: Role) -> None:
    """Creating accounts and giving duties are two administrators' work; the founder does both for want of them."""
    refuse_second_founder(duty)
    if duty is not Role.TRAINEE and not session.may(Permission.APPOINT):
        raise AccessDenied("account.duty_not_yours", user=session.user)
