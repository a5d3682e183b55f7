"""What the office's rules fill in where an extract is silent: the days of a bill, the bill a receipt pays. Always told."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from desktop_app.domain.batch import CheckedFile, Finding, ImportCheck, Severity
from desktop_app.domain.dictionary import Dictionary, ExtractKind
from desktop_app.domain.integration import IntegrationRules
from desktop_app.domain.message import Message
from desktop_app.domain.ports import Staging
from desktop_app.importing.in_force import has
from desktop_app.importing.sql import literal
from desktop_app.importing.staged import checked_table

_SAMPLE = 5
_MONTH = "rcvbl_ym"


def stored_sql(kind: ExtractKind, rules: IntegrationRules, given: AbstractSet[str]) -> dict[str, str]:
    """Field id to the SQL of what is stored, for fields of `new` that a rule may fill in; `given` are those the file has.

    `derived` keeps which days were derived and by which day of the month, so that a changed rule rewrites nothing.
    """
    if not has(kind, "derived"):
        return {}
    days = {"release_date": rules.release_day, "due_date": rules.due_day}
    release, due = map(_day_of_next_month, days.values())
    if given.isdisjoint(days):
        noted = ",".join(f"{field}@{day}" for field, day in days.items())
        return {"release_date": release, "due_date": f"greatest({release}, {due})", "derived": literal(noted)}
    release = f"coalesce(new.release_date, {release})"
    said = ", ".join(f"CASE WHEN new.{field} IS NULL THEN '{field}@{day}' END" for field, day in days.items())
    derived = f"nullif(concat_ws(',', {said}), '')"
    return {"release_date": release, "due_date": f"coalesce(new.due_date, greatest({release}, {due}))", "derived": derived}


def filled_in(staging: Staging, check: ImportCheck, dictionary: Dictionary, rules: IntegrationRules) -> Iterator[Finding]:
    """One finding per file and rule, with the rule in words."""
    for file in check.files:
        kind = dictionary.kind(file.kind_id)
        if has(kind, "derived"):
            yield from _days(staging, file, rules)
        elif has(kind, _MONTH) and has(kind, "rcvbl_amt_id") and not kind.field(_MONTH).required:
            yield from _bills(staging, file, rules)


def _days(staging: Staging, file: CheckedFile, rules: IntegrationRules) -> Iterator[Finding]:
    for field, day in (("release_date", rules.release_day), ("due_date", rules.due_day)):
        rows, sample = _silent(staging, file, f"{field} IS NULL")
        if rows:
            message = Message.of(f"importing.filled.{field}", rows=rows, day=day)
            yield Finding(file.file_no, f"derived_{field}", Severity.CONFIRM, message, rows, sample)


def _bills(staging: Staging, file: CheckedFile, rules: IntegrationRules) -> Iterator[Finding]:
    rows, sample = _silent(staging, file, f"{_MONTH} IS NULL AND rcvbl_amt_id IS NULL")
    if rows:
        message = Message.of(f"importing.filled.{rules.allocation.value}", rows=rows)
        yield Finding(file.file_no, "allocated", Severity.CONFIRM, message, rows, sample)


def _silent(staging: Staging, file: CheckedFile, condition: str) -> tuple[int, tuple[int, ...]]:
    found = staging.query(
        f"SELECT count(*) AS n, min(row_no, {_SAMPLE}) AS first FROM {checked_table(file.kind_id)} "
        f"WHERE file_no = {file.file_no} AND reasons IS NULL AND {condition}"
    )
    return int(found.column("n")[0].as_py()), tuple(found.column("first")[0].as_py() or ())


def _day_of_next_month(day: int) -> str:
    return f"(last_day(new.{_MONTH}) + {day})"
