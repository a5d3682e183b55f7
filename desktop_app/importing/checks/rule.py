"""What a rule is: an id, what it means for a row, and the SQL that finds its rows.

A rule's sentence is `importing.rule.<id>` in the text catalogue. A row carries tokens: `rule`, or `rule:field` where it is about
one column.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from desktop_app.domain.batch import Severity
from desktop_app.domain.dictionary import ExtractKind
from desktop_app.domain.intake import SameMonth
from desktop_app.importing.plan import FilePlan
from desktop_app.importing.sql import literal


@dataclass(frozen=True, slots=True)
class Hit:
    """A condition over t_, r_ and v_ columns of one row, and the field it is about (None: the row as a whole).

    It is only asked where `first` holds, which costs little and is hardly ever so.
    """

    condition: str
    field_id: str | None = None
    first: str | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """What a rule says of a row that meets its condition, and the one to ask first."""

    first: str
    condition: str
    token: str


@dataclass(frozen=True, slots=True)
class RowRule:
    """A rule that needs to see only the row itself."""

    id: str
    severity: Severity
    hits: Callable[[FilePlan], Iterable[Hit]]

    def cases(self, plan: FilePlan) -> list[Case]:
        """Everything this rule looks for in a file."""
        return [_case(self.id, hit) for hit in self.hits(plan)]


def _case(rule_id: str, hit: Hit) -> Case:
    said = token(rule_id, hit.field_id)
    if hit.first is None:
        return Case(hit.condition, hit.condition, said)
    return Case(hit.first, f"CASE WHEN {hit.first} THEN {hit.condition} END", said)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a rule over many rows may look at. `cast` holds the kind's typed rows, `fit` is the condition on them that their own
    content is sound; `checked` and `parent_checked` are tables whose rows without reasons will be imported; `stored` says whether
    the ledger has rows of the kind, `same_month` what becomes of those that come again."""

    kind: ExtractKind
    parent: ExtractKind | None
    plans: tuple[FilePlan, ...]
    cast: str
    checked: str
    parent_checked: str | None
    stored: bool
    same_month: SameMonth = SameMonth.SKIP


@dataclass(frozen=True, slots=True)
class SetRule:
    """A rule that holds rows against others or the ledger: a SELECT of (file_no, row_no), None where it does not apply."""

    id: str
    severity: Severity
    rows: Callable[[Surroundings], str | None]

    def select(self, around: Surroundings) -> str | None:
        found = self.rows(around)
        return None if found is None else f"SELECT file_no, row_no, {literal(self.id)} AS token FROM ({found})"


def token(rule_id: str, field_id: str | None) -> str:
    return rule_id if field_id is None else f"{rule_id}:{field_id}"


def parts(token: str) -> tuple[str, str | None]:
    """Rule id and field id of a token."""
    rule_id, _, field_id = token.partition(":")
    return rule_id, field_id or None
