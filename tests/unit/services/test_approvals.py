"""Four eyes: the word of a second person, who is another person, may give it, and knows the password."""

from __future__ import annotations

import pytest

from desktop_app.domain.accounts import RECOVERY
from desktop_app.domain.approval import SecondPerson
from desktop_app.domain.roles import Role, Session
from desktop_app.services.approvals import Approvals
from tests.unit.services.office import FIRST, FOUNDER, OWN, SECURITY, SYSTEM, Office, refused


def approvals(office: Office) -> Approvals:
    gate = office.house.gate
    return Approvals(gate.workspace, gate.duties, gate.check)


def asked(office: Office, session: Session, user: str, password: str) -> str:
    return refused(lambda: approvals(office).confirm(session, SecondPerson(user, password), "band.override"))


@pytest.fixture
def session(office: Office) -> Session:
    office.found()
    office.appoint((SYSTEM, Role.SYSTEM_ADMIN), ("li", Role.COLLECTOR))
    return office.come(FOUNDER)


def test_that_another_person_who_may_approve_confirms_with_a_password(office: Office, session: Session) -> None:
    given = SecondPerson(SYSTEM, office.passwords[SYSTEM])
    assert approvals(office).confirm(session, given, "band.override") == SYSTEM
    assert office.passwords[SYSTEM] not in repr(given)


def test_that_nobody_confirms_himself_and_nobody_without_the_right_confirms(office: Office, session: Session) -> None:
    assert asked(office, session, FOUNDER, OWN) == "approval.same_person"
    assert asked(office, session, "li", office.passwords["li"]) == "approval.may_not"
    assert asked(office, session, "nobody", "whatever") == "approval.may_not"
    refusals = office.trail("approval.refused")
    assert [facts["second"] for _row, facts in refusals] == [FOUNDER, "li", "nobody"]
    assert {row.subject for row, _facts in refusals} == {"band.override"}


def test_that_a_wrong_second_password_counts_like_one_at_the_door(office: Office, session: Session) -> None:
    for _ in range(5):
        assert asked(office, session, SYSTEM, "guess") == "approval.wrong_password"
    assert asked(office, session, SYSTEM, office.passwords[SYSTEM]) == "gate.wait"
    office.house.gate.sign_out()
    assert refused(lambda: office.come(SYSTEM)) == "gate.wait"


def test_that_a_closed_account_confirms_nothing(office: Office, session: Session) -> None:
    office.house.add_account(session, "boss", "0007", FIRST, Role.MANAGER)
    office.house.set_account_state(session, "boss", True)
    assert asked(office, session, "boss", FIRST) == "approval.may_not"


def test_that_the_sealed_code_stands_for_the_second_person_only_where_there_is_none(office: Office) -> None:
    session = office.found()
    assert approvals(office).confirm(session, SecondPerson(RECOVERY, office.code), "restore") == RECOVERY
    foreign = "0000-0000-0000-0000-0000-0000-0000"
    assert asked(office, session, RECOVERY, foreign) == "recovery.wrong"
    assert asked(office, session, RECOVERY, "0001") == "recovery.incomplete"
    office.appoint((SECURITY, Role.SECURITY_ADMIN))
    assert asked(office, office.come(FOUNDER), RECOVERY, office.code) == "approval.person_first"


def test_that_a_first_password_confirms_nothing_for_whoever_gave_it_knows_it(office: Office) -> None:
    session = office.found()
    office.house.add_account(session, SYSTEM, SYSTEM, FIRST, Role.SYSTEM_ADMIN)
    assert asked(office, session, SYSTEM, FIRST) == "approval.may_not"
    assert approvals(office).confirm(session, SecondPerson(RECOVERY, office.code), "restore") == RECOVERY
