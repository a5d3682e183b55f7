"""Customer groups: found where they are, named apart, and honest where there are none."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest

from desktop_app.analytics.segments.grouping import FEWEST, MOST, group_customers
from desktop_app.analytics.segments.naming import RULES, names
from desktop_app.analytics.segments.scaling import INPUTS, scaled
from desktop_app.domain.errors import NotEnoughData
from desktop_app.domain.progress import SILENT
from desktop_app.domain.texts import LANGUAGES, Texts
from desktop_app.metrics.indicators import SPECS

INDICATORS = tuple(SPECS.values())
TEXTS = Path(__file__).parents[3] / "resources" / "texts"


def county(count: int, seed: int = 1) -> pa.Table:
    """A third pays on time, a third is habitually late, a third is new and small; told apart clearly."""
    draw = np.random.default_rng(seed)
    kind = np.arange(count) % 3
    late, new = kind == 1, kind == 2
    columns = {name: draw.normal(1, 0.05, count) for name in INPUTS}
    columns["decayed_lateness"] = late * 0.8 + draw.uniform(0, 0.05, count)
    columns["avg_late_days"] = late * 20 + draw.uniform(0, 1, count)
    columns["billed_months"] = np.where(new, 2, 12) + draw.uniform(0, 0.5, count)
    columns["mean_bill"] = np.where(new, 20, 300) * draw.uniform(0.9, 1.1, count)
    numbers = pa.array([f"{place:06d}" for place in range(count)])
    frame = {name: pa.array(values.round(6)) for name, values in columns.items()}
    return pa.table({"cons_no": numbers, "owed": pa.array(np.where(late, 1_000, 0)), **frame})


def test_that_clear_groups_are_found_whole_and_called_stable() -> None:
    frame = county(900)
    found, numbers = group_customers(frame, INDICATORS, 5, SILENT)
    assert found.stable
    assert [choice.k for choice in found.choices] == list(range(FEWEST, MOST + 1))
    assert sorted(segment.size for segment in found.segments) == [300, 300, 300]
    assert numbers.column("cons_no").equals(frame.column("cons_no"))
    pairs = set(zip(np.arange(900) % 3, numbers.column("number").to_pylist(), strict=True))
    assert len(pairs) == 3
    worst = found.segments[0]
    assert worst.arrears.fen == 300 * 1_000
    assert worst.name_key == "segment.habitually_late"
    assert "segment.new" in {segment.name_key for segment in found.segments}


def test_that_groups_are_described_by_what_sets_them_apart() -> None:
    found, numbers = group_customers(county(900), INDICATORS, 5, SILENT)
    group_of = dict(zip(numbers.column("cons_no").to_pylist(), numbers.column("number").to_pylist(), strict=True))
    for segment in found.segments:
        strengths = [abs(trait.z) for trait in segment.traits]
        assert strengths == sorted(strengths, reverse=True)
        assert strengths[0] > 0.5
        assert len(set(segment.typical)) == 5
        assert {group_of[cons_no] for cons_no in segment.typical} == {segment.number}
        for trait in segment.traits:
            assert (trait.group_mean > trait.overall_mean) == (trait.z > 0)


def test_that_the_same_input_gives_the_same_groups_and_another_order_the_same_sizes() -> None:
    frame = county(600)
    assert group_customers(frame, INDICATORS, 5, SILENT) == group_customers(frame, INDICATORS, 5, SILENT)


def test_that_shapeless_customers_are_not_called_stable_groups() -> None:
    draw = np.random.default_rng(3)
    columns = {name: pa.array(draw.uniform(0, 1, 800).round(4)) for name in INPUTS}
    frame = pa.table({"cons_no": [f"{place:05d}" for place in range(800)], "owed": pa.array([0] * 800), **columns})
    found, _ = group_customers(frame, INDICATORS, 5, SILENT)
    assert not found.stable
    assert sum(segment.size for segment in found.segments) == 800


def test_that_too_few_or_identical_customers_are_said_to_be_so() -> None:
    same = county(300)
    for name in INPUTS:
        same = same.set_column(same.column_names.index(name), name, pa.array([1.0] * 300))
    for frame in (county(99), same):
        with pytest.raises(NotEnoughData) as raised:
            group_customers(frame, INDICATORS, 5, SILENT)
        assert raised.value.message.key == "segment.too_few"


def test_that_unknown_values_sit_in_the_middle_and_giants_do_not_decide_the_scale() -> None:
    frame = county(900)
    bills = [None if place % 10 == 0 else 1e9 if place == 1 else float(place % 7) for place in range(900)]
    data = scaled(frame.set_column(frame.column_names.index("mean_bill"), "mean_bill", pa.array(bills)))
    column = data.points[:, data.names.index("mean_bill")]
    assert (column[::10] == 0).all()
    assert np.abs(column).max() == 3
    assert np.std(column) > 0.5


def test_that_names_are_distinct_even_for_groups_alike_and_all_have_words() -> None:
    for count in range(1, MOST + 1):
        alike = names(INPUTS, np.tile([2.0, 2.0] + [0.0] * (len(INPUTS) - 2), (count, 1)))
        plain = names(INPUTS, np.zeros((count, len(INPUTS))))
        for given in (alike, plain):
            assert len(set(given)) == count
            for language in LANGUAGES:
                texts = Texts.load(TEXTS, language)
                assert len({texts(key) for key in given}) == count
    texts = Texts.load(TEXTS, "zh")
    assert len({texts(f"segment.{name}") for name in RULES}) == len(RULES)
    assert {name for rule in RULES.values() for name in rule} <= set(INPUTS)
