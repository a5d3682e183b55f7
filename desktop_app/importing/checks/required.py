"""A field without which the row says nothing is empty."""

from __future__ import annotations

from collections.abc import Iterator

from desktop_app.domain.batch import Severity
from desktop_app.importing.casts import WORDS
from desktop_app.importing.checks.rule import Hit, RowRule
from desktop_app.importing.facts import Oddity
from desktop_app.importing.plan import FilePlan


def _hits(plan: FilePlan) -> Iterator[Hit]:
    for field in plan.fields:
        if field.field.required and (field.may_hold(Oddity.NOTHING) or field.may_hold(Oddity.WORDS_FOR_NOTHING)):
            yield Hit(f"{'v' if field.field.type in WORDS else 'r'}_{field.id} IS NULL", field.id)


RULE = RowRule("required", Severity.REJECT, _hits)
