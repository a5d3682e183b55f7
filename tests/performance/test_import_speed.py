"""The whole way of an import beside bare reads of the same files: one run, ratios of wall time."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.performance.county_files import as_utf8, write_bills, write_customers, write_workbook
from tests.performance.measured import Cost, measure

pytestmark = pytest.mark.bench
_SETUP = "from pathlib import Path; from tests.houses import opened_in; opened = opened_in(Path({folder!r}))"
_IMPORT = (
    "check = opened.house.check_extracts(opened.session, [Path(p) for p in {paths!r}]); "
    "assert check.accepted == {rows} and not check.rejected, (check.accepted, check.rejected); "
    "done = opened.house.commit_import(opened.session, check.token)"
)
_UNDO = "opened.house.undo_import(opened.session, done.batch.batch_id, 'bench')"
_DUCKDB = "import duckdb; con = duckdb.connect()"
_READ_TSV = "con.read_csv({path!r}, sep=chr(9), quotechar='', all_varchar=True, header=True).create('t{n}')"


def imported(paths: list[Path], rows: int, folder: Path) -> tuple[Cost, Cost]:
    """The whole way, and the way back."""
    names = [str(path) for path in paths]
    setup, work = _SETUP.format(folder=str(folder)), _IMPORT.format(paths=names, rows=rows)
    return measure(setup, work), measure(f"{_SETUP.format(folder=str(folder) + '-undo')}\n{work}", _UNDO)


def test_a_million_bills_as_xlsx(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "应收.xlsx", 1_000_000)
    part = write_workbook(tmp_path / "part.xlsx", 100_000)
    ours, _ = imported([path], 1_000_000, tmp_path / "w")
    fastexcel = measure("import fastexcel", f"fastexcel.read_excel({str(path)!r}).load_sheet(0).to_arrow()")
    calamine = measure(
        "from python_calamine import CalamineWorkbook",
        f"sum(1 for _ in CalamineWorkbook.from_path({str(path)!r}).get_sheet_by_index(0).iter_rows())",
    )
    openpyxl = measure(
        "from openpyxl import load_workbook",
        f"sum(1 for _ in load_workbook({str(part)!r}, read_only=True).active.iter_rows(values_only=True))",
    )
    fastest = min(fastexcel.seconds, calamine.seconds)
    print(f"\n1,000,000 bills of 12 columns as xlsx, the whole way: {ours}")
    print(f"fastexcel {fastexcel}; python-calamine {calamine}; openpyxl, 100,000 rows {openpyxl}")
    print(f"whole way / fastest bare read: {ours.seconds / fastest:.2f} (goal 2.0)")
    print(f"whole way / openpyxl, scaled:  {ours.seconds / (10 * openpyxl.seconds):.3f} (goal 0.2)")


def test_six_and_a_half_million_bills_as_text(tmp_path: Path) -> None:
    customers, bills = write_customers(tmp_path / "04.tsv"), write_bills(tmp_path / "09.tsv", 6_500_000)
    ours, undone = imported([customers, bills], 7_050_000, tmp_path / "w")
    reads = (_READ_TSV.format(n=n, path=str(as_utf8(path))) for n, path in enumerate((customers, bills)))
    bare = measure(_DUCKDB, "; ".join(reads))
    print(f"\n6,500,000 bills and 550,000 customers as GB18030 text, the whole way: {ours}")
    print(f"DuckDB's bare read of the same as UTF-8: {bare}")
    print(f"whole way / bare read: {ours.seconds / bare.seconds:.2f} (goal 4)")
    print(f"undo / import: {undone.seconds / ours.seconds:.3f} (goal 0.5): {undone}")


def test_the_cost_of_a_row_as_files_grow(tmp_path: Path) -> None:
    costs = []
    for rows in (100_000, 1_000_000, 6_500_000):
        customers = min(rows // 12, 550_000)
        paths = [write_customers(tmp_path / "04.tsv", customers), write_bills(tmp_path / "09.tsv", rows, customers)]
        ours, _ = imported(paths, rows + customers, tmp_path / str(rows))
        costs.append(ours.seconds / (rows + customers))
        print(f"\n{rows:,} bills: {ours}, {costs[-1] * 1e6:.2f} µs a row", end="")
    print(f"\ngrowth of the cost of a row over the smallest: {costs[1] / costs[0]:.2f}, {costs[2] / costs[0]:.2f} (goal 1.20)")
