"""A customer number shorter or longer than customer numbers are; often leading zeros were lost."""

from __future__ import annotations

from collections.abc import Iterator

from desktop_app.domain.batch import Severity
from desktop_app.importing.checks.rule import Hit, RowRule
from desktop_app.importing.facts import Facts, Oddity
from desktop_app.importing.plan import FilePlan

CUSTOMER_NO = "cons_no"
SHORTEST, LONGEST = 8, 16


def _hits(plan: FilePlan) -> Iterator[Hit]:
    for field in plan.fields:
        if field.id == CUSTOMER_NO and not _all_fit(field.facts):
            yield Hit(f"length(v_{field.id}) NOT BETWEEN {SHORTEST} AND {LONGEST}", field.id)


def _all_fit(facts: Facts | None) -> bool:
    return facts is not None and not facts.may_hold(Oddity.WIDE) and facts.shortest >= SHORTEST and facts.longest <= LONGEST


RULE = RowRule("id_length", Severity.CONFIRM, _hits)
