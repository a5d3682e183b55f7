"""The card: learned, written, read, applied and explained."""

from __future__ import annotations

import dataclasses
import hashlib
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest

from desktop_app.analytics.credit import measures
from desktop_app.analytics.credit.card import BASE_POINTS, Card
from desktop_app.analytics.credit.panel import Snapshot, gather
from desktop_app.analytics.credit.scoring import score_frame
from desktop_app.analytics.credit.sheet import points_sheet
from desktop_app.analytics.credit.training import train_card
from desktop_app.domain.errors import NotEnoughData
from desktop_app.domain.progress import SILENT
from desktop_app.domain.risk import BandRule, ScoreParameters
from desktop_app.storage.migrations.m0001_ledger import STATEMENTS
from tests.unit.analytics.people import SPECS, people

PARAMETERS = ScoreParameters()


@pytest.fixture(scope="module")
def card() -> Card:
    return train_card([people(4_000)], SPECS, PARAMETERS, SILENT)


@pytest.fixture(scope="module")
def scored(card: Card) -> pa.Table:
    return score_frame(card, people(2_000, seed=2).features, SILENT)


def test_that_it_tells_unseen_customers_apart_and_means_its_probabilities(scored: pa.Table) -> None:
    label = people(2_000, seed=2).labels.column("label").to_numpy().astype(float)
    found = measures.metrics(label, scored.column("probability").to_numpy())
    assert found.auc > 0.70
    assert 0.85 < found.calibration_slope < 1.15
    assert found.ece < 0.04


def test_that_constants_twins_and_strangers_are_left_out(card: Card) -> None:
    used = set(card.indicator_ids)
    assert {"state", "paid", "hump"} <= used
    assert len(used & {"late", "late_twin"}) == 1
    assert not used & {"constant"}


def test_that_a_card_survives_being_written(card: Card) -> None:
    again = Card.from_json(card.to_json())
    assert again == card
    assert again.sha256 == card.sha256 == hashlib.sha256(card.to_json().encode()).hexdigest()
    with pytest.raises(ValueError, match="format"):
        Card.from_json(card.to_json().replace("powerdesk.card/1", "powerdesk.card/9"))


def test_that_no_characteristic_has_more_bins_than_allowed(card: Card) -> None:
    for item in card.characteristics:
        assert len(item.points) == item.bins.known + 1 == len(item.rows)
        assert item.bins.categories or item.bins.known <= PARAMETERS.max_bins
        assert min(item.points) == 0


def test_that_more_of_what_raises_risk_never_lowers_the_points(card: Card) -> None:
    by_id = {item.indicator_id: item for item in card.characteristics}
    late = by_id.get("late") or by_id["late_twin"]
    assert (np.diff(late.points[:-1]) >= 0).all()
    assert (np.diff(by_id["paid"].points[:-1]) <= 0).all()


def test_that_more_points_never_mean_a_smaller_probability(card: Card) -> None:
    told = [float(text) for text in card.probabilities]
    assert told == sorted(told)
    assert len(told) == 1 + sum(max(item.points) for item in card.characteristics)


def test_that_results_have_exactly_the_columns_of_the_stored_table(scored: pa.Table) -> None:
    statement = next(text for text in STATEMENTS if "CREATE TABLE risk " in text)
    inside = statement[statement.index("(") + 1 : statement.rindex(")")]
    columns = [part.split()[0] for part in inside.replace("DECIMAL(", "").split(",")]
    assert [name for name in columns if name not in {"run_id", "inputs"}] == scored.column_names


def test_that_every_sheet_adds_up_to_the_score(card: Card, scored: pa.Table) -> None:
    features = people(2_000, seed=2).features
    for row in range(300):
        values = [features.column(name)[row].as_py() for name in card.indicator_ids]
        lines = points_sheet(card, features.column("customer_class")[row].as_py(), values)
        points = scored.column("points")[row].as_py()
        total = BASE_POINTS + sum(line.points for line in lines)
        assert points in {None, total}
        if points is not None:
            assert scored.column("probability")[row].as_py() == float(card.probabilities[total - BASE_POINTS])


def test_that_a_sheet_shows_the_limits_of_the_bin(card: Card) -> None:
    item = next(item for item in card.characteristics if item.indicator_id == "paid")
    place = card.characteristics.index(item)
    low, unknown = ([None] * len(card.characteristics) for _ in range(2))
    texts = [points_sheet(card, "lv_resident", [*low[:place], value, *low[place + 1 :]])[place].bin_text for value in (-1.0, 2.0)]
    assert texts[0].startswith("≤ ")
    assert texts[0].endswith("%")
    assert texts[1].startswith("> ")
    assert points_sheet(card, "lv_resident", unknown)[place].bin_text == "--"


def test_that_too_few_bills_make_the_risk_unknown_not_high(card: Card, scored: pa.Table) -> None:
    rows = [row for row in scored.to_pylist() if int(row["cons_no"]) % 50 == 0]
    assert len(rows) == 40
    for row in rows:
        assert (row["band"], row["points"], row["reason_1"], row["good_1"]) == ("unknown", None, None, None)
        assert row["probability"] == card.rate(row["customer_class"])


def test_that_bands_follow_the_rule(scored: pa.Table) -> None:
    rule = BandRule()
    for row in scored.to_pylist():
        if row["points"] is not None:
            assert row["band"] == rule.band(row["probability"], 12).value


def test_that_reasons_are_the_largest_differences_one_per_family(card: Card, scored: pa.Table) -> None:
    families = {spec.id: spec.family for spec in SPECS}
    features = people(2_000, seed=2).features
    for number, row in enumerate(scored.slice(0, 300).to_pylist()):
        if row["points"] is None:
            continue
        values = [features.column(name)[number].as_py() for name in card.indicator_ids]
        lines = points_sheet(card, row["customer_class"], values)
        above = {line.indicator_id: line.points - line.class_mean_points for line in lines}
        given = [row[f"reason_{place}"] for place in (1, 2, 3) if row[f"reason_{place}"]]
        expected = sorted((name for name in above if above[name] >= 5), key=lambda name: -above[name])
        assert len({families[name] for name in given}) == len(given)
        assert given == expected[:3]
        for place, name in enumerate(given, 1):
            assert abs(row[f"reason_{place}_points"] - above[name]) <= 0.5
            assert row[f"reason_{place}_value"] == values[card.indicator_ids.index(name)]
            assert (row[f"reason_{place}_mean"] is None) == (name == "state")
        favour = [row[f"good_{place}_points"] for place in (1, 2) if row[f"good_{place}"]]
        assert all(points <= -5 for points in favour)
        assert favour == sorted(favour)


def test_that_a_class_the_card_never_saw_is_compared_with_everyone(card: Card) -> None:
    frame: pa.Table = people(10, seed=3).features
    strange = frame.set_column(1, "customer_class", pa.array(["hv"] * 10))
    assert (
        score_frame(card, strange, SILENT).column("points").to_pylist()
        == score_frame(card, frame, SILENT).column("points").to_pylist()
    )


def test_that_scoring_does_not_hang_on_the_company_a_customer_keeps(card: Card) -> None:
    frame: pa.Table = people(500, seed=4).features
    whole = score_frame(card, frame, SILENT)
    assert score_frame(card, frame.slice(100, 50), SILENT).equals(whole.slice(100, 50))


def test_that_too_few_bad_outcomes_are_said_and_not_scored() -> None:
    few = people(100)
    labels: pa.Table = few.labels
    none = labels.set_column(1, "label", pa.array([0] * 100))
    for snapshots in ([], [few], [Snapshot(few.as_of, few.features, none)]):
        with pytest.raises(NotEnoughData) as raised:
            train_card(snapshots, SPECS, PARAMETERS, SILENT)
        assert raised.value.message.key == "credit.too_few_labels"


def test_that_an_indicator_holding_the_answer_raises_the_alarm() -> None:
    honest = people(2_000)
    features: pa.Table = honest.features
    leaked = features.set_column(8, "late", honest.labels.column("label").cast("float64"))
    with pytest.raises(NotEnoughData) as raised:
        train_card([Snapshot(honest.as_of, leaked, honest.labels)], SPECS, PARAMETERS, SILENT)
    assert raised.value.message.key == "credit.too_good"


def test_that_labels_of_strangers_and_customers_without_answer_do_not_shift_rows() -> None:
    whole = people(300)
    chosen = pa.array([number % 3 == 0 for number in range(300)])
    all_labels: pa.Table = whole.labels
    features: pa.Table = whole.features
    labels = all_labels.filter(chosen)
    shuffled = pa.concat_tables([labels.slice(50), pa.table({"cons_no": ["stranger"], "label": [1]}), labels.slice(0, 50)])
    panel = gather([dataclasses.replace(whole, labels=shuffled)], SPECS)
    assert panel.cons_no.tolist() == labels.column("cons_no").to_pylist()
    assert panel.label.tolist() == labels.column("label").to_pylist()
    assert panel.values[:, 0].tolist() == features.filter(chosen).column("late").to_pylist()


PRINT_HASH = """
import hashlib
from desktop_app.analytics.credit.scoring import score_frame
from desktop_app.analytics.credit.training import train_card
from desktop_app.analytics.segments.grouping import group_customers
from desktop_app.domain.progress import SILENT
from desktop_app.domain.risk import ScoreParameters
from tests.unit.analytics.people import SPECS, people
from tests.unit.analytics.test_groups import INDICATORS, county
card = train_card([people(2_500)], SPECS, ScoreParameters(), SILENT)
scores = score_frame(card, people(1_000, seed=2).features, SILENT)
found, numbers = group_customers(county(900), INDICATORS, 5, SILENT)
text = card.to_json() + repr(scores.to_pylist()) + repr(found) + repr(numbers.to_pylist())
print(hashlib.sha256(text.encode()).hexdigest())
"""


def test_that_one_and_two_threads_give_the_same_bytes() -> None:
    root = Path(__file__).parents[3]
    outcomes = [
        subprocess.run(
            [sys.executable, "-c", PRINT_HASH],
            cwd=root,
            env={**os.environ, "OMP_NUM_THREADS": threads, "OPENBLAS_NUM_THREADS": threads},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for threads in ("1", "2")
    ]
    assert outcomes[0] == outcomes[1] != ""
