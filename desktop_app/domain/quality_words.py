"""The data-quality rules in words, with the parameters in force filled in."""

from __future__ import annotations

from desktop_app.domain import formats
from desktop_app.domain.quality_rules import RuleSpec, Settings, words_of
from desktop_app.domain.texts import Texts

_FLOAT_NOISE = 9  # decimals


def name_in_words(texts: Texts, spec: RuleSpec) -> str:
    return texts(f"quality.name.{spec.id}")


def rule_in_words(texts: Texts, spec: RuleSpec, settings: Settings) -> str:
    return texts(f"quality.rule.{spec.id}", **_values(texts, spec, settings))


def fix_in_words(texts: Texts, spec: RuleSpec, settings: Settings) -> str:
    return texts(f"quality.fix.{spec.id}", **_values(texts, spec, settings))


def score_in_words(score: float | None) -> str:
    """One decimal, rounded down: 100.0 only where nothing was hit. So it is told everywhere, on charts too."""
    return formats.NOTHING if score is None else f"{tenths(score) / 10:.1f}"


def tenths(score: float) -> int:
    """A score as it is told, in tenths of a point; what a float cannot hold is no fault of the data."""
    return int(round(score * 10, _FLOAT_NOISE))


def _values(texts: Texts, spec: RuleSpec, settings: Settings) -> dict[str, str]:
    values = {one.name: settings.value(spec.id, one) for one in spec.parameters}
    between = texts("quality.between")
    return {name: between.join(words_of(value)) if "," in value else value for name, value in values.items()}
