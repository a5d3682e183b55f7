"""What rows in force say of units (供电单位): which there are, and which lie below which."""

from __future__ import annotations

import duckdb

from desktop_app.domain.units import SaidAbove, SeenUnit, UnitsSaid
from desktop_app.storage.canonical import TABLES

_SUMMARIES = frozenset({"channel_summary", "billing_summary"})
_IN_FORCE = """(SELECT * FROM ws.{table}
    ANTI JOIN (SELECT batch_id, file_no, row_no FROM ws.replaced WHERE kind = '{table}') AS gone
    USING (batch_id, file_no, row_no))"""
_SOURCES = {"customer": "ws.customer_now", "bill": _IN_FORCE.format(table="bill"), "payment": _IN_FORCE.format(table="payment")}
_SEEN = (
    "SELECT coalesce(org_no, '') AS code, coalesce(org_name, '') AS name, count(*) AS n, {of_customers} AS of_customers "
    "FROM {source} GROUP BY ALL"
)
_ABOVE = (
    "SELECT coalesce({code}, '') AS code, coalesce({name}, '') AS name, coalesce({above_code}, '') AS above_code, "
    "coalesce({above_name}, '') AS above_name, count(*) AS n FROM {source} WHERE {there} IS NOT NULL GROUP BY ALL"
)
_COUNTY_BEGINS = """'"county_name":"'"""
_COUNTY = f"""CASE WHEN contains(about, '\\') THEN about->>'$.county_name'
    ELSE split_part(split_part(about, {_COUNTY_BEGINS}, 2), '"', 1) END"""
"""What is told beside a bill is JSON; where nothing in it is escaped, cutting the text is many times faster than parsing it."""


class DuckUnits:
    """Implements the `Units` port."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection) -> None:
        self._cursor = cursor

    def said(self) -> UnitsSaid:
        seen = " UNION ALL ".join(
            _SEEN.format(of_customers=table == "customer", source=_SOURCES.get(table, f"ws.{table}")) for table in self._tables()
        )
        seen = f"SELECT code, name, sum(n)::BIGINT, bool_or(of_customers) FROM ({seen}) GROUP BY code, name ORDER BY code, name"
        above = " UNION ALL ".join(_claims())
        above = f"SELECT code, name, above_code, above_name, sum(n)::BIGINT FROM ({above}) GROUP BY ALL ORDER BY ALL"
        return UnitsSaid(
            tuple(SeenUnit(*row) for row in self._cursor.execute(seen).fetchall()),
            tuple(SaidAbove(*row) for row in self._cursor.execute(above).fetchall()),
        )

    def _tables(self) -> tuple[str, ...]:
        """Those whose rows name a unit of their own; a summary's lines are about units and sums of them."""
        rows = self._cursor.execute(
            "SELECT table_name FROM duckdb_columns() WHERE database_name = 'ws' AND column_name = 'org_no'"
        ).fetchall()
        return tuple(table for table in TABLES if (table,) in rows and table not in _SUMMARIES)


def _claims() -> list[str]:
    """县公司 beside 供电所, kept as written beside a bill or receipt, and the province and city a ticket names."""
    own = {"code": "org_no", "name": "org_name"}
    bare = {"above_code": "NULL", "source": "ws.customer_now", "there": "county_name", "above_name": "county_name"}
    claims = [_ABOVE.format(**own, **bare)]
    for table in ("bill", "payment"):
        county = f"SELECT org_no, org_name, {_COUNTY} AS county_name FROM {_SOURCES[table]}"
        told = f"({county} WHERE contains(about, {_COUNTY_BEGINS}))"
        claims.append(_ABOVE.format(**own, **(bare | {"source": told})))
    for code, above in (("org_no", "city_org_no"), ("org_no", "prov_org_no"), ("city_org_no", "prov_org_no")):
        name = "org_name" if code == "org_no" else "NULL"
        claims.append(_ABOVE.format(code=code, name=name, above_code=above, above_name="NULL", source="ws.ticket", there=above))
    return claims
