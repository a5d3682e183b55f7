"""A negative control amount: a correction or a reversal, to be looked at."""

from __future__ import annotations

from collections.abc import Iterator

from desktop_app.domain.batch import Severity
from desktop_app.importing.checks.rule import Hit, RowRule
from desktop_app.importing.plan import FilePlan


def _hits(plan: FilePlan) -> Iterator[Hit]:
    if plan.kind.total is not None and plan.has(plan.kind.total):
        yield Hit(f"v_{plan.kind.total} < 0", plan.kind.total)


RULE = RowRule("negative_amount", Severity.CONFIRM, _hits)
