"""Filtering, sorting and adding up the ranked list."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pytest

from desktop_app.domain.progress import SILENT
from desktop_app.domain.risk import Band
from desktop_app.ui.screens.worklist.arrange import Ranked, Wish, arrange
from tests.fakes import county


@pytest.fixture(scope="module")
def table() -> pa.Table:
    return county.risk_table(500)


@pytest.fixture(scope="module")
def ranked(table: pa.Table) -> Ranked:
    return Ranked.of(table)


def shown(ranked: Ranked, wish: Wish) -> list[dict[str, object]]:
    return list(ranked.table.take(pa.array(arrange(ranked, wish, SILENT).order)).to_pylist())


def test_that_without_a_wish_the_ranking_is_kept(ranked: Ranked) -> None:
    assert arrange(ranked, Wish(), SILENT).order.tolist() == list(range(500))


def test_that_a_number_is_found_by_any_part_of_it(ranked: Ranked) -> None:
    number = str(ranked.table.column("cons_no")[123].as_py())
    assert [row["cons_no"] for row in shown(ranked, Wish(text=number[2:]))] == [number]


def test_that_names_are_found_and_characters_are_taken_literally(ranked: Ranked) -> None:
    found = shown(ranked, Wish(text="建材"))
    assert found
    assert all("建材" in str(row["cons_name"]) for row in found)
    assert shown(ranked, Wish(text=".*")) == []


def test_that_a_customer_without_a_name_is_not_lost_from_a_search_by_number() -> None:
    table = county.risk_table(20)
    nameless = table.set_column(1, "cons_name", pa.array([None] * 20, pa.string()))
    number = nameless.column("cons_no")[4].as_py()
    assert arrange(Ranked.of(nameless), Wish(text=number), SILENT).order.tolist() == [4]


def test_that_bands_filter_and_several_add_up(ranked: Ranked) -> None:
    high = arrange(ranked, Wish(bands=frozenset({Band.HIGH})), SILENT)
    both = arrange(ranked, Wish(bands=frozenset({Band.HIGH, Band.UNKNOWN})), SILENT)
    assert len(high.order) == ranked.count(Band.HIGH)
    assert len(both.order) == ranked.count(Band.HIGH) + ranked.count(Band.UNKNOWN)


def test_that_totals_are_of_the_filtered_set_to_the_fen(ranked: Ranked) -> None:
    wish = Wish(text="王", bands=frozenset({Band.LOW, Band.MEDIUM}))
    assert arrange(ranked, wish, SILENT).owed.fen == sum(int(str(row["owed_fen"])) for row in shown(ranked, wish))


@pytest.mark.parametrize("descending", [False, True])
def test_that_sorting_by_money_orders_and_keeps_every_row(ranked: Ranked, descending: bool) -> None:
    order = arrange(ranked, Wish(sort="owed", descending=descending), SILENT).order
    owed = ranked.owed[order].tolist()
    assert owed == sorted(owed, reverse=descending)
    assert sorted(order.tolist()) == list(range(500))


@pytest.mark.parametrize("descending", [False, True])
def test_that_customers_without_points_come_last_either_way(ranked: Ranked, descending: bool) -> None:
    rows = shown(ranked, Wish(sort="points", descending=descending))
    known = [row["points"] is not None for row in rows]
    assert known == sorted(known, reverse=True)


def test_that_ties_keep_the_ranking(ranked: Ranked) -> None:
    order = arrange(ranked, Wish(sort="elec_type"), SILENT).order
    kinds = ranked.table.column("elec_type").take(pa.array(order)).to_pylist()
    for kind in set(kinds):
        places = [int(row) for row, other in zip(order, kinds, strict=True) if other == kind]
        assert places == sorted(places)


def test_that_half_a_million_customers_are_found_and_sorted() -> None:
    rows = 500_000
    table = pa.table(
        {
            "cons_no": [f"{number:010d}" for number in range(rows)],
            "cons_name": ["王敏"] * rows,
            "band": ["low"] * rows,
            "override_band": pa.nulls(rows, pa.string()),
            "owed_fen": np.arange(rows, dtype=np.int64)[::-1],
        }
    )
    ranked = Ranked.of(table)
    arranged = arrange(ranked, Wish(text="99", sort="owed"), SILENT)
    owed = [table.column("owed_fen")[int(row)].as_py() for row in arranged.order[:100]]
    assert len(arranged.order) > 1000
    assert owed == sorted(owed)
