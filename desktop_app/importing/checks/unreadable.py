"""Characters lost before the file reached us: bytes that fit no encoding."""

from __future__ import annotations

from collections.abc import Iterator

from desktop_app.domain.batch import Severity
from desktop_app.importing.checks.rule import Hit, RowRule
from desktop_app.importing.facts import Oddity
from desktop_app.importing.plan import FilePlan


def _hits(plan: FilePlan) -> Iterator[Hit]:
    if plan.file.expected is not None:
        for field in plan.fields:
            if field.may_hold(Oddity.BROKEN):
                yield Hit(f"contains(t_{field.id}, '\ufffd')", field.id)


RULE = RowRule("unreadable", Severity.REJECT, _hits)
