"""The trail: no write without a row, and no edit that does not show."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop_app.domain.audit import AuditEntry
from desktop_app.domain.changes import Topic
from desktop_app.domain.roles import Role
from desktop_app.storage.workspace import DuckWorkspace
from tests.accounts import account
from tests.fakes.clock import FrozenClock

KEY = bytes(range(32))


@pytest.fixture
def store(tmp_path: Path) -> DuckWorkspace:
    workspace = DuckWorkspace(tmp_path, FrozenClock())
    workspace.create(KEY)
    for number in range(5):
        with workspace.begin() as work:
            work.users.keep(account(f"user {number}", Role.AUDITOR))
            work.commit(AuditEntry("admin", "user.add", f"user {number}", {"number": number}))
    return workspace


def test_that_every_commit_leaves_one_row_and_says_what_it_touched(store: DuckWorkspace) -> None:
    with store.begin() as work:
        work.users.keep(account("later", Role.AUDITOR))
        changes = work.commit(AuditEntry("admin", "user.add", "later", {}))
    assert changes.topics == {Topic.USERS, Topic.AUDIT}
    with store.begin() as work:
        assert [row.subject for row in work.audit.rows()][-2:] == ["user 4", "later"]
        assert work.audit.broken_at() is None


@pytest.mark.parametrize(
    ("sql", "broken"),
    [
        ("UPDATE ws.audit SET subject = 'somebody else' WHERE sequence = 3", 3),
        ("UPDATE ws.audit SET facts = '{}' WHERE sequence = 2", 2),
        ("UPDATE ws.audit SET happened_at = happened_at + INTERVAL 1 SECOND WHERE sequence = 4", 4),
        ("DELETE FROM ws.audit WHERE sequence = 2", 2),
        ("UPDATE ws.audit SET sequence = CASE sequence WHEN 1 THEN 90 ELSE sequence END WHERE sequence = 1", 1),
    ],
)
def test_that_an_edit_a_deletion_and_a_reordering_show_where_they_are(store: DuckWorkspace, sql: str, broken: int) -> None:
    store.cursor().execute(sql)
    with store.begin() as work:
        assert work.audit.broken_at() == broken
