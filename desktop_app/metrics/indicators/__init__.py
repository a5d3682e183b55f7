"""All registered indicators, one module per family; their order here is the order of columns and of the 指标口径 dictionary."""

from __future__ import annotations

from desktop_app.domain.indicator import IndicatorSpec
from desktop_app.metrics.indicators import arrears, bill, capacity, lateness, payment, recency, tenure
from desktop_app.metrics.registry import Indicator

INDICATORS: tuple[Indicator, ...] = (
    *lateness.INDICATORS,
    *recency.INDICATORS,
    *payment.INDICATORS,
    *arrears.INDICATORS,
    *bill.INDICATORS,
    *capacity.INDICATORS,
    *tenure.INDICATORS,
)

SPECS: dict[str, IndicatorSpec] = {indicator.spec.id: indicator.spec for indicator in INDICATORS}
