"""The trail as it is written: no write without a row, days anchored, rows sealed, clocks watched, pages read."""

from __future__ import annotations

import datetime as dt
import threading
from pathlib import Path

import pytest

from desktop_app.domain.audit import AuditEntry, Result
from desktop_app.domain.changes import Topic
from desktop_app.domain.roles import Role
from desktop_app.domain.safety import AuditFilter
from desktop_app.storage import audit_chain as chain
from tests.accounts import account
from tests.unit.storage.trails import FIRST_KEYS, Trail, sealed_trail


@pytest.fixture
def trail(tmp_path: Path) -> Trail:
    return sealed_trail(tmp_path)


def test_that_every_commit_leaves_one_row_and_says_what_it_touched(trail: Trail) -> None:
    with trail.store.begin() as work:
        work.users.keep(account("later", Role.AUDITOR))
        changes = work.commit(AuditEntry("admin", "user.add", "later", {}))
    assert changes.topics == {Topic.USERS, Topic.AUDIT}
    assert [row.subject for row in trail.rows()][-2:] == ["user 11", "later"]


def test_that_an_untouched_trail_is_whole_with_and_without_its_keys(trail: Trail) -> None:
    told = trail.check()
    assert (told.whole, told.rows, told.first, told.head.sequence, told.sealed_from) == (True, 14, 1, 14, 1)
    assert (told.epochs, told.opened) == ((1, 2), ())
    assert (trail.check(keyed=True).whole, trail.check(keyed=True).opened) == (True, (1, 2))


def test_that_the_first_keys_and_used_keys_are_kept_nowhere(trail: Trail) -> None:
    kept = str(trail.sql("SELECT * FROM ws.audit_seal")) + str(trail.sql("SELECT * FROM ws.audit_holder"))
    for first_key in FIRST_KEYS.values():
        assert first_key.hex() not in kept
    assert len(trail.sql("SELECT * FROM ws.audit_seal")) == 2
    key = FIRST_KEYS[2]
    for _row in range(8, 15):
        assert key.hex() not in kept
        key = chain.next_key(key)
    assert key.hex() in kept


def test_that_the_first_commit_of_a_day_anchors_where_the_trail_stood(trail: Trail) -> None:
    rows = trail.rows()
    assert trail.sql("SELECT day, sequence, hash FROM ws.audit_anchor ORDER BY day") == [
        (dt.date(2026, 1, 5), 0, chain.GENESIS),
        (dt.date(2026, 1, 6), 4, rows[3].hash),
        (dt.date(2026, 1, 7), 9, rows[8].hash),
        (dt.date(2026, 1, 8), 13, rows[12].hash),
    ]


def test_that_a_clock_moved_back_is_told_before_what_was_done_then(trail: Trail) -> None:
    before = trail.clock.now()
    trail.commit(subject="before")
    trail.clock.pass_by(minutes=-90)
    trail.commit(subject="after")
    trail.clock.pass_by(minutes=1)
    trail.commit(subject="later")
    *_, moved, after, later = trail.rows()
    assert (moved.action, after.subject, later.subject) == (chain.CLOCK_MOVED, "after", "later")
    assert chain.utc(before).isoformat() in moved.facts
    assert chain.utc(before - dt.timedelta(minutes=90)).isoformat() in moved.facts
    assert trail.check(keyed=True).whole


def test_that_a_clock_put_right_by_a_minute_is_no_event(trail: Trail) -> None:
    trail.commit()
    trail.clock.pass_by(seconds=-90)
    trail.commit(subject="after")
    assert [row.action for row in trail.rows()][-2:] == ["user.add", "user.add"]


def test_that_a_day_seen_again_after_the_clock_moved_back_keeps_its_anchor(trail: Trail) -> None:
    trail.clock.pass_by(days=-2)
    trail.commit()
    trail.clock.pass_by(days=3)
    trail.commit()
    assert trail.check(keyed=True).whole


def test_that_a_row_written_during_a_long_transaction_costs_it_nothing(trail: Trail) -> None:
    with trail.store.begin() as long:
        long.users.keep(account("imported", Role.CLERK))
        trail.clock.pass_by(days=1)
        trail.commit("access.denied", "see_audit", "user 3")
        long.commit(AuditEntry("admin", "import.commit", "batch 1", {}))
    assert [row.action for row in trail.rows()][-2:] == ["access.denied", "import.commit"]
    assert len(trail.sql("SELECT * FROM ws.audit_seal")) == 2
    assert trail.check(keyed=True).whole


def test_that_many_threads_write_one_unbroken_trail(trail: Trail) -> None:
    def write(user: str) -> None:
        for number in range(10):
            trail.commit("user.edit", str(number), user)

    threads = [threading.Thread(target=write, args=(f"user {number}",)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (trail.check(keyed=True).whole, trail.check().rows) == (True, 54)


def test_that_what_is_rolled_back_leaves_neither_row_nor_key(trail: Trail) -> None:
    before = trail.sql("SELECT * FROM ws.audit_seal")
    with trail.store.begin() as work:
        work.audit.begin_epoch(bytes(32), {"somebody": b"x"})
        work.users.keep(account("never", Role.CLERK))
    assert trail.sql("SELECT * FROM ws.audit_seal") == before
    assert trail.check(keyed=True).whole


def test_that_an_epoch_nobody_could_open_is_refused(trail: Trail) -> None:
    with trail.store.begin() as work, pytest.raises(ValueError, match="holder"):
        work.audit.begin_epoch(bytes(32), {})


@pytest.mark.parametrize(
    ("chosen", "subjects"),
    [
        (AuditFilter(action="access"), ["see_audit"]),
        (AuditFilter(user="user"), ["see_audit"]),
        (AuditFilter(result=Result.REFUSED), ["see_audit"]),
        (AuditFilter(since=dt.date(2026, 1, 8)), ["user 11", "see_audit"]),
        (
            AuditFilter(action="user", since=dt.date(2026, 1, 6), until=dt.date(2026, 1, 6)),
            ["user 3", "user 4", "user 5", "user 6"],
        ),
    ],
)
def test_that_the_trail_is_read_by_who_what_and_when(trail: Trail, chosen: AuditFilter, subjects: list[str]) -> None:
    with trail.store.begin() as work:
        work.commit(AuditEntry("user 3", "access.denied", "see_audit", {}, Result.REFUSED))
    with trail.store.begin() as work:
        assert [row.subject for row in work.audit.rows(chosen)] == subjects
        page = work.audit.page(chosen, 1, 2)
    assert (page.total, [row.subject for row in page.rows]) == (len(subjects), subjects[::-1][:2])


def test_that_pages_are_newest_first_and_follow_each_other(trail: Trail) -> None:
    with trail.store.begin() as work:
        pages = [work.audit.page(AuditFilter(), number, 5) for number in (1, 2, 3)]
    assert [row.sequence for page in pages for row in page.rows] == list(range(14, 0, -1))
