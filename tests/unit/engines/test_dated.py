"""Queries compiled once and dated are word for word those the day itself would have been compiled to."""

from __future__ import annotations

import datetime as dt

import pytest

from desktop_app.domain.integration import Allocation
from desktop_app.domain.risk import LabelRule
from desktop_app.engines.dated import Query, indicators_query, labels_query
from desktop_app.metrics import labels, profile, sources

DAYS = [dt.date(2005, 9, 30), dt.date(2024, 2, 29), dt.date(2026, 12, 31)]


@pytest.mark.parametrize("as_of", DAYS)
@pytest.mark.parametrize("allocation", Allocation)
def test_that_a_dated_query_is_the_one_compiled_for_the_day(as_of: dt.date, allocation: Allocation) -> None:
    ledger, rule = sources.ledger("ws", allocation=allocation), LabelRule()
    assert indicators_query("ws", allocation, as_of) == Query.of(profile.indicators(ledger, as_of))
    assert labels_query("ws", allocation, as_of, rule) == Query.of(labels.labels(ledger, as_of, rule))
