"""A customer number with characters no customer number has."""

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
        if field.field.type is FieldType.ID and field.may_hold(Oddity.NO_ID):
            text = f"r_{field.id}"
            yield Hit(f"NOT regexp_full_match({text}, '[0-9A-Za-z_-]+') AND NOT {is_damaged(text)}", field.id)


RULE = RowRule("id_characters", Severity.REJECT, _hits)
