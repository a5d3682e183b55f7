"""The door: who comes in, who waits, who is sent away, and what is put on record."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pyotp
import pytest

from desktop_app.domain.accounts import DeviceChoice
from desktop_app.domain.errors import UserFacingError, WorkspaceError
from desktop_app.domain.password_rules import rules
from desktop_app.domain.policy import Policy
from desktop_app.domain.roles import Role
from desktop_app.security.attempts import FILE_NAME as ATTEMPTS
from desktop_app.security.slot_file import FILE_NAME as SLOTS
from desktop_app.storage.unit_of_work import DuckUnitOfWork
from desktop_app.storage.workspace import DuckWorkspace
from tests.fakes.device import NoDevice, ThisPc
from tests.unit.services.office import AUDIT, FIRST, FOUNDER, OWN, SYSTEM, Office, refused

NOT_OURS = "0000-0000-0000-0000-0000-0000-0000"


def wrong(office: Office, times: int = 1, user: str = FOUNDER) -> list[str]:
    return [refused(lambda: office.house.gate.sign_in(user, "wrong password")) for _ in range(times)]


# --- creating


def test_that_a_fresh_workspace_has_no_account_but_its_founder(office: Office) -> None:
    session = office.found()
    assert (session.user, session.role) == (FOUNDER, Role.FOUNDER)
    assert [account.user for account in office.house.list_accounts(session)] == [FOUNDER]
    assert office.house.gate.last_sign_in(session) is None


@pytest.mark.parametrize("password", ["", "Short-1", "alllowercase", "Nodigitsatall", "has-王敏-2026-A", "1234567890"])
def test_that_a_password_against_the_rules_creates_nothing(office: Office, password: str) -> None:
    assert refused(lambda: office.house.gate.create("u", FOUNDER, password, DeviceChoice.UNBOUND)) == "password.refused"
    assert not office.house.gate.exists()
    assert not office.folder.exists()


def test_that_the_rules_are_sentences_in_both_languages() -> None:
    texts = Office(Path("unused")).house.texts
    assert rules(Policy(), texts) == (
        "至少 10 个字符",
        "小写字母、大写字母、数字、其他字符中至少有 3 种",
        "不含用户名或工号",
        "不同于最近用过的 5 个密码",
        "用满 90 天后要更换",
    )
    assert rules(Policy(min_length=12), texts.in_language("en"))[0] == "at least 12 characters"


def test_that_creating_over_a_workspace_is_refused(office: Office) -> None:
    office.found()
    assert refused(lambda: office.house.gate.create("u", "b", OWN, DeviceChoice.UNBOUND)) == "workspace.exists"


def test_that_nothing_but_a_workspace_can_be_signed_in_to(office: Office) -> None:
    assert refused(lambda: office.house.gate.sign_in(FOUNDER, OWN)) == "workspace.missing"


def test_that_a_crash_at_any_step_of_the_founding_leaves_a_workspace_or_none(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    crashes: list[Path] = []

    def crash() -> None:
        if office.folder.exists():
            crashes.append(tmp_path / f"crash-{len(crashes):02}")
            shutil.copytree(office.folder, crashes[-1], ignore=shutil.ignore_patterns("scratch"))

    def around(real: Callable[..., object]) -> Callable[..., object]:
        def step(*arguments: object, **more: object) -> object:
            crash()
            answer = real(*arguments, **more)
            crash()
            return answer

        return step

    monkeypatch.setattr(Path, "replace", around(Path.replace))
    for name in ("create", "begin"):
        monkeypatch.setattr(DuckWorkspace, name, around(getattr(DuckWorkspace, name)))
    monkeypatch.setattr(DuckUnitOfWork, "commit", around(DuckUnitOfWork.commit))
    office.found()
    monkeypatch.undo()
    there = [Office(folder, office.clock) for folder in crashes]
    founded = [other.house.gate.exists() for other in there]
    assert founded == sorted(founded), "none, none, …, one, one"
    assert set(founded) == {True, False}
    for other, whole in zip(there, founded, strict=True):
        session = other.house.gate.sign_in(FOUNDER, OWN) if whole else other.found()
        assert session.user == FOUNDER
        other.house.gate.sign_out()


@pytest.mark.parametrize(("where", "what"), [(DuckWorkspace, "create"), (DuckUnitOfWork, "commit")])
def test_that_a_founding_that_fails_leaves_nothing_in_the_way(
    office: Office, monkeypatch: pytest.MonkeyPatch, where: type, what: str
) -> None:
    def refuse(*_arguments: object) -> None:
        raise WorkspaceError("workspace.disk", folder="", reason="")

    monkeypatch.setattr(where, what, refuse)
    assert refused(office.found) == "workspace.disk"
    monkeypatch.undo()
    assert not office.house.gate.exists()
    assert office.found().user == FOUNDER


# --- waiting


def test_that_after_five_failures_even_the_right_password_waits_over_a_restart(office: Office) -> None:
    office.found()
    office.restart()
    assert wrong(office, 5) == ["security.wrong_password"] * 5
    office.restart()
    with pytest.raises(UserFacingError) as error:
        office.house.gate.sign_in(FOUNDER, OWN)
    assert (error.value.message.key, error.value.message.values["seconds"]) == ("gate.wait", 30 * 60)
    office.clock.pass_by(days=-30)
    assert refused(lambda: office.house.gate.sign_in(FOUNDER, OWN)) == "gate.wait"
    office.clock.pass_by(minutes=30)
    assert office.house.gate.sign_in(FOUNDER, OWN).user == FOUNDER


def test_that_trying_while_waiting_does_not_make_the_wait_longer(office: Office) -> None:
    office.found()
    wrong(office, 5)
    assert wrong(office, 3) == ["gate.wait"] * 3
    office.clock.pass_by(minutes=30)
    assert wrong(office) == ["security.wrong_password"]
    office.clock.pass_by(minutes=59)
    assert wrong(office) == ["gate.wait"], "the sixth failure doubled it"


def test_that_strangers_wait_too_and_their_names_are_not_written_down(office: Office) -> None:
    office.found()
    office.house.gate.sign_out()
    typed = [f"my secret passw0rd {number}" for number in range(5)]
    for name in typed:
        wrong(office, user=name)
    assert wrong(office, user="another stranger") == ["gate.wait"]
    assert "passw0rd" not in (office.folder / ATTEMPTS).read_text("utf-8")
    office.come(FOUNDER)
    rows = office.trail("session.failed")
    assert [(row.user, facts["count"]) for row, facts in rows] == [("*", 5)]


def test_that_failures_are_on_record_at_the_next_success_and_shown_to_the_user(office: Office) -> None:
    office.found()
    office.restart()
    wrong(office, 3)
    office.clock.pass_by(minutes=1)
    session = office.come(FOUNDER)
    last = office.house.gate.last_sign_in(session)
    assert last is not None
    assert (last.failures_since, last.at) == (3, office.clock.now().replace(minute=30))
    (row, facts) = office.trail("session.failed")[0]
    assert (row.user, row.result, facts["count"]) == (FOUNDER, "failed", 3)
    assert office.house.gate.last_sign_in(office.come(FOUNDER)).failures_since == 0  # type: ignore[union-attr]
    assert len(office.trail("session.failed")) == 1


def test_that_a_locked_screen_opens_with_the_same_password_and_counts_like_the_door(office: Office) -> None:
    session = office.found()
    office.house.gate.unlock(session, OWN)
    assert len(office.trail("session.unlock")) == 1
    for _ in range(5):
        assert refused(lambda: office.house.gate.unlock(session, "no")) == "security.wrong_password"
    assert refused(lambda: office.house.gate.unlock(session, OWN)) == "gate.wait"
    assert office.house.show_overview(session) is not None, "the session behind the lock is as it was"


# --- passwords in time


def test_that_a_first_password_must_be_changed_before_anything_else(office: Office) -> None:
    session = office.found()
    office.house.add_account(session, "li", "0042", FIRST, Role.COLLECTOR)
    office.house.gate.sign_out()
    assert refused(lambda: office.house.gate.sign_in("li", FIRST)) == "gate.must_change"
    assert refused(lambda: office.house.gate.change_expired("li", FIRST, FIRST)) == "password.refused"
    assert refused(lambda: office.house.gate.change_expired("li", FIRST, "Mine-0042-abc")) == "password.refused"
    assert office.house.gate.change_expired("li", FIRST, "My-own-pass-1").user == "li"
    office.house.gate.sign_out()
    assert office.house.gate.sign_in("li", "My-own-pass-1").role is Role.COLLECTOR
    assert not office.account("li").must_change


def test_that_a_password_runs_out_after_ninety_days(office: Office) -> None:
    office.found()
    office.clock.pass_by(days=90)
    office.come(FOUNDER)
    office.clock.pass_by(minutes=1)
    office.house.gate.sign_out()
    assert refused(lambda: office.house.gate.sign_in(FOUNDER, OWN)) == "gate.expired"
    assert office.house.gate.change_expired(FOUNDER, OWN, "Founder-2027").user == FOUNDER
    assert wrong(office) == ["security.wrong_password"]


def test_that_none_of_the_last_five_passwords_comes_back(office: Office) -> None:
    session = office.found()
    passwords = [OWN, *(f"Changed-{number}-abc" for number in range(5))]
    for old, new in pairwise(passwords):
        office.house.change_password(session, old, new)
        assert refused(lambda new=new: office.house.change_password(session, new, new)) == "password.refused"
    assert refused(lambda: office.house.change_password(session, passwords[-1], passwords[1])) == "password.refused"
    office.house.change_password(session, passwords[-1], OWN)
    assert refused(lambda: office.house.change_password(session, "not mine", "Changed-9-abc")) == "security.wrong_password"
    office.passwords[FOUNDER] = OWN
    assert office.come(FOUNDER).user == FOUNDER


# --- accounts that are closed


def test_that_a_disabled_account_is_refused_although_its_slot_were_still_there(office: Office) -> None:
    office.found_and_appoint_all()
    slots = (office.folder / SLOTS).read_bytes()
    office.house.set_account_state(office.come(SYSTEM), FOUNDER, disabled=True)
    office.house.gate.sign_out()
    assert refused(lambda: office.house.gate.sign_in(FOUNDER, OWN)) == "security.wrong_password"
    (office.folder / SLOTS).write_bytes(slots)  # a copy of the key file kept back by the person dismissed
    assert refused(lambda: office.house.gate.sign_in(FOUNDER, OWN)) == "gate.disabled"
    office.come(AUDIT)
    assert [facts["reason"] for _row, facts in office.trail("session.refused")] == ["gate.disabled"]


def test_that_an_account_unused_for_ninety_days_is_closed_at_its_next_sign_in(office: Office) -> None:
    office.found_and_appoint_all()
    office.clock.pass_by(days=91)
    office.house.gate.sign_out()
    assert refused(lambda: office.house.gate.sign_in(FOUNDER, OWN)) == "gate.unused"
    assert refused(lambda: office.house.gate.sign_in(FOUNDER, OWN)) == "security.wrong_password"
    office.house.gate.change_expired(SYSTEM, office.passwords[SYSTEM], "Once-more-22")
    assert office.account(FOUNDER).disabled
    (_row, facts) = office.trail("account.disable")[0]
    assert (facts["reason"], facts["before"], facts["after"]) == ("unused", "enabled", "disabled")


def test_that_the_last_who_could_open_accounts_again_is_never_closed_for_absence(office: Office) -> None:
    office.found()
    office.clock.pass_by(days=400)
    office.house.gate.sign_out()
    assert refused(lambda: office.house.gate.sign_in(FOUNDER, OWN)) == "gate.expired"
    assert office.house.gate.change_expired(FOUNDER, OWN, "Founder-2027").user == FOUNDER


def test_that_a_slot_without_an_account_opens_no_session(office: Office) -> None:
    office.found()
    office.house.gate.vault.add("ghost", "Ghost-2026-abc", office.house.gate.workspace.key)
    office.house.gate.sign_out()
    assert refused(lambda: office.house.gate.sign_in("ghost", "Ghost-2026-abc")) == "access.unknown_user"
    assert office.come(FOUNDER).user == FOUNDER


# --- one session


def test_that_a_workspace_open_elsewhere_names_who_has_it(office: Office) -> None:
    office.found()
    other = Office(office.folder, office.clock)
    with pytest.raises(UserFacingError) as error:
        other.house.gate.sign_in(FOUNDER, OWN)
    assert error.value.message.key == "workspace.open_by"
    assert error.value.message.values["user"] == FOUNDER
    office.house.gate.sign_out()
    other.house.gate.sign_in(FOUNDER, OWN)
    other.house.gate.sign_out()


def test_that_coming_and_going_is_on_record(office: Office) -> None:
    office.found()
    office.come(FOUNDER)
    assert [len(office.trail(f"session.{what}")) for what in ("sign_in", "sign_out")] == [2, 1]


# --- authenticator


def with_authenticator(office: Office) -> pyotp.TOTP:
    session = office.found()
    start = office.house.start_totp(session)
    app = pyotp.TOTP(start.secret)
    assert refused(lambda: office.house.confirm_totp(session, start.secret, "000000")) == "gate.totp_wrong"
    assert not office.account(FOUNDER).authenticator
    office.house.confirm_totp(session, start.secret, now(office, app))
    office.clock.pass_by(seconds=30)
    office.house.gate.sign_out()
    return app


def now(office: Office, app: pyotp.TOTP) -> str:
    return app.at(int(office.clock.now().timestamp()))


def test_that_an_authenticator_is_asked_for_after_the_password_and_its_code_is_good_once(office: Office) -> None:
    app = with_authenticator(office)
    gate = office.house.gate
    assert refused(lambda: gate.sign_in(FOUNDER, OWN)) == "gate.totp_needed"
    assert refused(lambda: gate.sign_in(FOUNDER, OWN, "123")) == "gate.totp_wrong"
    code = now(office, app)
    gate.sign_in(FOUNDER, OWN, code)
    gate.sign_out()
    assert refused(lambda: gate.sign_in(FOUNDER, OWN, code)) == "gate.totp_wrong"
    office.clock.pass_by(seconds=30)
    session = gate.sign_in(FOUNDER, OWN, now(office, app))
    last = gate.last_sign_in(session)
    assert last is not None
    assert last.failures_since == 1
    assert all(account.totp_secret == "" for account in office.house.list_accounts(session)), "the secret is in no list"


def test_that_wrong_codes_count_as_failures(office: Office) -> None:
    app = with_authenticator(office)
    for _ in range(5):
        assert refused(lambda: office.house.gate.sign_in(FOUNDER, OWN, "12345")) == "gate.totp_wrong"
    assert refused(lambda: office.house.gate.sign_in(FOUNDER, OWN, now(office, app))) == "gate.wait"


def test_that_ones_own_authenticator_can_be_given_up(office: Office) -> None:
    app = with_authenticator(office)
    session = office.house.gate.sign_in(FOUNDER, OWN, now(office, app))
    office.house.drop_totp(session, FOUNDER)
    assert office.come(FOUNDER).user == FOUNDER


# --- recovery


def test_that_the_recovery_code_gives_a_new_password_and_takes_the_authenticator(office: Office) -> None:
    with_authenticator(office)
    session = office.house.gate.recover(office.code.lower().replace("-", " "), FOUNDER, "Recovered-2026-a")
    assert session.user == FOUNDER
    assert not office.account(FOUNDER).authenticator
    assert len(office.trail("session.recover")) == 1
    office.passwords[FOUNDER] = "Recovered-2026-a"
    assert office.come(FOUNDER).user == FOUNDER
    assert wrong(office) == ["security.wrong_password"]


def test_that_a_mistyped_code_is_no_failure_and_a_wrong_one_is(office: Office) -> None:
    office.found()
    gate, mistyped = office.house.gate, office.code[:-1] + ("0" if office.code[-1] != "0" else "1")
    for _ in range(9):
        assert refused(lambda: gate.recover(mistyped, FOUNDER, "Recovered-2026-a")) == "recovery.mistyped"
    told = [refused(lambda: gate.recover(NOT_OURS, FOUNDER, "Recovered-2026-a")) for _ in range(6)]
    assert told == ["recovery.wrong"] * 5 + ["gate.wait"]
    office.clock.pass_by(minutes=30)
    assert refused(lambda: gate.recover(office.code, FOUNDER, "weak")) == "password.refused"
    assert refused(lambda: gate.recover(office.code, "nobody", "Recovered-2026-a")) == "access.unknown_user"
    assert office.come(FOUNDER).user == FOUNDER


def test_that_a_bound_workspace_moves_to_another_pc_by_its_recovery_code(office: Office) -> None:
    office.found(DeviceChoice.BOUND)
    office.house.gate.sign_out()
    there = Office(office.folder, office.clock, ThisPc(None))
    assert refused(lambda: there.house.gate.sign_in(FOUNDER, OWN)) == "security.other_device"
    there.house.gate.recover(office.code, FOUNDER, "Recovered-2026-a")
    there.house.gate.sign_out()
    assert there.house.gate.sign_in(FOUNDER, "Recovered-2026-a").user == FOUNDER
    there.house.gate.sign_out()
    assert refused(lambda: office.house.gate.sign_in(FOUNDER, "Recovered-2026-a")) == "security.other_device"


def test_that_a_pc_without_a_keyring_can_take_a_bound_workspace_over_unbound(office: Office) -> None:
    office.found(DeviceChoice.BOUND)
    office.house.gate.sign_out()
    there = Office(office.folder, office.clock, NoDevice())  # type: ignore[arg-type]  # a device all the same
    assert not there.house.gate.keyring_available()
    assert refused(lambda: there.house.gate.recover(office.code, FOUNDER, "Recovered-2026-a")) == "security.no_keyring"
    there.house.gate.recover(office.code, FOUNDER, "Recovered-2026-a", DeviceChoice.UNBOUND)
    there.house.gate.sign_out()
    assert there.house.gate.sign_in(FOUNDER, "Recovered-2026-a").user == FOUNDER
    there.house.gate.sign_out()
