"""Old and new customer numbers: applied where they are certain, told where not, decided by a person where only likely."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.domain.errors import PrivacyError, WorkspaceError
from desktop_app.domain.merging import Likeness
from desktop_app.domain.money import Money
from tests.houses import USER, Opened, opened_in
from tests.unit.services.months import bills_csv, content, in_force

NEW, OLD, OTHER = "1000000000001", "0000000001", "0000000002"
WHY = "档案和现场一致"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Opened]:
    """A customer who got a new number in February: bills under both, and a record that names the former one."""
    opened = opened_in(tmp_path / "workspace")
    people = tmp_path / "people.csv"
    head = "用户编号,原户号,用户名称,用电地址,联系电话,证件号码,用电类别"
    rows = (
        f"{OLD},,张三,东街1号,13800000001,,居民",
        f"{NEW},{OLD},张三,东街1号,13800000001,,居民",
        f"{OTHER},,李四,西街2号,,,居民",
    )
    people.write_text("\n".join((head, *rows)), "utf-8")
    take(opened, people)
    take(opened, bills_csv(tmp_path / "a.csv", (OLD, "100.00", "城关"), (OTHER, "1.00", "城关")))
    take(opened, bills_csv(tmp_path / "b.csv", (NEW, "50.00", "城关"), month="202602"))
    yield opened
    opened.house.gate.sign_out()


def take(opened: Opened, path: Path) -> int:
    check = opened.house.check_extracts(opened.session, (path,))
    return opened.house.commit_import(opened.session, check.token).batch.batch_id


def number_file(path: Path, *pairs: tuple[str, str]) -> Path:
    path.write_text("\n".join(("原户号,新户号,户名", *(f"{old},{new},张三" for old, new in pairs))), "utf-8")
    return path


def test_that_likely_pairs_are_listed_and_nothing_is_merged_by_itself(office: Opened) -> None:
    (pair,) = office.house.list_likely_same(office.session)
    assert (pair.cons_no, pair.orgn_cons_no, pair.why) == (NEW, OLD, Likeness.FORMER_NUMBER)
    assert in_force(office, "bill") == {OLD: 10_000, OTHER: 100, NEW: 5_000}


def test_that_a_person_merges_two_numbers_and_takes_it_back(office: Opened) -> None:
    before = content(office)
    office.house.decide_same(office.session, NEW, OLD, True, WHY)
    assert in_force(office, "bill") == {OTHER: 100, NEW: 15_000}
    assert office.house.show_overview(office.session).state.customers == 2
    assert office.house.list_likely_same(office.session) == ()
    assert content(office) == before
    office.house.decide_same(office.session, NEW, OLD, None, WHY)
    assert in_force(office, "bill") == {OLD: 10_000, OTHER: 100, NEW: 5_000}
    assert len(office.house.list_likely_same(office.session)) == 1


def test_that_two_customers_judged_different_are_not_asked_about_again(office: Opened) -> None:
    office.house.decide_same(office.session, NEW, OLD, False, WHY)
    assert office.house.list_likely_same(office.session) == ()
    assert in_force(office, "bill")[OLD] == 10_000


def test_that_two_numbers_are_compared_by_what_stands_under_each_even_after_a_decision(office: Opened) -> None:
    before = office.house.compare_customers(office.session, NEW, OLD)
    fields = {field.field_id: field for field in before.fields}
    assert (fields["cons_name"].agrees, fields["cert_no"].agrees) == (True, None)
    assert (before.kept.bills, before.former.bills, before.months_in_both) == (1, 1, 0)
    assert (str(before.kept.first), str(before.former.first)) == ("2026-02", "2026-01")
    assert (before.kept.billed, before.former.billed) == (Money(5_000), Money(10_000))
    office.house.decide_same(office.session, NEW, OLD, True, WHY)
    assert office.house.compare_customers(office.session, NEW, OLD) == before


def test_that_a_month_billed_under_both_numbers_is_counted(office: Opened) -> None:
    assert office.house.compare_customers(office.session, OLD, OTHER).months_in_both == 1


def test_that_decisions_are_listed_newest_first_until_they_are_taken_back(office: Opened) -> None:
    office.house.decide_same(office.session, NEW, OLD, True, WHY)
    office.house.decide_same(office.session, OTHER, OLD, False, WHY)
    found = office.house.list_merge_decisions(office.session)
    assert {(one.cons_no, one.orgn_cons_no, one.same, one.user) for one in found} == {
        (NEW, OLD, True, USER),
        (OTHER, OLD, False, USER),
    }
    office.house.decide_same(office.session, OTHER, OLD, None, WHY)
    assert [one.same for one in office.house.list_merge_decisions(office.session)] == [True]


def test_that_a_decision_without_a_reason_is_none(office: Opened) -> None:
    with pytest.raises(PrivacyError):
        office.house.decide_same(office.session, NEW, OLD, True, " 同 ")
    assert office.house.list_merge_decisions(office.session) == ()


@pytest.mark.parametrize(("pair", "key"), [((NEW, NEW), "merge.one_number"), ((NEW, "0000099999"), "merge.unknown")])
def test_that_only_numbers_that_are_there_are_decided_about(office: Opened, pair: tuple[str, str], key: str) -> None:
    with pytest.raises(WorkspaceError) as error:
        office.house.decide_same(office.session, *pair, True, WHY)
    assert error.value.message.key == key
    with pytest.raises(WorkspaceError):
        office.house.decide_same(office.session, NEW, OTHER, None, WHY)


def test_that_a_bill_under_the_old_number_is_the_same_bill_under_the_new(office: Opened, tmp_path: Path) -> None:
    office.house.decide_same(office.session, NEW, OLD, True, WHY)
    check = office.house.check_extracts(office.session, (bills_csv(tmp_path / "c.csv", (NEW, "100.00", "城关")),))
    assert (check.accepted, check.skipped, check.rejected) == (0, 1, 0)


@pytest.mark.parametrize(
    ("pairs", "rule"),
    [
        (((OLD, NEW), (OLD, OTHER)), "number_split"),
        (((OLD, OTHER), (OTHER, NEW)), "number_chain"),
        (((OLD, NEW), (NEW, OLD)), "number_chain"),
    ],
)
def test_that_numbers_nobody_can_follow_are_told_and_not_applied(
    office: Opened, tmp_path: Path, pairs: tuple[tuple[str, str], ...], rule: str
) -> None:
    check = office.house.check_extracts(office.session, (number_file(tmp_path / "n.csv", *pairs),))
    assert rule in {found.rule for found in check.findings}
    office.house.commit_import(office.session, check.token)
    assert in_force(office, "bill")[OLD] == 10_000


def test_that_a_mapping_file_is_applied_and_undone(office: Opened, tmp_path: Path) -> None:
    batch = take(office, number_file(tmp_path / "n.csv", (OLD, NEW)))
    assert in_force(office, "bill") == {OTHER: 100, NEW: 15_000}
    office.house.undo_import(office.session, batch, "对照表有误")
    assert in_force(office, "bill") == {OLD: 10_000, OTHER: 100, NEW: 5_000}
