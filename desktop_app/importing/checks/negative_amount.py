"""A negative control amount: a correction or a reversal, to be looked at."""

from __future__ import annotations

from collections.abc import Iterator

from desktop_app.domain.batch import Severity
from desktop_app.importing.checks.rule import Hit, RowRule
from desktop_app.importing.facts import Oddity
from desktop_app.importing.plan import FilePlan


def _hits(plan: FilePlan) -> Iterator[Hit]:
    for field in plan.fields:
        if field.id == plan.kind.total and field.may_hold(Oddity.MINUS):
            yield Hit(f"v_{field.id} < 0", field.id)


RULE = RowRule("negative_amount", Severity.CONFIRM, _hits)
