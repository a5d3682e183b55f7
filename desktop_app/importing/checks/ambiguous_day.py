"""03/04/26: a date nobody can read with certainty is not guessed."""

from __future__ import annotations

from collections.abc import Iterator

from desktop_app.domain.batch import Severity
from desktop_app.importing.casts import DAYS, is_ambiguous_day
from desktop_app.importing.checks.rule import Hit, RowRule
from desktop_app.importing.plan import FilePlan


def _hits(plan: FilePlan) -> Iterator[Hit]:
    for field in plan.fields:
        if field.field.type in DAYS:
            yield Hit(is_ambiguous_day(f"r_{field.id}"), field.id, field.unread_sql)


RULE = RowRule("ambiguous_day", Severity.REJECT, _hits)
