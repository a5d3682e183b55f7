"""Line breaks or tabs inside a text: kept, but worth knowing before it is printed."""

from __future__ import annotations

from collections.abc import Iterator

from desktop_app.domain.batch import Severity
from desktop_app.importing.casts import WORDS
from desktop_app.importing.checks.rule import Hit, RowRule
from desktop_app.importing.facts import Oddity
from desktop_app.importing.plan import FilePlan


def _hits(plan: FilePlan) -> Iterator[Hit]:
    for field in plan.fields:
        if field.field.type in WORDS and field.may_hold(Oddity.CONTROL):
            yield Hit(f"regexp_matches(t_{field.id}, '[\\x00-\\x1f\\x7f]')", field.id)


RULE = RowRule("control_characters", Severity.NOTE, _hits)
