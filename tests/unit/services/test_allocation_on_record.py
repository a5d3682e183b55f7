"""The rule by which receipts that name no bill were allocated stands with every run and on every paper made of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace

import pytest

from desktop_app.domain.integration import Allocation
from desktop_app.domain.roles import Role
from tests.houses import AS_OF, Opened
from tests.papers import page_text
from tests.seconds import newest_row, signed_in_as


@pytest.fixture
def current_first(county: Opened) -> Iterator[Opened]:
    """The office's rule is changed, and put back."""
    held, admin = county.house.integration_rules(county.session).rules, signed_in_as(county, Role.SYSTEM_ADMIN)
    county.house.change_integration(admin, replace(held, allocation=Allocation.CURRENT_FIRST))
    yield county
    county.house.change_integration(admin, held)


def words_of(opened: Opened, name: str) -> str:
    made = opened.house.build_report(opened.session, name, AS_OF)
    return "".join(page_text(made.pdf, 1).split())


def test_that_a_run_keeps_the_rule_of_its_day_when_the_office_changes_it(current_first: Opened) -> None:
    grouped = current_first.house.segment_customers(current_first.session, AS_OF)
    assert grouped.run.allocation is Allocation.CURRENT_FIRST
    assert json.loads(newest_row(current_first).facts)["allocation"] == "current_first"
    scored = current_first.house.list_risk(current_first.session)
    assert scored is not None
    assert scored.run.allocation is Allocation.OLDEST_FIRST, "scored before the rule was changed"


def test_that_papers_say_which_rule_their_figures_follow(current_first: Opened) -> None:
    assert "缴费分摊：先清旧欠" in words_of(current_first, "risk-list"), "the run's own"
    assert "缴费分摊：先交当月" in words_of(current_first, "collection"), "reckoned as it is printed"


def test_that_a_run_of_before_the_rule_was_written_down_says_nothing_of_it(county: Opened) -> None:
    scored = county.house.list_risk(county.session)
    assert scored is not None
    assert replace(scored.run, facts='{"customers":3}').allocation is None
