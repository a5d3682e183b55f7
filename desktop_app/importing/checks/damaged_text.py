"""A number in a text column (a document or transaction number) that Excel has rounded: the row is taken, the cell left empty."""

from __future__ import annotations

from collections.abc import Iterator

from desktop_app.domain.batch import Severity
from desktop_app.importing.casts import WORDS, is_damaged
from desktop_app.importing.checks.rule import Hit, RowRule
from desktop_app.importing.facts import Oddity
from desktop_app.importing.plan import FilePlan


def _hits(plan: FilePlan) -> Iterator[Hit]:
    for field in plan.fields:
        if field.field.type in WORDS and field.may_hold(Oddity.SHORTENED):
            yield Hit(is_damaged(f"t_{field.id}"), field.id)


RULE = RowRule("damaged_text", Severity.CONFIRM, _hits)
