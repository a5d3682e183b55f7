"""Who may be what: one account per person, nobody his own judge, no administrator's duty left without anybody."""

from __future__ import annotations

from desktop_app.domain.accounts import Account, vacant
from desktop_app.domain.duties import Duties
from desktop_app.domain.errors import AccessDenied
from desktop_app.domain.ports import UnitOfWork
from desktop_app.domain.roles import ADMINISTRATORS, Permission, Role, Session


def known(work: UnitOfWork, user: str) -> Account:
    """Raises `AccessDenied` for a name without an account."""
    account = work.users.account(user)
    if account is None:
        raise AccessDenied("account.unknown", user=user)
    return account


def refuse_own(session: Session, user: str) -> None:
    """Nobody changes what he may do, or his own state."""
    if session.user == user:
        raise AccessDenied("account.own", user=user)


def refuse_after_appointment(work: UnitOfWork, session: Session, right: Permission) -> None:
    """A founder acts in place of the administrators only while one of them is missing; `right` is what an administrator has."""
    if not session.may(right) and not vacant(work.users.accounts()):
        raise AccessDenied("account.all_appointed", user=session.user)


def refuse_orphaned_duty(work: UnitOfWork, account: Account) -> None:
    """Once somebody holds an administrator's duty, somebody always does."""
    if account.role in ADMINISTRATORS and not account.disabled and is_last(work.users.accounts(), account):
        raise AccessDenied("account.last_of_duty", user=account.user)


def is_last(accounts: tuple[Account, ...], account: Account) -> bool:
    """Whether nobody else with an enabled account has the same duty."""
    return not any(other.role is account.role for other in accounts if other.user != account.user and not other.disabled)


def may_lapse(accounts: tuple[Account, ...], account: Account, duties: Duties) -> bool:
    """Whether an unused account can be closed: somebody else could open it again, and no administrator's duty is left empty."""
    others = [other for other in accounts if other.user != account.user and not other.disabled]
    separated = not vacant(accounts)
    reopening = Permission.MANAGE_ACCOUNTS if separated else Permission.APPOINT
    somebody = any({reopening, Permission.MANAGE_ACCOUNTS} & duties.grants(other.role) for other in others)
    return somebody and not (account.role in ADMINISTRATORS and is_last(accounts, account))


def refuse_second_founder(role: Role) -> None:
    """There is one founder, the first user; nobody is made one."""
    if role is Role.FOUNDER:
        raise AccessDenied("account.one_founder")
