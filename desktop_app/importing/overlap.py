"""Months imported again: what is there, what a replacement takes out of force, which batches hold what was turned away.

A replacement takes out what the files cover, month by month: rows of their customers, and rows of the units (供电所) they are of.
Rows of another unit stay, and so does a customer whose new row was refused: nobody is left with nothing because of a slip.
"""

from __future__ import annotations

from collections.abc import Iterator

from desktop_app.domain.batch import Finding, Overlap, Severity
from desktop_app.domain.dictionary import ExtractKind, Repeat
from desktop_app.domain.formats import count, yuan
from desktop_app.domain.intake import SameMonth
from desktop_app.domain.message import Message
from desktop_app.domain.money import Money
from desktop_app.domain.ports import Staging
from desktop_app.importing.checks import already_there, contradicts, differs
from desktop_app.importing.checks.rule import Surroundings
from desktop_app.importing.in_force import CUSTOMER_NO, has, in_force, matches, months, renumbered
from desktop_app.importing.sql import all_of, any_of, literal, same
from desktop_app.importing.staged import checked_table

REPLACED, TURNED_AWAY = "replaced", "turned_away"
HELD = frozenset({already_there.RULE.id, contradicts.RULE.id, differs.ID})
"""What is found of rows that stay out because the ledger has them, as they stand or otherwise."""
_EXAMPLES = 5
_FIT = "coalesce(regexp_full_match(reasons, '((already_there|contradicts|differs:[a-z0-9_]+)( |$))*'), true)"
"""Rows that would come in if their months were replaced, also where they are turned away now because they are there."""


def replaceable(kind: ExtractKind) -> bool:
    """Kinds whose rows belong to months; a customer has versions instead."""
    return kind.repeats is not Repeat.VERSIONED and bool(months(kind, "row"))


def replaced_select(kind: ExtractKind, batch_id: int) -> str:
    """by_batch, kind, batch_id, file_no, row_no of every earlier row that batch `batch_id` takes out of force.

    Rows out of force already are in it too, so that undoing the batch that took them out does not bring them back.
    """
    source = renumbered(kind, f"(SELECT * FROM ws.{kind.table} WHERE batch_id < {batch_id})")
    return (
        f"SELECT CAST({batch_id} AS INTEGER) AS by_batch, {literal(kind.table)} AS kind, batch_id, file_no, row_no "
        f"FROM {source} AS old WHERE {_covered(kind)}"
    )


def turned_away_select(kind: ExtractKind, batch_id: int) -> str:
    """batch_id, on_batch, row_count: the batches that hold what this one brought again and did not take."""
    rows = f"SELECT * FROM {checked_table(kind.id)} WHERE list_contains(string_split(reasons, ' '), 'already_there')"
    new, old = f"{renumbered(kind, f'({rows})')} AS new", f"{in_force(kind)} AS old"
    held = " UNION ".join(
        f"SELECT new.file_no, new.row_no, old.batch_id FROM {new} JOIN {old} ON {match} WHERE old.batch_id < {batch_id}"
        for match in (matches(kind) if kind.repeats is Repeat.UNIQUE else (same("old", "new", kind.key),))
    )
    return (
        f"SELECT CAST({batch_id} AS INTEGER) AS batch_id, batch_id AS on_batch, count(*) AS row_count "
        f"FROM ({held}) AS held GROUP BY held.batch_id"
    )


def overlap_of(staging: Staging, around: Surroundings) -> Iterator[Overlap]:
    """Nothing where the ledger has no row of these months."""
    kind = around.kind
    if not replaceable(kind):
        return
    old, new = months(kind, "old")[0], months(kind, "new")[0]
    some = f"SELECT 1 FROM ws.{kind.table} AS old WHERE {old} IN (SELECT {new} FROM {around.checked} AS new) LIMIT 1"
    if not staging.query(some).num_rows:
        return
    repeated = _count(staging, f"SELECT count(*) AS n FROM ({already_there.found(around)})")
    gone = f"FROM {in_force(kind)} AS old WHERE {_covered(kind)}"
    missing = f"{gone} AND NOT {_there(_arriving(kind), kind, (_owner(kind),))}"
    yield Overlap(
        kind.id, repeated, _count(staging, f"SELECT count(*) AS n {gone}"), _count(staging, f"SELECT count(*) AS n {missing}")
    )


def missing_customers(staging: Staging, around: Surroundings) -> Iterator[Finding]:
    """Where months are replaced: rows that go out of force of customers whom the files do not have, unit by unit. A file that is
    only a part of its unit's is the usual reason."""
    kind = around.kind
    if around.same_month is not SameMonth.REPLACE or not replaceable(kind):
        return
    unit = f"coalesce({', '.join([f'old.{name}' for name in ('org_name', 'org_no') if has(kind, name)] + [literal('--')])})"
    absent = f"NOT {_there(_arriving(kind), kind, (_owner(kind),))}"
    found = staging.query(
        f"SELECT {unit} AS unit, count(*) AS stored, count(*) FILTER ({absent}) AS missing FROM {in_force(kind)} AS old "
        f"WHERE {_covered(kind)} GROUP BY unit HAVING missing > 0 ORDER BY missing DESC, unit"
    )
    units, stored, missing = (found.column(name).to_pylist() for name in ("unit", "stored", "missing"))
    if units:
        first = zip(units[:_EXAMPLES], stored, missing, strict=False)
        told = "；".join(f"{name} {count(lacking)} / {count(rows)}" for name, rows, lacking in first)
        message = Message.of("importing.note.missing", rows=sum(missing), stored=sum(stored), units=told)
        yield Finding(around.plans[0].file.file_no, "missing", Severity.CONFIRM, message, sum(missing), ())


def contradictions(staging: Staging, around: Surroundings) -> Iterator[Finding]:
    """Per file the bills whose amount is another in the ledger, the first of them with both values."""
    pairs = contradicts.pairs(around)
    if pairs is None:
        return
    example = "{'row_no': row_no, 'said': said, 'stored': stored}"
    found = staging.query(
        f"SELECT file_no, count(*) AS n, min({example}, {_EXAMPLES}) AS first FROM ({pairs}) GROUP BY file_no ORDER BY file_no"
    )
    columns = [found.column(name).to_pylist() for name in ("file_no", "n", "first")]
    for file_no, rows, first in zip(*columns, strict=True):
        examples = [tuple(example.values()) for example in first]
        told = "；".join(f"{row}: {yuan(Money.from_yuan(said))} / {yuan(Money.from_yuan(old))}" for row, said, old in examples)
        message = Message.of("importing.note.contradicts", examples=told)
        yield Finding(file_no, "contradicts", Severity.CONFIRM, message, rows, tuple(row for row, _, _ in examples))


def _covered(kind: ExtractKind) -> str:
    """The condition on rows `old` that the files being imported cover."""
    arriving = _arriving(kind)
    owner = _there(arriving, kind, (_owner(kind),))
    refused = _there(f"(SELECT * FROM {renumbered(kind, checked_table(kind.id))} WHERE NOT {_FIT})", kind, (_owner(kind),))
    return f"({owner} OR (({any_of(_by_unit(kind, arriving))}) AND NOT {refused}))"


def _by_unit(kind: ExtractKind, arriving: str) -> Iterator[str]:
    if has(kind, "org_no"):
        yield _there(arriving, kind, ("org_no",))
    if has(kind, "org_name"):
        nameless = f"(SELECT * FROM {arriving} WHERE org_no IS NULL)" if has(kind, "org_no") else arriving
        yield _there(nameless, kind, ("org_name",))
        if has(kind, "org_no"):
            yield f"old.org_no IS NULL AND {_there(arriving, kind, ('org_name',))}"


def _arriving(kind: ExtractKind) -> str:
    return f"(SELECT * FROM {renumbered(kind, checked_table(kind.id))} WHERE {_FIT})"


def _owner(kind: ExtractKind) -> str:
    return CUSTOMER_NO if has(kind, CUSTOMER_NO) else kind.key[0]


def _there(rows: str, kind: ExtractKind, columns: tuple[str, ...]) -> str:
    """Whether some of the rows has these columns and the months of `old`."""
    same = [f"new.{column} = old.{column}" for column in columns]
    in_month = [f"{new} IS NOT DISTINCT FROM {old}" for new, old in zip(months(kind, "new"), months(kind, "old"), strict=True)]
    return f"EXISTS (SELECT 1 FROM {rows} AS new WHERE {all_of((*same, *in_month))})"


def _count(staging: Staging, select: str) -> int:
    return int(staging.query(select).column("n")[0].as_py())
