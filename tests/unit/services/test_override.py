"""A grade set by hand: by two persons, with a reason, beside the card's own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from desktop_app.domain.approval import SecondPerson
from desktop_app.domain.errors import AccessDenied, NotEnoughData, PrivacyError, UserFacingError
from desktop_app.domain.risk import Band
from desktop_app.domain.roles import Role, Scope
from tests.houses import AS_OF, USER, Opened
from tests.papers import page_text
from tests.seconds import SECOND, newest_row, signed_in_as
from tests.unit.services.conftest import PEOPLE


def listed(opened: Opened, cons_no: str) -> dict[str, object]:
    found = opened.house.list_risk(opened.session)
    assert found is not None
    place = found.frame.column("cons_no").to_pylist().index(cons_no)
    return {name: found.frame.column(name)[place].as_py() for name in ("band", "override_band", "override_reason")}


def low_risk(opened: Opened, place: int) -> str:
    """The number of the n-th customer the card calls low."""
    found = opened.house.list_risk(opened.session)
    assert found is not None
    rows = zip(found.frame.column("cons_no").to_pylist(), found.frame.column("band").to_pylist(), strict=True)
    return [no for no, band in rows if band == "low"][place]


def high_count(opened: Opened) -> int:
    bands = opened.house.show_overview(opened.session, AS_OF).bands
    return next(band.customers for band in bands if band.band == "high")


def test_that_the_list_shows_both_grades_and_the_reason(county: Opened) -> None:
    cons_no, before = low_risk(county, 0), high_count(county)
    done = county.house.override_band(county.session, cons_no, Band.HIGH, "法院已立案执行", SECOND)
    assert (done.withdrawn, done.override.approver) == (False, SECOND.user)
    assert listed(county, cons_no) == {"band": "low", "override_band": "high", "override_reason": "法院已立案执行"}
    sheet = county.house.explain_customer(county.session, cons_no)
    assert sheet.result.band is Band.LOW
    assert sheet.override is not None
    assert (sheet.override.band, sheet.override.reason) == (Band.HIGH, "法院已立案执行")
    assert high_count(county) == before + 1


def test_that_before_and_after_are_on_record_with_both_persons(county: Opened) -> None:
    cons_no = low_risk(county, 1)
    county.house.override_band(county.session, cons_no, Band.MEDIUM, "已签分期协议", SECOND)
    row = newest_row(county)
    facts = json.loads(row.facts)
    assert (row.action, row.subject, row.user) == ("risk.override", cons_no, USER)
    assert (facts["before"], facts["after"], facts["card"]) == ("low", "medium", "low")
    assert (facts["reason"], facts["approver"]) == ("已签分期协议", SECOND.user)


def test_that_it_holds_in_later_runs_until_the_cards_own_grade_withdraws_it(county: Opened) -> None:
    cons_no = low_risk(county, 2)
    county.house.override_band(county.session, cons_no, Band.HIGH, "法院已立案执行", SECOND)
    county.house.score_customers(county.session, AS_OF)
    assert listed(county, cons_no)["override_band"] == "high"
    done = county.house.override_band(county.session, cons_no, Band.LOW, "已全部结清", SECOND)
    assert done.withdrawn
    assert done.override.band_before is Band.HIGH
    assert listed(county, cons_no) == {"band": "low", "override_band": None, "override_reason": None}
    assert county.house.explain_customer(county.session, cons_no).override is None


def test_that_paper_and_workbook_act_on_it_and_say_that_people_did_it(county: Opened, tmp_path: Path) -> None:
    cons_no = low_risk(county, 3)
    county.house.override_band(county.session, cons_no, Band.HIGH, "用电异常待查", SECOND)
    made = county.house.build_report(county.session, "risk-list", AS_OF)
    text = "".join(page_text(made.pdf, page) for page in range(1, made.pages + 1))
    assert cons_no in text
    assert "人工调整：用电异常待查" in text.replace("\r\n", "").replace("\n", "")
    county.house.export_list(county.session, tmp_path / "list.xlsx", "走访催收")
    rows = load_workbook(tmp_path / "list.xlsx").worksheets[0].iter_rows(values_only=True)
    (row,) = (row for row in rows if row[1] == cons_no)
    assert "▲ 高风险（人工调整）" in row
    assert "用电异常待查" in row


@pytest.mark.parametrize(
    "second", [SecondPerson(USER, "sample-2026"), SecondPerson(SECOND.user, "wrong-2026"), SecondPerson("nobody", "x")]
)
def test_that_without_a_fit_second_person_nothing_changes(county: Opened, second: SecondPerson) -> None:
    cons_no = low_risk(county, 4)
    with pytest.raises(UserFacingError):
        county.house.override_band(county.session, cons_no, Band.HIGH, "法院已立案执行", second)
    assert listed(county, cons_no)["override_band"] is None
    assert newest_row(county).action == "approval.refused"


def test_that_the_same_grade_a_stranger_and_a_missing_reason_are_told(county: Opened) -> None:
    cons_no = low_risk(county, 5)
    with pytest.raises(PrivacyError) as error:
        county.house.override_band(county.session, cons_no, Band.LOW, "没有变化的", SECOND)
    assert error.value.message.key == "override.same"
    with pytest.raises(PrivacyError):
        county.house.override_band(county.session, cons_no, Band.HIGH, "", SECOND)
    with pytest.raises(NotEnoughData):
        county.house.override_band(county.session, "9999999999", Band.HIGH, "法院已立案执行", SECOND)


def test_that_nobody_overrides_outside_the_scope(county: Opened) -> None:
    with pytest.raises(AccessDenied):
        county.house.override_band(
            signed_in_as(county, Role.MANAGER, Scope("6540002")), PEOPLE[0].cons_no, Band.HIGH, "法院已立案执行", SECOND
        )
