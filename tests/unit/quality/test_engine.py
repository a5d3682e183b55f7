"""Running the rules: by batch and unit, within a scope, and stopped at any moment."""

from __future__ import annotations

import pytest

from desktop_app.domain.errors import Cancelled
from desktop_app.domain.progress import SILENT
from desktop_app.domain.quality_rules import Settings
from desktop_app.domain.roles import EVERYWHERE, Scope
from tests.fakes.progress import CancelAfter
from tests.unit.quality.counties import AS_OF, CONS, SmallCounty

OTHER = "0000099999"


@pytest.fixture
def county() -> SmallCounty:
    made = SmallCounty()
    made.add("customer", org_no="6540001", org_name="城关供电所", mr_sect_no="A01", cons_name="张\t三")
    made.add("customer", cons_no=OTHER, org_no="6540002", org_name="北山供电所", mr_sect_no="B01", cons_name="李四")
    made.add("bill", owe_amt_src="40.00", rcved_amt="50.00")
    made.add("bill", owe_amt_src="50.00", rcved_amt="50.00", rcvbl_ym="2026-04-01", batch_id=2)
    made.add("bill", owe_amt_src="9.00", rcved_amt="50.00", cons_no=OTHER, batch_id=2)
    return made


def test_that_counts_are_kept_apart_by_batch_and_unit(county: SmallCounty) -> None:
    found = {(one.batch_id, one.org_no, one.org_name): (one.judged, one.hits) for one in county.tallies() if one.rule == "DQ07"}
    assert found == {
        (1, "6540001", "城关供电所"): (1, 1),
        (2, "6540001", "城关供电所"): (1, 0),
        (2, "6540002", "北山供电所"): (1, 1),
    }


@pytest.mark.parametrize("scope", [Scope("6540002"), Scope("", ("B01",)), Scope("654", ("B01",))])
def test_that_nothing_outside_a_scope_is_counted_or_shown(county: SmallCounty, scope: Scope) -> None:
    assert {hit.cons_no for hit in county.hits("DQ07", scope)} == {OTHER}
    assert {one.org_no for one in county.tallies(scope)} == {"6540002"}


def test_that_a_customer_without_a_unit_is_outside_every_limited_scope(county: SmallCounty) -> None:
    county.add("bill", cons_no="0000055555", owe_amt_src="9.00", rcved_amt="50.00")
    assert county.hits("DQ07", Scope("65"))[-1].cons_no == OTHER
    assert "0000055555" in {hit.cons_no for hit in county.hits("DQ07")}


def test_that_pages_follow_each_other_without_a_gap(county: SmallCounty) -> None:
    for _row in range(10):
        county.add("bill", owe_amt_src="1.00", rcved_amt="50.00")
    pages = [county.engine.hits("DQ07", AS_OF, Settings(), first=first, most=5) for first in (0, 5, 10)]
    numbers = [hit.row_no for page in pages for hit in page]
    assert numbers == [hit.row_no for hit in county.hits("DQ07")]
    assert [len(page) for page in pages] == [5, 5, 2]


def test_that_a_batch_and_a_unit_narrow_the_rows(county: SmallCounty) -> None:
    hits = county.engine.hits("DQ07", AS_OF, Settings(), batch_id=2, units=frozenset({"6540002"}))
    assert [(hit.batch_id, hit.cons_no) for hit in hits] == [(2, OTHER)]


def test_that_samples_are_bounded_and_asked_for_hits_only(county: SmallCounty) -> None:
    verdict = county.engine.judge(AS_OF, Settings(), 1, EVERYWHERE, SILENT)
    sampled = [hit.rule for hit in verdict.samples]
    assert len(sampled) == len(set(sampled))
    assert set(sampled) == {one.rule for one in verdict.tallies if one.hits}


@pytest.mark.parametrize("moment", [0, 1, 7, 40])
def test_that_judging_stops_when_it_is_cancelled(county: SmallCounty, moment: int) -> None:
    with pytest.raises(Cancelled):
        county.engine.judge(AS_OF, Settings(), 5, EVERYWHERE, CancelAfter(moment))


def test_that_only_the_newest_record_of_a_customer_is_judged(county: SmallCounty) -> None:
    assert [hit.cons_no for hit in county.hits("DQ30")] == [CONS]
    county.add("customer", org_no="6540001", cons_name="张三", batch_id=3)
    assert county.hits("DQ30") == ()


def test_that_an_empty_store_is_judged_by_no_rule() -> None:
    assert SmallCounty().tallies() == ()


def test_that_a_row_replaced_by_a_later_batch_is_judged_no_more(county: SmallCounty) -> None:
    (first, *_others) = county.hits("DQ07")
    county.connection.execute("INSERT INTO replaced VALUES (3, 'bill', ?, ?, ?)", [first.batch_id, first.file_no, first.row_no])
    assert first not in county.hits("DQ07")
