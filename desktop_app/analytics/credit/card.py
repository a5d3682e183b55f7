"""The points card: a table of whole points per indicator, and the probability each sum of points stands for."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from desktop_app.analytics.credit.binning import Bins
from desktop_app.domain.indicator import Family
from desktop_app.domain.money import Money
from desktop_app.domain.risk import BandRule, LabelRule, ScoreParameters

FORMAT = "powerdesk.card/1"
BASE_POINTS = 100
EVERYONE = "all"
"""The class that stands in for any class the card has seen too little of."""


@dataclass(frozen=True, slots=True)
class ClassMean:
    """What one class of customers has on average: points of a characteristic, and its value where that is a number."""

    points: float
    value: float | None


@dataclass(frozen=True, slots=True)
class Characteristic:
    """One indicator of the card. `points` and `rows` have an entry per bin of `bins`, the last being "unknown"."""

    indicator_id: str
    family: Family
    unit: str
    decimals: int
    bins: Bins
    points: tuple[int, ...]
    rows: tuple[int, ...]
    means: Mapping[str, ClassMean]

    def mean(self, customer_class: str) -> ClassMean:
        """The mean of the class, of everyone where the class is not known."""
        return self.means.get(customer_class, self.means[EVERYONE])


@dataclass(frozen=True, slots=True)
class Card:
    """Score = BASE_POINTS + Σ points, higher is riskier; probabilities[score - BASE_POINTS] is its probability."""

    characteristics: tuple[Characteristic, ...]
    points_per_doubling: int
    probabilities: tuple[str, ...]
    class_rates: Mapping[str, float]
    parameters: ScoreParameters
    trained_on: tuple[dt.date, ...]
    rows: int
    bads: int

    @property
    def indicator_ids(self) -> tuple[str, ...]:
        return tuple(item.indicator_id for item in self.characteristics)

    @property
    def sha256(self) -> str:
        """Fingerprint of the card's JSON."""
        return hashlib.sha256(self.to_json().encode()).hexdigest()

    def rate(self, customer_class: str) -> float:
        """The share of bad customers observed in a class while training."""
        return self.class_rates.get(customer_class, self.class_rates[EVERYONE])

    def to_json(self) -> str:
        """Canonical text: the same card gives the same bytes; numbers that decide anything are decimal text."""
        content = {
            "format": FORMAT,
            "base_points": BASE_POINTS,
            "points_per_doubling": self.points_per_doubling,
            "characteristics": [_written(item) for item in self.characteristics],
            "probabilities": list(self.probabilities),
            "class_rates": {name: _text(rate) for name, rate in self.class_rates.items()},
            "parameters": _parameters(self.parameters),
            "trained_on": [day.isoformat() for day in self.trained_on],
            "rows": self.rows,
            "bads": self.bads,
        }
        return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    @classmethod
    def from_json(cls, text: str) -> Self:
        """The card written by `to_json`.

        Raises:
            ValueError: the text is of another format.
        """
        content = json.loads(text)
        if content.get("format") != FORMAT:
            raise ValueError(f"not a points card of format {FORMAT}: {content.get('format')!r}")
        return cls(
            tuple(_read(item) for item in content["characteristics"]),
            content["points_per_doubling"],
            tuple(content["probabilities"]),
            {name: float(rate) for name, rate in content["class_rates"].items()},
            _read_parameters(content["parameters"]),
            tuple(dt.date.fromisoformat(day) for day in content["trained_on"]),
            content["rows"],
            content["bads"],
        )


def _text(number: float) -> str:
    """The shortest decimal text that reads back as the same number."""
    return repr(float(number))


def _written(item: Characteristic) -> dict[str, Any]:
    return {
        "indicator": item.indicator_id,
        "family": item.family.value,
        "unit": item.unit,
        "decimals": item.decimals,
        "edges": [_text(edge) for edge in item.bins.edges],
        "categories": [_text(state) for state in item.bins.categories],
        "points": list(item.points),
        "rows": list(item.rows),
        "means": {
            name: [_text(mean.points), None if mean.value is None else _text(mean.value)] for name, mean in item.means.items()
        },
    }


def _read(item: dict[str, Any]) -> Characteristic:
    return Characteristic(
        item["indicator"],
        Family(item["family"]),
        item["unit"],
        item["decimals"],
        Bins(tuple(float(edge) for edge in item["edges"]), tuple(float(state) for state in item["categories"])),
        tuple(item["points"]),
        tuple(item["rows"]),
        {
            name: ClassMean(float(points), None if value is None else float(value))
            for name, (points, value) in item["means"].items()
        },
    )


def _parameters(parameters: ScoreParameters) -> dict[str, Any]:
    label, bands = parameters.label, parameters.bands
    return {
        "label": {
            "horizon_days": label.horizon_days,
            "late_days": label.late_days,
            "tolerance_fen": label.tolerance.fen,
            "version": label.version,
        },
        "bands": {"high_from": _text(bands.high_from), "medium_from": _text(bands.medium_from), "min_bills": bands.min_bills},
        "seed": parameters.seed,
        "max_bins": parameters.max_bins,
        "training_snapshots": parameters.training_snapshots,
    }


def _read_parameters(content: dict[str, Any]) -> ScoreParameters:
    label, bands = content["label"], content["bands"]
    return ScoreParameters(
        LabelRule(label["horizon_days"], label["late_days"], Money(label["tolerance_fen"]), label["version"]),
        BandRule(float(bands["high_from"]), float(bands["medium_from"]), bands["min_bills"]),
        content["seed"],
        content["max_bins"],
        content["training_snapshots"],
    )
