"""Months imported again: what a replacement takes out of force, and which batches hold what was turned away.

A replacement takes out what the files cover, month by month: rows of their customers, and rows of the units (供电所) they are of.
Rows of another unit stay, and so does a customer whose new row was refused: nobody is left with nothing because of a slip.
"""

from __future__ import annotations

from collections.abc import Iterator

from desktop_app.domain.dictionary import ExtractKind, Repeat
from desktop_app.importing.checks import already_there, contradicts, differs
from desktop_app.importing.in_force import CUSTOMER_NO, has, in_force, matches, months, renumbered
from desktop_app.importing.sql import all_of, any_of, literal, same
from desktop_app.importing.staged import checked_table

REPLACED, TURNED_AWAY = "replaced", "turned_away"
HELD = frozenset({already_there.RULE.id, contradicts.RULE.id, differs.ID})
"""What is found of rows that stay out because the ledger has them, as they stand or otherwise."""
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
        f"FROM {source} AS old WHERE {covered(kind)}"
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


def covered(kind: ExtractKind) -> str:
    """The condition on rows `old` that the files being imported cover."""
    new, number = arriving(kind), owner(kind)
    mine = there(new, kind, (number,))
    refused = there(f"(SELECT * FROM {renumbered(kind, checked_table(kind.id))} WHERE NOT {_FIT})", kind, (number,))
    return f"({mine} OR (({any_of(_by_unit(kind, new))}) AND NOT {refused}))"


def _by_unit(kind: ExtractKind, new: str) -> Iterator[str]:
    if has(kind, "org_no"):
        yield there(new, kind, ("org_no",))
    if has(kind, "org_name"):
        nameless = f"(SELECT * FROM {new} WHERE org_no IS NULL)" if has(kind, "org_no") else new
        yield there(nameless, kind, ("org_name",))
        if has(kind, "org_no"):
            yield f"old.org_no IS NULL AND {there(new, kind, ('org_name',))}"


def arriving(kind: ExtractKind) -> str:
    """The rows that would come in if their months were replaced or appended to, as something to select from."""
    return f"(SELECT * FROM {renumbered(kind, checked_table(kind.id))} WHERE {_FIT})"


def owner(kind: ExtractKind) -> str:
    """Whose the rows are: the customer's, or what comes first in the key."""
    return CUSTOMER_NO if has(kind, CUSTOMER_NO) else kind.key[0]


def there(rows: str, kind: ExtractKind, columns: tuple[str, ...]) -> str:
    """Whether some of the rows has these columns and the months of `old`."""
    same = [f"new.{column} = old.{column}" for column in columns]
    in_month = [f"{new} IS NOT DISTINCT FROM {old}" for new, old in zip(months(kind, "new"), months(kind, "old"), strict=True)]
    return f"EXISTS (SELECT 1 FROM {rows} AS new WHERE {all_of((*same, *in_month))})"
