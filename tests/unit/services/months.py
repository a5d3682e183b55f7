"""Small extracts of a month, and what a store holds of them."""

from __future__ import annotations

from pathlib import Path

from tests.houses import Opened

TABLES = ("customer", "bill", "payment", "replaced", "turned_away")


def bills_csv(path: Path, *rows: tuple[str, str, str], month: str = "202601") -> Path:
    """Bills of (customer, yuan, unit)."""
    lines = [f"{unit},{cons},{month},{yuan},20260205,20260225" for cons, yuan, unit in rows]
    path.write_text("\n".join(("供电单位,户号,电费年月,应收电费,发行日期,交费截止日", *lines)), "utf-8")
    return path


def payments_csv(path: Path, *rows: tuple[str, str, str, str]) -> Path:
    """Receipts of (customer, bill month, day, yuan)."""
    lines = [f"{cons},{month},{day} 10:00:00,{yuan}" for cons, month, day, yuan in rows]
    path.write_text("\n".join(("用户编号,应收年月,收费时间,实收金额", *lines)), "utf-8")
    return path


def in_force(opened: Opened, table: str) -> dict[str, int]:
    """Fen by customer of what counts."""
    amount = "rcvbl_amt" if table == "bill" else "rcv_amt"
    with opened.house.gate.workspace.begin() as work:
        rows = work.staging.query(
            f"SELECT cons_no, CAST(sum({amount}) * 100 AS BIGINT) AS fen FROM ws.{table}_now GROUP BY cons_no ORDER BY cons_no"
        )
    return dict(zip(rows.column("cons_no").to_pylist(), rows.column("fen").to_pylist(), strict=True))


def content(opened: Opened) -> dict[str, int]:
    """Rows of the tables that imports write."""
    with opened.house.gate.workspace.begin() as work:
        counts = {table: work.staging.query(f"SELECT count(*) AS n FROM ws.{table}") for table in TABLES}
    return {table: int(found.column("n")[0].as_py()) for table, found in counts.items()}
