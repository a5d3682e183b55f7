"""Import and scoring of 30,000 customers beside bare reads of the same files, in one run."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.performance.measured import measure

pytestmark = pytest.mark.bench


def test_import_and_scoring_beside_bare_reads(extracts: tuple[Path, Path, Path], tmp_path: Path) -> None:
    customers, bills, payments = (str(path) for path in extracts)
    setup = "from pathlib import Path; from tests.houses import opened_in, imported_in, AS_OF"
    paths = f"({customers!r}, {bills!r}, {payments!r})"
    imported = measure(
        f"{setup}; opened = opened_in(Path({str(tmp_path / 'a')!r})); paths = [Path(p) for p in {paths}]",
        "check = opened.house.check_extracts(opened.session, paths); opened.house.commit_import(opened.session, check.token)",
    )
    scored = measure(
        f"{setup}; opened = imported_in(Path({str(tmp_path / 'b')!r}), tuple(Path(p) for p in {paths}))",
        "opened.house.score_customers(opened.session, AS_OF)",
    )
    openpyxl = measure(
        "from openpyxl import load_workbook",
        f"book = load_workbook({customers!r}, read_only=True); rows = sum(1 for _ in book.active.iter_rows(values_only=True))",
    )
    pandas = measure(
        "import pandas as pd",
        f"pd.read_csv({bills!r}, encoding='gb18030'); pd.read_csv({payments!r}, encoding='gb18030', sep='\\t')",
    )
    print(f"\nimport 30,000 customers, 160,561 bills, 234,964 payments: {imported}")
    print(f"score 30,000 customers (training included):              {scored}")
    print(f"openpyxl, bare read of the customers' xlsx:               {openpyxl}")
    print(f"pandas, bare read of the two csv:                         {pandas}")
    print(f"import / (openpyxl + pandas bare reads): {imported.seconds / (openpyxl.seconds + pandas.seconds):.2f}")
