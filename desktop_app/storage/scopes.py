"""A person's scope as a condition of SQL: what is outside never leaves the store."""

from __future__ import annotations

from desktop_app.domain.roles import Scope


def of_record(scope: Scope, table: str) -> tuple[str, list[object]]:
    """The condition on rows of `customer_now` under the name `table`, and its values. Null fits no limited scope."""
    conditions, values = ["true"], list[object]()
    if scope.org_prefix:
        conditions.append(f"starts_with({table}.org_no, ?)")
        values.append(scope.org_prefix)
    if scope.sections:
        conditions.append(f"list_contains(?, {table}.mr_sect_no)")
        values.append(list(scope.sections))
    return " AND ".join(conditions), values


def of_customers(scope: Scope) -> tuple[str, list[object]]:
    """The condition on rows of any table with a column cons_no."""
    if scope.everywhere:
        return "true", []
    condition, values = of_record(scope, "inside")
    return f"cons_no IN (SELECT cons_no FROM ws.customer_now AS inside WHERE {condition})", values
