"""A second person for tests of what needs four eyes: an account of its own, made as the office makes it."""

from __future__ import annotations

from desktop_app.domain.approval import SecondPerson
from desktop_app.domain.audit import AuditEntry
from desktop_app.domain.roles import Role
from tests.accounts import account
from tests.houses import PASSWORD, USER, Opened

SECOND = SecondPerson("孙丽", "second-2026")


def second_in(opened: Opened, role: Role = Role.MANAGER) -> SecondPerson:
    """Add the second person to an open workspace."""
    gate = opened.house.gate
    gate.vault.add(SECOND.user, SECOND.password, gate.vault.unlock(USER, PASSWORD))
    with gate.workspace.begin() as work:
        work.users.keep(account(SECOND.user, role))
        work.commit(AuditEntry(USER, "test.second", SECOND.user, {}))
    return SECOND
