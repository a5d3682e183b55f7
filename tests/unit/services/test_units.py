"""Units of a real store as a tree, with sums that roll up; nothing is placed without proof."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app.domain.figures import LaterMoney
from desktop_app.domain.money import Money
from desktop_app.domain.roles import Role, Scope
from desktop_app.domain.units import Nesting, Proof, Trouble
from desktop_app.services.show_units import UnitsView
from tests.houses import Opened, opened_in
from tests.papers import page_text
from tests.seconds import signed_in_as

COUNTY, TOWN, HILL = "6540001", "654000101", "654000102"
PEOPLE = (
    ("0000000001", TOWN, "城关供电所", "东街台区", ""),
    ("0000000002", TOWN, "城关供电所", "西街台区", "青河县公司"),
    ("0000000003", HILL, "北山供电所", "北山台区", ""),
    ("0000000004", COUNTY, "青河县公司", "", ""),
)
BILLS = (("0000000001", "100.00"), ("0000000002", "20.00"), ("0000000003", "3.00"), ("0000000004", "0.40"))


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Opened]:
    opened = opened_in(tmp_path / "workspace")
    yield opened
    opened.house.gate.sign_out()


def take(opened: Opened, path: Path, head: str, *rows: tuple[str, ...]) -> int:
    path.write_text("\n".join((head, *(",".join(row) for row in rows))), "utf-8")
    check = opened.house.check_extracts(opened.session, (path,))
    return opened.house.commit_import(opened.session, check.token).batch.batch_id


def customers(opened: Opened, path: Path, county: bool = True) -> int:
    rows = [row if county else (*row[:4], "") for row in PEOPLE]
    return take(opened, path, "用户编号,供电单位编码,供电单位,台区名称,上级单位", *rows)


def bills(opened: Opened, path: Path) -> int:
    rows = [(cons, "202601", yuan, "20260205", "20260225") for cons, yuan in BILLS]
    return take(opened, path, "户号,电费年月,应收电费,发行日期,交费截止日", *rows)


def shape(view: UnitsView) -> list[tuple[int, str, Proof | None]]:
    return [(line.unit.depth, line.unit.key, line.unit.proof) for line in view.lines]


def test_that_sums_roll_up_a_tree_that_one_record_proves(office: Opened, tmp_path: Path) -> None:
    customers(office, tmp_path / "c.csv")
    bills(office, tmp_path / "b.csv")
    view = office.house.show_units(office.session)
    assert shape(view) == [(0, COUNTY, None), (1, TOWN, Proof.SAID), (1, HILL, Proof.CODED)]
    whole = {line.unit.key: line.whole for line in view.lines}
    assert [whole[key].owed.fen for key in (COUNTY, TOWN, HILL)] == [12_340, 12_000, 300]
    assert [(whole[key].customers, whole[key].areas) for key in (COUNTY, TOWN, HILL)] == [(4, 3), (2, 2), (1, 1)]
    assert view.lines[0].own.billed.fen == 40
    assert view.total == whole[COUNTY]
    assert (view.nesting, view.findings) == (Nesting.PROVEN, ())


def test_that_money_received_after_the_day_is_named_and_counted_as_of_a_later_day(office: Opened, tmp_path: Path) -> None:
    customers(office, tmp_path / "c.csv")
    bills(office, tmp_path / "b.csv")
    assert office.house.show_units(office.session).later == LaterMoney(0, Money(0), None)
    rows = (("0000000001", "202601", "20260220", "60.00", ""), ("0000000001", "202601", "20260310", "40.00", ""))
    failed = ("0000000002", "202601", "20260311", "20.00", "失败")
    take(office, tmp_path / "p.csv", "用户编号,应收年月,收费时间,实收金额,交易状态", *rows, failed)
    view, later = office.house.show_units(office.session), dt.date(2026, 3, 10)
    assert (view.as_of, view.total.paid.fen) == (dt.date(2026, 2, 28), 6_000)
    assert view.later == LaterMoney(1, Money(4_000), later), "what failed is no money, however late"
    view = office.house.show_units(office.session, later)
    assert (view.total.paid.fen, view.later.receipts) == (10_000, 0)


def test_that_the_tree_goes_with_the_batch_that_proved_it(office: Opened, tmp_path: Path) -> None:
    customers(office, tmp_path / "c.csv", county=False)
    proof = customers(office, tmp_path / "d.csv")
    assert office.house.show_units(office.session).nesting is Nesting.PROVEN
    office.house.undo_import(office.session, proof, "上级单位有误")
    view = office.house.show_units(office.session)
    assert (view.nesting, {depth for depth, _, _ in shape(view)}) == (Nesting.OPEN, {0})


def test_that_the_office_says_whether_codes_nest_where_nothing_proves_it(office: Opened, tmp_path: Path) -> None:
    customers(office, tmp_path / "c.csv", county=False)
    admin = signed_in_as(office, Role.SYSTEM_ADMIN)
    rules = office.house.integration_rules(office.session).rules
    office.house.change_integration(admin, replace(rules, codes_nest=True))
    view = office.house.show_units(office.session)
    assert (view.nesting, shape(view)) == (Nesting.TOLD, [(0, COUNTY, None), (1, TOWN, Proof.CODED), (1, HILL, Proof.CODED)])


def test_that_a_county_beside_the_office_in_a_list_of_arrears_is_the_unit_above(office: Opened, tmp_path: Path) -> None:
    head = "县公司,供电所,用户名称,用户编号,应收年月,应收电费,实收电费,欠费"
    take(office, tmp_path / "owed.csv", head, ("青河县公司", "城关供电所", "张三", "0000000001", "202601", "9.00", "0", "9.00"))
    view = office.house.show_units(office.session)
    assert shape(view) == [(0, "青河县公司", None), (1, "城关供电所", Proof.SAID)]
    assert [line.whole.billed.fen for line in view.lines] == [900, 900]


@pytest.mark.parametrize("county", ['青河"县"公司', "青河\\县公司", "青河县公司"])
def test_that_the_name_of_the_county_is_read_as_written(office: Opened, tmp_path: Path, county: str) -> None:
    quoted = county.replace('"', '""')
    row = (f'"{quoted}"', "城关供电所", "张三", "0000000001", "202601", "9.00", "0", "9.00")
    take(office, tmp_path / "owed.csv", "县公司,供电所,用户名称,用户编号,应收年月,应收电费,实收电费,欠费", row)
    assert [line.unit.key for line in office.house.show_units(office.session).lines] == [county, "城关供电所"]


def test_that_a_ticket_names_city_and_province(office: Opened, tmp_path: Path) -> None:
    customers(office, tmp_path / "c.csv", county=False)
    head = "APP_NO,ID,BUSI_TYPE_CODE,URBAN_RURAL_FLAG,ORG_NO,HANDLE_TIME,ACCEPT_CONTENT,HANDLE_OPINION,CALLING_NO,ELEC_TYPE,"
    row = ("1", "1", "001", "01", TOWN, "20260105 10:00:00", "停电", "已办", "", "", "0000000001", "65", "65400")
    take(office, tmp_path / "tickets.csv", f"{head}CUST_NO,PROV_ORG_NO,CITY_ORG_NO", row)
    view = office.house.show_units(office.session)
    assert [(depth, key) for depth, key, _ in shape(view)] == [(0, "65"), (1, "65400"), (2, COUNTY), (3, TOWN), (3, HILL)]


def test_that_who_sees_one_unit_gets_its_figures_and_no_others(office: Opened, tmp_path: Path) -> None:
    customers(office, tmp_path / "c.csv")
    bills(office, tmp_path / "b.csv")
    view = office.house.show_units(signed_in_as(office, Role.MANAGER, Scope(TOWN)))
    assert shape(view) == [(0, TOWN, Proof.SAID)]
    assert (view.total.owed.fen, view.findings) == (12_000, ())


def test_that_a_bill_of_an_unknown_unit_is_told_and_counted_under_it(office: Opened, tmp_path: Path) -> None:
    customers(office, tmp_path / "c.csv")
    row = ("0000000009", "202601", "7.00", "20260205", "20260225", "9990001")
    take(office, tmp_path / "b.csv", "户号,电费年月,应收电费,发行日期,交费截止日,供电单位编码", row)
    view = office.house.show_units(office.session)
    assert [(finding.trouble, finding.key) for finding in view.findings] == [(Trouble.STRANGER, "9990001")]
    assert next(line for line in view.lines if line.unit.key == "9990001").whole.billed.fen == 700


def test_that_the_score_of_a_unit_is_over_everybody_below_it(office: Opened, tmp_path: Path) -> None:
    customers(office, tmp_path / "c.csv")
    bills(office, tmp_path / "b.csv")
    office.house.judge_quality(office.session)
    view = office.house.show_quality(office.session)
    assert view is not None
    assert sorted((one.depth, one.key) for one in view.units) == [(0, COUNTY), (1, TOWN), (1, HILL)]
    assert view.units[0].score == view.score, "everybody is below the county"
    county = office.house.show_quality(office.session, org_no=COUNTY)
    town = office.house.show_quality(office.session, org_no=TOWN)
    assert county is not None
    assert town is not None
    assert [rule.judged for rule in county.rules] == [rule.judged for rule in view.rules]
    assert [one.score for one in county.trend] == [view.score]
    assert 0 < sum(rule.judged or 0 for rule in town.rules) < sum(rule.judged or 0 for rule in county.rules)
    hit = next(rule.spec.id for rule in view.rules if rule.hits)
    assert len(office.house.quality_rows(office.session, hit, org_no=COUNTY)) == sum(
        rule.hits for rule in view.rules if rule.spec.id == hit
    )


def test_that_contradictions_about_units_are_printed_with_the_quality(office: Opened, tmp_path: Path) -> None:
    rows = [(cons, TOWN, f"城关供电所{place}", area, "") for place, (cons, _, _, area, _) in enumerate(PEOPLE)]
    take(office, tmp_path / "c.csv", "用户编号,供电单位编码,供电单位,台区名称,上级单位", *rows)
    office.house.judge_quality(office.session)
    made = office.house.build_report(office.session, "data-quality")
    text = "".join("".join(page_text(made.pdf, page).split()) for page in range(1, made.pages + 1))
    assert f"单位编码{TOWN}有几个名称：城关供电所0、城关供电所1、城关供电所2、城关供电所3。" in text
