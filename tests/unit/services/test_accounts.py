"""Separation of duties: nobody is two of the three, nobody his own judge, and nothing happens without a row."""

from __future__ import annotations

import pytest

from desktop_app.domain.approval import SecondPerson
from desktop_app.domain.errors import UserFacingError
from desktop_app.domain.policy import BOUNDS, Policy
from desktop_app.domain.roles import ADMINISTRATORS, Permission, Role, Scope
from desktop_app.services.sealing import KEY_BYTES
from tests.unit.services.office import AUDIT, FIRST, FOUNDER, SECURITY, SYSTEM, Office, refused


@pytest.fixture
def staffed(office: Office) -> Office:
    """The three administrators are appointed; everybody is at home."""
    office.found_and_appoint_all()
    return office


def second(office: Office, user: str) -> SecondPerson:
    return SecondPerson(user, office.passwords[user])


# --- the founder


def test_that_the_founder_appoints_the_three_and_is_an_ordinary_user_afterwards(office: Office) -> None:
    session = office.found()
    assert session.may(Permission.APPOINT)
    assert session.may(Permission.BACK_UP)
    for user, role in ((SYSTEM, Role.SYSTEM_ADMIN), (SECURITY, Role.SECURITY_ADMIN)):
        office.house.add_account(session, user, user, FIRST, role)
        assert session.may(Permission.APPOINT)
    office.house.add_account(session, AUDIT, AUDIT, FIRST, Role.AUDIT_ADMIN)
    ended = (Permission.APPOINT, Permission.BACK_UP, Permission.RESTORE)
    assert not any(session.may(right) for right in ended), "in the running session"
    assert refused(lambda: office.house.add_account(session, "late", "late", FIRST, Role.CLERK)) == "access.denied"
    again = office.come(FOUNDER)
    assert not any(again.may(right) for right in ended), "and in the next"
    assert again.may(Permission.IMPORT)
    assert [facts["after"] for _row, facts in office.trail("account.add")] == [role.value for role in ADMINISTRATORS]


def test_that_the_founder_may_make_business_accounts_while_an_administrator_is_missing(office: Office) -> None:
    session = office.found()
    office.house.add_account(session, "li", "0042", FIRST, Role.COLLECTOR)
    office.house.assign_duty(session, "li", Role.CLERK, Scope("35401", ("012",)))
    account = office.account("li")
    assert (account.role, account.scope, account.must_change, account.created_by) == (
        Role.CLERK,
        Scope("35401", ("012",)),
        True,
        FOUNDER,
    )
    (_row, facts) = office.trail("account.duty")[0]
    assert facts["before"] == {"role": "collector", "org_prefix": "", "sections": []}
    assert facts["after"] == {"role": "clerk", "org_prefix": "35401", "sections": ["012"]}


def test_that_the_founder_lays_no_hands_on_an_administrator(office: Office) -> None:
    office.found()
    office.appoint((SYSTEM, Role.SYSTEM_ADMIN))
    session, house = office.come(FOUNDER), office.house
    assert refused(lambda: house.reset_password(session, SYSTEM, "Taken-over-1")) == "account.administrator"
    assert refused(lambda: house.set_account_state(session, SYSTEM, True)) == "account.administrator"
    assert refused(lambda: house.drop_totp(session, SYSTEM)) == "account.administrator"


# --- making accounts


def test_that_the_system_administrator_makes_accounts_without_a_duty_and_security_gives_it(staffed: Office) -> None:
    house, session = staffed.house, staffed.come(SYSTEM)
    assert refused(lambda: house.add_account(session, "li", "0042", FIRST, Role.MANAGER)) == "account.duty_not_yours"
    house.add_account(session, "li", "0042", FIRST)
    assert staffed.account("li").role is Role.TRAINEE
    assert refused(lambda: house.assign_duty(session, "li", Role.MANAGER)) == "access.denied"
    session = staffed.come(SECURITY)
    assert refused(lambda: house.add_account(session, "wang", "0043", FIRST)) == "access.denied"
    house.assign_duty(session, "li", Role.MANAGER)
    assert staffed.account("li").role is Role.MANAGER


@pytest.mark.parametrize(
    ("user", "person", "told"),
    [
        (SYSTEM, "0042", "account.name_taken"),
        ("SYS", "0042", "account.name_taken"),
        ("li", "no-SYS", "account.person_has_one"),
        ("recovery", "0042", "account.bad_name"),
        ("", "0042", "account.bad_name"),
        ("li", " ", "account.bad_name"),
        ("li\n", "", "account.bad_name"),
    ],
)
def test_that_everybody_has_one_account_under_one_name(staffed: Office, user: str, person: str, told: str) -> None:
    session = staffed.come(SYSTEM)
    assert refused(lambda: staffed.house.add_account(session, user, person, FIRST)) == told


def test_that_a_weak_first_password_makes_no_account(staffed: Office) -> None:
    session = staffed.come(SYSTEM)
    assert refused(lambda: staffed.house.add_account(session, "li", "0042", "weak")) == "password.refused"
    assert refused(lambda: staffed.house.add_account(session, "li", "0042", "Staff-0042-x")) == "password.refused"
    assert "li" not in [account.user for account in staffed.house.list_accounts(session)]


# --- duties


def test_that_nobody_changes_his_own_duty_or_state(staffed: Office) -> None:
    session = staffed.come(SECURITY)
    assert refused(lambda: staffed.house.assign_duty(session, SECURITY, Role.MANAGER)) == "account.own"
    session = staffed.come(SYSTEM)
    assert refused(lambda: staffed.house.set_account_state(session, SYSTEM, True)) == "account.own"
    assert refused(lambda: staffed.house.reset_password(session, SYSTEM, "Another-pass-1")) == "account.own"


def test_that_nobody_becomes_a_second_founder(staffed: Office) -> None:
    session = staffed.come(SECURITY)
    assert refused(lambda: staffed.house.assign_duty(session, AUDIT, Role.FOUNDER)) == "account.one_founder"


def test_that_an_administrators_duty_is_never_left_without_anybody(staffed: Office) -> None:
    house = staffed.house
    session = staffed.come(SECURITY)
    assert refused(lambda: house.assign_duty(session, AUDIT, Role.CLERK)) == "account.last_of_duty"
    session = staffed.come(SYSTEM)
    assert refused(lambda: house.set_account_state(session, AUDIT, True)) == "account.last_of_duty"
    house.add_account(session, "aud2", "0099", FIRST)
    house.assign_duty(staffed.come(SECURITY), "aud2", Role.AUDIT_ADMIN)
    house.set_account_state(staffed.come(SYSTEM), AUDIT, True)
    assert staffed.account(AUDIT).disabled
    session = staffed.come(SECURITY)
    assert refused(lambda: house.assign_duty(session, "aud2", Role.CLERK)) == "account.last_of_duty"


def test_that_a_new_duty_is_in_force_at_the_next_sign_in(staffed: Office) -> None:
    staffed.house.assign_duty(staffed.come(SECURITY), FOUNDER, Role.COLLECTOR)
    session = staffed.come(FOUNDER)
    assert session.role is Role.COLLECTOR
    assert not session.may(Permission.IMPORT)


# --- closing, opening, resetting


def test_that_a_closed_account_has_no_key_slot_and_needs_a_new_password_when_opened(staffed: Office) -> None:
    house, session = staffed.house, staffed.come(SYSTEM)
    house.set_account_state(session, FOUNDER, True)
    assert FOUNDER not in house.gate.vault.public_keys()
    house.set_account_state(session, FOUNDER, False)
    house.gate.sign_out()
    assert refused(lambda: staffed.come(FOUNDER)) == "security.wrong_password"
    house.reset_password(staffed.come(SYSTEM), FOUNDER, "Welcome-back-1")
    house.gate.sign_out()
    assert refused(lambda: house.gate.sign_in(FOUNDER, "Welcome-back-1")) == "gate.must_change"
    assert house.gate.change_expired(FOUNDER, "Welcome-back-1", "Here-again-2").user == FOUNDER


def test_that_a_reset_ends_the_wait(staffed: Office) -> None:
    house = staffed.house
    house.gate.sign_out()
    for _ in range(5):
        refused(lambda: house.gate.sign_in(FOUNDER, "forgotten"))
    house.reset_password(staffed.come(SYSTEM), FOUNDER, "Welcome-back-1")
    house.gate.sign_out()
    assert refused(lambda: house.gate.sign_in(FOUNDER, "Welcome-back-1")) == "gate.must_change"


def test_that_an_administrators_password_is_reset_by_two(staffed: Office) -> None:
    """Or the system administrator could sign in as the auditor of what he does."""
    house, session = staffed.house, staffed.come(SYSTEM)
    assert refused(lambda: house.reset_password(session, AUDIT, "Taken-over-1")) == "approval.needed"
    own = second(staffed, SYSTEM)
    assert refused(lambda: house.reset_password(session, AUDIT, "Taken-over-1", own)) == "approval.same_person"
    house.reset_password(session, AUDIT, "Welcome-back-1", second(staffed, SECURITY))
    (_row, facts) = staffed.trail("password.reset")[0]
    assert facts["approver"] == SECURITY
    assert refused(lambda: house.drop_totp(session, SECURITY)) == "approval.needed"
    house.drop_totp(session, SECURITY, second(staffed, FOUNDER))


# --- seals of the trail


def holders(office: Office, epoch: int) -> dict[str, bytes]:
    sql = "SELECT holder, sealed_key FROM ws.audit_holder WHERE epoch = ?"
    found = office.house.gate.workspace.cursor().execute(sql, [epoch]).fetchall()  # type: ignore[attr-defined]
    return {name: bytes.fromhex(sealed) for name, sealed in found}


def test_that_seals_begin_with_the_workspace_and_anew_with_every_audit_administrator(staffed: Office) -> None:
    staffed.come(AUDIT)
    assert set(holders(staffed, 1)) == {"recovery"}
    assert set(holders(staffed, 2)) == {"recovery", AUDIT}
    vault = staffed.house.gate.vault
    opened = [
        vault.open_sealed(AUDIT, staffed.passwords[AUDIT], holders(staffed, 2)[AUDIT]),
        vault.open_sealed("recovery", staffed.code, holders(staffed, 2)["recovery"]),
    ]
    assert opened[0] == opened[1]
    assert len(opened[0]) == KEY_BYTES
    staffed.house.reset_password(staffed.come(SYSTEM), AUDIT, "Welcome-back-1", second(staffed, SECURITY))
    assert set(holders(staffed, 3)) == {"recovery", AUDIT}, "with the new key pair"
    with pytest.raises(ValueError, match="another key"):
        vault.open_sealed(AUDIT, "Welcome-back-1", holders(staffed, 2)[AUDIT])
    assert vault.open_sealed(AUDIT, "Welcome-back-1", holders(staffed, 3)[AUDIT])


# --- policy and recovery code


def test_that_the_policy_is_changed_by_security_within_bounds_and_recorded(staffed: Office) -> None:
    session = staffed.come(SECURITY)
    staffed.house.change_policy(session, Policy(min_length=14, failures=3))
    assert staffed.house.gate.policy().min_length == 14
    (_row, facts) = staffed.trail("policy.change")[0]
    assert facts == {"min_length": {"before": 10, "after": 14}, "failures": {"before": 5, "after": 3}}
    assert (
        refused(lambda: staffed.house.change_password(session, staffed.passwords[SECURITY], "Twelve-char1")) == "password.refused"
    )
    staffed.house.gate.sign_out()
    assert staffed.house.gate.policy() == Policy(), "defaults before the door is open"
    told = [refused(lambda: staffed.house.gate.sign_in(FOUNDER, "wrong")) for _ in range(4)]
    assert told == ["security.wrong_password"] * 3 + ["gate.wait"], "the stricter limit counts at the door"


@pytest.mark.parametrize("name", sorted(BOUNDS))
def test_that_no_setting_leaves_its_bounds(staffed: Office, name: str) -> None:
    session, (low, high) = staffed.come(SECURITY), BOUNDS[name]
    for value in (low - 1, high + 1):
        with pytest.raises(UserFacingError) as error:
            staffed.house.change_policy(session, Policy(**{name: value}))
        assert error.value.message.values["name"] == name
    assert staffed.house.gate.policy() == Policy()
    assert not Policy().outside_bounds()


def test_that_a_training_workspace_stays_one_and_no_other_becomes_one(staffed: Office) -> None:
    staffed.house.change_policy(staffed.come(SECURITY), Policy(training=True))
    assert not staffed.house.gate.policy().training


def test_that_a_new_recovery_code_takes_two_where_there_are_two(staffed: Office) -> None:
    session = staffed.come(SECURITY)
    assert refused(lambda: staffed.house.new_recovery_code(session)) == "approval.needed"
    code = staffed.house.new_recovery_code(session, second(staffed, SYSTEM))
    assert refused(lambda: staffed.house.gate.recover(staffed.code, FOUNDER, "Recovered-2026-a")) == "recovery.wrong"
    assert staffed.house.gate.recover(code, FOUNDER, "Recovered-2026-a").user == FOUNDER


def test_that_a_founder_alone_makes_a_new_code_alone(office: Office) -> None:
    session = office.found()
    assert office.house.new_recovery_code(session) != office.code


def test_that_a_list_of_accounts_is_for_those_who_look_after_them(staffed: Office) -> None:
    for user in (FOUNDER, AUDIT):
        session = staffed.come(user)
        assert refused(lambda session=session: staffed.house.list_accounts(session)) == "access.denied"
    assert len(staffed.house.list_accounts(staffed.come(SECURITY))) == 4
    assert [row.subject for row, _facts in staffed.trail("access.denied")] == ["manage_accounts"] * 2
