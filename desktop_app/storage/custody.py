"""Single persons in the store: where they belong, what is kept of them, and erasing it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import duckdb

from desktop_app.domain.changes import Topic
from desktop_app.domain.custody import Closed, Holdings, PersonalColumns, PersonalRecord, Whereabouts
from desktop_app.domain.progress import Progress
from desktop_app.domain.roles import EVERYWHERE, Scope
from desktop_app.storage.digests import forget_digests
from desktop_app.storage.running import run
from desktop_app.storage.scopes import of_customers, of_record

_COMPUTED = ("risk", "segment", "override", "privacy_wish", "quality_hit")
_PHONE = "coalesce(mobile, tel, tel_home, landlord_tel, tenant_tel)"
_STORED = f"coalesce(cons_name, elec_addr, {_PHONE}, cert_no) IS NOT NULL"


class DuckCustody:
    """Implements the `Custody` port."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection, touched: set[Topic]) -> None:
        self._cursor = cursor
        self._touched = touched

    def whereabouts(self, cons_no: str) -> Whereabouts | None:
        row = self._cursor.execute("SELECT org_no, mr_sect_no FROM ws.customer_now WHERE cons_no = ?", [cons_no]).fetchone()
        return Whereabouts(*row) if row else None

    def personal(self, cons_no: str) -> PersonalRecord | None:
        row = self._cursor.execute(
            "SELECT cons_name, mobile, tel, elec_addr, cert_no FROM ws.customer_now WHERE cons_no = ?", [cons_no]
        ).fetchone()
        return PersonalRecord(*row) if row else None

    def holdings(self, scope: Scope = EVERYWHERE) -> Holdings:
        inside, values = of_record(scope, "c")
        row = self._cursor.execute(
            f"""SELECT count(*), count(cons_name), count({_PHONE}), count(elec_addr), count(cert_no),
                    count(cancel_date)
                FROM ws.customer_now AS c WHERE {inside}""",
            values,
        ).fetchone()
        assert row is not None
        customers, names, phones, addresses, certs, closed = (int(value) for value in row)
        bills, payments = self._rows("bill_now", scope), self._rows("payment_now", scope)
        return Holdings(customers, names, phones, addresses, certs, bills, payments, closed)

    def closed_by(self, day: dt.date, scope: Scope = EVERYWHERE) -> tuple[Closed, ...]:
        inside, values = of_record(scope, "c")
        rows = self._cursor.execute(
            f"""SELECT cons_no, cancel_date FROM ws.customer_now AS c
                WHERE cancel_date <= ? AND {_STORED} AND {inside} ORDER BY cons_no""",
            [day, *values],
        ).fetchall()
        return tuple(Closed(*row) for row in rows)

    def erase(self, cons_nos: Sequence[str], personal: Sequence[PersonalColumns], progress: Progress) -> int:
        chosen, touched, numbers = "list_contains(?, cons_no)", 0, self._all_numbers(cons_nos)
        for held in personal:
            empty = ", ".join(f"{column} = NULL" for column in held.columns)
            concerned = f"{chosen} AND coalesce({', '.join(held.columns)}) IS NOT NULL"
            touched += self._count(f"SELECT count(*) FROM ws.{held.table} WHERE {concerned}", [numbers])
            run(self._cursor, f"UPDATE ws.{held.table} SET {empty} WHERE {concerned}", progress, [numbers])
        for table in _COMPUTED:
            touched += self._count(f"SELECT count(*) FROM ws.{table} WHERE {chosen}", [numbers])
            run(self._cursor, f"DELETE FROM ws.{table} WHERE {chosen}", progress, [numbers])
        forget_digests(self._cursor)
        self._touched.update({Topic.LEDGER, Topic.RUNS})
        return touched

    def _all_numbers(self, cons_nos: Sequence[str]) -> list[str]:
        """These and the former numbers of the same customers."""
        former = self._cursor.execute(
            "SELECT orgn_cons_no FROM ws.number_now WHERE list_contains(?, cons_no)", [list(cons_nos)]
        ).fetchall()
        return [*cons_nos, *(str(row[0]) for row in former)]

    def _rows(self, table: str, scope: Scope) -> int:
        inside, values = of_customers(scope)
        return self._count(f"SELECT count(*) FROM ws.{table} WHERE {inside}", values)

    def _count(self, sql: str, values: list[object]) -> int:
        row = self._cursor.execute(sql, values).fetchone()
        return int(row[0]) if row else 0
