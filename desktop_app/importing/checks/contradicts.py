"""The same bill with another amount: in the ledger, or further up in this import. Nobody can tell which of the two is right."""

from __future__ import annotations

from desktop_app.domain.batch import Severity
from desktop_app.domain.dictionary import Repeat
from desktop_app.importing.checks import already_there, duplicate
from desktop_app.importing.checks.rule import SetRule, Surroundings
from desktop_app.importing.in_force import in_force, matches, renumbered


def pairs(around: Surroundings) -> str | None:
    """(file_no, row_no, said, stored) of the rows that are there with other amounts only; `stored` is one of those."""
    kind = around.kind
    if kind.repeats is not Repeat.UNIQUE or kind.total is None:
        return None
    new = f"{renumbered(kind, around.cast)} AS new"
    both = " UNION ALL ".join(
        f"SELECT new.file_no, new.row_no, new.{kind.total} AS said, old.{kind.total} AS stored "
        f"FROM {new} JOIN {in_force(kind)} AS old ON {match} WHERE new.reasons IS NULL"
        for match in matches(kind)
    )
    return (
        f"SELECT file_no, row_no, said, max(stored) AS stored FROM ({both}) GROUP BY file_no, row_no, said "
        "HAVING count(*) FILTER (WHERE stored IS NOT DISTINCT FROM said) = 0"
    )


def _rows(around: Surroundings) -> str | None:
    beside_ledger = pairs(around)
    if beside_ledger is None:
        return None
    twice = duplicate.numbered(around)
    apart = f"SELECT file_no, row_no FROM ({twice}) WHERE again AND {around.kind.total} IS DISTINCT FROM first_amount"
    if not already_there.applies(around):
        return apart
    return f"{apart} UNION SELECT file_no, row_no FROM ({beside_ledger})"


RULE = SetRule("contradicts", Severity.REJECT, _rows)
