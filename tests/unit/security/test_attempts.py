"""Failures at the door: the wait grows, survives a restart and a clock turned back, and nothing typed is kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop_app.domain.policy import Policy
from desktop_app.security.attempts import FILE_NAME, STRANGER, Attempts
from tests.fakes.clock import FrozenClock


@pytest.fixture
def clock() -> FrozenClock:
    return FrozenClock()


def fail(attempts: Attempts, times: int, user: str = "a") -> list[int]:
    return [attempts.failed(user, "sign_in") for _ in range(times)]


def test_that_five_failures_make_a_wait_that_doubles_up_to_a_day(tmp_path: Path, clock: FrozenClock) -> None:
    minutes = [seconds // 60 for seconds in fail(Attempts(tmp_path, clock), 13)]
    assert minutes == [0, 0, 0, 0, 30, 60, 120, 240, 480, 960, 1440, 1440, 1440]


def test_that_the_wait_runs_down_with_the_clock_and_over_a_restart(tmp_path: Path, clock: FrozenClock) -> None:
    fail(Attempts(tmp_path, clock), 5)
    clock.pass_by(minutes=10)
    assert Attempts(tmp_path, clock).wait_s("a") == 20 * 60
    clock.pass_by(minutes=20)
    assert Attempts(tmp_path, clock).wait_s("a") == 0
    assert Attempts(tmp_path, clock).failed("a", "sign_in") == 60 * 60, "the count stays until a success"


def test_that_a_clock_moved_back_does_not_shorten_the_wait(tmp_path: Path, clock: FrozenClock) -> None:
    attempts = Attempts(tmp_path, clock)
    fail(attempts, 5)
    clock.pass_by(minutes=10)
    assert attempts.wait_s("a") == 20 * 60
    clock.pass_by(days=-400)
    assert attempts.wait_s("a") == 20 * 60
    clock.pass_by(minutes=5)
    assert attempts.wait_s("a") == 15 * 60


def test_that_one_users_failures_are_not_anothers(tmp_path: Path, clock: FrozenClock) -> None:
    attempts = Attempts(tmp_path, clock)
    fail(attempts, 5)
    assert attempts.wait_s("b") == attempts.wait_s(STRANGER) == 0
    attempts.forget("a")
    assert attempts.wait_s("a") == 0


def test_that_failures_are_kept_until_they_are_audited(tmp_path: Path, clock: FrozenClock) -> None:
    attempts = Attempts(tmp_path, clock)
    fail(attempts, 250)
    kept, count = attempts.pending()
    assert (len(kept), count) == (200, 250)
    assert (kept[0].user, kept[0].door) == ("a", "sign_in")
    attempts.audited()
    assert attempts.pending() == ((), 0)
    assert attempts.failures_of("a") == 250


@pytest.mark.parametrize("content", [b"", b"{}", b"\xff\x00", b"[]", b'{"format": 1}', b"0"])
def test_that_breaking_the_file_earns_a_wait_and_is_put_on_record(tmp_path: Path, clock: FrozenClock, content: bytes) -> None:
    (tmp_path / FILE_NAME).write_bytes(content)
    attempts = Attempts(tmp_path, clock)
    assert attempts.wait_s("a") == 30 * 60
    assert attempts.pending()[0][0].door == "attempts_damaged"
    clock.pass_by(minutes=30)
    assert attempts.wait_s("a") == 0
    attempts.forget("a")
    assert attempts.failures_of("a") == 0


def test_that_the_offices_policy_counts_also_before_anybody_is_in(tmp_path: Path, clock: FrozenClock) -> None:
    Attempts(tmp_path, clock).limit_to(Policy(failures=3, first_wait_minutes=1))
    assert fail(Attempts(tmp_path, clock), 4) == [0, 0, 60, 120]
