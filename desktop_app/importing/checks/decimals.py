"""More decimals than the ledger keeps (two for money): rounding would change the books."""

from __future__ import annotations

from collections.abc import Iterator

from desktop_app.domain.batch import Severity
from desktop_app.importing.casts import DECIMALS, has_more_decimals, is_amount
from desktop_app.importing.checks.rule import Hit, RowRule
from desktop_app.importing.plan import FilePlan


def _hits(plan: FilePlan) -> Iterator[Hit]:
    for field in plan.fields:
        if field.field.type in DECIMALS:
            form = f"r_{field.id}"
            too_fine = f"{is_amount(form)} AND {has_more_decimals(form, field.field.type, field.power)}"
            yield Hit(too_fine, field.id, field.unread_sql)


RULE = RowRule("decimals", Severity.REJECT, _hits)
