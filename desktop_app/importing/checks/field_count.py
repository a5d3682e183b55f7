"""A line of a text file with more or fewer cells than the header: its values may stand under the wrong headers."""

from __future__ import annotations

from collections.abc import Iterator

from desktop_app.domain.batch import Severity
from desktop_app.importing.checks.rule import Hit, RowRule
from desktop_app.importing.plan import FilePlan


def _hits(plan: FilePlan) -> Iterator[Hit]:
    if plan.file.expected is not None and not plan.even:
        yield Hit(f"cells < {plan.file.expected} OR extra IS NOT NULL")


RULE = RowRule("field_count", Severity.REJECT, _hits)
