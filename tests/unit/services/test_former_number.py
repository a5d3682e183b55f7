"""What people said of a customer stays with the customer when the number changes, and goes back when the change is taken back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.domain.risk import Band
from tests.houses import AS_OF, EXTRACTS, Opened, imported_in
from tests.people import people, write_customers
from tests.seconds import SECOND, second_in

FORMER, PRESENT = people()[0].cons_no, "1000000000001"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    """One customer graded by hand and objecting to marketing, under the number of that day."""
    folder = tmp_path_factory.mktemp("former")
    customers = write_customers(folder / "客户档案.csv", people())
    opened = imported_in(folder / "workspace", (customers, *EXTRACTS[1:]))
    opened.house.score_customers(opened.session, AS_OF)
    second_in(opened)
    opened.house.override_band(opened.session, FORMER, Band.UNKNOWN, "法院已立案执行", SECOND)
    opened.house.object_to_marketing(opened.session, FORMER, "客户来电要求")
    yield opened
    opened.house.gate.sign_out()


def renumber(opened: Opened, path: Path) -> int:
    path.write_text(f"原户号,新户号,户名\n{FORMER},{PRESENT},张三", "utf-8")
    check = opened.house.check_extracts(opened.session, (path,))
    return opened.house.commit_import(opened.session, check.token).batch.batch_id


def listed(opened: Opened) -> dict[str, tuple[str | None, bool]]:
    """Grade by hand and objection of either number, as the list shows them."""
    found = opened.house.list_risk(opened.session)
    assert found is not None
    columns = (found.frame.column(name).to_pylist() for name in ("cons_no", "override_band", "no_marketing"))
    return {no: (band, objects) for no, band, objects in zip(*columns, strict=True) if no in (FORMER, PRESENT)}


def test_that_a_grade_and_an_objection_follow_the_customer_to_the_new_number_and_back(office: Opened, tmp_path: Path) -> None:
    assert listed(office) == {FORMER: ("unknown", True)}
    batch = renumber(office, tmp_path / "numbers.csv")
    assert listed(office) == {FORMER: ("unknown", True)}, "the run of before still says what it said"

    office.house.score_customers(office.session, AS_OF)
    assert listed(office) == {PRESENT: ("unknown", True)}
    sheet = office.house.explain_customer(office.session, PRESENT)
    assert sheet.override is not None
    assert (sheet.override.cons_no, sheet.override.reason, sheet.no_marketing) == (FORMER, "法院已立案执行", True)

    office.house.undo_import(office.session, batch, "对照表有误")
    office.house.score_customers(office.session, AS_OF)
    assert listed(office) == {FORMER: ("unknown", True)}
    assert office.house.explain_customer(office.session, FORMER).override is not None


def test_that_what_was_said_under_the_former_number_is_withdrawn_under_the_present_one(office: Opened, tmp_path: Path) -> None:
    renumber(office, tmp_path / "numbers.csv")
    office.house.score_customers(office.session, AS_OF)
    own = office.house.explain_customer(office.session, PRESENT).result.band
    done = office.house.override_band(office.session, PRESENT, own, "已全部结清", SECOND)
    office.house.withdraw_objection(office.session, PRESENT, "客户改变主意")
    assert (done.withdrawn, done.override.band_before) == (True, Band.UNKNOWN)
    assert listed(office) == {PRESENT: (None, False)}
