"""Scope: a person sees the customers of their units and sections, and sums over them, nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop_app.domain.errors import AccessDenied
from desktop_app.domain.money import ZERO
from desktop_app.domain.roles import EVERYWHERE, Role, Scope
from tests.houses import AS_OF, Opened
from tests.papers import page_text
from tests.people import UNITS, Person
from tests.seconds import newest_row, signed_in_as
from tests.unit.services.conftest import PEOPLE

SCOPES = {
    "one unit": Scope("6540001"),
    "units by prefix": Scope("654"),
    "a section": Scope(sections=("A02",)),
    "sections of a unit": Scope("6540002", ("A01",)),
}


def inside(scope: Scope) -> set[str]:
    return {person.cons_no for person in PEOPLE if scope.covers(person.unit, person.section)}


@pytest.mark.parametrize("scope", SCOPES.values(), ids=SCOPES)
def test_that_the_list_holds_exactly_the_customers_of_the_scope(county: Opened, scope: Scope) -> None:
    listed = county.house.list_risk(signed_in_as(county, Role.COLLECTOR, scope))
    assert listed is not None
    assert set(listed.frame.column("cons_no").to_pylist()) == inside(scope)


@pytest.mark.parametrize("scope", SCOPES.values(), ids=SCOPES)
def test_that_the_home_page_counts_and_sums_the_scope(county: Opened, scope: Scope) -> None:
    session = signed_in_as(county, Role.COLLECTOR, scope)
    seen, listed = county.house.show_overview(session, AS_OF), county.house.list_risk(session)
    assert listed is not None
    assert seen.state.customers == len(inside(scope)) == sum(band.customers for band in seen.bands)
    owed = sum(listed.frame.column("owed_fen").to_pylist())
    assert sum(band.owed.fen for band in seen.bands) == owed
    assert sum(bucket.amount.fen for bucket in seen.ageing) == owed


def test_that_the_units_add_up_to_the_office(county: Opened) -> None:
    whole = county.house.show_overview(county.session, AS_OF)
    parts = [county.house.show_overview(signed_in_as(county, Role.COLLECTOR, Scope(unit)), AS_OF) for unit in UNITS]
    assert sum(part.state.bills for part in parts) == whole.state.bills
    assert sum(part.state.payments for part in parts) == whole.state.payments
    for place, month in enumerate(whole.trend):
        assert sum((part.trend[place].billed for part in parts), ZERO) == month.billed
        assert sum((part.trend[place].paid for part in parts), ZERO) == month.paid
        assert sum(part.trend[place].owing_customers for part in parts) == month.owing_customers


def test_that_groups_show_sizes_and_arrears_of_the_scope(county: Opened) -> None:
    whole = county.house.show_segments(county.session)
    parts = [county.house.show_segments(signed_in_as(county, Role.COLLECTOR, Scope(unit))) for unit in UNITS]
    assert whole is not None
    for place, group in enumerate(whole.segmentation.segments):
        seen = [part.segmentation.segments[place] for part in parts if part is not None]
        assert sum(one.size for one in seen) == group.size
        assert sum((one.arrears for one in seen), ZERO) == group.arrears
        assert sorted(number for one in seen for number in one.typical) == sorted(group.typical)


def test_that_a_customer_outside_is_not_explained_and_the_attempt_is_on_record(county: Opened, someone: Person) -> None:
    session = signed_in_as(county, Role.COLLECTOR, Scope("6540002"))
    with pytest.raises(AccessDenied) as error:
        county.house.explain_customer(session, someone.cons_no)
    assert error.value.message.key == "scope.outside"
    row = newest_row(county)
    assert (row.action, row.subject, row.result) == ("scope.outside", someone.cons_no, "refused")
    assert county.house.explain_customer(signed_in_as(county, Role.COLLECTOR, Scope("6540001")), someone.cons_no).bills


def test_that_a_stranger_is_not_told_from_a_customer_outside(county: Opened) -> None:
    with pytest.raises(AccessDenied):
        county.house.explain_customer(signed_in_as(county, Role.COLLECTOR, Scope("6540002")), "9999999999")


def test_that_papers_say_whose_customers_they_are_about(county: Opened) -> None:
    session = signed_in_as(county, Role.MANAGER, Scope("6540002", ("A01",)))
    for name in ("risk-list", "collection"):
        text = page_text(county.house.build_report(session, name, AS_OF).pdf, 1)
        assert "单位编码 6540002 开头的客户且为抄表段 A01 的客户" in text
        assert "内部资料" in text
    assert "全部客户" in page_text(county.house.build_report(county.session, "collection", AS_OF).pdf, 1)


def test_that_an_export_holds_the_scope_only(county: Opened, tmp_path: Path) -> None:
    scope = Scope("6540001")
    session = signed_in_as(county, Role.MANAGER, scope)
    assert county.house.export_list(session, tmp_path / "list.xlsx", "走访催收").rows == len(inside(scope))
    assert county.house.export_scores(session, tmp_path / "scores.csv") == len(inside(scope))


def test_that_a_run_is_told_in_the_figures_of_the_scope(county: Opened) -> None:
    scope = Scope("6540001")
    done = county.house.score_customers(signed_in_as(county, Role.CLERK, scope), AS_OF)
    assert done.customers == len(inside(scope))
    assert county.house.list_risk(county.session).frame.num_rows == len(PEOPLE)  # type: ignore[union-attr]  # scored just now


def test_that_a_customer_without_a_unit_is_outside_every_limited_scope(county: Opened) -> None:
    assert not Scope("6540001").covers(None, "A01")
    with county.house.gate.workspace.begin() as work:
        assert work.ledger.state(Scope("9")).customers == 0
        assert work.ledger.state(EVERYWHERE).customers == len(PEOPLE)
