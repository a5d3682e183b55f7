"""Checking staged files: what will be imported, what not and why. Set-based SQL throughout; no row passes through Python."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Sequence

from desktop_app.domain.batch import CheckedFile, Finding, ImportCheck, Severity
from desktop_app.domain.dictionary import ABOUT, Dictionary, ExtractKind, Repeat
from desktop_app.domain.intake import SameMonth
from desktop_app.domain.integration import DEFAULT_RULES, IntegrationRules
from desktop_app.domain.message import Message
from desktop_app.domain.ports import Staging
from desktop_app.domain.progress import Progress
from desktop_app.domain.same_month import Overlap
from desktop_app.importing.bundles import bundles_select
from desktop_app.importing.casts import SQL_TYPES
from desktop_app.importing.checks import SET_RULES, differs
from desktop_app.importing.checks.already_there import applies, newest_versions
from desktop_app.importing.checks.duplicate import twins_select
from desktop_app.importing.checks.rule import Surroundings
from desktop_app.importing.day_question import with_day_questions
from desktop_app.importing.filled_in import stored_sql
from desktop_app.importing.month_notes import contradictions, month_notes
from desktop_app.importing.month_sums import overlap_of
from desktop_app.importing.outcome import PART, checked_file, findings, found_select, totals_select
from desktop_app.importing.plan import FilePlan
from desktop_app.importing.sql import literal
from desktop_app.importing.staged import (
    StagedExtracts,
    StagedFile,
    bare_name,
    bundles_table,
    cast_table,
    checked_table,
    differences_table,
    found_table,
    hits_table,
    refused_table,
    remarks_table,
    there_table,
    totals_table,
    twins_table,
)

_NO_ROWS = "SELECT 0 AS file_no, CAST(0 AS BIGINT) AS row_no, '' AS token WHERE false"


def check(
    staging: Staging,
    staged: StagedExtracts,
    dictionary: Dictionary,
    progress: Progress,
    *,
    today: dt.date,
    same_month: SameMonth = SameMonth.SKIP,
) -> ImportCheck:
    """Cast and check everything staged; `staged` is what `read_into` gave, `today` decides which months lie in the future,
    `same_month` what becomes of rows the ledger has.

    Raises:
        Cancelled: the person stopped; clear the staging.
    """
    plans = [FilePlan.of(file, dictionary, today) for file in staged.files]
    kinds = [kind for kind in dictionary.kinds if any(plan.kind is kind for plan in plans)]
    overlaps: list[Overlap] = []
    told: list[Finding] = []
    for number, kind in enumerate(kinds, start=1):
        progress.stage(Message.of("importing.stage.check", kind=kind.zh, kind_en=kind.en), number, len(kinds))
        of_kind = tuple(plan for plan in plans if plan.kind is kind)
        around = _surroundings(staging, of_kind, dictionary, frozenset(kind.id for kind in kinds), same_month)
        _check_kind(staging, around, progress)
        of_months = tuple(overlap_of(staging, around))
        overlaps += of_months
        told += month_notes(staging, around, of_months)
        told += contradictions(staging, around) if applies(around) else ()
        told += differs.told(staging, around, differences_table(kind.id))
    checked = []
    for plan in plans:
        progress.check()
        checked.append(checked_file(staging, plan, dictionary))
    found = (*findings(staging, plans, dictionary), *told)
    sheets = with_day_questions(staging, plans, staged.sheets)
    return ImportCheck(_token(staged.files, same_month), tuple(checked), found, same_month, tuple(overlaps), sheets=sheets)


def accepted_select(
    file: CheckedFile, batch_id: int, dictionary: Dictionary, rules: IntegrationRules = DEFAULT_RULES, *, stored: bool = True
) -> str:
    """A SELECT of a file's accepted rows: batch_id, file_no, sheet, row_no, then the fields of the kind that have a value.

    A newer version of a customer keeps the values of columns this file does not have, where some are `stored`; `rules` fill in a
    bill's missing days.
    """
    kind = dictionary.kind(file.kind_id)
    lineage = f"CAST({batch_id} AS INTEGER) AS batch_id, CAST(new.file_no AS INTEGER) AS file_no, new.sheet, new.row_no"
    rows = f"{checked_table(kind.id)} AS new"
    given = _given(file, kind)
    filled = stored_sql(kind, rules, given)
    told = [field.id for field in kind.fields if field.id in given or field.id in filled]
    fields = [f"{filled.get(field_id, f'new.{field_id}')} AS {field_id}" for field_id in told]
    if kind.repeats is Repeat.VERSIONED and stored:
        fields = [f"{'new' if field.id in given else 'old'}.{field.id}" for field in kind.fields]
        keys = " AND ".join(f"old.{key} IS NOT DISTINCT FROM new.{key}" for key in kind.key)
        rows += f" LEFT JOIN ({newest_versions(kind)}) AS old ON {keys}"
    return f"SELECT {lineage}, {', '.join(fields)} FROM {rows} WHERE new.file_no = {file.file_no} AND new.reasons IS NULL"


def _given(file: CheckedFile, kind: ExtractKind) -> set[str]:
    """The fields of the kind that the file has."""
    read = {field_id for column in file.columns for field_id in column.field_ids}
    own = {field.id for field in kind.fields}
    return (read & own) | ({ABOUT} if read - own else set())


def _check_kind(staging: Staging, around: Surroundings, progress: Progress) -> None:
    kind, plans = around.kind, around.plans

    def derive(table: str, select: str) -> None:
        staging.derive(bare_name(table), select, progress)

    staging.view(bare_name(cast_table(kind.id)), " UNION ALL ".join(_rows_of(plan) for plan in plans))
    derive(bundles_table(kind.id), bundles_select(kind, around.cast, PART))
    if (twins := twins_select(around)) is not None:
        derive(twins_table(kind.id), twins)
    there, differences = there_table(kind.id), differences_table(kind.id)
    derive(there, _hits(around, Severity.REJECT, Severity.SKIP))
    derive(differences, differs.select(staging, around, there))
    derive(hits_table(kind.id), f"SELECT * FROM {there} UNION ALL {differs.tokens(differences)}")
    tokens = "string_agg(token, ' ' ORDER BY token) AS found"
    derive(refused_table(kind.id), f"SELECT file_no, row_no, {tokens} FROM {hits_table(kind.id)} GROUP BY file_no, row_no")
    staging.view(bare_name(checked_table(kind.id)), _checked(staging, around))
    if _any_hit(staging, kind):
        derive(bundles_table(kind.id), bundles_select(kind, around.checked, PART))
    derive(remarks_table(kind.id), _hits(around, Severity.CONFIRM))
    derive(totals_table(kind.id), totals_select(kind))
    derive(found_table(kind.id), found_select(kind))


def _surroundings(
    staging: Staging, plans: tuple[FilePlan, ...], dictionary: Dictionary, present: frozenset[str], same_month: SameMonth
) -> Surroundings:
    kind = plans[0].kind
    parent = dictionary.kind(kind.parent) if kind.parent else None
    parent_checked = checked_table(parent.id) if parent and parent.id in present else None
    stored = bool(staging.query(f"SELECT 1 AS found FROM ws.{kind.table} LIMIT 1").num_rows)
    return Surroundings(kind, parent, plans, cast_table(kind.id), checked_table(kind.id), parent_checked, stored, same_month)


def _hits(around: Surroundings, *severities: Severity) -> str:
    selects = [rule.select(around) for rule in SET_RULES if rule.severity in severities]
    return " UNION ALL ".join([_NO_ROWS, *(select for select in selects if select is not None)])


def _rows_of(plan: FilePlan) -> str:
    """A file's data rows with every column of their kind."""
    fields = [
        field.id if plan.has(field.id) else f"CAST(NULL AS {SQL_TYPES[field.type]}) AS {field.id}" for field in plan.kind.fields
    ]
    return (
        f"SELECT {plan.file.file_no} AS file_no, {literal(plan.file.sheet)} AS sheet, row_no, {', '.join(fields)}, "
        f"reasons, remarks FROM {plan.file.rows} WHERE role IS NULL"
    )


def _checked(staging: Staging, around: Surroundings) -> str:
    """The kind's rows with what rules over many rows found; most imports have nothing of the kind, and nothing to join."""
    if not _any_hit(staging, around.kind):
        return f"SELECT * FROM {around.cast}"
    return (
        "SELECT new.* REPLACE (nullif(concat_ws(' ', reasons, found), '') AS reasons) "
        f"FROM {around.cast} AS new LEFT JOIN {refused_table(around.kind.id)} USING (file_no, row_no)"
    )


def _any_hit(staging: Staging, kind: ExtractKind) -> bool:
    return bool(staging.query(f"SELECT 1 AS found FROM {hits_table(kind.id)} LIMIT 1").num_rows)


def _token(files: Sequence[StagedFile], same_month: SameMonth) -> str:
    """Names exactly this content of the staging, how it was read, and what becomes of months that are there."""
    read = [
        literal(f"{file.file_no}|{file.sha256}|{file.sheet}|{file.header_row}|{file.kind_id}|{file.columns}|{file.day_order}")
        for file in files
    ]
    facts = [same_month.value, *read]
    return hashlib.sha256("\n".join(facts).encode()).hexdigest()
