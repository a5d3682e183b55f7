"""A second person for what needs four eyes, and sessions of other duties in an open workspace."""

from __future__ import annotations

import dataclasses

from desktop_app.domain.approval import SecondPerson
from desktop_app.domain.audit import AuditEntry, AuditRow
from desktop_app.domain.roles import EVERYWHERE, Role, Scope, Session
from desktop_app.services.refusals import recorded_refusals
from tests.accounts import account, session_of
from tests.houses import PASSWORD, USER, Opened

SECOND = SecondPerson("孙丽", "second-2026")


def second_in(opened: Opened, role: Role = Role.MANAGER) -> SecondPerson:
    """Give the second person an account and a key of their own."""
    gate = opened.house.gate
    gate.vault.add(SECOND.user, SECOND.password, gate.vault.unlock(USER, PASSWORD))
    with gate.workspace.begin() as work:
        work.users.keep(account(SECOND.user, role, person="2002"))
        work.commit(AuditEntry(USER, "test.second", SECOND.user, {}))
    return SECOND


def signed_in_as(opened: Opened, role: Role, scope: Scope = EVERYWHERE, user: str = USER) -> Session:
    """A session of another duty; what it is refused goes into the trail."""
    return dataclasses.replace(session_of(role, user, scope=scope), refused=recorded_refusals(opened.house.gate.workspace, user))


def newest_row(opened: Opened) -> AuditRow:
    """The last row of the trail."""
    with opened.house.gate.workspace.begin() as work:
        return work.audit.rows()[-1]
