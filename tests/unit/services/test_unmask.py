"""Seeing personal data in clear: with a reason, one at a time, never outside the scope."""

from __future__ import annotations

import json

import pytest

from desktop_app.domain.approval import SecondPerson
from desktop_app.domain.errors import AccessDenied, NotEnoughData, PrivacyError, UserFacingError
from desktop_app.domain.roles import Role, Scope
from tests.houses import Opened
from tests.people import Person
from tests.seconds import SECOND, newest_row, signed_in_as
from tests.unit.services.conftest import PEOPLE


def test_that_one_customer_is_shown_in_clear_and_the_reason_is_on_record(county: Opened, someone: Person) -> None:
    shown = county.house.unmask(county.session, someone.cons_no, "电话核对欠费")
    assert (shown.name, shown.phone, shown.address, shown.cert) == (someone.name, someone.mobile, someone.address, someone.cert)
    row = newest_row(county)
    assert (row.action, row.subject, json.loads(row.facts)) == ("privacy.unmask", someone.cons_no, {"reason": "电话核对欠费"})


def test_that_neither_the_trail_nor_a_traceback_repeats_what_was_shown(county: Opened, someone: Person) -> None:
    shown = county.house.unmask(county.session, someone.cons_no, f"核对 {someone.mobile} 和 {someone.cert}")
    row = newest_row(county)
    for secret in (someone.mobile, someone.cert, someone.name, someone.address):
        assert secret not in row.facts
        assert secret not in repr(shown)
    assert "186****" in row.facts


@pytest.mark.parametrize("reason", ["", "   ", "看看", " a b "])
def test_that_without_a_reason_nothing_is_shown(county: Opened, someone: Person, reason: str) -> None:
    before = newest_row(county).sequence
    with pytest.raises(PrivacyError) as error:
        county.house.unmask(county.session, someone.cons_no, reason)
    assert error.value.message.key == "privacy.reason_needed"
    assert newest_row(county).sequence == before


def test_that_a_customer_outside_the_scope_stays_masked_and_the_attempt_is_on_record(county: Opened, someone: Person) -> None:
    elsewhere = signed_in_as(county, Role.COLLECTOR, Scope("655"))
    with pytest.raises(AccessDenied) as error:
        county.house.unmask(elsewhere, someone.cons_no, "电话核对欠费")
    assert error.value.message.key == "scope.outside"
    row = newest_row(county)
    assert (row.action, row.subject, row.result) == ("scope.outside", someone.cons_no, "refused")


def test_that_whoever_has_no_right_is_refused_and_recorded(county: Opened, someone: Person) -> None:
    with pytest.raises(AccessDenied):
        county.house.unmask(signed_in_as(county, Role.ANALYST), someone.cons_no, "电话核对欠费")
    row = newest_row(county)
    assert (row.action, row.subject, row.result) == ("access.denied", "unmask", "refused")


def test_that_a_stranger_is_told_as_such(county: Opened) -> None:
    with pytest.raises(NotEnoughData):
        county.house.unmask(county.session, "9999999999", "电话核对欠费")


def test_that_many_are_shown_only_with_a_second_persons_password(county: Opened) -> None:
    manager, wanted = signed_in_as(county, Role.MANAGER), [person.cons_no for person in PEOPLE[:3]]
    shown = county.house.unmask_many(manager, wanted, "集中核对电话", SECOND)
    assert [one.name for one in shown] == [person.name for person in PEOPLE[:3]]
    facts = json.loads(newest_row(county).facts)
    assert (facts["approver"], facts["customers"]) == (SECOND.user, wanted)


def test_that_a_wrong_second_password_shows_nobody_and_is_on_record(county: Opened) -> None:
    manager = signed_in_as(county, Role.MANAGER)
    with pytest.raises(UserFacingError):
        county.house.unmask_many(manager, [PEOPLE[0].cons_no], "集中核对电话", SecondPerson(SECOND.user, "wrong-2026"))
    row = newest_row(county)
    assert (row.action, row.subject, row.result) == ("approval.refused", "privacy.unmask_many", "refused")


def test_that_one_customer_outside_the_scope_stops_all_of_them(county: Opened) -> None:
    manager = signed_in_as(county, Role.MANAGER, Scope("6540001"))
    with pytest.raises(AccessDenied):
        county.house.unmask_many(manager, [PEOPLE[0].cons_no, PEOPLE[1].cons_no], "集中核对电话", SECOND)
