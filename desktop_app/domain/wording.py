"""Reasons in words, the same on screen, on paper and in files."""

from __future__ import annotations

from desktop_app.domain import formats
from desktop_app.domain.indicator import IndicatorSpec
from desktop_app.domain.risk import Reason
from desktop_app.domain.texts import Texts


def reason_sentence(texts: Texts, spec: IndicatorSpec, reason: Reason) -> str:
    """One reason with the customer's own value and the class mean; `reason.<id>` has the sentence.

    A value nobody knows is said as such (`reason.unknown`), never as zero.
    """
    if reason.value is None:
        return texts("reason.unknown", name=spec.name(texts.language))
    return texts(f"reason.{spec.id}", value=shown(texts, spec, reason.value), mean=shown(texts, spec, reason.class_mean, extra=1))


def shown(texts: Texts, spec: IndicatorSpec, value: float | None, extra: int = 0) -> str:
    """An indicator's value as people read it: percents of shares, states in words, else the declared decimals.

    `extra` decimals are for means, which fall between what single customers can have.
    """
    if value is None:
        return formats.NOTHING
    if spec.unit == "%":
        return formats.percent(value, 1)
    if spec.unit == "状态":
        key = f"state.{spec.id}.{int(value)}"
        return texts(key) if extra == 0 else formats.NOTHING
    return formats.number(value, spec.decimals + (extra if spec.decimals < 2 else 0))
