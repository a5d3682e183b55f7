"""The same key a second time in this import: the first one is taken."""

from __future__ import annotations

from desktop_app.domain.batch import Severity
from desktop_app.domain.dictionary import Repeat
from desktop_app.importing.checks.rule import SetRule, Surroundings


def _rows(around: Surroundings) -> str | None:
    if around.kind.repeats is Repeat.COUNTED:
        return None
    key = ", ".join(around.kind.key)
    return (
        f"SELECT file_no, row_no FROM {around.cast} WHERE len(reasons) = 0 "
        f"QUALIFY row_number() OVER (PARTITION BY {key} ORDER BY file_no, row_no) > 1"
    )


RULE = SetRule("duplicate", Severity.REJECT, _rows)
