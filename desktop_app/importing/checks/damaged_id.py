"""A customer number Excel has turned into a rounded number: the true one is lost."""

from __future__ import annotations

from collections.abc import Iterator

from desktop_app.domain.batch import Severity
from desktop_app.domain.dictionary import FieldType
from desktop_app.importing.casts import is_damaged
from desktop_app.importing.checks.rule import Hit, RowRule
from desktop_app.importing.facts import Oddity
from desktop_app.importing.plan import FilePlan


def _hits(plan: FilePlan) -> Iterator[Hit]:
    for field in plan.fields:
        if field.field.type is FieldType.ID and field.may_hold(Oddity.SHORTENED):
            yield Hit(is_damaged(f"r_{field.id}"), field.id)


RULE = RowRule("damaged_id", Severity.REJECT, _hits)
